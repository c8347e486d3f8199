import Assessment
import ContestEngine

/// The items of all banks of a contest that can be played, each once, in the order of the banks.
struct ContestStock {
  /// As written in `banks`, beside the items of each.
  struct Entry {
    let item: Item
    /// The places in `banks` of all banks that have it.
    var banks: Set<Int>
    /// Without a right answer: only for asking opinions.
    var isKeyless: Bool

    func fits(_ rule: RoundDefinition.Rule) -> Bool { rule == .survey || !isKeyless }
  }

  private(set) var entries: [Entry] = []
  /// By id.
  private(set) var places: [ItemID: Int] = [:]
  /// By title, where it is the title of one item only.
  private(set) var titles: [String: Int] = [:]
  /// Titles of several items, with the places of all of them.
  private(set) var sharedTitles: [String: [Int]] = [:]
  /// Items that are not played, or only where nothing is right, and why.
  private(set) var unfit: [ItemID: TerminalFitness.Problem] = [:]

  init(_ banks: [ContestBank?]) {
    var titled: [String: [Int]] = [:]
    for (number, bank) in banks.enumerated() {
      for item in bank?.items ?? [] {
        let problem = TerminalFitness.problem(of: item)
        if let problem {
          unfit[item.id] = problem
          guard TerminalFitness.problemWithoutMarking(of: item) == nil else { continue }
        }
        if let place = places[item.id] {
          entries[place].banks.insert(number)
          continue
        }
        places[item.id] = entries.count
        let title = item.title.trimmingSpaces
        if !title.isEmpty { titled[title, default: []].append(entries.count) }
        entries.append(Entry(item: item, banks: [number], isKeyless: problem != nil))
      }
    }
    titles = titled.compactMapValues { $0.count == 1 ? $0[0] : nil }
    sharedTitles = titled.filter { $0.value.count > 1 }
  }

  /// The item that an organizer named by its id or its title.
  func place(named name: String) -> Int? { places[ItemID(name)] ?? titles[name] }
}
