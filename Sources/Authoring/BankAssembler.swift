public import Assessment

/// Takes what a reader finds in a file, item by item, and makes a reading of it: gives the items
/// their ids, checks them in ways that are the same for all formats, and puts every finding at
/// its place.
///
/// Parts of a file can be read apart, each into its own assembler, and joined in order.
public struct BankAssembler: Sendable {
  public let source: SourceText
  private var pile = ItemPile()
  /// Those of the pile, once all are there.
  private var items: [Item] = []
  private var origins: [Origin] = []
  private var itemNumbers = ItemNumbers()
  private var reports: [Report] = []
  private var unreported = 0
  /// How many reports there were when the last item was taken or refused: those since then are of
  /// the next one.
  private var reportedBefore = 0
  /// True once it was said that there are more items than are taken.
  private var isCut = false
  /// Items with characters that were broken in the file. They are left out.
  private var damaged: [Damage] = []
  private var tally = KeyTally()
  /// Sources that are good until some day, by the places of their items.
  private var limits: [(item: Int, limit: SourceNote.Limit)] = []
  /// Of the last item: the next one is not far.
  private var line = 1
  private var canonical = CanonicalText()

  public init(_ source: SourceText) { self.source = source }

  /// Which item a finding is about.
  public enum Subject: Hashable, Sendable {
    case title(String)
    /// The number of an item without a title, in its file, from 1.
    case number(Int)

    public init(title: String, number: Int) {
      self = title.isEmpty ? .number(number) : .title(title)
    }
  }

  private struct Origin {
    /// Half of the id: enough to find the same item again.
    let key: UInt64
    let numbers: LikenessNumbers
    let position: BankPosition
    let namesSource: Bool
  }

  private struct Damage {
    let subject: Subject
    let position: BankPosition
  }

  private struct Report {
    var finding: BankFinding
    let position: BankPosition
    let subject: Subject?

    /// From a reader, of a picture, sound or other file of an item.
    var saysOfMedia: Bool {
      guard subject != nil, !finding.code.hasPrefix("bank."),
        let point = finding.code.firstIndex(of: ".")
      else { return false }
      let words = finding.code[point...].dropFirst()
      return ["media", "picture", "file-"].contains { words.hasPrefix($0) }
    }
  }

  /// How many items were taken.
  public var count: Int { pile.count }

  /// True once no further item is taken.
  public var isFull: Bool { count >= source.itemsMax }

  /// The number that the next item has in its file.
  public var nextNumber: Int { count + itemNumbers.refusedCount + 1 }

  /// Counts an item that was refused, so that those after it have their own numbers.
  public mutating func refuseItem() {
    itemNumbers.refuse(after: count)
    reportedBefore = reports.count
  }

  /// Adds an item.
  ///
  /// - Parameters:
  ///   - read: its id is made here.
  ///   - position: where the item begins in the source.
  ///   - isOfSource: true if its texts are parts of the source put together, and ASCII.
  ///   - answers: where its choices, answers or pairs begin, as far as that is known.
  public mutating func add(
    _ read: consuming Item, at position: BankPosition, isOfSource: Bool = false,
    answers: @autoclosure () -> [BankPosition] = []
  ) {
    var item = consume read
    if !source.broken.isEmpty, item.hasText(where: \.hasLostCharacter) {
      damaged.append(
        Damage(subject: Subject(title: item.title, number: nextNumber), position: position))
      refuseItem()
      return
    }
    if !isOfSource || !source.isComposed { item.compose() }
    let content = ItemContentHash(item, &canonical)
    item.id = content.id
    line = position.line(in: source, near: line)
    item.source = ItemSource(file: source.file, line: line)
    var findings = BankCheck.findings(
      in: &item, shown: canonical.shownChoices, tally: &tally)
    if source.broken.isEmpty, source.mayHaveLostCharacters,
      item.hasText(where: \.hasLostCharacter)
    {
      findings.append((.lostCharacter(), nil))
    }
    if !findings.isEmpty {
      let subject = Subject(title: item.title, number: nextNumber)
      let answers = answers()
      for (finding, answer) in findings where !isSaid(finding, of: subject) {
        let place = answer.flatMap { answers.indices.contains($0) ? answers[$0] : nil }
        report(finding, at: place ?? position, item: subject)
      }
    }
    reportedBefore = reports.count
    let note = SourceNote.find(in: item)
    if let limit = note?.limit { limits.append((count, limit)) }
    origins.append(
      Origin(
        key: content.key, numbers: canonical.numbers, position: position,
        namesSource: note != nil))
    pile.append(item)
  }

