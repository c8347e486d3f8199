import Assessment

/// Reads GIFT as Moodle does, except that nothing is lost in silence: what Moodle swallows is
/// read where its end can be told, and every doubt has a diagnostic with its place.
///
/// Source: Moodle 4.1, question/format.php and question/format/gift/format.php.
struct GIFTReader {
  private let source: SourceText
  private(set) var bank: BankAssembler
  private var block = GIFTBlock()
  /// Nil before the first category.
  private(set) var category: [String]?
  /// How many items stand before the first category.
  private(set) var inherited = 0
  /// A description that stands last, in case that the next block belongs to it.
  private var openDescription: (position: BankPosition, subject: BankAssembler.Subject)?
  private var index: Int
  private let end: Int
  /// Where the `}` stands up to which an open `{` is known to go on: looked for once, however many
  /// empty lines come before it.
  private var closingBrace: Int?

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var bank = BankAssembler(source)
    var category: [String] = []
    var parts = GIFTParts(source).read()
    bank.reserve(parts.reduce(0) { $0 + $1.bank.count })
    for index in parts.indices {
      bank.append(
        parts[index].takeBank(), category: category, inherited: parts[index].inherited)
      category = parts[index].category ?? category
    }
    return bank.finish(.gift)
  }

  /// Gives away what was read, so that it need not be copied.
  private mutating func takeBank() -> BankAssembler {
    var taken = BankAssembler(source)
    swap(&taken, &bank)
    return taken
  }

  /// So many bytes few items have fewer of.
  private static let usualItemBytes = 100

  /// - Parameter range: of the source; begins where a block does.
  init(_ source: SourceText, in range: Range<Int>) {
    self.source = source
    bank = BankAssembler(source)
    bank.reserve(range.count / Self.usualItemBytes)
    index = range.lowerBound
    end = range.upperBound
  }

  mutating func run() {
    while index < end, !bank.isFull {
      let lineStart = index
      let line = trimmed(nextLine())
      if line.isEmpty {
        endBlock(atEmptyLine: lineStart)
      } else if isComment(line) {
        block.addComment(source.bytes[line])
      } else {
        block.addLine(line, of: source.bytes)
      }
    }
    if !block.isEmpty { readBlock() }
    if bank.isFull, index < end { bank.report(.tooManyItems(), at: .offset(index)) }
  }

  /// The next line without its end.
  private mutating func nextLine() -> Range<Int> {
    let start = index
    let bytes = source.bytes
    index = bytes.withUnsafeBytes { bytes in
      var place = start
      while place < end {
        if let eight = EightBytes(bytes, at: place), !eight.hasLess(than: 14) {
          place += EightBytes.count
        } else if bytes[place] == 10 || bytes[place] == 13 {
          break
        } else {
          place += 1
        }
      }
      return min(place, end)
    }
    let line = start..<index
    if index < end {
      let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
      index += isPair ? 2 : 1
    }
    return line
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, GIFTEscape.isSpace(source.bytes[start]) { start += 1 }
    while end > start, GIFTEscape.isSpace(source.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isComment(_ line: Range<Int>) -> Bool {
    line.count >= 2 && source.bytes[line.lowerBound] == UInt8(ascii: "/")
      && source.bytes[line.lowerBound + 1] == UInt8(ascii: "/")
  }

  /// An empty line ends a block, except within answers whose `}` comes before anything that could
  /// begin another item: there Moodle gives up, and the author only wanted some air.
  private mutating func endBlock(atEmptyLine offset: Int) {
    if block.isEmpty {
      // Comments that stand alone say nothing of the items around them.
      block.removeAll()
      return
    }
    if let closingBrace, index <= closingBrace {
      block.addEmptyLine(at: offset)
      return
    }
    let whole = 0..<block.text.count
    if !block.has("$CATEGORY:", at: 0, before: whole.upperBound),
      let open = block.first(UInt8(ascii: "{"), in: whole),
      block.first(UInt8(ascii: "}"), in: open..<block.text.count) == nil,
      let brace = closingBraceAhead()
    {
      closingBrace = brace
      block.addEmptyLine(at: offset)
    } else {
      readBlock()
    }
  }

  /// Nil where something that could begin another item comes before it.
  private func closingBraceAhead() -> Int? {
    let bytes = source.bytes
    var place = index
    var isLineStart = true
    while place < end {
      let byte = bytes[place]
      if isLineStart {
        if bytes[place...].starts(with: "::".utf8) || bytes[place...].starts(with: "$CAT".utf8) {
          return nil
        }
        if bytes[place...].starts(with: "//".utf8) {
          while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
          continue
        }
      }
      if byte == UInt8(ascii: "}") { return place }
      if byte == UInt8(ascii: "{") { return nil }
      if byte == UInt8(ascii: "\\") { place += 1 }
      if byte == 10 || byte == 13 {
        isLineStart = true
      } else if !GIFTEscape.isSpace(byte) {
        isLineStart = false
      }
      place += 1
    }
    return nil
  }

  /// Reads the items of the block: one, or more where empty lines between them are missing.
  private mutating func readBlock() {
    defer { block.removeAll() }
    guard block.text.count <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: position(0))
      bank.refuseItem()
      return
    }
    var start: Int? = 0
    while let from = start, !bank.isFull {
      var item = GIFTItemReader(
        block, from: from, number: bank.nextNumber, category: category ?? [])
      item.read()
      start = item.next
      take(&item)
    }
  }

  private func position(_ place: Int) -> BankPosition { .offset(block.source(place)) }

  private mutating func take(_ reader: inout GIFTItemReader) {
    if reader.isCategory {
      if category == nil { inherited = bank.count }
      category = reader.category
    }
    if reader.start == 0 { reportBlock(reader.subject) }
    for finding in reader.findings {
      bank.report(finding.finding, at: position(finding.place), item: reader.subject)
    }
    if let open = openDescription, reader.continuesDescription {
      bank.report(.descriptionBeforeAnswers(), at: open.position, item: open.subject)
    }
    openDescription = nil
    guard let item = reader.takeItem() else {
      if reader.findings.contains(where: { $0.finding.severity == .error }) { bank.refuseItem() }
      return
    }
    let position = position(reader.start)
    if case .description = item.body, let subject = reader.subject {
      openDescription = (position, subject)
    }
    bank.add(
      consume item, at: position, isOfSource: true,
      answers: reader.answerPlaces.map { .offset(reader.block.source($0)) })
    if category == nil { inherited = bank.count }
  }

  /// What was found while the lines of the block were collected.
  private mutating func reportBlock(_ subject: BankAssembler.Subject?) {
    for offset in block.emptyLines {
      bank.report(.emptyLineInAnswers(), at: .offset(offset), item: subject)
    }
    if let offset = block.controlOffset {
      bank.report(
        .controlCharacter(source.bytes[offset]), at: .offset(offset), item: subject)
    }
  }
}
