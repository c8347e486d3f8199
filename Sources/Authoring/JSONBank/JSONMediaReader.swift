import Assessment
import Cryptography
import Foundation

/// Why the content of a picture or sound is not the one that was written.
enum JSONMediaFault: Hashable {
  case tooMany
  case nameTwice
  case notBase64
  case tooLarge(bytes: Int)
  case tooLargeTogether(bytes: Int)
  case otherCount(declared: String, found: Int)
  case otherContent
  case unknownType
}

/// Reads the pictures and sounds of an item, and checks each against its size and hash.
struct JSONMediaReader {
  private(set) var media: [Media] = []
  /// What is to be said of files that do not refuse the item.
  private(set) var notes: [(finding: BankFinding, offset: Int)] = []
  private var names: Set<String> = []
  private var byteCount = 0

  mutating func read(_ nodes: [JSONNode]) throws(JSONItemFault) {
    for node in nodes {
      let object = try JSONObject(node, field: "media")
      let written = try object.required(object.string("name"), "name")
      let name = MediaName.safe(written)
      func fault(_ fault: JSONMediaFault, at key: String) -> JSONItemFault {
        JSONItemFault(reason: .media(name, fault), offset: object[key]?.offset ?? object.offset)
      }
      if name != written {
        notes.append((.jsonMediaName(written, kept: name), object["name"]?.offset ?? object.offset))
      }
      guard media.count < JSONBankLimits.mediaMax else { throw fault(.tooMany, at: "name") }
      guard names.insert(name).inserted else { throw fault(.nameTwice, at: "name") }
      guard let data = try object.string("data") else {
        // An older writer gave only the hash.
        notes.append((.jsonMediaWithoutContent(name), object.offset))
        continue
      }
      // Base64 has four characters for three bytes, so a text that is too long need not be decoded.
      let most = data.utf8.count / 4 * 3
      guard most - 2 <= JSONBankLimits.mediaBytesMax else {
        throw fault(.tooLarge(bytes: most), at: "data")
      }
      guard let content = Data(base64Encoded: data) else { throw fault(.notBase64, at: "data") }
      let bytes = Array(content)
      guard bytes.count <= JSONBankLimits.mediaBytesMax else {
        throw fault(.tooLarge(bytes: bytes.count), at: "data")
      }
      byteCount += bytes.count
      guard byteCount <= JSONBankLimits.itemMediaBytesMax else {
        throw fault(.tooLargeTogether(bytes: byteCount), at: "data")
      }
      if let count = try object.number("bytes"), count.description != String(bytes.count) {
        throw fault(.otherCount(declared: count.description, found: bytes.count), at: "bytes")
      }
      let hash = SHA256.hash(bytes).hex
      if let declared = try object.string("sha256"), declared.lowercased() != hash {
        throw fault(.otherContent, at: "sha256")
      }
      let declared = try object.string("mediaType")
      guard let type = MediaFile.type(of: bytes) ?? MediaFile.windowsType(of: bytes) else {
        throw fault(.unknownType, at: "mediaType")
      }
      if let declared, declared.lowercased() != type {
        notes.append(
          (
            .jsonMediaOtherKind(name, declared: declared, is: type),
            object["mediaType"]?.offset ?? object.offset
          ))
      }
      media.append(
        Media(
          name: name, mediaType: type, sha256: hash, byteCount: bytes.count,
          base64: content.base64EncodedString()))
    }
  }

  /// The bytes of a bank's text that are content of files, which do not count for the item's size.
  static func contentBytes(of node: JSONNode) -> Int {
    guard case .object(let members) = node.content,
      let media = members.first(where: { $0.key == "media" }),
      case .array(let files) = media.value.content
    else { return 0 }
    var count = 0
    for file in files {
      guard case .object(let members) = file.content else { continue }
      for member in members where member.key == "data" {
        if case .string(let text) = member.value.content { count += text.utf8.count }
      }
    }
    return count
  }
}
