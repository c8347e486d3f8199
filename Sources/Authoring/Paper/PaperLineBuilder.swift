/// Puts a line together from pieces of text with their styles.
struct PaperLineBuilder {
  private(set) var bytes: [UInt8] = []
  private var spans: [PaperSpan] = []
  private var objects: [PaperPlacedObject] = []

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ text: some Collection<UInt8>, _ style: PaperStyle) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    guard style != .plain else { return }
    if let last = spans.last, last.style == style, last.range.upperBound == start {
      spans[spans.count - 1].range = last.range.lowerBound..<bytes.count
    } else {
      spans.append(PaperSpan(range: start..<bytes.count, style: style))
    }
  }

  mutating func append(_ object: PaperObject, _ style: PaperStyle = .plain) {
    objects.append(PaperPlacedObject(offset: bytes.count, object: object))
    append(Self.objectBytes, style)
  }

  /// Appends a part of a line as it is.
  mutating func append(_ line: PaperLine, _ range: Range<Int>) {
    let shift = bytes.count - range.lowerBound
    for placed in line.objects where range.contains(placed.offset) {
      objects.append(PaperPlacedObject(offset: placed.offset + shift, object: placed.object))
    }
    var place = range.lowerBound
    for span in line.spans where span.range.overlaps(range) {
      let part = span.range.clamped(to: range)
      append(line.bytes[place..<part.lowerBound], .plain)
      append(line.bytes[part], span.style)
      place = part.upperBound
    }
    append(line.bytes[place..<range.upperBound], .plain)
  }

  func line(
    _ origin: PaperOrigin, isParagraph: Bool = false, isKeyEntry: Bool = false,
    textEnd: Int? = nil
  ) -> PaperLine {
    PaperLine(
      bytes: bytes, spans: spans, objects: objects, origin: origin, isParagraph: isParagraph,
      isKeyEntry: isKeyEntry, textEnd: textEnd)
  }

  /// U+FFFC, the object replacement character.
  static let objectBytes: [UInt8] = [0xEF, 0xBF, 0xBC]
}
