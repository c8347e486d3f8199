import Assessment

/// Reads a bank of any format that is known.
public enum BankReader {
  /// Reads the bytes of a file. Never throws: what cannot be read has a diagnostic.
  ///
  /// - Parameters:
  ///   - file: the name for diagnostics and sources; its ending is a hint to the format.
  ///   - format: nil to tell it from the content.
  ///   - encoding: of a text file; nil to tell it from the content.
  public static func read(
    bytes: [UInt8], file: String, format: BankFormat? = nil, encoding: TextEncoding? = nil
  ) -> BankReading {
    guard bytes.count <= BankLimits.fileBytesMax else {
      return refuse(SourceText([], file: file), .fileTooLarge(bytes: bytes.count), format)
    }
    if let document = ForeignDocument(content: bytes) { return refuse(file, .foreign(document)) }
    if let archive = BankArchive(bytes, file: file) {
      return read(archive, file: file, as: format ?? archive.format)
    }
    do {
      let decoded = try DecodedText(bytes, as: encoding)
      let source = decoded.source(file: file)
      return
        (readFenced(source, as: format)
        ?? read(source, format ?? BankFormat(content: source.bytes, file: file)))
        .adding(BankFinding.encoding(decoded).map { note($0, in: source) })
    } catch {
      return refuse(SourceText(bytes, file: file), .notUTF8(), format, at: error.offset)
    }
  }

  private static func read(_ source: SourceText, _ format: BankFormat?) -> BankReading {
    guard let format else {
      let isEmpty = source.bytes[source.contentStart...].allSatisfy { $0 <= 32 }
      return refuse(source, isEmpty ? .emptyFile() : .unknownFormat(), nil)
    }
    return read(source, as: format)
  }

  /// Reads what stands within fences of Markdown, where that is a bank; nil where it is none.
  private static func readFenced(_ source: SourceText, as asked: BankFormat?) -> BankReading? {
    guard let fenced = FencedText(source.bytes, from: source.contentStart),
      let format = asked ?? BankFormat(content: fenced.inner, file: source.file),
      fenced.holds(format)
    else { return nil }
    var inner = SourceText(
      fenced.inner, file: source.file, broken: source.broken,
      mayHaveLostCharacters: source.mayHaveLostCharacters)
    inner.isComposed = source.isComposed
    let told = fenced.outside.first.flatMap { first in
      refuse(source, .outsideFences(fenced.outside.count), nil, at: first).diagnostics.first
    }
    return read(inner, as: format).adding(told)
  }

  /// Says how the letters were read, where the first of them stands that shows it.
  private static func note(_ finding: BankFinding, in source: SourceText) -> Diagnostic? {
    let first = source.bytes.firstIndex { $0 >= 0x80 } ?? 0
    return refuse(source, finding, nil, at: first).diagnostics.first
  }

  /// Reads a text whose encoding and format are known.
  static func read(_ source: SourceText, as format: BankFormat) -> BankReading {
    let (source, told) = format.plainness.map(source.visible) ?? (source, nil)
    let reading = readText(source, as: format).adding(told)
    // Where the reader of another format finds faults, its hints lead nobody to the right one.
    guard reading.hasErrors, [.gift, .aiken, .text2qti].contains(format),
      format == .text2qti || reading.items.allSatisfy({ $0.kind == .description }),
      let paper = PaperEvidence.lines(of: source)
    else { return reading }
    return reading.adding(
      refuse(source, .looksLikePaper(lines: paper.count, format), nil, at: paper.first)
        .diagnostics.first)
  }

  private static func readText(_ source: SourceText, as format: BankFormat) -> BankReading {
    switch format {
    case .gift: GIFTReader.read(source)
    case .aiken: AikenReader.read(source)
    case .text2qti: Text2QTIReader.read(source)
    case .json: JSONBankReader.read(source)
    case .jsonLines: JSONLinesReader.read(source)
    case .paper: PaperReader.read(source)
    case .moodleXML: MoodleXMLReader.read(source)
    case .qti: QTIReader.read(source)
    case .openTriviaDB: OpenTriviaReader.read(source)
    case .openTriviaQA: OpenTriviaQAReader.read(source)
    case .csv, .xlsx, .kahoot, .quizizz, .classquiz, .blooket, .gimkit:
      TableBankReader.read(source, as: format)
    default: refuse(source, .formatNotReadable(format.rawValue), format)
    }
  }

  private static func read(
    _ archive: BankArchive, file: String, as format: BankFormat?
  ) -> BankReading {
    let source = SourceText([], file: file)
    switch archive.content {
    case .failure(let fault): return refuse(source, .archive(fault), format)
    case .success(let content):
      guard let format else { return refuse(source, .unknownFormat(), nil) }
      switch format {
      case .csv, .xlsx, .kahoot, .quizizz, .classquiz, .blooket, .gimkit:
        return TableBankReader.read(content, file: file, as: format)
      case .docx: return WordReader.read(content, file: file)
      case .h5p: return H5PReader.read(content, file: file)
      case .qti: return QTIPackageReader.read(content, file: file)
      case .gift, .aiken, .text2qti, .json, .jsonLines, .paper:
        return refuse(source, .packageIsNoText(format.rawValue), format)
      default: return refuse(source, .formatNotReadable(format.rawValue), format)
      }
    }
  }

  private static func refuse(
    _ source: SourceText, _ finding: BankFinding, _ format: BankFormat?, at offset: Int = 0
  ) -> BankReading {
    var bank = BankAssembler(source)
    bank.report(finding, at: .offset(offset))
    return bank.finish(format)
  }
}
