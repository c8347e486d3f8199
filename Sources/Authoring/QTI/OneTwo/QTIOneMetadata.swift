/// What the program that wrote an item of QTI 1.2 says of it.
struct QTIOneMetadata {
  private(set) var fields: [String: String] = [:]
  /// Nil where it says nothing that is known.
  let kind: QTIOneKind?
  let isFromCanvas: Bool

  init(_ item: XMLElement) {
    var fields: [String: String] = [:]
    for metadata in item.children where metadata.name == "itemmetadata" {
      for field in metadata.all("qtimetadatafield") {
        guard let label = field.first("fieldlabel")?.text.trimmedOfSpaces.lowercased(),
          fields[label] == nil
        else { continue }
        fields[label] = field.first("fieldentry")?.text.trimmedOfSpaces
      }
      if let type = metadata.first("bbmd_questiontype")?.text.trimmedOfSpaces {
        fields["bbmd_questiontype"] = type
      }
    }
    self.fields = fields
    let canvas = fields["question_type"].flatMap { QTIOneKind.canvas[$0] }
    isFromCanvas = canvas != nil
    kind = canvas ?? fields["bbmd_questiontype"].flatMap { QTIOneKind.blackboard[$0] }
  }

  var isAllOrNothing: Bool { fields["scoring_algorithm"] == "AllOrNothing" }

  /// The item whose text stands before this one's.
  var passage: String? { fields["parent_stimulus_item_ident"] }
}

extension QTIOneResponse {
  /// Canvas' new quizzes say of each answer how it is given; older ones are typed.
  var isChosen: Bool {
    labels.contains { label in
      let type = label.element.attribute("answer_type")
      return type == "dropdown" || type == "wordbank"
    }
  }
}
