/// A document that is not read as it is: of old office programs, protected, or made for print. Told
/// by its content, whatever its name says.
public enum ForeignDocument: Hashable, Sendable {
  /// Word 97 to 2003.
  case word
  /// Excel 97 to 2003.
  case excel
  /// PowerPoint, old.
  case slides
  case pdf
  case richText
  /// OpenDocument text and sheets, as LibreOffice saves them.
  case openText, openSheet
  /// Anything that opens with a password only.
  case protected
  /// Another file of Microsoft's old form.
  case other
  /// A photograph or a scan.
  case picture
  /// HTML, as web pages are saved under the names of documents.
  case webPage

  public init?(content bytes: [UInt8]) {
    if CompoundFile.isOne(bytes) {
      self = Self.compound(bytes)
    } else if bytes.starts(with: "{\\rtf".utf8) {
      self = .richText
    } else if let kind = Self.openDocument(bytes) {
      self = kind
    } else if Self.isPDF(bytes) {
      self = Self.isProtectedPDF(bytes) ? .protected : .pdf
    } else if Self.isPicture(bytes) {
      self = .picture
    } else if Self.isWebPage(bytes) {
      self = .webPage
    } else {
      return nil
    }
  }

  /// What LibreOffice can make of it, as the ending of a name; nil where nothing can be read then.
  public var convertedEnding: String? {
    switch self {
    case .word, .richText, .openText, .pdf: "docx"
    case .excel, .openSheet: "xlsx"
    case .slides, .protected, .other, .picture, .webPage: nil
    }
  }

  /// The ending of its own names, by which LibreOffice knows it too.
  public var ending: String {
    switch self {
    case .word: "doc"
    case .excel: "xls"
    case .slides: "ppt"
    case .pdf: "pdf"
    case .richText: "rtf"
    case .openText: "odt"
    case .openSheet: "ods"
    case .webPage: "html"
    case .protected, .other, .picture: "bin"
    }
  }

  private static func compound(_ bytes: [UInt8]) -> ForeignDocument {
    guard let file = CompoundFile(bytes) else { return .other }
    let names = Set(file.streamNames)
    if names.contains("EncryptedPackage") { return .protected }
    if names.contains("WordDocument") {
      let head = file.stream("WordDocument")?.prefix(12) ?? []
      // MS-DOC 2.5.2: bit 8 of the flags at 10 is set in an encrypted file.
      return head.count == 12 && head[11] & 1 != 0 ? .protected : .word
    }
    if names.contains("Workbook") || names.contains("Book") {
      let book = file.stream(names.contains("Workbook") ? "Workbook" : "Book") ?? []
      return isProtectedWorkbook(book) ? .protected : .excel
    }
    return names.contains("PowerPoint Document") ? .slides : .other
  }

  /// MS-XLS 2.4.117: a record FILEPASS (0x2F) stands right after the first one.
  private static func isProtectedWorkbook(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 8 else { return false }
    let next = 4 + Int(bytes[2]) + Int(bytes[3]) << 8
    return next + 1 < bytes.count && bytes[next] == 0x2F && bytes[next + 1] == 0
  }

  /// OpenDocument 1.3, part 2, section 3.3: the first entry is the type, unpacked.
  private static func openDocument(_ bytes: [UInt8]) -> ForeignDocument? {
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]), bytes.count > 38,
      bytes[30...].starts(with: "mimetype".utf8)
    else { return nil }
    let content = bytes[38...].prefix(80)
    let start = "application/vnd.oasis.opendocument."
    // An extra field may stand between the name and the content.
    guard let type = String(decoding: content, as: UTF8.self).firstRange(of: start) else {
      return nil
    }
    let kind = String(decoding: content, as: UTF8.self)[type.upperBound...]
    if kind.hasPrefix("text") { return .openText }
    if kind.hasPrefix("spreadsheet") { return .openSheet }
    return kind.hasPrefix("presentation") ? .slides : .other
  }

  /// The first bytes of PNG, JPEG, GIF, TIFF, WebP, and of what telephones take.
  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    let starts: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF87a".utf8),
      Array("GIF89a".utf8), [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
    ]
    if starts.contains(where: { bytes.starts(with: $0) }) { return true }
    if bytes.starts(with: "RIFF".utf8) { return bytes.dropFirst(8).starts(with: "WEBP".utf8) }
    // ISO/IEC 23008-12, 10.2: the brands of HEIF.
    return ["ftyphei", "ftypmif1", "ftypavif"].contains {
      bytes.dropFirst(4).starts(with: $0.utf8)
    }
  }

  private static func isWebPage(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(256).drop { $0 <= 32 || $0 >= 0x80 }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    return text.hasPrefix("<html") || text.hasPrefix("<!doctype html")
      || text.hasPrefix("mime-version:") && text.contains("multipart/related")
  }

  /// ISO 32000-1, 7.5.2; readers look for it in the first kilobyte.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1_024)
    guard let start = head.firstIndex(of: UInt8(ascii: "%")) else { return false }
    return head[start...].starts(with: "%PDF-".utf8)
  }

  /// ISO 32000-1, 7.6.1: an encrypted file's trailer has an `Encrypt` entry.
  private static func isProtectedPDF(_ bytes: [UInt8]) -> Bool {
    let word = Array("/Encrypt".utf8)
    let tail = bytes.suffix(64 * 1024)
    var index = tail.startIndex
    while let slash = tail[index...].firstIndex(of: word[0]) {
      if tail[slash...].starts(with: word) { return true }
      index = slash + 1
    }
    return false
  }
}
