public import Assessment

extension ServerMessage {
  /// How many have answered, for the host.
  public struct Progress: Hashable, Sendable {
    public struct School: Hashable, Sendable {
      public var school: String
      /// For people, where the server tells it.
      public var schoolName: String?
      public var joined: Int
      public var present: Int
      public var answered: Int
      /// The median of the round trips in milliseconds, where any is known.
      public var roundTrip: Int64?

      public init(
        school: String, schoolName: String? = nil, joined: Int, present: Int, answered: Int,
        roundTrip: Int64? = nil
      ) {
        self.school = school
        self.schoolName = schoolName
        self.joined = joined
        self.present = present
        self.answered = answered
        self.roundTrip = roundTrip
      }
    }

    /// A question that was opened, now or earlier.
    public struct Asked: Hashable, Sendable {
      public var question: String
      public var answered: Int
      /// Nil before the key may be told.
      public var correct: Int?
      public var annulled: Bool

      public init(question: String, answered: Int, correct: Int? = nil, annulled: Bool = false) {
        self.question = question
        self.answered = answered
        self.correct = correct
        self.annulled = annulled
      }
    }

    /// The newest one that was opened.
    public var question: String?
    public var answered: Int
    public var present: Int
    public var choices: [ChoiceID: Int]
    public var schools: [School]
    /// All that were opened, in their order, so that a host that comes later knows them too.
    public var asked: [Asked]
    /// How many play on, in a round of elimination.
    public var playing: Int?
    /// The results are final.
    public var isFinal: Bool
    /// What the server takes of its machine, about once a second.
    public var machine: MachineUse?

    public init(
      question: String?, answered: Int, present: Int, choices: [ChoiceID: Int] = [:],
      schools: [School] = [], asked: [Asked] = [], playing: Int? = nil, isFinal: Bool = false,
      machine: MachineUse? = nil
    ) {
      self.machine = machine
      self.playing = playing
      self.question = question
      self.answered = answered
      self.present = present
      self.choices = choices
      self.schools = schools
      self.asked = asked
      self.isFinal = isFinal
    }
  }

  /// A line of the journal, as a host sees it.
  public struct JournalEvent: Hashable, Sendable {
    public var sequence: Int64
    public var at: ServerTime
    public var kind: String
    /// What else the event tells, in its own order.
    public var details: JSONObject

    public init(
      sequence: Int64, at: ServerTime, kind: String, details: JSONObject = JSONObject()
    ) {
      self.sequence = sequence
      self.at = at
      self.kind = kind
      self.details = details
    }
  }

  /// A command is durable.
  public struct Done: Hashable, Sendable {
    public var id: Int64
    /// The new ticket of the command `ticket`.
    public var ticket: String?
    /// The id of what `removeInterval` took out.
    public var interval: String?
    /// The id of what `appeal` noted.
    public var appeal: String?
    /// What `appeals` asked for; nil for other commands.
    public var appeals: [ListedAppeal]?
    /// Whom `find` has found, the best first; nil for other commands.
    public var contestants: [FoundContestant]?
    /// What `show` asked for, as it was opened; nil for other commands.
    public var question: Question?

    public init(
      id: Int64, ticket: String? = nil, interval: String? = nil, appeal: String? = nil,
      appeals: [ListedAppeal]? = nil, contestants: [FoundContestant]? = nil,
      question: Question? = nil
    ) {
      self.appeal = appeal
      self.appeals = appeals
      self.question = question
      self.id = id
      self.ticket = ticket
      self.interval = interval
      self.contestants = contestants
    }
  }
}

extension ServerMessage.Progress {
  func write(to writer: inout JSONWriter) {
    writer.member("question", ifPresent: question)
    writer.member("answered", answered)
    writer.member("present", present)
    if !choices.isEmpty { writer.member("choices", counts: choices) }
    writer.member("schools", objects: schools) { school, writer in
      writer.member("school", school.school)
      writer.member("schoolName", ifPresent: school.schoolName)
      writer.member("joined", school.joined)
      writer.member("present", school.present)
      writer.member("answered", school.answered)
      if let roundTrip = school.roundTrip { writer.member("rttMs", roundTrip) }
    }
    if !asked.isEmpty {
      writer.member("asked", objects: asked) { asked, writer in
        writer.member("question", asked.question)
        writer.member("answered", asked.answered)
        writer.member("correct", ifPresent: asked.correct)
        writer.member("annulled", ifTrue: asked.annulled)
      }
    }
    writer.member("playing", ifPresent: playing)
    writer.member("final", ifTrue: isFinal)
    if let machine {
      writer.key("machine")
      writer.object { machine.write(to: &$0) }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.idIfPresent("question"), answered: try fields.count("answered"),
      present: try fields.count("present"),
      choices: try fields.countsIfPresent("choices") ?? [:],
      schools: try fields.eachIfPresent("schools") { school throws(LineFault) in
        School(
          school: try school.id("school"),
          schoolName: try school.stringIfPresent("schoolName"), joined: try school.count("joined"),
          present: try school.count("present"), answered: try school.count("answered"),
          roundTrip: try school.wholeIfPresent("rttMs", in: 0...WireLimits.wholeNumberMax))
      } ?? [],
      asked: try fields.eachIfPresent("asked") { asked throws(LineFault) in
        Asked(
          question: try asked.id("question"), answered: try asked.count("answered"),
          correct: try asked.countIfPresent("correct"),
          annulled: try asked.flag("annulled"))
      } ?? [], playing: try fields.countIfPresent("playing"), isFinal: try fields.flag("final"),
      machine: try fields.readerIfPresent("machine").map { machine throws(LineFault) in
        try ServerMessage.MachineUse(machine)
      })
  }
}

extension ServerMessage.JournalEvent {
  private static let ownFields = ["type", "sequence", "at", "kind"]

  func write(to writer: inout JSONWriter) {
    writer.member("sequence", sequence)
    writer.member("at", at)
    writer.member("kind", kind)
    for member in details.members where !Self.ownFields.contains(member.key) {
      writer.key(member.key)
      writer.value(member.value)
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      sequence: try fields.whole("sequence", in: 0...WireLimits.wholeNumberMax),
      at: try fields.time("at"), kind: try fields.string("kind"),
      details: JSONObject(fields.object.members.filter { !Self.ownFields.contains($0.key) }))
  }
}

extension ServerMessage.Done {
  func write(to writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("ticket", ifPresent: ticket)
    writer.member("interval", ifPresent: interval)
    writer.member("appeal", ifPresent: appeal)
    if let appeals { writer.member("appeals", objects: appeals) { $0.write(to: &$1) } }
    if let contestants {
      writer.member("contestants", objects: contestants) { $0.write(to: &$1) }
    }
    if let question {
      writer.key("question")
      writer.object { question.write(to: &$0) }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      id: try fields.whole("id", in: 0...WireLimits.wholeNumberMax),
      ticket: try fields.stringIfPresent("ticket"),
      interval: fields.value("interval") == nil ? nil : try fields.intervalID("interval"),
      appeal: try fields.idIfPresent("appeal"),
      appeals: try fields.eachIfPresent("appeals") { appeal throws(LineFault) in
        try ServerMessage.ListedAppeal(appeal)
      },
      contestants: try fields.eachIfPresent("contestants") { found throws(LineFault) in
        try ServerMessage.FoundContestant(found)
      },
      question: try fields.readerIfPresent("question").map { question throws(LineFault) in
        try ServerMessage.Question(question)
      })
  }
}
