import Assessment

/// A line of a paper: typed, or a paragraph of Word up to its next break.
struct PaperLine: Sendable {
  /// UTF-8 in NFC; spaces of all kinds are U+0020, tabs stay. An object is U+FFFC.
  let bytes: [UInt8]
  /// Where the text begins, after white space.
  let start: Int
  /// Where it ends, before white space.
  let end: Int
  /// In order, apart from each other, only where letters are not plain.
  let spans: [PaperSpan]
  /// Pictures, formulas and tables, in order.
  let objects: [PaperPlacedObject]
  let origin: PaperOrigin
  /// True for a line whose breaks are the author's, not those of a narrow window.
  let isParagraph: Bool
  /// True for an entry of a table of keys: "12. B".
  let isKeyEntry: Bool
  /// True for what someone says in a conversation, "A: How are you?": its letter is no choice.
  var isSpeech = false

  /// - Parameter textEnd: of an entry of a table of keys, where what explains it stands behind it.
  init(
    bytes: [UInt8], spans: [PaperSpan] = [], objects: [PaperPlacedObject] = [],
    origin: PaperOrigin, isParagraph: Bool = false, isKeyEntry: Bool = false, textEnd: Int? = nil
  ) {
    self.bytes = bytes
    self.spans = spans
    self.objects = objects
    self.origin = origin
    self.isParagraph = isParagraph
    self.isKeyEntry = isKeyEntry
    var (start, end) = (0, textEnd ?? bytes.count)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    self.start = start
    self.end = end
  }

  var isBlank: Bool { start == end }

  /// What explains an entry of a table of keys.
  var explanation: Range<Int>? {
    guard isKeyEntry, end < bytes.count else { return nil }
    let range = trimmed(end..<bytes.count)
    return range.isEmpty ? nil : range
  }

  /// True where Word's numbering may have been lost: the line begins with a tab.
  var isIndentedByTab: Bool { start > 0 && bytes[..<start].contains(9) }

  /// The style of the letter that begins at a byte.
  func style(at index: Int) -> PaperStyle {
    for span in spans where span.range.contains(index) { return span.style }
    return .plain
  }

  func position(at index: Int) -> BankPosition {
    let index = min(max(index, 0), bytes.count)
    switch origin {
    case .text(let start, let offsets):
      guard let offsets else { return .offset(start + index) }
      return .offset(start + Int(index < offsets.count ? offsets[index] : offsets.last ?? 0))
    case .paragraph(let number):
      let column = bytes[..<index].count { $0 & 0xC0 != 0x80 } + 1
      return .place(SourcePlace(line: number, column: column), excerpt: excerpt(from: index))
    }
  }

  private func excerpt(from index: Int) -> String {
    let text = String(decoding: bytes[index...].prefix(4 * BankLimits.excerptMax), as: UTF8.self)
    let shown = text.replacing("\u{FFFC}", with: "▣").replacing("\t", with: " ")
    return String(shown.prefix(BankLimits.excerptMax))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// With a space for each tab.
  func spacedText(_ range: Range<Int>) -> String {
    guard bytes[range].contains(9) else { return text(range) }
    return String(decoding: bytes[range].map { $0 == 9 ? 32 : $0 }, as: UTF8.self)
  }
}

/// Where a line stands in its file.
enum PaperOrigin: Sendable {
  /// - Parameters:
  ///   - start: the byte of the source at which the line begins.
  ///   - offsets: where each byte of the line stands after `start`; nil where they are the same.
  case text(start: Int, offsets: [Int32]?)
  /// A paragraph of Word, counted from 1.
  case paragraph(Int)
}

/// Something in a line that is no text.
struct PaperPlacedObject: Sendable {
  /// The first byte of the U+FFFC that stands for it.
  let offset: Int
  let object: PaperObject
}

enum PaperObject: Sendable {
  case picture(PaperPicture)
  /// A formula that no text can show, with its picture where the file has one.
  case formula(PaperPicture)
  /// Rows of cells of lines.
  case table([[[PaperLine]]])
}

struct PaperPicture: Sendable {
  let name: String
  /// The words that stand for it; may be empty.
  let words: String
  /// Nil where the file does not hold it.
  let media: Media?
}

/// A part of a line.
struct PaperSlice: Hashable, Sendable {
  /// The line's place among the lines.
  let line: Int
  let range: Range<Int>
}
