extension ServerMessage {
  /// Who waits to be let into a contest, as hosts are told.
  public struct Newcomers: Hashable, Sendable {
    /// One who waits.
    public struct Newcomer: Hashable, Sendable {
      /// Names them in `admit` and `turnAway`; good for as long as they wait.
      public var newcomer: String
      public var name: String
      public var schoolName: String?
      public var className: String?
      /// When they asked.
      public var since: ServerTime

      public init(
        newcomer: String, name: String, schoolName: String? = nil, className: String? = nil,
        since: ServerTime
      ) {
        self.newcomer = newcomer
        self.name = name
        self.schoolName = schoolName
        self.className = className
        self.since = since
      }
    }

    /// A school from which somebody waits.
    public struct School: Hashable, Sendable {
      public var school: String
      public var schoolName: String?
      public var waiting: Int

      public init(school: String, schoolName: String? = nil, waiting: Int) {
        self.school = school
        self.schoolName = schoolName
        self.waiting = waiting
      }
    }

    /// Whether whoever comes now waits too.
    public var isOn: Bool
    public var waiting: Int
    public var schools: [School]
    /// Those who have waited longest, not all where they are many.
    public var first: [Newcomer]

    public init(isOn: Bool, waiting: Int, schools: [School] = [], first: [Newcomer] = []) {
      self.isOn = isOn
      self.waiting = waiting
      self.schools = schools
      self.first = first
    }
  }
}

extension ServerMessage.Newcomers {
  func write(to writer: inout JSONWriter) {
    writer.member("on", isOn)
    writer.member("waiting", waiting)
    writer.member("schools", objects: schools) { school, writer in
      writer.member("school", school.school)
      writer.member("schoolName", ifPresent: school.schoolName)
      writer.member("waiting", school.waiting)
    }
    writer.member("first", objects: first) { newcomer, writer in
      writer.member("newcomer", newcomer.newcomer)
      writer.member("name", newcomer.name)
      writer.member("schoolName", ifPresent: newcomer.schoolName)
      writer.member("class", ifPresent: newcomer.className)
      writer.member("since", newcomer.since)
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      isOn: try fields.flag("on"), waiting: try fields.count("waiting"),
      schools: try fields.each("schools") { school throws(LineFault) in
        School(
          school: try school.id("school"), schoolName: try school.stringIfPresent("schoolName"),
          waiting: try school.count("waiting"))
      },
      first: try fields.each("first") { newcomer throws(LineFault) in
        Newcomer(
          newcomer: try newcomer.id("newcomer"), name: try newcomer.string("name"),
          schoolName: try newcomer.stringIfPresent("schoolName"),
          className: try newcomer.stringIfPresent("class"), since: try newcomer.time("since"))
      })
  }
}
