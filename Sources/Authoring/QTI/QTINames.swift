/// The names of QTI 2 and 3 in one spelling, so that one reader serves both.
///
/// QTI 3 writes `qti-assessment-item` and `base-type` for what is `assessmentItem` and `baseType`
/// in QTI 2. Names of HTML, which have neither a prefix nor capitals, stay as they are.
///
/// Source: QTI 3.0 Best Practices and Implementation Guide, "Migrating from QTI 2.x".
enum QTINames {
  /// A session whose trees have the names of QTI 2.
  static func session() -> XMLSession { XMLSession(spelling: { unified($0) }) }

  static func unified(_ name: String) -> String {
    let bytes = name.utf8
    guard bytes.contains(UInt8(ascii: "-")), !name.hasPrefix("data-"), !name.hasPrefix("aria-")
    else { return name }
    var unified: [UInt8] = []
    unified.reserveCapacity(bytes.count)
    var isAfterHyphen = false
    for byte in bytes.dropFirst(name.hasPrefix("qti-") ? 4 : 0) {
      if byte == UInt8(ascii: "-") {
        isAfterHyphen = true
      } else {
        let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        unified.append(isAfterHyphen && isSmall ? byte - 32 : byte)
        isAfterHyphen = false
      }
    }
    return String(decoding: unified, as: UTF8.self)
  }
}
