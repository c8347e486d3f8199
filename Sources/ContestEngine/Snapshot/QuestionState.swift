import Assessment

// What has happened to a question, without the item, which the draw has.

extension QuestionRecord {
  private enum Progressed {
    static let order: [Progress] = [.unopened, .open, .closed]
  }

  func writeState(to writer: inout StateWriter) {
    writer.count(Progressed.order.firstIndex(of: progress) ?? 0)
    writer.optional(correctedKey)
    for flag in [isRevealed, isAnnulled, isExcused] { writer.flag(flag) }
    writer.write(timing)
    writer.signed(limit)
    writer.optional(closedAt)
    writer.count(presentAtOpening)
    writer.map(stars)
    writer.list(excusedSchools.sorted())
    writer.list(winners)
    writer.signed(answered)
    writer.map(choiceCounts)
    writer.flag(totals != nil)
    if let totals { writer.map(totals) }
    writer.signed(correct)
    writeAnswers(to: &writer)
    writer.list(scores)
  }

  /// - Parameter contestants: how many there are.
  mutating func readState(
    from reader: inout StateReader, contestants: Int
  ) throws(SnapshotFault) {
    progress = Progressed.order[try reader.place(below: Progressed.order.count)]
    correctedKey = try reader.optional()
    isRevealed = try reader.flag()
    isAnnulled = try reader.flag()
    isExcused = try reader.flag()
    timing = try reader.read()
    limit = try reader.signed()
    closedAt = try reader.optional()
    presentAtOpening = try reader.place(below: contestants + 1)
    stars = try reader.map()
    excusedSchools = Set(try reader.list())
    winners = try reader.list()
    answered = try reader.signed()
    choiceCounts = try reader.map()
    totals = try reader.flag() ? try reader.map() : nil
    correct = try reader.signed()
    answers = try Self.answers(from: &reader, atMost: contestants)
    scores = try reader.list()
    guard scores.count <= contestants else { throw .outOfRange }
  }

  private func writeAnswers(to writer: inout StateWriter) {
    writer.count(answers.count)
    var before = AnswerSlot.none
    for slot in answers {
      slot.write(to: &writer, after: before)
      if slot.receipt != 0 { before = slot }
    }
  }

  private static func answers(
    from reader: inout StateReader, atMost max: Int
  ) throws(SnapshotFault) -> [AnswerSlot] {
    let count = try reader.count()
    guard count <= max else { throw .outOfRange }
    var answers: [AnswerSlot] = []
    answers.reserveCapacity(count)
    var before = AnswerSlot.none
    for _ in 0..<count {
      let slot = try AnswerSlot(from: &reader, after: before)
      if slot.receipt != 0 { before = slot }
      answers.append(slot)
    }
    return answers
  }
}

extension AnswerSlot {
  private static let isThere: UInt8 = 1
  private static let hasSeal: UInt8 = 2
  private static let hasChange: UInt8 = 4
  private static let hasCredit: UInt8 = 8
  private static let hasOtherLimit: UInt8 = 16

  /// Receipts and moments as their distance to those of the slot before.
  func write(to writer: inout StateWriter, after before: AnswerSlot) {
    guard self != .none else { return writer.byte(0) }
    writer.byte(
      Self.isThere | (seal == 0 ? 0 : Self.hasSeal) | (change == 0 ? 0 : Self.hasChange)
        | (credit == 0 ? 0 : Self.hasCredit) | (limit == before.limit ? 0 : Self.hasOtherLimit))
    writer.response(response)
    writer.signed(receipt &- before.receipt)
    writer.signed(receivedAt.milliseconds &- before.receivedAt.milliseconds)
    writer.signed(time)
    if seal != 0 { writer.unsigned(seal) }
    if change != 0 { writer.signed(change) }
    if credit != 0 { writer.signed(credit) }
    if limit != before.limit { writer.signed(limit) }
  }

  init(from reader: inout StateReader, after before: AnswerSlot) throws(SnapshotFault) {
    self = .none
    let parts = try reader.byte()
    guard parts != 0 else { return }
    guard parts & Self.isThere != 0, parts < 32 else { throw .outOfRange }
    response = try reader.response()
    receipt = before.receipt &+ (try reader.signed())
    receivedAt = Instant(
      milliseconds: before.receivedAt.milliseconds &+ (try reader.signed()))
    time = try reader.signed()
    if parts & Self.hasSeal != 0 { seal = try reader.unsigned() }
    if parts & Self.hasChange != 0 { change = try reader.signed() }
    if parts & Self.hasCredit != 0 { credit = try reader.signed() }
    limit = parts & Self.hasOtherLimit != 0 ? try reader.signed() : before.limit
  }
}

extension ItemScore: SnapshotPart {
  private static let isOut: UInt8 = 64

  /// A byte that says which parts are not 0, then these.
  func write(to writer: inout StateWriter) {
    let parts = [mark, base, speed, streakBonus, star, streak]
    var present: UInt8 = counts ? 0 : Self.isOut
    for (place, part) in parts.enumerated() where part != 0 { present |= 1 << UInt8(place) }
    writer.byte(present)
    for part in parts where part != 0 { writer.signed(part) }
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self = .none
    let present = try reader.byte()
    guard present < 128 else { throw .outOfRange }
    counts = present & Self.isOut == 0
    if present & 1 != 0 { mark = try reader.signed() }
    if present & 2 != 0 { base = try reader.signed() }
    if present & 4 != 0 { speed = try reader.signed() }
    if present & 8 != 0 { streakBonus = try reader.signed() }
    if present & 16 != 0 { star = try reader.signed() }
    if present & 32 != 0 { streak = try reader.signed() }
  }
}
