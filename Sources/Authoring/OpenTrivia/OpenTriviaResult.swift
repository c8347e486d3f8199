import Assessment

/// One result of Open Trivia DB as an item.
struct OpenTriviaResult {
  /// Why a result with all its fields is no item.
  struct Fault: Error {
    let finding: BankFinding
    let offset: Int
  }

  /// The right answer first, as in the file.
  let item: Result<Item, Fault>
  /// Where the answers stand, in their order in the item.
  let answerOffsets: [Int]
  /// Members that no result has.
  let strangers: [JSONMember]
  /// What is read and written in another way by the service.
  let doubt: Fault?

  private static let known: Set<String> = [
    "type", "difficulty", "category", "question", "correct_answer", "incorrect_answers",
  ]

  init(_ object: JSONObject) throws(JSONItemFault) {
    let fields = try Fields(object)
    strangers = object.members.filter { !Self.known.contains($0.key) }
    do throws(Fault) {
      let read = try fields.read()
      item = .success(read.item)
      answerOffsets = read.answerOffsets
      doubt = read.doubt
    } catch {
      item = .failure(error)
      answerOffsets = []
      doubt = nil
    }
  }
}

/// The fields of a result, as they are written.
private struct Fields {
  typealias Fault = OpenTriviaResult.Fault

  private struct Field {
    let text: String
    let offset: Int
    /// False for a number or a truth, which stand in no encoding.
    var isString = true

    init(text: String, offset: Int) {
      self.text = text
      self.offset = offset
    }

    /// An answer, which some write as the number or truth that it is.
    init(answer node: JSONNode, field: String) throws(JSONItemFault) {
      offset = node.offset
      switch node.content {
      case .string(let text): self.text = text
      case .number(let digits):
        text = String(decoding: digits, as: UTF8.self)
        isString = false
      case .bool(let truth):
        text = truth ? "True" : "False"
        isString = false
      default:
        throw JSONItemFault(reason: .wrongType(field, expected: .string), offset: node.offset)
      }
    }
  }

  private let question: Field
  private let right: Field
  private let wrong: [Field]
  private let type: Field?
  private let difficulty: Field?
  private let category: Field?

  init(_ object: JSONObject) throws(JSONItemFault) {
    func field(_ key: String) throws(JSONItemFault) -> Field? {
      guard let text = try object.string(key) else { return nil }
      return Field(text: text, offset: object[key]?.offset ?? object.offset)
    }
    question = try object.required(field("question"), "question")
    right = try Field(
      answer: object.required(object["correct_answer"], "correct_answer"),
      field: "correct_answer")
    let nodes = try object.required(object.array("incorrect_answers"), "incorrect_answers")
    var wrong: [Field] = []
    for node in nodes { wrong.append(try Field(answer: node, field: "incorrect_answers")) }
    self.wrong = wrong
    type = try field("type")
    difficulty = try field("difficulty")
    category = try field("category")
  }

  func read() throws(Fault) -> (item: Item, answerOffsets: [Int], doubt: Fault?) {
    let answers = ([right] + wrong).filter(\.isString)
    let encoding = OpenTriviaEncoding(
      type: type?.text,
      texts: [question.text] + answers.map(\.text) + [category?.text ?? ""])
    func decoded(_ field: Field) throws(Fault) -> String {
      guard field.isString else { return field.text }
      guard let text = encoding.decode(field.text) else {
        throw Fault(finding: .openTriviaNotEncoded(encoding), offset: field.offset)
      }
      return text.trimmedOfSpaces
    }
    let rightText = try decoded(right)
    var wrongTexts: [String] = []
    for field in wrong { wrongTexts.append(try decoded(field)) }
    var path: [String] = []
    if let category { path = Self.path(try decoded(category)) }
    var tags: [String] = []
    if let difficulty {
      let text = try decoded(difficulty)
      if !text.isEmpty { tags = [text] }
    }
    var typeText: String?
    var doubt: Fault?
    if let type {
      let written = try decoded(type)
      typeText = Self.typeNames[written.lowercased()] ?? written
      if typeText != written {
        doubt = Fault(finding: .openTriviaOtherTypeName(written), offset: type.offset)
      }
    }
    let body: ItemBody
    if try isBoolean(rightText, wrongTexts, typeText) {
      guard let truth = Self.truth(rightText) else {
        throw Fault(finding: .openTriviaNotTrueOrFalse(rightText), offset: right.offset)
      }
      body = .trueFalse(TrueFalseKey(truth: truth))
    } else {
      guard !wrongTexts.isEmpty else {
        throw Fault(finding: .openTriviaNoWrongAnswers(), offset: right.offset)
      }
      body = .single(
        [Choice(text: rightText, fraction: .one)]
          + wrongTexts.map { Choice(text: $0, fraction: .zero) })
    }
    let item = Item(
      id: ItemID(""), prompt: try decoded(question), body: body, category: path, tags: tags)
    return (item, [right.offset] + wrong.map(\.offset), doubt)
  }

  /// What people and programs write in place of the service's own words.
  private static let typeNames = [
    "multiple": "multiple", "multiple choice": "multiple", "multiple-choice": "multiple",
    "multiple_choice": "multiple", "multiplechoice": "multiple", "boolean": "boolean",
    "bool": "boolean", "true/false": "boolean", "true / false": "boolean",
    "true or false": "boolean", "true-false": "boolean", "true_false": "boolean",
    "truefalse": "boolean",
  ]

  /// - Parameter type: decoded; nil where the result names none, so that its answers tell it.
  private func isBoolean(
    _ right: String, _ wrong: [String], _ decodedType: String?
  ) throws(Fault) -> Bool {
    switch decodedType {
    case "boolean": return true
    case "multiple": return false
    case nil:
      guard let truth = Self.truth(right), wrong.count <= 1 else { return false }
      return wrong.isEmpty || wrong.first.flatMap(Self.truth) == !truth
    case let other?:
      throw Fault(finding: .openTriviaUnknownType(other), offset: type?.offset ?? question.offset)
    }
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// "Science: Computers" is a part of "Science".
  private static func path(_ category: String) -> [String] {
    category.split(separator: ": ").map { String($0).trimmedOfSpaces }.filter { !$0.isEmpty }
  }
}
