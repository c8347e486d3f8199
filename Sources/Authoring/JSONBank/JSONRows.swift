import Assessment

/// Items as other programs write them in JSON, and programs to chat with: each an object with members of
/// many names, as a table has columns of many names. So they are made a table, and read by its rules.
struct JSONRows {
  private var columns: [String: Int] = [:]
  private var names: [CellTable.Cell] = []
  private var rows: [CellTable.Row] = []
  private let source: SourceText
  /// As the first item writes them: those that are read, and those that nothing is read from.
  private(set) var read: [String] = []
  private(set) var leftOut: [String] = []
  /// The last line that was asked for: the next one is not far.
  private var line = 1

  init(_ source: SourceText) { self.source = source }

  /// Whether an object is an item of another program: without the members that every item of ours has,
  /// and with a question and something that tells of its answer.
  static func begins(_ node: JSONNode, in source: SourceText) -> Bool {
    guard let object = try? JSONObject(node, field: "items"),
      !object.members.contains(where: { ["kind", "prompt"].contains($0.key) })
    else { return false }
    let columns = JSONRow(object).cells.compactMap { BankColumnNames.column($0.name) }
    return columns.contains(.question) && columns.contains(where: \.isTelling)
  }

  /// - Returns: false for what is no object.
  mutating func add(_ node: JSONNode) -> Bool {
    guard let object = try? JSONObject(node, field: "items") else { return false }
    let row = JSONRow(object)
    if rows.isEmpty {
      read = row.read
      leftOut = row.leftOut
    }
    var cells: [CellTable.Cell] = []
    for cell in row.cells {
      let text = CellText.clean(cell.text)
      if text.isEmpty { continue }
      let place = source.place(at: cell.offset, near: line)
      line = place.line
      cells.append(CellTable.Cell(text, column: column(cell.name, at: place), place: place))
    }
    cells.sort { $0.column < $1.column }
    let place = source.place(at: node.offset, near: line)
    rows.append(CellTable.Row(line: place.line, cells: cells, width: 0))
    return true
  }

  private mutating func column(_ name: String, at place: SourcePlace) -> Int {
    if let column = columns[name] { return column }
    let column = names.count
    columns[name] = column
    names.append(CellTable.Cell(name, column: column, place: place))
    return column
  }

  /// The names over the rows.
  var table: CellTable {
    let first = rows.first?.line ?? 1
    return CellTable(
      rows: [CellTable.Row(line: first, cells: names, width: names.count)]
        + rows.map { CellTable.Row(line: $0.line, cells: $0.cells, width: names.count) })
  }
}

/// The members of an item as cells under the names of columns.
private struct JSONRow {
  struct Cell {
    let name: String
    let text: String
    let offset: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var read: [String] = []
  private(set) var leftOut: [String] = []
  private let hasKey: Bool

  init(_ object: JSONObject) {
    let columns = object.members.map { Self.column($0.key, in: object) }
    hasKey = zip(object.members, columns).contains { member, column in
      column == .correct && BankColumnNames.key(member.key) != "answers"
    }
    for (member, column) in zip(object.members, columns) {
      if case .null = member.value.content { continue }
      if take(member, as: column) { read.append(member.key) } else { leftOut.append(member.key) }
    }
  }

  private static func column(_ name: String, in object: JSONObject) -> BankColumn? {
    switch BankColumnNames.key(name) {
    // Of cards: what is asked and its answer. With others beside it, "a" is a choice.
    case "a" where object["b"] == nil && object["B"] == nil: .correct
    case "text", "query", "problem": .question
    default: BankColumnNames.column(name)
    }
  }

  /// - Returns: whether something is read from it.
  private mutating func take(_ member: JSONMember, as column: BankColumn?) -> Bool {
    guard let column else { return false }
    switch member.value.content {
    case .array(let values) where holdsChoices(member, column, values):
      return takeChoices(values)
    case .object(let members) where column == .choices || column == .correct:
      return column == .choices && takeLettered(members)
    case .array(let values):
      let texts = values.compactMap(Self.scalar)
      guard texts.count == values.count, !texts.isEmpty else { return false }
      return add(name(of: column, member), Self.list(texts), at: member.value.offset)
    default:
      guard let text = Self.scalar(member.value) else { return false }
      return add(name(of: column, member), text, at: member.value.offset)
    }
  }

