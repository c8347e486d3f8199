/// Finds where the elements of one name stand, without parsing what is in them.
enum XMLElementRanges {
  /// The elements in the order of the file; nil where one stands in another, or is not closed.
  ///
  /// - Parameters:
  ///   - name: without a prefix.
  ///   - bytes: of a file with a 0 behind the range.
  static func find(_ name: String, in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    var scan = Scan(range, name)
    return scan.run(bytes.span) ? scan.found : nil
  }

  /// True if the bytes of the word stand somewhere in the range.
  static func holds(_ word: String, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, range.count >= word.count else { return false }
    let span = bytes.span
    for start in range.lowerBound...(range.upperBound - word.count) where span[start] == first {
      if Scan.has(word, span, at: start) { return true }
    }
    return false
  }

  private struct Scan {
    private let range: Range<Int>
    private let start: [UInt8]
    private let end: [UInt8]
    private(set) var found: [Range<Int>] = []
    private var open: Int?

    init(_ range: Range<Int>, _ name: String) {
      self.range = range
      start = Array("<\(name)".utf8)
      end = Array("</\(name)".utf8)
    }

    /// Returns false for what cannot be told.
    mutating func run(_ span: Span<UInt8>) -> Bool {
      var index = range.lowerBound
      while index < range.upperBound {
        guard span[index] == UInt8(ascii: "<") else {
          index += 1
          continue
        }
        guard let next = take(span, at: index) else { return false }
        index = next
      }
      return open == nil
    }

    /// What begins with a `<`: returns where to go on.
    private mutating func take(_ span: Span<UInt8>, at index: Int) -> Int? {
      switch span[index + 1] {
      case UInt8(ascii: "!"):
        if Self.has(Self.comment, span, at: index) {
          return Self.after(Self.commentEnd, span, from: index + 4, to: range.upperBound)
        }
        if Self.has(Self.section, span, at: index) {
          return Self.after(Self.sectionEnd, span, from: index + 9, to: range.upperBound)
        }
        return nil
      case UInt8(ascii: "?"):
        return Self.after(Self.instructionEnd, span, from: index + 2, to: range.upperBound)
      case UInt8(ascii: "/"):
        guard isOne(end, span, at: index) else { return index + 2 }
        guard let begun = open, let close = Self.tagEnd(span, from: index, to: range.upperBound)
        else { return nil }
        found.append(begun..<close)
        open = nil
        return close
      default:
        guard isOne(start, span, at: index) else { return index + 1 }
        guard open == nil, let close = Self.tagEnd(span, from: index, to: range.upperBound) else {
          return nil
        }
        if span[close - 2] == UInt8(ascii: "/") {
          found.append(index..<close)
        } else {
          open = index
        }
        return close
      }
    }

    private static let comment = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let section = Array("<![CDATA[".utf8)
    private static let sectionEnd = Array("]]>".utf8)
    private static let instructionEnd = Array("?>".utf8)

    private func isOne(_ tag: [UInt8], _ span: Span<UInt8>, at index: Int) -> Bool {
      guard index + tag.count < range.upperBound, Self.has(tag, span, at: index) else {
        return false
      }
      let next = span[index + tag.count]
      return next <= 32 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }

    static func has(_ word: [UInt8], _ span: Span<UInt8>, at index: Int) -> Bool {
      guard index + word.count <= span.count else { return false }
      for place in word.indices where span[index + place] != word[place] { return false }
      return true
    }

    private static func after(
      _ mark: [UInt8], _ span: Span<UInt8>, from start: Int, to end: Int
    ) -> Int? {
      var index = start
      while index + mark.count <= end {
        if has(mark, span, at: index) { return index + mark.count }
        index += 1
      }
      return nil
    }

    /// Behind the `>` of a tag, not one in an attribute.
    private static func tagEnd(_ span: Span<UInt8>, from start: Int, to end: Int) -> Int? {
      var quote: UInt8?
      for index in start..<end {
        let byte = span[index]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return index + 1
        }
      }
      return nil
    }
  }
}
