/// Reads a bank of any format that is known.
public enum BankReader {
  /// Reads the bytes of a file. Never throws: what cannot be read has a diagnostic.
  ///
  /// - Parameters:
  ///   - file: the name for diagnostics and sources; its ending is a hint to the format.
  ///   - format: nil to tell it from the content.
  public static func read(
    bytes: [UInt8], file: String, format: BankFormat? = nil
  ) -> BankReading {
    guard bytes.count <= BankLimits.fileBytesMax else {
      return refuse(SourceText([], file: file), .fileTooLarge(bytes: bytes.count), format)
    }
    if let archive = BankArchive(bytes, file: file) {
      return read(archive, file: file, as: format ?? archive.format)
    }
    let decoded = BankEncoding.decode(bytes)
    let source = SourceText(decoded.bytes, file: file)
    guard let format = format ?? BankFormat(content: source.bytes, file: file) else {
      if let offset = decoded.invalidOffset {
        return refuse(source, .notUTF8(), nil, at: offset)
      }
      return refuse(source, .unknownFormat(), nil)
    }
    if let offset = decoded.invalidOffset, format.isText {
      return refuse(source, .notUTF8(), format, at: offset)
    }
    let reading = read(source, as: format)
    guard decoded.wasUTF16 else { return reading }
    let note = refuse(source, .wasUTF16(), format)
    return BankReading(
      format: format, items: reading.items,
      diagnostics: (note.diagnostics + reading.diagnostics).inFileOrder())
  }

  private static func read(_ source: SourceText, as format: BankFormat) -> BankReading {
    switch format {
    case .gift: GIFTReader.read(source)
    case .json: JSONBankReader.read(source)
    default: refuse(source, .formatNotReadable(format.rawValue), format)
    }
  }

  private static func read(
    _ archive: BankArchive, file: String, as format: BankFormat?
  ) -> BankReading {
    let source = SourceText([], file: file)
    switch archive.content {
    case .failure(let fault): return refuse(source, .archive(fault), format)
    case .success:
      guard let format else { return refuse(source, .unknownFormat(), nil) }
      return refuse(source, .formatNotReadable(format.rawValue), format)
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
