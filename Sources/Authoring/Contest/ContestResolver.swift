public import Assessment
public import ContestEngine

/// Brings a contest and its banks together: what each round may be drawn from, and whether it can.
public struct ContestResolver {
  public struct Output: Sendable {
    /// Nil where there are errors.
    public let program: ContestProgram?
    /// As the file has it, also where only its banks cannot be had; nil where it has errors itself.
    public let definition: ContestDefinition?
    /// The contest's, as far as it could be read.
    public let id: String?
    public let roster: [RosterEntry]
    /// Those who may take part, where the contest has a roster; in its order.
    public var seats: [RosterSeat] {
      let schools = definition?.schools ?? []
      return roster.compactMap { $0.seat(only: schools.count == 1 ? schools[0].id : nil) }
    }
    /// Of the contest file first, then of the banks.
    public let diagnostics: [Diagnostic]
  }

  private let draft: ContestDraft
  private let notes: ContestNotes
  private let stock: ContestStock
  /// False where a bank is not there, or none is named: what is missing may be in it.
  private let hasAllBanks: Bool
  /// For each round the places of its items in the stock.
  private var pools: [[Int]] = []
  /// How hard items were in contests before, by id.
  private var known: [String: Int] = [:]
  /// Alike items that are both wanted.
  private var kept: Set<ItemPair> = []

  /// - Parameters:
  ///   - now: where it is to be said that a contest's time is over already.
  ///   - difficulties: how hard items were in contests before, in millionths of full marks, by id;
  ///   asked where a draw has a target.
  ///   - kept: those pairs of items that somebody looked at and wants both of.
  ///   - bank: the bank with a name as written in `banks`; nil where there is none.
  public static func resolve(
    _ contest: ContestReader.Output, now: Instant? = nil,
    difficulties: ([ItemID]) -> [ItemID: Int] = { _ in [:] },
    kept: ([ItemID]) -> Set<ItemPair> = { _ in [] }, bank: (String) -> ContestBank?
  ) -> Output {
    guard let draft = contest.draft else {
      return Output(
        program: nil, definition: nil, id: nil, roster: [], diagnostics: contest.diagnostics)
    }
    let banks = draft.definition.banks.map(bank)
    var resolver = ContestResolver(
      draft: draft, notes: ContestNotes(file: contest.file), stock: ContestStock(banks),
      hasAllBanks: !banks.isEmpty && !banks.contains(nil))
    if draft.definition.hasTargets {
      let found = difficulties(resolver.stock.entries.map(\.item.id))
      resolver.known = Dictionary(uniqueKeysWithValues: found.map { ($0.key.text, $0.value) })
    }
    resolver.kept = kept(resolver.stock.entries.map(\.item.id))
    resolver.findPools()
    resolver.checkBanks(banks)
    if resolver.hasAllBanks { resolver.checkTogether() }
    if let now { resolver.checkWindow(at: now) }
    if contest.definition != nil, !resolver.notes.hasErrors {
      ContestTrial(resolver.program).check { resolver.add($0, on: $1) }
    }
    let ofContest = (contest.diagnostics + resolver.notes.diagnostics).inFileOrder()
    let ofOthers = ofContest.filter { $0.file != contest.file }
    let ofBanks = banks.flatMap { $0.map(resolver.diagnostics) ?? [] }
    let all = ofContest.filter { $0.file == contest.file } + ofOthers + ofBanks
    let isSound = contest.definition != nil && !all.contains { $0.severity == .error }
    return Output(
      program: isSound ? resolver.program : nil, definition: contest.definition,
      id: draft.definition.id, roster: contest.roster, diagnostics: all)
  }

  private init(
    draft: ContestDraft, notes: ContestNotes, stock: ContestStock, hasAllBanks: Bool
  ) {
    self.draft = draft
    self.notes = notes
    self.stock = stock
    self.hasAllBanks = hasAllBanks
  }

  private var definition: ContestDefinition { draft.definition }

  /// Opinions have no right answer: a contest that asks for them alone misses nothing.
  private var isSurvey: Bool {
    !definition.rounds.isEmpty && definition.rounds.allSatisfy { $0.rule == .survey }
  }

  /// Items without a right answer that a round asks as opinions.
  private var opinions: Set<ItemID> {
    let asked = zip(definition.rounds, pools).filter { $0.0.rule == .survey }.flatMap(\.1)
    return Set(asked.map { stock.entries[$0].item.id }.filter { stock.unfit[$0] == .withoutKey })
  }

  /// What the reader of a bank found, without the complaint that an opinion has no right answer.
  private func diagnostics(of bank: ContestBank) -> [Diagnostic] {
    let opinions = opinions
    let lines = Set(bank.items.filter { opinions.contains($0.id) }.compactMap(\.source?.line))
    return bank.diagnostics.inFileOrder().filter {
      $0.code != "bank.no-right-answer" || !isSurvey && !lines.contains($0.place.line)
    }
  }

