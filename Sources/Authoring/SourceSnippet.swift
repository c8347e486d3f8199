/// The line of a file that a diagnostic is about, or what is near the place where it is long.
public struct SourceSnippet: Hashable, Sendable {
  /// Without its line end; as it is in the file, so it may hold anything.
  public let text: String
  /// The place in `text`, in Unicode characters (scalars) from 0; its count where the place is the
  /// end.
  public let caret: Int
  /// True where the line has more before or behind.
  public let isCutBefore: Bool
  public let isCutBehind: Bool

  /// Characters that are kept before and behind the place.
  private static let before = 160
  private static let behind = 240

  init(_ source: SourceText, at offset: Int) {
    let place = source.place(at: offset)
    let line = source.lineBytes(place.line)
    let offset = min(max(offset, line.startIndex), line.endIndex)
    // Four bytes are the most that a character has.
    var start = max(line.startIndex, offset - 4 * Self.before)
    var end = min(line.endIndex, offset + 4 * Self.behind)
    while start < offset, line[start] & 0xC0 == 0x80 { start += 1 }
    while end > offset, end < line.endIndex, line[end] & 0xC0 == 0x80 { end -= 1 }
    let head = Array(String(decoding: line[start..<offset], as: UTF8.self).unicodeScalars)
    let tail = Array(String(decoding: line[offset..<end], as: UTF8.self).unicodeScalars)
    let kept = head.suffix(Self.before) + tail.prefix(Self.behind)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: kept)
    text = String(view)
    caret = min(head.count, Self.before)
    isCutBefore = start > line.startIndex || head.count > Self.before
    isCutBehind = end < line.endIndex || tail.count > Self.behind
  }
}
