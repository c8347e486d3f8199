import Assessment
import Cryptography
import Foundation

/// Files that an item can carry with it, told by their content.
enum MediaFile {
  /// Nil for anything but a picture, a sound or a film that is known.
  static func media(name: String, _ bytes: [UInt8]) -> Media? {
    guard let type = type(of: bytes) else { return nil }
    return Media(
      name: name, mediaType: type, sha256: SHA256.hash(bytes).hex, byteCount: bytes.count,
      base64: Data(bytes).base64EncodedString())
  }

  /// The content of a file that an item carries; nil where its Base64 is none.
  static func bytes(of media: Media) -> [UInt8]? {
    Data(base64Encoded: media.base64).map(Array.init)
  }

  /// By the first bytes; a drawing in SVG by all of it.
  ///
  /// Source: WHATWG MIME Sniffing, sections 6.1 and 6.2.
  static func type(of bytes: [UInt8]) -> String? {
    for (start, type) in starts where bytes.starts(with: start) { return type }
    func has(_ text: String, at offset: Int) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if has("RIFF", at: 0) {
      return has("WEBP", at: 8) ? "image/webp" : has("WAVE", at: 8) ? "audio/wav" : nil
    }
    if has("ftyp", at: 4) { return has("M4A", at: 8) ? "audio/mp4" : "video/mp4" }
    // An MP3 without tags begins with the eleven set bits of a frame.
    if bytes.count > 1, bytes[0] == 0xFF, bytes[1] & 0xE6 == 0xE2 { return "audio/mpeg" }
    return SVGDrawing.isHarmless(bytes) ? "image/svg+xml" : nil
  }

  private static let starts: [([UInt8], String)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF87a".utf8), "image/gif"),
    (Array("GIF89a".utf8), "image/gif"), (Array("BM".utf8), "image/bmp"),
    (Array("ID3".utf8), "audio/mpeg"), (Array("OggS".utf8), "audio/ogg"),
    (Array("fLaC".utf8), "audio/flac"), ([0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
  ]

  /// The forms of Windows and of scanners, which office files have and browsers do not show.
  ///
  /// Source: MS-WMF 2.3.2.2 and 2.3.2.3; MS-EMF 2.3.4.2; TIFF 6.0, section 2.
  static func windowsType(of bytes: [UInt8]) -> String? {
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

  /// What a name's ending says, for files that declare no type.
  static func type(ofName name: String) -> String? {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "png": return "image/png"
    case "jpg", "jpeg", "jpe": return "image/jpeg"
    case "gif": return "image/gif"
    case "svg": return "image/svg+xml"
    case "webp": return "image/webp"
    case "bmp": return "image/bmp"
    case "mp3": return "audio/mpeg"
    case "wav": return "audio/wav"
    case "ogg", "oga": return "audio/ogg"
    case "m4a": return "audio/mp4"
    case "mp4", "m4v": return "video/mp4"
    case "webm": return "video/webm"
    default: return nil
    }
  }
}