  /// One name for all that mean the same column, but of keys, whose names say how they count.
  private func name(of column: BankColumn, _ member: JSONMember) -> String {
    switch column {
    case .correct: BankColumnNames.key(member.key) == "a" ? "answer" : member.key
    case .choice(let number): Self.option(number)
    case .wrong, .right, .weight, .mark, .choiceFeedback: member.key
    default: BankColumnNames.name(of: column)
    }
  }

  private static func option(_ number: Int) -> String { "Option \(number + 1)" }

  private mutating func add(_ name: String, _ text: String, at offset: Int) -> Bool {
    // The first of two that mean the same is taken.
    guard !cells.contains(where: { $0.name == name }) else { return false }
    cells.append(Cell(name: name, text: text, offset: offset))
    return true
  }

  /// "answers" are choices where something else says which is right, or they say it themselves; alone, nobody
  /// can tell whether all of them are right, and they are choices without a key.
  private func holdsChoices(
    _ member: JSONMember, _ column: BankColumn, _ values: [JSONNode]
  ) -> Bool {
    if column == .choices { return true }
    guard column == .correct else { return false }
    let areObjects = values.allSatisfy { if case .object = $0.content { true } else { false } }
    return areObjects || BankColumnNames.key(member.key) == "answers" && values.count > 1
  }

  private mutating func takeChoices(_ values: [JSONNode]) -> Bool {
    guard values.count <= BankLimits.answersMax else { return false }
    var choices: [[Cell]] = []
    for (number, value) in values.enumerated() {
      if let text = Self.scalar(value) {
        choices.append([Cell(name: Self.option(number), text: text, offset: value.offset)])
      } else if let choice = Self.choice(value, number) {
        choices.append(choice)
      } else {
        return false
      }
    }
    return takeAll(choices)
  }

  private mutating func takeLettered(_ members: [JSONMember]) -> Bool {
    let letters = members.map { BankColumnNames.key($0.key) }
    guard members.count <= 10,
      letters == (0..<members.count).map({ String(Unicode.Scalar(UInt8(0x61 + $0))) })
        || letters == (0..<members.count).map({ String($0 + 1) })
    else { return false }
    var choices: [[Cell]] = []
    for (number, member) in members.enumerated() {
      guard let text = Self.scalar(member.value) else { return false }
      choices.append([Cell(name: Self.option(number), text: text, offset: member.value.offset)])
    }
    return takeAll(choices)
  }

  /// All choices of an item, or none.
  private mutating func takeAll(_ choices: [[Cell]]) -> Bool {
    guard !choices.isEmpty, !cells.contains(where: { $0.name == Self.option(0) }) else {
      return false
    }
    cells += choices.joined()
    return true
  }

  private static let texts: Set<String> = [
    "text", "answer", "option", "choice", "content", "value", "noidung", "answertext", "optiontext",
    "choicetext", "phuongan", "dapan", "luachon",
  ]
  private static let marks: Set<String> = [
    "correct", "iscorrect", "right", "isright", "isanswer", "dung", "ladapan", "ladapandung",
    "iscorrectanswer",
  ]
  private static let feedbacks: Set<String> = ["feedback", "explanation", "rationale", "giaithich"]

  /// A choice that says itself whether it is right.
  private static func choice(_ node: JSONNode, _ number: Int) -> [Cell]? {
    guard let object = try? JSONObject(node, field: "choices") else { return nil }
    func find(_ names: Set<String>, _ ending: String) -> Cell? {
      for member in object.members where names.contains(BankColumnNames.key(member.key)) {
        if let text = scalar(member.value) {
          return Cell(name: option(number) + ending, text: text, offset: member.value.offset)
        }
      }
      return nil
    }
    guard let text = find(texts, "") else { return nil }
    return [text, find(marks, " correct"), find(feedbacks, " feedback")].compactMap(\.self)
  }

  private static func scalar(_ node: JSONNode) -> String? {
    switch node.content {
    case .string(let text): text
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    case .bool(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// As `ListLiteral` reads it.
  private static func list(_ texts: [String]) -> String {
    let quoted = texts.map { text in
      let escaped = text.map { character in
        switch character {
        case "\"", "\\": "\\\(character)"
        case _ where character.isNewline: "\\n"
        default: String(character)
        }
      }
      return "\"\(escaped.joined())\""
    }
    return "[\(quoted.joined(separator: ", "))]"
  }
}
