public import Assessment

extension ServerMessage {
  /// The answer is durable and counts.
  public struct Accepted: Hashable, Sendable {
    public var question: String
    public var receipt: String
    public var receivedAt: ServerTime
    /// It was held already; this is the receipt of then.
    public var duplicate: Bool
    /// The number of the change that is held, where answers may change.
    public var change: Int?

    public init(
      question: String, receipt: String, receivedAt: ServerTime, duplicate: Bool = false,
      change: Int? = nil
    ) {
      self.question = question
      self.receipt = receipt
      self.receivedAt = receivedAt
      self.duplicate = duplicate
      self.change = change
    }
  }

  /// A question is over. First without key where the host reveals.
  public struct Closed: Hashable, Sendable {
    public var question: String
    public var key: AnswerKey?
    public var explanation: String?
    /// How many answered, and how many of them were right.
    public var answered: Int?
    public var correct: Int?
    /// Of a survey: how many chose each choice.
    public var totals: [ChoiceID: Int]?
    /// Nothing is right; `totals` may be missing where too few answered.
    public var survey: Bool
    /// Does not count.
    public var annulled: Bool
    /// The question on which a star may be staked now.
    public var nextStar: String?
    public var own: OwnResult

    public init(
      question: String, key: AnswerKey? = nil, explanation: String? = nil, answered: Int? = nil,
      correct: Int? = nil, totals: [ChoiceID: Int]? = nil, survey: Bool = false,
      annulled: Bool = false, nextStar: String? = nil, own: OwnResult = OwnResult()
    ) {
      self.question = question
      self.key = key
      self.explanation = explanation
      self.answered = answered
      self.correct = correct
      self.totals = totals
      self.survey = survey
      self.annulled = annulled
      self.nextStar = nextStar
      self.own = own
    }

    /// The part that is the same for everyone.
    public var shared: SharedLine {
      var common = self
      common.own = OwnResult()
      return SharedLine(ServerMessage.closed(common).line)
    }
  }

  /// What a closed question meant for one contestant.
  public struct OwnResult: Hashable, Sendable {
    public struct Answer: Hashable, Sendable {
      public var response: Response?
      /// Nil where nothing is right (a survey).
      public var mark: Fraction?
      /// Of this question.
      public var points: Int?
      /// The scored time in milliseconds.
      public var time: Int64?

      public init(
        response: Response?, mark: Fraction? = nil, points: Int? = nil, time: Int64? = nil
      ) {
        self.response = response
        self.mark = mark
        self.points = points
        self.time = time
      }
    }

    /// Nil without an answer.
    public var you: Answer?
    /// Of the whole contest so far.
    public var points: Int?
    /// Nil while standings are frozen.
    public var rank: Int?
    public var of: Int?
    /// In a round of elimination: whether the contestant plays on.
    public var isIn: Bool?

    public init(
      you: Answer? = nil, points: Int? = nil, rank: Int? = nil, of: Int? = nil, isIn: Bool? = nil
    ) {
      self.isIn = isIn
      self.you = you
      self.points = points
      self.rank = rank
      self.of = of
    }
  }

  public struct Standings: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
      public var rank: Int
      public var contestant: String
      public var name: String
      public var schoolName: String?
      public var points: Int

