import Assessment

// The small values that a state is made of.

extension ContestantID: SnapshotPart {
  func write(to writer: inout StateWriter) { writer.signed(number) }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(number: try reader.signed())
  }
}

extension QuestionID: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(round)
    writer.signed(place)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(round: try reader.signed(), place: try reader.signed())
  }
}

extension Instant: SnapshotPart {
  func write(to writer: inout StateWriter) { writer.signed(milliseconds) }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(milliseconds: try reader.signed())
  }
}

extension SchoolID: SnapshotPart {
  func write(to writer: inout StateWriter) { writer.text(text) }

  init(from reader: inout StateReader) throws(SnapshotFault) { self.init(try reader.text()) }
}

extension ChoiceID: SnapshotPart {
  func write(to writer: inout StateWriter) { writer.text(text) }

  init(from reader: inout StateReader) throws(SnapshotFault) { self.init(try reader.text()) }
}

extension Timing: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(opensAt)
    writer.optional(choicesAt)
    writer.write(closesAt)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      opensAt: try reader.read(), choicesAt: try reader.optional(), closesAt: try reader.read())
  }
}

extension Standstill: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(since)
    writer.optional(until)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(since: try reader.read(), until: try reader.optional())
  }
}

extension IntervalRecord: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(interval.from)
    writer.write(interval.to)
    writer.optional(interval.school)
    writer.text(interval.reason)
    writer.flag(isRestored)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      interval: RemovedInterval(
        from: try reader.read(), to: try reader.read(), school: try reader.optional(),
        reason: try reader.text()), isRestored: try reader.flag())
  }
}

extension Rescue: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(after)
    writer.list(contestants)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(after: try reader.signed(), contestants: try reader.list())
  }
}

extension ContestantTotals: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(points)
    writer.signed(correct)
    writer.signed(time)
    writer.signed(lastGain)
    writer.signed(submitted)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      points: try reader.signed(), correct: try reader.signed(), time: try reader.signed(),
      lastGain: try reader.signed(), submitted: try reader.signed())
  }
}

extension AnswerKey: SnapshotPart {
  func write(to writer: inout StateWriter) {
    switch self {
    case .response(let right):
      writer.byte(1)
      writer.response(right)
    case .anyOf(let all):
      writer.byte(2)
      writer.count(all.count)
      for one in all { writer.response(one) }
    case .range(let low, let high):
      writer.byte(3)
      writer.response(.number(low))
      writer.response(.number(high))
    }
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    func right(_ response: Response?) throws(SnapshotFault) -> Response {
      guard let response else { throw .outOfRange }
      return response
    }
    switch try reader.byte() {
    case 1: self = .response(try right(try reader.response()))
    case 2:
      var all: [Response] = []
      for _ in 0..<(try reader.count()) { all.append(try right(try reader.response())) }
      self = .anyOf(all)
    case 3:
      guard case .number(let low) = try reader.response(),
        case .number(let high) = try reader.response()
      else { throw .outOfRange }
      self = .range(low: low, high: high)
    default: throw .outOfRange
    }
  }
}
