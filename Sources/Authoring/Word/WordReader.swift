/// Reads papers in Word files (docx, docm, dotx): lines and marks are taken out of them, and read by
/// the rules of papers. A diagnostic's line is the paragraph.
enum WordReader {
  /// - Parameter formulaMark: a character that stands for a formula which a converter cannot write.
  static func read(
    _ archive: Archive, file: String, formulaMark: Character? = nil
  ) -> BankReading {
    let source = SourceText([], file: file)
    var bank = BankAssembler(source)
    let package: WordPackage
    do throws(WordPackage.Fault) {
      package = try WordPackage(archive)
    } catch {
      report(error, to: &bank)
      return bank.finish(.docx)
    }
    for fault in package.faults { report(fault, to: &bank) }
    let (lines, findings) = WordLines.read(package, formulaMark: formulaMark)
    for (finding, paragraph) in findings {
      bank.report(finding, at: position(paragraph))
    }
    if lines.allSatisfy(\.isBlank) {
      bank.report(.wordEmpty(), at: position(1))
    } else {
      PaperReader.read(lines, code: code(in: package.margins), into: &bank)
    }
    return bank.finish(.docx)
  }

  /// “Trang 1/4 - Mã đề 102”, where all headers and footers that name a code name the same.
  private static func code(in margins: [XMLTree]) -> Int? {
    var codes: Set<Int> = []
    for paragraph in margins.flatMap({ $0.root?.all("p") ?? [] }) {
      let text = paragraph.all("t").map(\.text).joined()
      let line = PaperLine(bytes: PaperCharacters(text).bytes, origin: .paragraph(1))
      if let code = PaperCode.find(in: line) { codes.insert(code) }
    }
    return codes.count == 1 ? codes.first : nil
  }

  private static func position(_ paragraph: Int) -> BankPosition {
    .place(SourcePlace(line: paragraph, column: 1), excerpt: "")
  }

  private static func report(_ fault: WordPackage.Fault, to bank: inout BankAssembler) {
    switch fault {
    case .archive(let fault): bank.report(.archive(fault), at: position(1))
    case .xml(let fault, let path, let source):
      let place = source.place(at: fault.offset)
      bank.report(
        .xml(fault),
        at: .place(place, excerpt: source.excerpt(at: fault.offset), part: path))
    }
  }
}