  /// True where a reader has said why, of the item that is being added.
  private mutating func isSaid(_ finding: BankFinding, of subject: Subject) -> Bool {
    for index in reports.indices[reportedBefore...] where reports[index].subject == subject {
      if let cause = FindingCauses.cause(of: finding, said: reports[index].finding) {
        reports[index].finding = cause
        return true
      }
    }
    return false
  }

  /// Reports a finding.
  ///
  /// - Parameter item: nil where the finding is about no item.
  public mutating func report(
    _ finding: BankFinding, at position: BankPosition, item: Subject? = nil
  ) {
    if finding.code == "bank.too-many-items" {
      // Of parts that were read apart each may have gone beyond.
      if isCut { return }
      isCut = true
    }
    if reports.count < BankLimits.diagnosticsMax {
      reports.append(Report(finding: finding, position: position, subject: item))
    } else {
      unreported += 1
    }
  }

  /// Makes room for what is kept of so many items beside them, so that it need not be made bit by bit.
  mutating func reserve(_ count: Int) { origins.reserveCapacity(min(count, source.itemsMax)) }

  /// Takes the items and findings of the part of the file that follows.
  ///
  /// - Parameter category: of the items before the part's first category, `inherited` of them.
  public mutating func append(
    _ part: consuming BankAssembler, category: [String], inherited: Int
  ) {
    var next = consume part
    let before = count
    let numbered = before + itemNumbers.refusedCount
    let taken = min(next.count, source.itemsMax - before)
    origins += next.origins.prefix(taken)
    let end = next.origins.indices.contains(taken) ? next.origins[taken].position : nil
    if !category.isEmpty { next.pile.setCategory(category, of: inherited) }
    pile.append(next.takePile(), taken)
    for report in next.reports {
      self.report(report.finding, at: report.position, item: report.subject?.shifted(by: numbered))
    }
    reportedBefore = reports.count
    unreported += next.unreported
    tally += next.tally
    limits += next.limits.filter { $0.item < taken }.map { ($0.item + before, $0.limit) }
    damaged += next.damaged.map {
      Damage(subject: $0.subject.shifted(by: numbered), position: $0.position)
    }
    itemNumbers.append(next.itemNumbers, after: before)
    if let end { report(.tooManyItems(), at: end) }
  }

  /// Gives the items away, so that they need not be copied.
  private mutating func takePile() -> ItemPile {
    var taken = ItemPile()
    swap(&taken, &pile)
    return taken
  }

  /// What was read, all items of it; none are left here, since they would be copied.
  public mutating func finish(_ format: BankFormat?) -> BankReading {
    items = pile.joined()
    reportSameItems()
    reportBroken()
    reportNothing(format)
    reportHabits(format)
    reportUnnamedSources()
    dropMediaSaidTwice(format)
    // Of a bank without any fault no places are asked for.
    let isQuiet = reports.isEmpty && limits.isEmpty
    var places = ItemPlaces(
      isQuiet ? [] : items, isQuiet ? [] : origins.map(\.position), itemNumbers,
      in: source)
    var diagnostics = reports.map { diagnostic($0, &places) }.inFileOrder()
    if unreported > 0 {
      let rest = Report(
        finding: .tooManyFindings(rest: unreported), position: .offset(source.bytes.count),
        subject: nil)
      diagnostics.append(diagnostic(rest, &places))
    }
    let dated = limits.map { index, limit in
      let report = Report(
        finding: .sourcePast(limit.day), position: origins[index].position,
        subject: subject(of: index))
      return BankReading.DatedSource(limit: limit, diagnostic: diagnostic(report, &places))
    }
    return BankReading(
      format: format, items: items, diagnostics: diagnostics, dated: dated,
      numbers: origins.map(\.numbers), itemNumbers: itemNumbers, parts: parts)
  }

  private func subject(of index: Int) -> Subject {
    Subject(title: items[index].title, number: itemNumbers.number(of: index))
  }

  /// Of the items; nil where none stands in a part.
  private var parts: [String?]? {
    let hasParts = origins.contains { $0.position.part != nil }
    return hasParts ? origins.map(\.position.part) : nil
  }

  /// A file without any question is told, where nothing else says why.
  private mutating func reportNothing(_ format: BankFormat?) {
    guard let format, items.isEmpty, unreported == 0,
      !reports.contains(where: { $0.finding.severity == .error || $0.finding.saysWhyNothing })
    else { return }
    let first = source.bytes.firstIndex { $0 > 32 } ?? 0
    // What stands in a paper is lost then; an empty list is none the less a bank.
    let isPaper = format == .paper || format == .docx
    report(
      isPaper ? .paperNoQuestions() : .nothingFound(format, bytes: source.bytes.count),
      at: .offset(first))
  }

