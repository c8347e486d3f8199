/// What the writer notes in a package of its own, so that reading it back gives the same items.
///
/// Source: QTI 3.0 information model, `tool-name` of an item and `data-*` of a body element.
enum QTIOwnMarks {
  static let toolName = "Bảng Vàng"

  // Attributes of the item's body: its format, its kind, how it is marked where that is not the way
  // of its kind, and the files that it carries.
  static let format = "data-bangvang-format"
  static let kind = "data-bangvang-kind"
  static let marking = "data-bangvang-marking"
  static let media = "data-bangvang-media"
  /// Of an element with a text: the text itself, where its content is not just that.
  static let text = "data-bangvang-text"

  // Attributes of a place to type into.
  static let unit = "data-bangvang-unit"
  static let isCaseSensitive = "data-bangvang-case-sensitive"
  static let weightName = "data-bangvang-weight"

  static func weight(_ weight: Int?) -> String {
    weight.map { " \(weightName)=\"\($0)\"" } ?? ""
  }

  // Outcomes: the feedback to an answer, and the explanation for everyone.
  static let feedback = "FEEDBACK"
  static let explanation = "EXPLANATION"
  static let always = "ALWAYS"

  /// What shows the feedback to a typed answer.
  static func answer(_ index: Int) -> String { "A\(index + 1)" }

  /// A path as an address: without spaces, and without what an address means otherwise.
  static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
