import Assessment

extension ServerMessage.Accepted {
  func write(to writer: inout JSONWriter) {
    writer.member("question", question)
    writer.member("receipt", receipt)
    writer.member("receivedAt", receivedAt)
    writer.member("duplicate", ifTrue: duplicate)
    writer.member("change", ifPresent: change)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.id("question"), receipt: try fields.id("receipt"),
      receivedAt: try fields.time("receivedAt"), duplicate: try fields.flag("duplicate"),
      change: try fields.countIfPresent("change"))
  }
}

extension ServerMessage.Closed {
  func write(to writer: inout JSONWriter) {
    writer.member("question", question)
    if let key {
      writer.key("key")
      writer.value(key)
    }
    writer.member("explanation", ifPresent: explanation)
    writer.member("answered", ifPresent: answered)
    writer.member("correct", ifPresent: correct)
    if let totals { writer.member("totals", counts: totals) }
    writer.member("survey", ifTrue: survey)
    writer.member("annulled", ifTrue: annulled)
    writer.member("nextStar", ifPresent: nextStar)
    own.write(to: &writer)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.id("question"), key: try fields.answerKeyIfPresent("key"),
      explanation: try fields.stringIfPresent("explanation"),
      answered: try fields.countIfPresent("answered"),
      correct: try fields.countIfPresent("correct"), totals: try fields.countsIfPresent("totals"),
      survey: try fields.flag("survey"), annulled: try fields.flag("annulled"),
      nextStar: try fields.idIfPresent("nextStar"), own: try ServerMessage.OwnResult(fields))
  }
}

extension ServerMessage.OwnResult {
  func write(to writer: inout JSONWriter) {
    if let you {
      writer.key("you")
      writer.object { you.write(to: &$0) }
    }
    writer.member("points", ifPresent: points)
    writer.member("rank", ifPresent: rank)
    writer.member("of", ifPresent: of)
    if let isIn { writer.member("in", isIn) }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      you: try fields.readerIfPresent("you").map { you throws(LineFault) in try Answer(you) },
      points: try fields.pointsIfPresent("points"), rank: try fields.countIfPresent("rank"),
      of: try fields.countIfPresent("of"),
      isIn: try fields.boolIfPresent("in"))
  }
}

extension ServerMessage.OwnResult.Answer {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("response")
    writer.value(response)
    if let mark { writer.member("mark", mark.decimal) }
    writer.member("points", ifPresent: points)
    if let time { writer.member("timeMs", time) }
  }

  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    var mark: Fraction?
    if let decimal = try fields.decimalIfPresent("mark") {
      guard let fraction = Fraction(decimal) else { throw fields.fault("mark") }
      mark = fraction
    }
    self.init(
      response: try fields.responseIfPresent("response"), mark: mark,
      points: try fields.pointsIfPresent("points"),
      time: try fields.wholeIfPresent("timeMs", in: 0...WireLimits.wholeNumberMax))
  }
}

extension Fraction {
  fileprivate var decimal: DecimalNumber {
    DecimalNumber(checked: tenMillionths, exponent: -7) ?? .zero
  }

  /// Nil outside of −1…1. More than seven decimals are cut off.
  fileprivate init?(_ decimal: DecimalNumber) {
    var value = decimal.significand
    guard decimal.exponent <= 0 || value == 0 else { return nil }
    for _ in 0..<min(40, max(0, -7 - decimal.exponent)) { value /= 10 }
    for _ in 0..<max(0, 7 + decimal.exponent) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    guard value.magnitude <= Self.scale.magnitude else { return nil }
    self.init(tenMillionths: value)
  }
}

extension ServerMessage.Standings {
  func write(to writer: inout JSONWriter) {
    writer.member("after", ifPresent: after)
    writer.member("frozen", frozen)
    if let reveal {
      writer.key("reveal")
      writer.object { reveal.write(to: &$0) }
    }
    writer.member("top", objects: top) { row, writer in
      writer.member("rank", row.rank)
      writer.member("contestant", row.contestant)
      writer.member("name", row.name)
      writer.member("schoolName", ifPresent: row.schoolName)
      writer.member("points", row.points)
    }
    if !teams.isEmpty {
      writer.member("teams", objects: teams) { row, writer in
        writer.member("rank", row.rank)
        writer.member("team", row.team)
        writer.member("name", row.name)
        writer.member("schoolName", ifPresent: row.schoolName)
        writer.member("points", row.points)
      }
    }
    writer.member("schools", objects: schools) { row, writer in
      writer.member("rank", row.rank)
      writer.member("school", row.school)
      writer.member("schoolName", row.schoolName)
      writer.member("points", row.points)
    }
    writer.member("final", ifTrue: isFinal)
    if let you {
      writer.key("you")
      writer.object { you.write(to: &$0) }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      after: try fields.idIfPresent("after"), frozen: try fields.flag("frozen"),
      reveal: try fields.readerIfPresent("reveal").map { step throws(LineFault) in
        try Reveal(step)
      },
      top: try fields.eachIfPresent("top") { row throws(LineFault) in try Row(row) } ?? [],
      teams: try fields.eachIfPresent("teams") { row throws(LineFault) in
        try TeamRow(row)
      } ?? [],
      schools: try fields.eachIfPresent("schools") { row throws(LineFault) in
        try SchoolRow(row)
      } ?? [], isFinal: try fields.flag("final"),
      you: try fields.readerIfPresent("you").map { you throws(LineFault) in try Own(you) })
  }
}

