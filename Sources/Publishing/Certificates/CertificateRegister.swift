import ContestEngine

/// Which numbers were given out in a contest, to whom and for what. A number stays with its
/// recipient and award for good: what a correction takes away is marked void, and nobody else gets
/// its number.
public struct CertificateRegister: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case contestant, school, team, entry
  }

  /// For what a number is given out.
  public struct Title: Hashable, Sendable, Codable {
    public let kind: Kind
    /// "c17", or the id of a school, team or entry.
    public let recipient: String
    /// As it is printed; nil for participation.
    public let award: String?
    public let league: String?
    public let week: String?

    public init(
      kind: Kind, recipient: String, award: String?, league: String? = nil, week: String? = nil
    ) {
      self.kind = kind
      self.recipient = recipient
      self.award = award
      self.league = league
      self.week = week
    }
  }

  public struct Row: Hashable, Sendable, Codable {
    /// From 1, or from the design's first number.
    public let serial: Int
    public let title: Title
    /// As it was last printed; nil once it was erased.
    public internal(set) var name: String?
    /// The revision of the results that took the award away; nil while it holds.
    public internal(set) var voidSince: Int?

    public var isVoid: Bool { voidSince != nil }
  }

  /// In order of their numbers.
  public private(set) var rows: [Row] = []

  public init() {}

  public var voids: [Row] { rows.filter(\.isVoid) }

  /// Takes in everything that is awarded now: each has the number that it had before, or the next
  /// one. What has a number and is not among it is void.
  ///
  /// - Parameters:
  ///   - titles: in the order in which new numbers are given out. A name that is not known any more
  ///     leaves the one that stands here.
  ///   - revision: of the results.
  /// - Returns: the numbers, in the same order.
  mutating func take(
    _ titles: [(title: Title, name: String?)], from first: Int, revision: Int
  ) -> [Int] {
    var free: [Title: [Int]] = [:]
    for place in rows.indices.reversed() { free[rows[place].title, default: []].append(place) }
    var next = max(first, (rows.last?.serial ?? 0) + 1)
    var held: Set<Int> = []
    let serials = titles.map { title, name in
      if let place = free[title]?.popLast() {
        held.insert(place)
        rows[place].voidSince = nil
        if let name { rows[place].name = name }
        return rows[place].serial
      }
      held.insert(rows.count)
      rows.append(Row(serial: next, title: title, name: name, voidSince: nil))
      next += 1
      return rows[rows.count - 1].serial
    }
    for place in rows.indices where !held.contains(place) && !rows[place].isVoid {
      rows[place].voidSince = revision
    }
    return serials
  }

  /// Takes the names of these recipients out; numbers and awards stay.
  ///
  /// - Returns: whether there were any.
  public mutating func erase(_ recipients: Set<String>, of kinds: Set<Kind>) -> Bool {
    var hasChanged = false
    for place in rows.indices
    where kinds.contains(rows[place].title.kind) && recipients.contains(rows[place].title.recipient)
    {
      hasChanged = hasChanged || rows[place].name != nil
      rows[place].name = nil
    }
    return hasChanged
  }

  /// "0012/dvc-thcs-2026": unique over the contests of an organizer, since contest ids are.
  public static func number(_ serial: Int, of contest: String) -> String {
    digits(serial) + "/" + contest
  }

  /// At least four.
  static func digits(_ serial: Int) -> String {
    let digits = String(serial)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The register as a table: number, name, award, and what is void.
  public func csv(contest: String, language: String) -> CSVTable {
    let words = PublishingTexts(language: language)
    var table = CSVTable(header: words.registerColumns)
    for row in rows {
      table.append([
        Self.number(row.serial, of: contest), row.title.recipient, row.name ?? "",
        words.achievement(row.title.award), row.voidSince.map(words.void) ?? "",
      ])
    }
    return table
  }
}

extension PublishingTexts {
  fileprivate var registerColumns: [String] {
    isEnglish
      ? ["No.", "Code", "Name", "Award", "Status"]
      : ["Số vào sổ", "Mã", "Họ và tên", "Danh hiệu", "Tình trạng"]
  }

  fileprivate func void(since revision: Int) -> String {
    isEnglish ? "VOID since revision \(revision)" : "THU HỒI từ bản \(revision)"
  }

  func achievement(_ award: String?) -> String { award.map(achieved) ?? tookPart }
}