      public init(
        rank: Int, contestant: String, name: String, schoolName: String? = nil, points: Int
      ) {
        self.rank = rank
        self.contestant = contestant
        self.name = name
        self.schoolName = schoolName
        self.points = points
      }
    }

    public struct SchoolRow: Hashable, Sendable {
      public var rank: Int
      public var school: String
      public var schoolName: String
      public var points: Int

      public init(rank: Int, school: String, schoolName: String, points: Int) {
        self.rank = rank
        self.school = school
        self.schoolName = schoolName
        self.points = points
      }
    }

    public struct TeamRow: Hashable, Sendable {
      public var rank: Int
      public var team: String
      public var name: String
      public var schoolName: String?
      public var points: Int

      public init(rank: Int, team: String, name: String, schoolName: String? = nil, points: Int) {
        self.rank = rank
        self.team = team
        self.name = name
        self.schoolName = schoolName
        self.points = points
      }
    }

    public struct Own: Hashable, Sendable {
      /// Nil while standings are frozen.
      public var rank: Int?
      public var points: Int?
      /// In a round of elimination: whether the contestant plays on.
      public var isIn: Bool?

      public init(rank: Int? = nil, points: Int? = nil, isIn: Bool? = nil) {
        self.rank = rank
        self.points = points
        self.isIn = isIn
      }
    }

    /// One step of the ordered reveal of frozen standings; `top` is as the step left it.
    public struct Reveal: Hashable, Sendable {
      /// Who was shown; nil in the first step, which shows everyone but those who follow.
      public var contestant: String?
      public var name: String?
      public var schoolName: String?
      /// Before the step; nil for who was not ranked at the freeze.
      public var rankBefore: Int?
      public var pointsBefore: Int?
      public var rank: Int?
      public var points: Int?
      /// How many steps follow.
      public var left: Int

      public init(
        contestant: String? = nil, name: String? = nil, schoolName: String? = nil,
        rankBefore: Int? = nil, pointsBefore: Int? = nil, rank: Int? = nil, points: Int? = nil,
        left: Int
      ) {
        self.contestant = contestant
        self.name = name
        self.schoolName = schoolName
        self.rankBefore = rankBefore
        self.pointsBefore = pointsBefore
        self.rank = rank
        self.points = points
        self.left = left
      }
    }

    /// The question that they follow.
    public var after: String?
    public var frozen: Bool
    public var reveal: Reveal?
    public var top: [Row]
    /// Empty in a contest without teams.
    public var teams: [TeamRow]
    public var schools: [SchoolRow]
    /// The organizer has made the results final.
    public var isFinal: Bool
    public var you: Own?

    public init(
      after: String? = nil, frozen: Bool = false, reveal: Reveal? = nil, top: [Row] = [],
      teams: [TeamRow] = [], schools: [SchoolRow] = [], isFinal: Bool = false, you: Own? = nil
    ) {
      self.isFinal = isFinal
      self.reveal = reveal
      self.teams = teams
      self.after = after
      self.frozen = frozen
      self.top = top
      self.schools = schools
      self.you = you
    }

    /// The part that is the same for everyone.
    public var shared: SharedLine {
      var common = self
      common.you = nil
      return SharedLine(ServerMessage.standings(common).line)
    }
  }

  public struct Ended: Hashable, Sendable {
    /// The head of the journal, which a client may write down.
    public struct Journal: Hashable, Sendable {
      public var sequence: Int64
      public var head: String

      public init(sequence: Int64, head: String) {
        self.sequence = sequence
        self.head = head
      }
    }

    public var journal: Journal?
    public var rank: Int?
    public var of: Int?
    public var points: Int?
    /// The organizer has made the results final already.
    public var isFinal: Bool
    /// A jury has still to judge, and its points come to these.
    public var waitsForJury: Bool

    public init(
      journal: Journal? = nil, rank: Int? = nil, of: Int? = nil, points: Int? = nil,
      isFinal: Bool = false, waitsForJury: Bool = false
    ) {
      self.isFinal = isFinal
      self.waitsForJury = waitsForJury
      self.journal = journal
      self.rank = rank
      self.of = of
      self.points = points
    }
  }

  /// A self-paced attempt is handed in.
  public struct Submitted: Hashable, Sendable {
    public var attempt: Int
    public var receipt: String
    /// Only where the contest shows them at once.
    public var points: Int?

    public init(attempt: Int, receipt: String, points: Int? = nil) {
      self.attempt = attempt
      self.receipt = receipt
      self.points = points
    }
  }

  /// Who is left in an elimination.
  public struct Winner: Hashable, Sendable {
    public var contestant: String
    public var name: String

    public init(contestant: String, name: String) {
      self.contestant = contestant
      self.name = name
    }
  }
}

extension SharedLine {
  /// A `closed` line with the contestant's own result.
  public func line(own: ServerMessage.OwnResult) -> WireLine {
    line { own.write(to: &$0) }
  }

  /// A `standings` line with the contestant's own standing.
  public func line(you: ServerMessage.Standings.Own) -> WireLine {
    line { writer in
      writer.key("you")
      writer.object { you.write(to: &$0) }
    }
  }
}
