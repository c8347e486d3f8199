import Assessment
import Cryptography
import Foundation

/// The pictures and sounds of one item: each text has its own beside it, and names them by
/// `@@PLUGINFILE@@/` and an address.
///
/// Source: Moodle 4.1, question/format/xml/format.php (import_files, writefiles).
struct MoodleFiles {
  private(set) var media: [Media] = []
  /// With the offsets in the file.
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []
  private var hashes: [String: String] = [:]
  private var byteCount = 0
  private var count = 0

  /// The text with the names that its files have in the item.
  ///
  /// - Parameter element: that the text and its files stand in.
  mutating func resolve(_ text: String, in element: XMLElement, format: TextFormat) -> String {
    var names: [String: String] = [:]
    for file in element.children where file.name == "file" {
      guard let own = file.attribute("name"), !own.isEmpty else {
        findings.append((.moodleFileWithoutName(), file.offset))
        continue
      }
      let path = Self.path((file.attribute("path") ?? "/") + "/" + own)
      // Moodle takes the first of two files of one name.
      if names[path] == nil { names[path] = take(file, path) }
    }
    guard text.utf8.contains(UInt8(ascii: "@")), text.contains(Self.mark) else { return text }
    return replace(text, names, at: element.offset, format)
  }

  static let mark = "@@PLUGINFILE@@"

  /// Without empty parts.
  private static func path(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }

  // Content.

  /// The name that the file has in the item, whether its content could be read or not.
  private mutating func take(_ file: XMLElement, _ path: String) -> String {
    let encoding = file.attribute("encoding") ?? "base64"
    guard encoding == "base64" else {
      findings.append((.moodleFileEncoding(path, encoding), file.offset))
      return path
    }
    return take(file.text, path, at: file.offset)
  }

  /// - Parameter content: in Base64, on any number of lines.
  mutating func take(_ content: String, _ path: String, at offset: Int) -> String {
    let base64 = content.utf8.filter { $0 > 32 }
    let size = base64.count / 4 * 3
    guard size - 2 <= MoodleXMLLimits.fileBytesMax,
      byteCount + size - 2 <= MoodleXMLLimits.itemFileBytesMax
    else { return leaveOut(path, .moodleFileTooLarge(path, bytes: size), at: offset) }
    guard let data = Data(base64Encoded: Data(base64)), !data.isEmpty else {
      return leaveOut(path, .moodleFileBroken(path), at: offset)
    }
    let bytes = Array(data)
    guard let file = MediaFile.media(name: path, bytes) else {
      return leaveOut(path, .moodleFileUnknown(path), at: offset)
    }
    if let declared = MediaFile.type(ofName: path), declared != file.mediaType {
      findings.append((.moodleFileOtherKind(path, is: file.mediaType), offset))
    }
    return add(file, at: offset)
  }

  private mutating func leaveOut(_ path: String, _ finding: BankFinding, at offset: Int) -> String {
    findings.append((finding, offset))
    return path
  }

  /// Files of different texts may have one name; in the item each has its own.
  private mutating func add(_ file: Media, at offset: Int) -> String {
    var file = file
    let name = file.name
    var number = 2
    while let hash = hashes[file.name] {
      if hash == file.sha256 { return file.name }
      file.name = "\(number)-\(name)"
      number += 1
    }
    guard media.count < MoodleXMLLimits.filesMax else {
      if count == 0 { findings.append((.moodleTooManyFiles(), offset)) }
      count += 1
      return name
    }
    byteCount += file.byteCount
    hashes[file.name] = file.sha256
    media.append(file)
    return file.name
  }

  // Addresses.

  private mutating func replace(
    _ text: String, _ names: [String: String], at offset: Int, _ format: TextFormat
  ) -> String {
    let bytes = Array(text.utf8)
    let mark = Array(Self.mark.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == mark[0], bytes[index...].starts(with: mark) else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let start = index + mark.count
      let end = Self.end(bytes, from: start, opened: index > 0 ? bytes[index - 1] : 0)
      let address = String(decoding: bytes[start..<end], as: UTF8.self)
      let name = self.name(address, names, at: offset)
      output += Array((format == .html ? QTIMarkup.escaped(name) : name).utf8)
      index = end
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// An address ends with what it began in: quotation marks, or the brackets of Markdown.
  private static func end(_ bytes: [UInt8], from start: Int, opened: UInt8) -> Int {
    let quotes = Array("\"'".utf8)
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if quotes.contains(opened) {
        if byte == opened || byte == UInt8(ascii: "<") { break }
      } else if byte <= 32 || quotes.contains(byte) || "<>)\\".utf8.contains(byte) {
        break
      }
      end += 1
    }
    return end
  }

  private mutating func name(
    _ address: String, _ names: [String: String], at offset: Int
  ) -> String {
    let written = address.replacing("&amp;", with: "&")
    let plain = String(written.prefix { $0 != "?" })
    for address in [FileAddress.decoded(plain), plain, written] {
      if let name = names[Self.path(address)] { return name }
    }
    let path = Self.path(FileAddress.decoded(plain))
    findings.append((.moodleFileMissing(path), offset))
    return path
  }
}
