import Assessment

extension QuestionTiming {
  func write(to writer: inout JSONWriter) {
    writer.member("opensAt", opensAt)
    writer.member("choicesAt", ifPresent: choicesAt)
    writer.member("closesAt", closesAt)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      opensAt: try fields.time("opensAt"), choicesAt: try fields.timeIfPresent("choicesAt"),
      closesAt: try fields.time("closesAt"))
  }
}

extension HeldAnswer {
  func write(to writer: inout JSONWriter) {
    writer.key("response")
    writer.value(response)
    writer.member("receipt", receipt)
    writer.member("receivedAt", receivedAt)
    writer.member("change", ifPresent: change)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      response: try fields.responseIfPresent("response"), receipt: try fields.id("receipt"),
      receivedAt: try fields.time("receivedAt"), change: try fields.countIfPresent("change"))
  }
}

extension ServerMessage.Round {
  func write(to writer: inout JSONWriter) {
    writer.member("round", round)
    writer.member("title", title)
    writer.member("number", number)
    writer.member("of", of)
    writer.member("questions", questions)
    writer.member("rule", rule)
    writer.member("stars", ifPresent: stars)
    writer.member("reserve", ifPresent: reserve)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      round: try fields.id("round"), title: try fields.string("title"),
      number: try fields.count("number"), of: try fields.count("of"),
      questions: try fields.count("questions"), rule: try fields.stringIfPresent("rule") ?? "",
      stars: try fields.countIfPresent("stars"),
      reserve: try fields.countIfPresent("reserve"))
  }
}

extension ServerMessage.Question {
  func write(to writer: inout JSONWriter) {
    writer.member("question", question)
    writer.member("number", number)
    writer.member("of", of)
    writer.member("round", ifPresent: round)
    item.write(to: &writer)
    writer.member("shuffle", ifTrue: shuffle)
    writer.member("points", ifPresent: points)
    writer.member("changeable", ifTrue: changeable)
    timing?.write(to: &writer)
    if let answered {
      writer.key("answered")
      writer.object { answered.write(to: &$0) }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.id("question"), number: try fields.countIfPresent("number") ?? 0,
      of: try fields.countIfPresent("of") ?? 0, round: try fields.idIfPresent("round"),
      item: try PresentedItem(fields), shuffle: try fields.flag("shuffle"),
      points: try fields.pointsIfPresent("points"), changeable: try fields.flag("changeable"),
      timing: fields.value("closesAt") == nil ? nil : try QuestionTiming(fields),
      answered: try fields.readerIfPresent("answered").map { reader throws(LineFault) in
        try HeldAnswer(reader)
      })
  }
}

extension ServerMessage.Extended {
  func write(to writer: inout JSONWriter) {
    writer.member("question", question)
    timing.write(to: &writer)
    writer.member("closing", ifTrue: isClosing)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.id("question"), timing: try QuestionTiming(fields),
      isClosing: try fields.flag("closing"))
  }
}

extension ServerMessage.Paper {
  func write(to writer: inout JSONWriter) {
    writer.member("attempt", attempt)
    writer.member("of", of)
    if !rounds.isEmpty {
      writer.member("rounds", objects: rounds) { round, writer in
        writer.member("round", round.round)
        writer.member("title", round.title)
      }
    }
    writer.member("questions", objects: questions) { $0.write(to: &$1) }
    writer.member("opensAt", opensAt)
    writer.member("closesAt", closesAt)
    writer.key("saved")
    writer.object { writer in
      for (question, response) in saved.sorted(by: { $0.key < $1.key }) {
        writer.key(question)
        writer.value(response)
      }
    }
    guard !changes.isEmpty else { return }
    writer.key("changes")
    writer.object { writer in
      for (question, change) in changes.sorted(by: { $0.key < $1.key }) {
        writer.member(question, change)
      }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    var saved: [String: Response] = [:]
    for member in try fields.readerIfPresent("saved")?.object.members ?? [] {
      guard let response = ResponseCoding.response(member.value) else { throw .badField("saved") }
      saved[member.key] = response
    }
    var changes: [String: Int] = [:]
    if let reader = try fields.readerIfPresent("changes") {
      for member in reader.object.members {
        changes[member.key] = try reader.count(member.key)
      }
    }
    self.init(
      attempt: try fields.count("attempt"), of: try fields.count("of"),
      questions: try fields.each("questions") { question throws(LineFault) in
        try ServerMessage.Question(question)
      },
      opensAt: try fields.time("opensAt"), closesAt: try fields.time("closesAt"), saved: saved,
      changes: changes,
      rounds: try fields.eachIfPresent("rounds") { round throws(LineFault) in
        Round(round: try round.id("round"), title: try round.string("title"))
      } ?? [])
  }
}
