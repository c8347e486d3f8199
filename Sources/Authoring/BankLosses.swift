public import Assessment

/// What a format could not hold of a bank, the same loss of many items said once.
public struct BankLosses: Sendable {
  /// One kind of loss.
  private struct Group: Sendable {
    let finding: BankFinding
    /// True where the words differ from item to item.
    var differs = false
    /// Places of the items, from 0.
    var places: [Int]
  }

  private let losses: [BankWriter.Loss]
  private let items: [Item]
  /// What each item is called in its file, "3".
  private let numbers: [String]
  private var groups: [Group] = []

  /// So many items are named by their numbers in a line.
  public static let namedMax = 8

  /// - Parameter numbers: what each item is called in its file; nil where they count from 1.
  public init(_ losses: [BankWriter.Loss], of items: [Item], numbers: [String]? = nil) {
    self.losses = losses
    self.items = items
    self.numbers = numbers ?? items.indices.map { String($0 + 1) }
    var places: [String: Int] = [:]
    for loss in losses {
      guard let place = places[loss.finding.code] else {
        places[loss.finding.code] = groups.count
        groups.append(Group(finding: loss.finding, places: [loss.index]))
        continue
      }
      if groups[place].finding != loss.finding { groups[place].differs = true }
      if groups[place].places.last != loss.index { groups[place].places.append(loss.index) }
    }
  }

  /// True if items were left out.
  public var hasErrors: Bool { groups.contains { $0.finding.severity == .error } }

  /// A line for each kind of loss, in the order in which they were met; one that begins with
  /// `error:` is of items that were left out.
  public func lines(in language: String) -> [String] {
    groups.map { group in
      (group.finding.severity == .error ? "error: " : "") + line(group, language)
    }
  }

  private func line(_ group: Group, _ language: String) -> String {
    let isEnglish = language.hasPrefix("en")
    let message = group.finding.message.text(in: language)
    let first =
      items.indices.contains(group.places[0]) ? ItemListing.name(of: items[group.places[0]]) : ""
    guard group.places.count > 1 else { return "\(first): \(message)" }
    guard group.differs else {
      let count =
        isEnglish ? English.count(group.places.count, "item") : "\(group.places.count) câu"
      return "\(message) (\(count): \(numbers(group.places)))"
    }
    let others = group.places.dropFirst()
    let also =
      isEnglish
      ? "the like in \(English.count(others.count, "other item"))"
      : "tương tự ở \(others.count) câu khác"
    return "\(first): \(message); \(also): \(numbers(others))"
  }

  private func numbers(_ places: some Collection<Int>) -> String {
    let told = places.prefix(Self.namedMax).map(number).joined(separator: ", ")
    return places.count > Self.namedMax ? told + " …" : told
  }

  private func number(_ place: Int) -> String {
    numbers.indices.contains(place) ? numbers[place] : String(place + 1)
  }

  /// All of them, one by one: `{"items":12,"written":11,"losses":[{"number":3,"item":"Câu 3",
  /// "severity":"warning","code":"csv.loses-media","message":"…"}]}`. Numbers count from 1.
  public func json(language: String) -> OrderedJSON {
    let leftOut = Set(losses.filter { $0.finding.severity == .error }.map(\.index))
    return .object([
      OrderedJSON.Member("items", .whole(items.count)),
      OrderedJSON.Member("written", .whole(items.count - leftOut.count)),
      OrderedJSON.Member("losses", .array(losses.map { json($0, language) })),
    ])
  }

  private func json(_ loss: BankWriter.Loss, _ language: String) -> OrderedJSON {
    var members = [OrderedJSON.Member("number", .whole(Int(number(loss.index)) ?? loss.index + 1))]
    if items.indices.contains(loss.index) {
      members.append(OrderedJSON.Member("item", .string(ItemListing.name(of: items[loss.index]))))
    }
    members += [
      OrderedJSON.Member("severity", .string(loss.finding.severity.rawValue)),
      OrderedJSON.Member("code", .string(loss.finding.code)),
      OrderedJSON.Member("message", .string(loss.finding.message.text(in: language))),
    ]
    if let hint = loss.finding.hint {
      members.append(OrderedJSON.Member("hint", .string(hint.text(in: language))))
    }
    return .object(members)
  }
}
