import Assessment

/// Reads GIFT as Moodle does, except that nothing is lost in silence: what Moodle swallows is
/// read where its end can be told, and every doubt has a diagnostic with its place.
///
/// Source: Moodle 4.1, question/format.php and question/format/gift/format.php.
struct GIFTReader {
  private let source: SourceText
  private var bank: BankAssembler
  private var block = GIFTBlock()
  private var category: [String] = []
  /// A description that stands last, in case that the next block belongs to it.
  private var openDescription: (offset: Int, name: String)?
  private var index: Int

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var reader = GIFTReader(source)
    reader.run()
    return reader.bank.finish(.gift)
  }

  private init(_ source: SourceText) {
    self.source = source
    bank = BankAssembler(source)
    index = source.contentStart
  }

  private mutating func run() {
    while index < source.bytes.count, !bank.isFull {
      let lineStart = index
      let line = trimmed(nextLine())
      if line.isEmpty {
        if !block.isEmpty { endBlock(atEmptyLine: lineStart) }
      } else if isComment(line) {
        block.addComment(source.bytes[line])
      } else {
        block.addLine(line, of: source.bytes)
      }
    }
    if !block.isEmpty { readBlock() }
    if bank.isFull, index < source.bytes.count { bank.report(.tooManyItems(), at: index) }
  }

  /// The next line without its end.
  private mutating func nextLine() -> Range<Int> {
    let start = index
    let bytes = source.bytes
    while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
    let line = start..<index
    if index < bytes.count {
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
    let whole = 0..<block.text.count
    if !block.has("$CATEGORY:", at: 0, before: whole.upperBound),
      let open = block.first(UInt8(ascii: "{"), in: whole),
      block.first(UInt8(ascii: "}"), in: open..<block.text.count) == nil, answersGoOn()
    {
      block.addEmptyLine(at: offset)
    } else {
      readBlock()
    }
  }

  private func answersGoOn() -> Bool {
    let bytes = source.bytes
    var place = index
    var isLineStart = true
    while place < bytes.count {
      let byte = bytes[place]
      if isLineStart {
        if bytes[place...].starts(with: "::".utf8) || bytes[place...].starts(with: "$CAT".utf8) {
          return false
        }
        if bytes[place...].starts(with: "//".utf8) {
          while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
          continue
        }
      }
      if byte == UInt8(ascii: "}") { return true }
      if byte == UInt8(ascii: "{") { return false }
      if byte == UInt8(ascii: "\\") { place += 1 }
      if byte == 10 || byte == 13 {
        isLineStart = true
      } else if !GIFTEscape.isSpace(byte) {
        isLineStart = false
      }
      place += 1
    }
    return false
  }

  /// Reads the items of the block: one, or more where empty lines between them are missing.
  private mutating func readBlock() {
    defer { block.removeAll() }
    let size = block.text.count
    guard size <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: block.source(0))
      return
    }
    var start: Int? = 0
    while let from = start, !bank.isFull {
      var item = GIFTItemReader(block, from: from, number: bank.items.count + 1, category: category)
      item.read()
      start = item.next
      take(item)
    }
  }

  private mutating func take(_ reader: GIFTItemReader) {
    if reader.isCategory { category = reader.category }
    let offset = block.source(reader.start)
    let name = reader.name
    for offset in block.emptyLines where reader.start == 0 {
      bank.report(.emptyLineInAnswers(), at: offset, item: name)
    }
    if let offset = block.controlOffset, reader.start == 0 {
      bank.report(.controlCharacter(source.bytes[offset]), at: offset, item: name)
    }
    for finding in reader.findings {
      bank.report(finding.finding, at: block.source(finding.place), item: name)
    }
    if let open = openDescription, reader.continuesDescription {
      bank.report(.descriptionBeforeAnswers(), at: open.offset, item: open.name)
    }
    openDescription = nil
    guard let item = reader.item else { return }
    if item.kind == .description, let name { openDescription = (offset, name) }
    bank.add(item, at: offset, answers: reader.answerPlaces.map(block.source))
  }
}
