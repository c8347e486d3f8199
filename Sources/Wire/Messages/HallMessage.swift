public import Assessment

extension ServerMessage {
  /// How the hall stands, for its boards: who is there, how to come in, how many have answered.
  public struct Hall: Hashable, Sendable {
    public struct School: Hashable, Sendable {
      public var school: String
      public var schoolName: String
      /// What its contestants type to join; nil where nobody can join by a code now.
      public var code: String?
      public var joined: Int
      public var present: Int

      public init(
        school: String, schoolName: String, code: String? = nil, joined: Int, present: Int
      ) {
        self.school = school
        self.schoolName = schoolName
        self.code = code
        self.joined = joined
        self.present = present
      }
    }

    /// How a self-paced contest goes, in persons: of the week that is open, or was last.
    public struct Papers: Hashable, Sendable {
      public var begun: Int
      /// At it now.
      public var open: Int
      public var handedIn: Int

      public init(begun: Int, open: Int, handedIn: Int) {
        self.begun = begun
        self.open = open
        self.handedIn = handedIn
      }
    }

    /// The newest question that was opened.
    public var question: String?
    /// How many have answered it.
    public var answered: Int
    public var joined: Int
    public var present: Int
    /// In a round of elimination: how many play on. Nil in others, and until a result is told.
    public var playing: Int?
    /// How often each choice was given; empty until the key is told.
    public var choices: [ChoiceID: Int]
    public var schools: [School]
    /// The results are final.
    public var isFinal: Bool
    /// Nil of a live contest.
    public var papers: Papers?
    /// How many wait until a host lets them in; nil where nobody has to.
    public var waiting: Int?

    public init(
      question: String? = nil, answered: Int = 0, joined: Int, present: Int, playing: Int? = nil,
      choices: [ChoiceID: Int] = [:], schools: [School] = [], isFinal: Bool = false,
      papers: Papers? = nil, waiting: Int? = nil
    ) {
      self.waiting = waiting
      self.papers = papers
      self.isFinal = isFinal
      self.question = question
      self.answered = answered
      self.joined = joined
      self.present = present
      self.playing = playing
      self.choices = choices
      self.schools = schools
    }
  }
}

extension ServerMessage.Hall {
  func write(to writer: inout JSONWriter) {
    writer.member("question", ifPresent: question)
    writer.member("answered", answered)
    writer.member("joined", joined)
    writer.member("present", present)
    writer.member("playing", ifPresent: playing)
    writer.member("waiting", ifPresent: waiting)
    if !choices.isEmpty { writer.member("choices", counts: choices) }
    writer.member("schools", objects: schools) { school, writer in
      writer.member("school", school.school)
      writer.member("schoolName", school.schoolName)
      writer.member("code", ifPresent: school.code)
      writer.member("joined", school.joined)
      writer.member("present", school.present)
    }
    writer.member("final", ifTrue: isFinal)
    if let papers {
      writer.key("papers")
      writer.object { writer in
        writer.member("begun", papers.begun)
        writer.member("open", papers.open)
        writer.member("handedIn", papers.handedIn)
      }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      question: try fields.idIfPresent("question"), answered: try fields.count("answered"),
      joined: try fields.count("joined"), present: try fields.count("present"),
      playing: try fields.countIfPresent("playing"),
      choices: try fields.countsIfPresent("choices") ?? [:],
      schools: try fields.eachIfPresent("schools") { school throws(LineFault) in
        School(
          school: try school.id("school"), schoolName: try school.string("schoolName"),
          code: try school.stringIfPresent("code"), joined: try school.count("joined"),
          present: try school.count("present"))
      } ?? [], isFinal: try fields.flag("final"),
      papers: try fields.readerIfPresent("papers").map { papers throws(LineFault) in
        Papers(
          begun: try papers.count("begun"), open: try papers.count("open"),
          handedIn: try papers.count("handedIn"))
      }, waiting: try fields.countIfPresent("waiting"))
  }
}
