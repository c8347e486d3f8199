extension ServerMessage {
  /// A contestant as the organizer sees one who was searched for.
  public struct FoundContestant: Hashable, Sendable {
    public var contestant: String
    public var name: String
    public var schoolName: String
    public var className: String?
    /// Nil before somebody is ranked.
    public var rank: Int?
    public var points: Int
    public var isPresent: Bool
    public var isDisqualified: Bool
    /// Out of the round of elimination that is played.
    public var isOut: Bool

    public init(
      contestant: String, name: String, schoolName: String, className: String? = nil,
      rank: Int? = nil, points: Int = 0, isPresent: Bool = false, isDisqualified: Bool = false,
      isOut: Bool = false
    ) {
      self.contestant = contestant
      self.name = name
      self.schoolName = schoolName
      self.className = className
      self.rank = rank
      self.points = points
      self.isPresent = isPresent
      self.isDisqualified = isDisqualified
      self.isOut = isOut
    }
  }
}

extension ServerMessage.FoundContestant {
  func write(to writer: inout JSONWriter) {
    writer.member("contestant", contestant)
    writer.member("name", name)
    writer.member("schoolName", schoolName)
    writer.member("class", ifPresent: className)
    writer.member("rank", ifPresent: rank)
    writer.member("points", points)
    writer.member("present", ifTrue: isPresent)
    writer.member("disqualified", ifTrue: isDisqualified)
    writer.member("out", ifTrue: isOut)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      contestant: try fields.id("contestant"), name: try fields.string("name"),
      schoolName: try fields.string("schoolName"), className: try fields.stringIfPresent("class"),
      rank: try fields.countIfPresent("rank"),
      points: Int(
        try fields.wholeIfPresent(
          "points", in: -WireLimits.wholeNumberMax...WireLimits.wholeNumberMax) ?? 0),
      isPresent: try fields.flag("present"), isDisqualified: try fields.flag("disqualified"),
      isOut: try fields.flag("out"))
  }
}
