import Assessment
import Authoring

/// Files of QTI 1.2 for tests.
enum QTIOneSample {
  static func read(_ items: String) -> BankReading {
    let text = items.hasPrefix("<questestinterop") ? items : file(items)
    return BankReader.read(bytes: Array(text.utf8), file: "a.xml")
  }

  static func only(_ item: String) -> Item? {
    let items = read(item).items
    return items.count == 1 ? items.first : nil
  }

  static func file(_ content: String) -> String {
    """
    <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
    \(content)
    </questestinterop>
    """
  }

  /// - Parameter type: Canvas' name of the kind; nothing where empty.
  static func item(
    _ type: String, _ presentation: String, _ rules: String = "", feedback: String = "",
    fields: [(String, String)] = []
  ) -> String {
    let all = (type.isEmpty ? [] : [("question_type", type)]) + fields
    let metadata = all.map {
      """
      <qtimetadatafield><fieldlabel>\($0.0)</fieldlabel><fieldentry>\($0.1)</fieldentry>
      </qtimetadatafield>
      """
    }.joined()
    return """
      <item ident="i1" title="Tên"><itemmetadata><qtimetadata>\(metadata)</qtimetadata></itemmetadata>
      <presentation>\(presentation)</presentation>
      <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"/></outcomes>
      \(rules)</resprocessing>\(feedback)</item>
      """
  }

  static func html(_ text: String) -> String {
    "<material><mattext texttype=\"text/html\">\(text)</mattext></material>"
  }

  static func plain(_ text: String) -> String {
    "<material><mattext texttype=\"text/plain\">\(text)</mattext></material>"
  }

  /// - Parameter labels: names and texts.
  static func choices(
    _ labels: [(String, String)], _ cardinality: String = "Single", name: String = "response1",
    own: String = ""
  ) -> String {
    let labels = labels.map {
      "<response_label ident=\"\($0.0)\">\(plain($0.1))</response_label>"
    }.joined()
    return """
      <response_lid ident="\(name)" rcardinality="\(cardinality)">\(own)
      <render_choice>\(labels)</render_choice></response_lid>
      """
  }

  static let typed = """
    <response_str ident="response1" rcardinality="Single"><render_fib><response_label ident="a"/>
    </render_fib></response_str>
    """

  static func rule(
    _ condition: String, _ score: String? = nil, action: String = "Set", goesOn: String? = nil,
    shows: [String] = []
  ) -> String {
    let goesOn = goesOn.map { "continue=\"\($0)\"" } ?? ""
    let set = score.map { "<setvar action=\"\(action)\" varname=\"SCORE\">\($0)</setvar>" } ?? ""
    let shows = shows.map {
      "<displayfeedback feedbacktype=\"Response\" linkrefid=\"\($0)\"/>"
    }.joined()
    return """
      <respcondition \(goesOn)><conditionvar>\(condition)</conditionvar>\(set)\(shows)</respcondition>
      """
  }

  static func equal(_ value: String, _ name: String = "response1", _ attributes: String = "")
    -> String
  {
    "<varequal respident=\"\(name)\" \(attributes)>\(value)</varequal>"
  }

  static func feedback(_ name: String, _ text: String) -> String {
    "<itemfeedback ident=\"\(name)\"><flow_mat>\(html(text))</flow_mat></itemfeedback>"
  }
}