  /// Whether the keys of the bank can be guessed.
  private mutating func reportHabits(_ format: BankFormat?) {
    guard let first = origins.first else { return }
    for finding in KeyHabits.findings(tally)
    where !finding.isOfLetters || !KeyHabits.hasKeyFirst(format) {
      report(finding, at: first.position)
    }
  }

  /// A bank asks for sources where most of its items name one.
  private mutating func reportUnnamedSources() {
    guard origins.count(where: \.namesSource) >= SourceRule.itemsMin else { return }
    let asked = items.indices.filter { items[$0].kind != .description }
    let named = asked.count { origins[$0].namesSource }
    guard named >= SourceRule.itemsMin, named < asked.count,
      Double(named) >= SourceRule.share * Double(asked.count)
    else { return }
    for index in asked where !origins[index].namesSource {
      report(
        .noSource(named: named, of: asked.count), at: origins[index].position,
        item: subject(of: index))
    }
  }

  /// Readers that look for files themselves have said which are missing, and know more of it.
  private mutating func dropMediaSaidTwice(_ format: BankFormat?) {
    guard reports.contains(where: \.finding.isOfMedia) else { return }
    let looked = format == .qti || format == .docx || format == .h5p
    let said = Set(reports.filter(\.saysOfMedia).map(\.subject))
    reports.removeAll { $0.finding.isOfMedia && (looked || said.contains($0.subject)) }
  }

  private mutating func reportSameItems() {
    var sieve = RepeatedNumbers(count: origins.count)
    for origin in origins { sieve.see(origin.key) }
    // Those with the same id, one for each picture.
    var first: [UInt64: [Int]] = [:]
    for index in origins.indices where sieve.mayRepeat(origins[index].key) {
      let known = first[origins[index].key, default: []]
      guard let earliest = known.first else {
        first[origins[index].key] = [index]
        continue
      }
      let same = known.first { items[$0].hasSameMedia(as: items[index]) }
      if same == nil { first[origins[index].key, default: []].append(index) }
      let earlier = same ?? earliest
      let line = items[earlier].source?.line ?? 1
      let part = origins[earlier].position.part
      let otherPart = part == origins[index].position.part ? nil : part
      report(
        same == nil
          ? .sameButPicture(asOnLine: line, of: otherPart)
          : .sameItem(asOnLine: line, of: otherPart),
        at: origins[index].position, item: subject(of: index))
    }
  }

  /// Each broken character with the item that was left out for it, or with none.
  private mutating func reportBroken() {
    guard !source.broken.isEmpty else { return }
    let starts =
      (origins.map { ($0.position, nil as Subject?) }
      + damaged.map { ($0.position, $0.subject as Subject?) })
      .map { (place: $0.0.place(in: source), subject: $0.1) }.sorted { $0.place < $1.place }
    var found: Set<SourcePlace> = []
    var next = 0
    for offset in source.broken {
      let place = source.place(at: offset)
      while next < starts.count, starts[next].place <= place { next += 1 }
      if next > 0, let subject = starts[next - 1].subject {
        report(.brokenCharacter(), at: .offset(offset), item: subject)
        found.insert(starts[next - 1].place)
      } else {
        report(.brokenCharacterOutside(), at: .offset(offset))
      }
    }
    for damage in damaged where !found.contains(damage.position.place(in: source)) {
      report(.brokenCharacter(), at: damage.position, item: damage.subject)
    }
  }

  private func diagnostic(_ report: Report, _ places: inout ItemPlaces) -> Diagnostic {
    let finding = report.finding
    let place = report.position.place(in: source)
    var diagnostic = Diagnostic(
      finding.severity, file: source.file, place: place, part: report.position.part,
      code: finding.code, message: finding.message, hint: finding.hint,
      item: report.subject?.name, excerpt: report.position.excerpt(in: source))
    diagnostic.snippet = report.position.snippet(in: source)
    diagnostic.spot = places.spot(
      of: report.subject, isError: finding.severity == .error, part: report.position.part, place)
    return diagnostic
  }
}

extension String {
  /// Only `bank.lost-character` and `bank.broken-character` ask.
  fileprivate var hasLostCharacter: Bool { unicodeScalars.contains("\u{FFFD}") }
}

extension BankAssembler.Subject {
  var name: String {
    switch self {
    case .title(let title): title
    case .number(let number): "Câu \(number)"
    }
  }

  fileprivate func shifted(by count: Int) -> BankAssembler.Subject {
    if case .number(let number) = self { .number(number + count) } else { self }
  }
}
