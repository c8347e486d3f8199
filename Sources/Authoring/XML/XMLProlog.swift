/// What stands before the first element of an XML file, made harmless before any parser sees it.
///
/// A document type that only names a DTD, as old QTI files have it, is blanked out: nothing is ever
/// fetched. One that brings declarations of its own is refused: entities that expand into each
/// other, or into other files, are declared there.
struct XMLProlog {
  /// The source's bytes, of the same length: document type and characters that XML forbids are
  /// spaces.
  let bytes: [UInt8]
  /// The first character that XML forbids, such as Word's vertical tab.
  let forbiddenOffset: Int?

  init(_ source: SourceText) throws(XMLFault) {
    var bytes = source.bytes
    forbiddenOffset = Self.blankForbidden(&bytes)
    var scan = Scan(bytes: bytes, index: source.contentStart)
    if let range = try scan.documentType() {
      for index in range where bytes[index] != 10 && bytes[index] != 13 { bytes[index] = 32 }
    }
    self.bytes = bytes
  }

  /// Source: XML 1.0, production 2 (Char); all that it forbids below U+FFFE is ASCII.
  private static func blankForbidden(_ bytes: inout [UInt8]) -> Int? {
    let first = bytes.firstIndex { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    guard let first else { return nil }
    for index in first..<bytes.count {
      let byte = bytes[index]
      if byte < 32, byte != 9, byte != 10, byte != 13 { bytes[index] = 32 }
    }
    return first
  }

  private struct Scan {
    let bytes: [UInt8]
    var index: Int

    /// The range of a document type without declarations. Nil where there is none.
    mutating func documentType() throws(XMLFault) -> Range<Int>? {
      while index < bytes.count {
        while index < bytes.count, bytes[index] <= 32 { index += 1 }
        if has("<?") {
          skip(past: "?>")
        } else if has("<!--") {
          skip(past: "-->")
        } else if has("<!DOCTYPE") {
          let start = index
          try skipDocumentType()
          return start..<index
        } else {
          return nil
        }
      }
      return nil
    }

    private mutating func skipDocumentType() throws(XMLFault) {
      let start = index
      var quote: UInt8?
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: "[") {
          throw XMLFault(reason: .declarations, offset: start)
        } else if byte == UInt8(ascii: ">") {
          return
        }
      }
      throw XMLFault(reason: .notWellFormed("the document type has no end"), offset: start)
    }

    private func has(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private mutating func skip(past text: StaticString) {
      let length = text.utf8CodeUnitCount
      while index < bytes.count {
        if has(text) {
          index += length
          return
        }
        index += 1
      }
    }
  }
}

/// Why an XML file cannot be read on.
struct XMLFault: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    /// A document type with declarations in it.
    case declarations
    case tooDeep
    case tooManyNodes
    case tooManyAttributes
    /// An entity that XML does not have and HTML neither.
    case unknownEntity
    case mismatchedTag
    case endsEarly
    /// Any other fault, in libxml2's words.
    case notWellFormed(String)
  }

  let reason: Reason
  let offset: Int
}
