/// What a self-paced contest tells of its papers before one is begun. These fields are ours: a
/// client that does not know them can still begin, answer and hand in.
extension ServerMessage {
  /// The same for everyone, in `welcome`.
  public struct PaperOutline: Hashable, Sendable {
    /// A week, or the one window.
    public struct Period: Hashable, Sendable {
      public var opensAt: ServerTime
      public var closesAt: ServerTime

      public init(opensAt: ServerTime, closesAt: ServerTime) {
        self.opensAt = opensAt
        self.closesAt = closesAt
      }
    }

    /// What contestants are asked to guess when they hand in.
    public enum Estimate: String, Hashable, Sendable, CaseIterable {
      case none, allRight, entrants, percent
    }

    /// Which attempt of a period counts.
    public enum Take: String, Hashable, Sendable, CaseIterable { case best, last, first }

    /// When points are told.
    public enum Show: String, Hashable, Sendable, CaseIterable { case end, submit, never }

    /// On one paper.
    public var questions: Int
    /// For one attempt, without anybody's extra time.
    public var minutes: Int
    /// In each period.
    public var attempts: Int
    /// In order, none over another.
    public var periods: [Period]
    public var estimate: Estimate
    public var take: Take
    public var show: Show

    public init(
      questions: Int, minutes: Int, attempts: Int, periods: [Period], estimate: Estimate = .none,
      take: Take = .best, show: Show = .end
    ) {
      self.questions = questions
      self.minutes = minutes
      self.attempts = attempts
      self.periods = periods
      self.estimate = estimate
      self.take = take
      self.show = show
    }
  }

  /// An attempt that the contestant has begun, in `joined`.
  public struct PaperAttempt: Hashable, Sendable {
    /// From 1, within its period.
    public var attempt: Int
    /// When it was begun.
    public var opensAt: ServerTime
    public var closesAt: ServerTime
    /// Nil while it is open.
    public var receipt: String?
    /// Only where the contest shows them at once.
    public var points: Int?

    public init(
      attempt: Int, opensAt: ServerTime, closesAt: ServerTime, receipt: String? = nil,
      points: Int? = nil
    ) {
      self.attempt = attempt
      self.opensAt = opensAt
      self.closesAt = closesAt
      self.receipt = receipt
      self.points = points
    }

    public var isOpen: Bool { receipt == nil }
  }
}

extension ServerMessage.PaperOutline {
  func write(to writer: inout JSONWriter) {
    writer.member("questions", questions)
    writer.member("minutes", minutes)
    writer.member("attempts", attempts)
    writer.member("periods", objects: periods) { period, writer in
      writer.member("opensAt", period.opensAt)
      writer.member("closesAt", period.closesAt)
    }
    writer.member("estimate", estimate.rawValue)
    writer.member("take", take.rawValue)
    writer.member("show", show.rawValue)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    // A word of a later version says nothing here.
    let estimate = try fields.stringIfPresent("estimate").flatMap(Estimate.init(rawValue:))
    let take = try fields.stringIfPresent("take").flatMap(Take.init(rawValue:))
    let show = try fields.stringIfPresent("show").flatMap(Show.init(rawValue:))
    self.init(
      questions: try fields.count("questions"), minutes: try fields.count("minutes"),
      attempts: try fields.count("attempts"),
      periods: try fields.each("periods") { period throws(LineFault) in
        Period(opensAt: try period.time("opensAt"), closesAt: try period.time("closesAt"))
      }, estimate: estimate ?? .none, take: take ?? .best, show: show ?? .end)
  }
}

extension ServerMessage.PaperAttempt {
  func write(to writer: inout JSONWriter) {
    writer.member("attempt", attempt)
    writer.member("opensAt", opensAt)
    writer.member("closesAt", closesAt)
    writer.member("receipt", ifPresent: receipt)
    writer.member("points", ifPresent: points)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      attempt: try fields.count("attempt"), opensAt: try fields.time("opensAt"),
      closesAt: try fields.time("closesAt"), receipt: try fields.idIfPresent("receipt"),
      points: try fields.pointsIfPresent("points"))
  }
}