extension ServerMessage.Standings.Reveal {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("contestant", ifPresent: contestant)
    writer.member("name", ifPresent: name)
    writer.member("schoolName", ifPresent: schoolName)
    writer.member("rankBefore", ifPresent: rankBefore)
    writer.member("pointsBefore", ifPresent: pointsBefore)
    writer.member("rank", ifPresent: rank)
    writer.member("points", ifPresent: points)
    writer.member("left", left)
  }

  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      contestant: try fields.idIfPresent("contestant"), name: try fields.stringIfPresent("name"),
      schoolName: try fields.stringIfPresent("schoolName"),
      rankBefore: try fields.countIfPresent("rankBefore"),
      pointsBefore: try fields.pointsIfPresent("pointsBefore"),
      rank: try fields.countIfPresent("rank"), points: try fields.pointsIfPresent("points"),
      left: try fields.count("left"))
  }
}

extension ServerMessage.Standings.Row {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      rank: try fields.count("rank"), contestant: try fields.id("contestant"),
      name: try fields.string("name"), schoolName: try fields.stringIfPresent("schoolName"),
      points: try fields.points("points"))
  }
}

extension ServerMessage.Standings.TeamRow {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      rank: try fields.count("rank"), team: try fields.id("team"), name: try fields.string("name"),
      schoolName: try fields.stringIfPresent("schoolName"), points: try fields.points("points"))
  }
}

extension ServerMessage.Standings.SchoolRow {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      rank: try fields.count("rank"), school: try fields.id("school"),
      schoolName: try fields.string("schoolName"), points: try fields.points("points"))
  }
}

extension ServerMessage.Standings.Own {
  func write(to writer: inout JSONWriter) {
    writer.member("rank", ifPresent: rank)
    writer.member("points", ifPresent: points)
    if let isIn { writer.member("in", isIn) }
  }

  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      rank: try fields.countIfPresent("rank"), points: try fields.pointsIfPresent("points"),
      isIn: try fields.boolIfPresent("in"))
  }
}

extension ServerMessage.Ended {
  func write(to writer: inout JSONWriter) {
    writer.member("rank", ifPresent: rank)
    writer.member("of", ifPresent: of)
    writer.member("points", ifPresent: points)
    writer.member("final", ifTrue: isFinal)
    writer.member("jury", ifTrue: waitsForJury)
    if let journal {
      writer.key("journal")
      writer.object { writer in
        writer.member("sequence", journal.sequence)
        writer.member("head", journal.head)
      }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    let journal = try fields.readerIfPresent("journal").map { journal throws(LineFault) in
      Journal(
        sequence: try journal.whole("sequence", in: 0...WireLimits.wholeNumberMax),
        head: try journal.string("head"))
    }
    self.init(
      journal: journal, rank: try fields.countIfPresent("rank"),
      of: try fields.countIfPresent("of"), points: try fields.pointsIfPresent("points"),
      isFinal: try fields.flag("final"), waitsForJury: try fields.flag("jury"))
  }
}

extension ServerMessage.Submitted {
  func write(to writer: inout JSONWriter) {
    writer.member("attempt", attempt)
    writer.member("receipt", receipt)
    writer.member("points", ifPresent: points)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      attempt: try fields.count("attempt"), receipt: try fields.id("receipt"),
      points: try fields.pointsIfPresent("points"))
  }
}

extension JSONWriter {
  mutating func member(_ key: String, counts: [ChoiceID: Int]) {
    self.key(key)
    object { writer in
      for (id, count) in counts.sorted(by: { $0.key < $1.key }) { writer.member(id.text, count) }
    }
  }

  mutating func member<Element>(
    _ key: String, objects elements: [Element], _ members: (Element, inout JSONWriter) -> Void
  ) {
    self.key(key)
    array { writer in
      for element in elements { writer.object { writer in members(element, &writer) } }
    }
  }
}
