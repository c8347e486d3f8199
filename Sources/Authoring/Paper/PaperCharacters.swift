import Assessment

/// Text as lines hold it: in NFC, every space but the tab U+0020, nothing invisible.
struct PaperCharacters {
  private(set) var bytes: [UInt8] = []
  /// Where each byte stood before; nil where nothing has moved.
  private(set) var offsets: [Int32]?
  /// True if control characters were left out.
  private(set) var hadControls = false

  init(_ source: ArraySlice<UInt8>) {
    if Self.isClean(source) {
      bytes = Array(source)
    } else {
      clean(source)
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// True where nothing needs to be done. Errs on the side of doing it.
  private static func isClean(_ source: ArraySlice<UInt8>) -> Bool {
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      if byte < 0x80 {
        guard byte >= 0x20 && byte != 0x7F || byte == 9 else { return false }
        index += 1
        continue
      }
      let second = index + 1 < source.endIndex ? source[index + 1] : 0
      switch byte {
      // Letters to U+01BF; then Greek without its singletons, and Cyrillic.
      case 0xC3...0xC6, 0xCF, 0xD0, 0xD1: index += 2
      case 0xCE where second != 0x87: index += 2
      // The Vietnamese letters with two marks.
      case 0xE1 where second == 0xBA || second == 0xBB: index += 3
      // Dashes, quotation marks and the ellipsis; arrows and signs of mathematics.
      case 0xE2 where (0x86...0x89).contains(second): index += 3
      // Ideograms.
      case 0xE4...0xE9: index += 3
      case 0xE2 where second == 0x80:
        guard index + 2 < source.endIndex, (0x90...0xA6).contains(source[index + 2]) else {
          return false
        }
        index += 3
      default: return false
      }
    }
    return true
  }

  private mutating func clean(_ source: ArraySlice<UInt8>) {
    var offsets: [Int32] = []
    var segment = String.UnicodeScalarView()
    var segmentStart = 0
    func flush(_ bytes: inout [UInt8]) {
      guard !segment.isEmpty else { return }
      let text = String(segment).inNFC
      bytes.append(contentsOf: text.utf8)
      let moved = Int32(clamping: segmentStart)
      offsets.append(contentsOf: repeatElement(moved, count: text.utf8.count))
      segment = String.UnicodeScalarView()
    }
    var offset = 0
    var isAfterIdeograph = false
    var isAfterASCII = false
    var isAfterSpace = true
    var isAfterFrame = false
    for scalar in String(decoding: source, as: UTF8.self).unicodeScalars {
      defer {
        offset += UTF8.width(scalar)
        isAfterASCII = scalar.isASCII
      }
      // Behind a letter of ASCII nothing is drawn in another way, nor behind one in a frame.
      if isAfterASCII || isAfterFrame, scalar.value == 0xFE0F { continue }
      isAfterFrame = false
      guard let wide = keep(scalar) else { continue }
      if isAfterSpace, let letter = Self.framed(wide) {
        flush(&bytes)
        bytes += [letter, UInt8(ascii: ")")]
        offsets += repeatElement(Int32(clamping: offset), count: 2)
        (isAfterFrame, isAfterSpace, isAfterIdeograph) = (true, false, false)
        continue
      }
      isAfterSpace = wide == " " || wide == "\t"
      let kept = Self.narrow(wide, isAfterIdeograph: isAfterIdeograph)
      isAfterIdeograph = kept.value >= 0x2E80 && kept.value < 0x1F000
      // Only what follows a letter can join it, and marks are no ASCII.
      if kept.isASCII || segment.isEmpty || !Self.mayJoin(kept) {
        flush(&bytes)
        segmentStart = offset
      }
      segment.append(kept)
    }
    flush(&bytes)
    self.offsets = offsets
  }

  /// Wide letters, digits and signs of an input method for Chinese as the usual ones, "Ａ．" as "A.";
  /// signs behind ideographs belong to these.
  ///
  /// Source: The Unicode Standard, halfwidth and fullwidth forms, U+FF01 to U+FF5E.
  private static func narrow(_ scalar: Unicode.Scalar, isAfterIdeograph: Bool) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value),
      let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return scalar }
    return isAfterIdeograph && !narrow.properties.isAlphabetic && !("0"..."9").contains(narrow)
      ? scalar : narrow
  }

  /// A letter in a circle or a square, as people at telephones put them before choices: "🅰️ Huế", "Ⓑ Vinh".
  ///
  /// - Returns: A to H, or the small one.
  private static func framed(_ scalar: Unicode.Scalar) -> UInt8? {
    for first in [0x24B6, 0x1F130, 0x1F150, 0x1F170] as [UInt32]
    where (first..<(first + 8)).contains(scalar.value) {
      return UInt8(0x41 + scalar.value - first)
    }
    return (0x24D0..<0x24D8).contains(scalar.value) ? UInt8(0x61 + scalar.value - 0x24D0) : nil
  }

  /// Marks, and all that is not known to stand alone.
  private static func mayJoin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0x2FF, 0x370...0x52F, 0x1E00...0x1EFF, 0x2010...0x23FF: false
    default: true
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 9: return scalar
    case 0..<0x20, 0x7F, 0x80...0x84, 0x86...0x9F:
      hadControls = true
      return nil
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return " "
    // Zero-width spaces, marks of direction, the byte-order mark and the soft hyphen.
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xAD:
      return nil
    default: return scalar
    }
  }
}

extension UTF8 {
  /// How many bytes a scalar takes.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0x800..<0x10000: 3
    default: 4
    }
  }
}
