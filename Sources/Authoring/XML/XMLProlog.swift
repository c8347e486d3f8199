/// An XML file made harmless before any parser sees it.
///
/// A document type that only names a DTD is blanked out: nothing is ever fetched. One with
/// declarations of its own is refused, since they could expand into each other, or into other files;
/// only QTI 1.2 extends its DTD there by elements (its own examples do), which is blanked out where it
/// declares no entity. The XML declaration is blanked out too, since
/// what it says of the encoding is not believed, and much that stands wrong in it does no harm.
struct XMLProlog {
  /// The source's bytes with spaces in place of what was blanked out, and a 0 after them, as
  /// libxml2 wants it.
  let bytes: [UInt8]
  /// Without the 0.
  var count: Int { bytes.count - 1 }
  /// After the byte-order mark.
  let start: Int
  /// The first character that XML forbids, such as Word's vertical tab; all are spaces here.
  let forbiddenOffset: Int?

  init(_ source: SourceText) throws(XMLFault) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count + 1)
    bytes += source.bytes
    start = source.contentStart
    var scan = Scan(bytes: bytes, index: start)
    for range in try scan.declarations() { Self.blank(range, of: &bytes) }
    let content = start..<bytes.count
    forbiddenOffset = bytes.withUnsafeMutableBufferPointer { Self.clean($0, content) }
    bytes.append(0)
    self.bytes = bytes
  }

  /// Lines stay where they are.
  private static func blank(_ range: Range<Int>, of bytes: inout [UInt8]) {
    for index in range where bytes[index] != 10 && bytes[index] != 13 { bytes[index] = 32 }
  }

  /// Makes forbidden characters spaces, and hyphens in comments, where people underline with them;
  /// shortens tags that have far too many attributes: libxml2 compares each with each.
  ///
  /// Source: XML 1.0, productions 2 (Char) and 15 (Comment); in valid UTF-8 only controls, U+FFFE
  /// and U+FFFF are left of what it forbids.
  private static func clean(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    var first: Int?
    var tag = range.lowerBound
    var sections = XMLSections(bytes, end: range.upperBound)
    let raw = UnsafeRawBufferPointer(bytes)
    var next = range.lowerBound
    while next < range.upperBound {
      let index = next
      let byte = bytes[index]
      next += 1
      if byte >= 32, byte != UInt8(ascii: "<"), byte != 0xEF {
        while let eight = EightBytes(raw, at: next), !eight.hasLess(than: 32),
          !eight.has(UInt8(ascii: "<")), !eight.has(0xEF)
        {
          next += EightBytes.count
        }
        continue
      }
      if byte == UInt8(ascii: "<") {
        if index - tag > tagBytesMin { XMLLongTag(bytes, tag..<index).shorten() }
        tag = index
        sections.mendComment(at: index)
      } else if byte == 0xEF {
        guard index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
          continue
        }
        first = first ?? index
        for place in index...(index + 2) { bytes[place] = 32 }
      } else if byte != 9, byte != 10, byte != 13 {
        first = first ?? index
        bytes[index] = 32
      }
    }
    if range.upperBound - tag > tagBytesMin { XMLLongTag(bytes, tag..<range.upperBound).shorten() }
    return first
  }

  /// ` a=""` is the shortest attribute; no tag shorter than this can have too many.
  private static let tagBytesMin = 5 * XMLLimits.attributesMax

  /// What stands before the first element.
  private struct Scan {
    let bytes: [UInt8]
    var index: Int

    /// Where the XML declaration and document types without declarations stand.
    mutating func declarations() throws(XMLFault) -> [Range<Int>] {
      var ranges: [Range<Int>] = []
      while index < bytes.count {
        while index < bytes.count, bytes[index] <= 32 { index += 1 }
        let start = index
        if has("<?") {
          let isDeclaration = has("<?xml") && index + 5 < bytes.count && bytes[index + 5] <= 32
          index += 2
          skip(past: "?>")
          if isDeclaration { ranges.append(start..<index) }
        } else if has("<!--") {
          index += 4
          skip(past: "-->")
        } else if has("<!DOCTYPE") {
          try skipDocumentType()
          ranges.append(start..<index)
        } else {
          break
        }
      }
      return ranges
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
          guard extendsQTI(start..<(index - 1)) else {
            throw XMLFault(reason: .declarations, offset: start)
          }
          try skipDeclarations(of: start)
        } else if byte == UInt8(ascii: ">") {
          return
        }
      }
      throw XMLFault(reason: .notWellFormed("the document type has no end"), offset: start)
    }

    /// Whether a document type names the DTD of QTI 1.2 before its brackets.
    private func extendsQTI(_ range: Range<Int>) -> Bool {
      let words = bytes[range].split { $0 <= 32 }
      return words.count > 2 && words[0].elementsEqual("<!DOCTYPE".utf8)
        && words[1].elementsEqual("questestinterop".utf8)
        && (words[2].elementsEqual("SYSTEM".utf8) || words[2].elementsEqual("PUBLIC".utf8))
    }

    /// What stands in the brackets of a document type: comments, and declarations of elements,
    /// attributes and notations, which say nothing to whoever does not validate.
    ///
    /// - Parameter start: where the document type begins.
    private mutating func skipDeclarations(of start: Int) throws(XMLFault) {
      while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
        if has("<!--") {
          index += 4
          skip(past: "-->")
        } else if has("<?") {
          index += 2
          skip(past: "?>")
        } else if has("<!ELEMENT") || has("<!ATTLIST") || has("<!NOTATION") {
          try skipDeclaration(of: start)
        } else if bytes[index] <= 32 {
          index += 1
        } else {
          throw XMLFault(reason: .declarations, offset: start)
        }
      }
      index += 1
    }

    /// A `%` would be an entity, outside of quotes and in them.
    private mutating func skipDeclaration(of start: Int) throws(XMLFault) {
      var quote: UInt8?
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&") {
          throw XMLFault(reason: .declarations, offset: start)
        }
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return
        }
      }
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
