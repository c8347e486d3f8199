import ContestEngine

// Events of a jury.
extension ByteWriter {
  mutating func write(_ event: JudgingEvent) {
    switch event {
    case .started(let owners):
      put(.judgingStarted)
      unsigned(UInt64(owners.count))
      for (entry, contestant) in owners.sorted(by: { Self.precedes($0.key, $1.key) }) {
        text(entry)
        signed(Int64(contestant.number))
      }
    case .sheetEntered(let sheet):
      put(.sheetEntered)
      write(sheet)
    case .sheetCorrected(let sheet, let reason):
      put(.sheetCorrected)
      write(sheet)
      text(reason)
    case .sheetWithdrawn(let judge, let entry, let reason):
      put(.sheetWithdrawn)
      text(judge)
      text(entry)
      text(reason)
    case .entryDisqualified(let entry, let reason): put(.entryDisqualified, entry, reason)
    case .entryReinstated(let entry, let reason): put(.entryReinstated, entry, reason)
    case .appealOpened(let entry, let reason): put(.appealOpened, entry, reason)
    case .appealAnswered(let number, let isUpheld, let answer):
      put(.appealAnswered, Int64(number))
      byte(isUpheld ? 1 : 0)
      text(answer)
    }
  }

  private mutating func put(_ tag: EventTag, _ entry: String, _ reason: String) {
    put(tag)
    text(entry)
    text(reason)
  }

  /// Marks in the order of their criteria's ids, so that one sheet has one form.
  private mutating func write(_ sheet: JudgingPanel.Sheet) {
    text(sheet.judge)
    text(sheet.entry)
    unsigned(UInt64(sheet.marks.count))
    for (criterion, mark) in sheet.marks.sorted(by: { Self.precedes($0.key, $1.key) }) {
      text(criterion)
      signed(mark)
    }
  }

  fileprivate static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension ByteReader {
  mutating func judging(_ tag: EventTag) throws(MalformedEvent) -> JudgingEvent {
    switch tag {
    case .judgingStarted: return .started(owners: try owners())
    case .sheetEntered: return .sheetEntered(try sheet())
    case .sheetCorrected: return .sheetCorrected(try sheet(), reason: try text())
    case .sheetWithdrawn:
      return .sheetWithdrawn(judge: try text(), entry: try text(), reason: try text())
    case .entryDisqualified: return .entryDisqualified(try text(), reason: try text())
    case .entryReinstated: return .entryReinstated(try text(), reason: try text())
    case .appealOpened: return .appealOpened(entry: try text(), reason: try text())
    case .appealAnswered:
      return .appealAnswered(try integer(), isUpheld: try flag(), answer: try text())
    default: throw MalformedEvent(offset: 0, reason: .unknownTag(tag.rawValue))
    }
  }

  private mutating func owners() throws(MalformedEvent) -> [String: ContestantID] {
    try named { (reader) throws(MalformedEvent) in try reader.contestant() }
  }

  private mutating func sheet() throws(MalformedEvent) -> JudgingPanel.Sheet {
    let judge = try text()
    let entry = try text()
    let marks: [String: Int] = try named { (reader) throws(MalformedEvent) in
      try reader.integer()
    }
    return JudgingPanel.Sheet(judge: judge, entry: entry, marks: marks)
  }

  /// Values by names that stand in the order of their bytes, none of them twice.
  private mutating func named<Value>(
    _ value: (inout ByteReader) throws(MalformedEvent) -> Value
  ) throws(MalformedEvent) -> [String: Value] {
    var values: [String: Value] = [:]
    var last: String?
    for _ in 0..<(try count()) {
      let name = try text()
      if let last, !ByteWriter.precedes(last, name) { throw malformed(.notCanonical) }
      last = name
      values[name] = try value(&self)
    }
    return values
  }
}
