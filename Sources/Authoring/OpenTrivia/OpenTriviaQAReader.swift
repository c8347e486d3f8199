import Assessment

/// Reads OpenTriviaQA's text: `#Q` and a question of one line or several, `^` and the text of the
/// right choice, then the choices with their letters.
///
/// Source: the files and README of github.com/uberspot/OpenTriviaQA.
struct OpenTriviaQAReader {
  private let source: SourceText
  private let texts: LineText
  private var bank: BankAssembler
  private var question: OpenTriviaQuestion?
  /// Text before the first question was told.
  private var isAstray = false

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var reader = OpenTriviaQAReader(source)
    reader.run()
    return reader.bank.finish(.openTriviaQA)
  }

  private init(_ source: SourceText) {
    self.source = source
    texts = LineText(source)
    bank = BankAssembler(source)
    if let offset = texts.controlOffset {
      bank.report(.controlCharacter(source.bytes[offset]), at: .offset(offset))
    }
  }

  private mutating func run() {
    for line in 1...max(1, source.lineCount) {
      take(source.lineBytes(line))
      if bank.isFull {
        bank.report(.tooManyItems(), at: .offset(source.lineStart(line) ?? 0))
        return
      }
    }
    close()
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    if Self.isMarked(bytes, "#Q") {
      close()
      question = OpenTriviaQuestion(
        offset: bytes.startIndex, stem: [LineText.trimmed(bytes.dropFirst(2))])
      return
    }
    guard var open = question else {
      if !isAstray, !LineText.trimmed(bytes).isEmpty {
        bank.report(.triviaTextOutside(), at: .offset(bytes.startIndex))
        isAstray = true
      }
      return
    }
    open.take(bytes)
    question = open
  }

  /// A mark with a space or nothing behind it.
  private static func isMarked(_ bytes: ArraySlice<UInt8>, _ mark: StaticString) -> Bool {
    let rest = bytes.dropFirst(mark.utf8CodeUnitCount)
    return mark.withUTF8Buffer { bytes.starts(with: $0) } && (rest.first.map { $0 <= 32 } ?? true)
  }

  private mutating func close() {
    guard let closed = question else { return }
    question = nil
    let subject = BankAssembler.Subject.number(bank.nextNumber)
    guard closed.byteCount <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: .offset(closed.offset), item: subject)
      bank.refuseItem()
      return
    }
    let made = closed.item(texts)
    for (finding, offset) in made.findings {
      bank.report(finding, at: .offset(offset), item: subject)
    }
    guard let item = made.item else {
      bank.refuseItem()
      return
    }
    bank.add(
      item, at: .offset(closed.offset),
      answers: closed.choices.map { BankPosition.offset($0.offset) })
  }
}
