import Assessment
import Cryptography
import Foundation

/// A picture of an office file, told by its content.
enum OfficePicture {
  case media(Media)
  /// The name's ending says something else.
  case otherwise(Media)
  /// - Parameter bytes: how many there are.
  case tooLarge(bytes: Int)
  case unknown

  init(name: String, _ bytes: [UInt8]) {
    guard bytes.count <= OfficePictureLimits.bytesMax else {
      self = .tooLarge(bytes: bytes.count)
      return
    }
    guard let type = MediaFile.type(of: bytes) ?? MediaFile.windowsType(of: bytes),
      type.hasPrefix("image/")
    else {
      self = .unknown
      return
    }
    let media = Media(
      name: name, mediaType: type, sha256: SHA256.hash(bytes).hex, byteCount: bytes.count,
      base64: Data(bytes).base64EncodedString())
    let declared = MediaFile.type(ofName: name)
    self = declared == nil || declared == type ? .media(media) : .otherwise(media)
  }

  /// Words that stand for a picture. What a program made up, as Word does on its own, says nothing
  /// that can be relied on, and neither does the name of a file.
  static func words(_ text: String) -> String {
    let made = ["automatically generated", "được tạo tự động", "Description automatically"]
    guard !made.contains(where: { text.contains($0) }) else { return "" }
    let ending = text.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let endings = ["png", "jpg", "jpeg", "gif", "bmp", "wmf", "emf", "tif", "tiff"]
    if endings.contains(ending), !text.contains(" ") { return "" }
    return TextNormaliser.collapsed(text)
  }
}

/// What a picture of an office file may have at most.
enum OfficePictureLimits {
  /// Larger ones are left out and told.
  static let bytesMax = 2 * 1024 * 1024
}