  private func add(_ finding: ContestFinding, on path: String) {
    notes.add(finding, at: draft.places.place(of: path))
  }

  private var program: ContestProgram {
    let poolIDs = Set(pools.joined().map { stock.entries[$0].item.id.text })
    var definition = definition
    for (round, pool) in pools.enumerated() {
      // An item that was named by its title is known by its id from here on.
      if case .named = definition.rounds[round].items {
        let ids = pool.map { stock.entries[$0].item.id }
        let reserves = definition.rounds[round].reserveCount
        definition.rounds[round].items = .named(ids.dropLast(reserves))
        if reserves > 0 { definition.rounds[round].reserve = ids.suffix(reserves) }
      }
    }
    return ContestProgram(
      definition: definition, pools: pools.map { pool in pool.map { stock.entries[$0].item } },
      difficulties: definition.hasTargets ? known.filter { poolIDs.contains($0.key) } : nil,
      keptPairs: keptPairs(among: poolIDs))
  }

  /// Nil where there are none, so that nothing is written down of them.
  private func keptPairs(among ids: Set<String>) -> [ItemPair]? {
    let pairs = kept.filter { ids.contains($0.first.text) && ids.contains($0.second.text) }
    return pairs.isEmpty ? nil : pairs.sorted()
  }

  // MARK: Banks

  private func checkBanks(_ banks: [ContestBank?]) {
    let opinions = opinions
    for (number, name) in definition.banks.enumerated() {
      guard let bank = banks[number] else {
        add(.missingBank(name), on: "banks[\(number)]")
        continue
      }
      let errors = bank.diagnostics.count { $0.severity == .error }
      if errors > 0 {
        add(.bankHasErrors(name, count: errors), on: "banks[\(number)]")
      } else if bank.items.isEmpty {
        add(.emptyBank(name), on: "banks[\(number)]")
      }
      for problem in TerminalFitness.Problem.allCases where !isSurvey || problem != .withoutKey {
        let items = bank.items.filter {
          stock.unfit[$0.id] == problem && !opinions.contains($0.id)
        }
        guard let first = items.first else { continue }
        add(
          .itemsLeftOut(problem, count: items.count, first: Self.name(of: first)),
          on: "banks[\(number)]")
      }
    }
  }

  /// What people call an item.
  static func name(of item: Item) -> String {
    let title = item.title.trimmingSpaces
    return title.isEmpty
      ? PlainText.from(item.prompt, format: item.format).forMessage : title.forMessage
  }

  // MARK: Pools

  private mutating func findPools() {
    for (number, round) in definition.rounds.enumerated() {
      switch round.items {
      case .named(let ids): pools.append(findNamed(ids, round.reserve ?? [], round: number))
      case .drawn(let rules): pools.append(findMatching(rules, round: number))
      }
    }
  }

  private static func paths(
    _ ids: [ItemID], _ reserves: [ItemID], round: Int
  ) -> [(id: ItemID, path: String)] {
    ids.enumerated().map { ($1, "rounds[\(round)].items[\($0)]") }
      + reserves.enumerated().map { ($1, "rounds[\(round)].reserve[\($0)]") }
  }

  private func findNamed(_ ids: [ItemID], _ reserves: [ItemID], round: Int) -> [Int] {
    var taken: Set<Int> = []
    return Self.paths(ids, reserves, round: round).compactMap { id, path in
      guard let place = stock.place(named: id.text) else {
        if let problem = stock.unfit[id] {
          add(.namedItemUnfit(id.text, problem), on: path)
        } else if let shared = stock.sharedTitles[id.text] {
          add(.sharedTitle(id.text, shared.map { stock.entries[$0].item }), on: path)
        } else if hasAllBanks {
          let known = stock.titles.keys.sorted() + stock.places.keys.sorted().map(\.text)
          add(.missingItem(id.text, known: known), on: path)
        }
        return nil
      }
      let item = stock.entries[place]
      if !item.fits(definition.rounds[round].rule), let problem = stock.unfit[item.item.id] {
        add(.namedItemUnfit(id.text, problem), on: path)
        return nil
      }
      guard taken.insert(place).inserted else {
        add(.sameItemTwice(id.text), on: path)
        return nil
      }
      return place
    }
  }

