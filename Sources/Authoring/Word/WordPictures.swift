import Assessment
import Cryptography
import Foundation

/// Pictures of a Word file, each read once however often it is shown.
struct WordPictures {
  private let package: WordPackage
  private var known: [String: Media?] = [:]
  /// What is to be said of pictures, each time where it is first shown.
  private(set) var findings: [BankFinding] = []

  init(_ package: WordPackage) { self.package = package }

  mutating func takeFindings() -> [BankFinding] {
    defer { findings = [] }
    return findings
  }

  /// - Parameters:
  ///   - id: of the relationship that leads to it; nil for a drawing that is no file.
  ///   - words: the alternative text.
  mutating func picture(_ id: String?, words: String) -> PaperPicture {
    let words = Self.shown(words)
    guard let id else { return PaperPicture(name: "hinh-ve", words: words, media: nil) }
    let target = package.relationships[id]
    guard let path = target?.path else {
      findings.append(.wordPictureMissing())
      return PaperPicture(name: "hinh-ngoai-tep", words: words, media: nil)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return PaperPicture(name: name, words: words, media: media(path, name))
  }

  private mutating func media(_ path: String, _ name: String) -> Media? {
    if let media = known[path] { return media }
    let media = read(path, name)
    known[path] = .some(media)
    return media
  }

  private mutating func read(_ path: String, _ name: String) -> Media? {
    guard let bytes = package.bytes(path) else {
      findings.append(.wordPictureMissing())
      return nil
    }
    guard bytes.count <= WordLimits.pictureBytesMax else {
      findings.append(.wordPictureTooLarge(name, bytes.count))
      return nil
    }
    guard let type = MediaFile.type(of: bytes) ?? Self.windowsType(bytes),
      type.hasPrefix("image/")
    else {
      findings.append(.wordPictureUnknown(name))
      return nil
    }
    if let declared = MediaFile.type(ofName: name), declared != type {
      findings.append(.wordPictureType(name, type))
    }
    return Media(
      name: name, mediaType: type, sha256: SHA256.hash(bytes).hex, byteCount: bytes.count,
      base64: Data(bytes).base64EncodedString())
  }

  /// The forms of Windows and of scanners, which browsers do not show.
  ///
  /// Source: MS-WMF 2.3.2.2 and 2.3.2.3; MS-EMF 2.3.4.2; TIFF 6.0, section 2.
  private static func windowsType(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xD7, 0xCD, 0xC6, 0x9A]) || bytes.starts(with: [1, 0, 9, 0]) {
      return "image/wmf"
    }
    if bytes.starts(with: [1, 0, 0, 0]), bytes.dropFirst(40).starts(with: " EMF".utf8) {
      return "image/emf"
    }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return "image/tiff"
    }
    return nil
  }

  /// Words that a program made up, as Word does on its own, say nothing that can be relied on.
  private static func shown(_ words: String) -> String {
    let made = ["automatically generated", "được tạo tự động", "Description automatically"]
    guard !made.contains(where: { words.contains($0) }) else { return "" }
    return TextNormaliser.collapsed(words)
  }
}
