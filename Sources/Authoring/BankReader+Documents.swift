/// Reads documents that somebody has to convert first.
extension BankReader {
  /// What became of a document that had to be converted.
  public enum Conversion: Sendable {
    /// Nothing is there that converts.
    case unavailable
    case failed
    /// It was ended after so many seconds.
    case tookTooLong(seconds: Int)
    case converted([UInt8])
  }

  /// Reads the bytes of a file as `read(bytes:file:format:encoding:)` does, and documents of old or
  /// other programs through a converter.
  ///
  /// - Parameter convert: called for a document that can be converted; runs other programs, which
  ///   no reader does by itself.
  public static func read(
    bytes: [UInt8], file: String, format: BankFormat? = nil, encoding: TextEncoding? = nil,
    converting convert: ([UInt8], ForeignDocument) -> Conversion
  ) -> BankReading {
    guard bytes.count <= BankLimits.fileBytesMax, let document = ForeignDocument(content: bytes),
      document.convertedEnding != nil
    else { return read(bytes: bytes, file: file, format: format, encoding: encoding) }
    switch convert(bytes, document) {
    case .unavailable: return refuse(file, .foreign(document))
    case .failed: return refuse(file, .conversionFailed(document))
    case .tookTooLong(let seconds): return refuse(file, .conversionTooLong(document, seconds))
    case .converted(let converted):
      // A converter that gives back what it got must not go round in a circle.
      guard ForeignDocument(content: converted) == nil else {
        return refuse(file, .conversionFailed(document))
      }
      let announced = DocumentFormulas.announced(in: bytes, document)
      let lost =
        announced - DocumentFormulas.kept(in: converted, countsPictures: document != .richText)
      // Pictures of formulas are nothing to a terminal.
      let unwritten = announced - DocumentFormulas.kept(in: converted, countsPictures: false)
      let marked =
        unwritten > 0 ? readMarked(bytes, document, file: file) { convert($0, document) } : nil
      let reading =
        marked
        ?? read(bytes: converted, file: file, format: format)
        .adding(lost > 0 ? refuse(file, .formulasLost(lost)).diagnostics.first : nil)
      return reading.adding(refuse(file, .converted(document)).diagnostics.first)
    }
  }

  /// Reads a document whose formulas a converter drops, with marks in their places.
  ///
  /// - Returns: nil where the places are not known, and where that could not be converted, or is no
  ///   Word file.
  private static func readMarked(
    _ bytes: [UInt8], _ document: ForeignDocument, file: String,
    converting convert: ([UInt8]) -> Conversion
  ) -> BankReading? {
    guard let marked = DocumentFormulas.marked(bytes, document),
      case .converted(let marked) = convert(marked),
      let archive = BankArchive(marked, file: file), archive.format == .docx,
      case .success(let content) = archive.content
    else { return nil }
    return WordReader.read(content, file: file, formulaMark: RichTextFormulas.mark)
  }

  static func refuse(_ file: String, _ finding: BankFinding) -> BankReading {
    var bank = BankAssembler(SourceText([], file: file))
    bank.report(finding, at: .offset(0))
    return bank.finish(nil)
  }
}