  private func findMatching(_ rules: DrawRules, round: Int) -> [Int] {
    let condition = DrawCondition(rules, banks: definition.banks, known: known)
    let rule = definition.rounds[round].rule
    let pool = stock.entries.indices.filter {
      stock.entries[$0].fits(rule) && condition.allows(stock.entries[$0])
    }
    guard hasAllBanks else { return pool }
    let needed = rules.count + (rules.reserve ?? 0)
    let unmet = DrawNames(stock).unmet(rules)
    if pool.count < needed {
      add(
        .drawTooSmall(
          needed: needed, found: pool.count, steps: steps(condition, rule),
          hint: unmet.first.map(ContestFinding.nothingHas)), on: "rounds[\(round)].draw.count")
    } else {
      for name in unmet { add(.nameOfNothing(name), on: "rounds[\(round)].draw.\(name.path)") }
    }
    return pool
  }

  private func checkWindow(at now: Instant) {
    guard let window = definition.window, let closes = window.periods.last?.closes, closes <= now
    else { return }
    let path = window.weeks.isEmpty ? "closes" : "weeks[\(window.weeks.count - 1)].closes"
    add(.windowIsOver(path, closes), on: path)
  }

  /// How many items are left after each condition.
  private func steps(
    _ condition: DrawCondition, _ rule: RoundDefinition.Rule
  ) -> [(kind: DrawCondition.Kind, left: Int)] {
    var left = stock.entries.filter { $0.fits(rule) }
    return condition.stated.map { kind in
      left = left.filter { condition.allows($0, by: kind) }
      return (kind, left.count)
    }
  }

  // MARK: All rounds together

  private func checkTogether() {
    let used = Set(pools.joined()).sorted()
    let items = used.map { stock.entries[$0].item }
    let found = NearDuplicates.pairs(in: items).filter {
      !kept.contains(ItemPair(items[$0.first].id, items[$0.second].id))
    }
    let pairs = found.map { (used[$0.first], used[$0.second]) }
    // Of two that contradict each other one is wrong: that comes first.
    let isConflict = found.map { $0.likeness == .conflict }
    sayPairs(
      zip(pairs, isConflict).filter(\.1).map { ($0.0.0, $0.0.1, true) }
        + zip(pairs, isConflict).filter { !$0.1 }.map { ($0.0.0, $0.0.1, false) })
    var groups = JoinedGroups(count: stock.entries.count)
    for (first, second) in pairs { groups.join(first, second) }
    checkNamed(&groups)
    let pools = pools.map { pool in Set(pool.map { groups.group(of: $0) }) }
    // A round that is too small by itself is told already.
    let needs = definition.rounds.enumerated().map { min($1.slots, self.pools[$0].count) }
    guard let shortage = DrawFeasibility.shortage(needs: needs, pools: pools) else { return }
    let rounds = shortage.rounds.map { definition.rounds[$0].id }
    let path = "rounds[\(shortage.rounds.last ?? 0)]"
    add(
      .roundsShareTooFew(rounds, needed: shortage.needed, found: shortage.found),
      on: path + (isDrawn(shortage.rounds.last ?? 0) ? ".draw.count" : ".items"))
  }

  private func isDrawn(_ round: Int) -> Bool {
    if case .drawn = definition.rounds[round].items { true } else { false }
  }

  private static let pairsToldMax = 20

  private func sayPairs(_ pairs: [(first: Int, second: Int, isConflict: Bool)]) {
    for (first, second, isConflict) in pairs.prefix(Self.pairsToldMax) {
      let (one, other) = (stock.entries[first].item, stock.entries[second].item)
      let finding =
        isConflict
        ? ContestFinding.otherKey(one, other) : ContestFinding.nearlySame(one, other)
      if let source = other.source {
        notes.add([
          finding.diagnostic(
            file: source.file, place: SourcePlace(line: source.line, column: 1))
        ])
      } else {
        add(finding, on: "banks")
      }
    }
    if pairs.count > Self.pairsToldMax {
      add(.morePairs(pairs.count - Self.pairsToldMax), on: "banks")
    }
  }

  /// Two items that somebody named although they are nearly the same.
  private func checkNamed(_ groups: inout JoinedGroups) {
    var owners: [Int: Int] = [:]
    for (number, round) in definition.rounds.enumerated() {
      guard case .named(let ids) = round.items else { continue }
      for (id, path) in Self.paths(ids, round.reserve ?? [], round: number) {
        guard let entry = stock.place(named: id.text) else { continue }
        let group = groups.group(of: entry)
        if let owner = owners[group], owner != entry {
          add(
            .namedNearlySame(Self.name(of: stock.entries[owner].item)), on: path)
        } else {
          owners[group] = entry
        }
      }
    }
  }
}

extension ContestDefinition {
  /// Whether how hard items were is asked for anywhere.
  fileprivate var hasTargets: Bool {
    rounds.contains { if case .drawn(let rules) = $0.items { rules.target != nil } else { false } }
  }
}
