/// Something an author should fix or know. States what was found, what was expected and how to
/// mend it; never throws the rest of the file away.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Hashable, Sendable { case error, warning }

  public let severity: Severity
  public let file: String
  public let place: SourcePlace
  /// The file of a package or the sheet of a workbook that the place is in, where it has several.
  public let part: String?
  /// Stable, for programs: format, point, words ("gift.unclosed-answers").
  public let code: String
  /// What people call the item: "Câu 12", or its title.
  public let item: String?
  /// The text at the place, on one line, short.
  public let excerpt: String?
  public let message: LocalizedMessage
  /// What to type instead, where one answer is plausible.
  public let hint: LocalizedMessage?
  /// The line of the source at the place, where the file is text.
  public internal(set) var snippet: SourceSnippet?
  /// Which item of the reading it is about, or where among them it stands; nil where neither is
  /// known.
  var spot: ItemSpot?

  public init(
    _ severity: Severity, file: String, place: SourcePlace, part: String? = nil, code: String,
    message: LocalizedMessage, hint: LocalizedMessage? = nil, item: String? = nil,
    excerpt: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.place = place
    self.part = part
    self.code = code
    self.message = message.visible
    self.hint = hint?.visible
    self.item = item?.visible
    self.excerpt = excerpt?.visible
  }

  /// One-based.
  public var line: Int { place.line }
  /// One-based, in Unicode characters.
  public var column: Int { place.column }

  /// The part, message and hint as one sentence.
  public func sentence(in language: String) -> String {
    let start = (part.map { $0 + ": " } ?? "") + message.text(in: language)
    guard let hint else { return start }
    return "\(start); \(hint.text(in: language))"
  }

  /// `FILE:LINE:COLUMN: error|warning: message`, the form that editors jump to.
  public func text(in language: String) -> String {
    "\(file):\(line):\(column): \(severity.rawValue): \(sentence(in: language))"
  }

  public var description: String { text(in: "en") }
}

extension Sequence where Element == Diagnostic {
  /// In the order of the file; at one place errors come first. What stands in a part of a package
  /// comes after what is about the whole, part by part as they were first named.
  public func inFileOrder() -> [Diagnostic] {
    var ranks: [String: Int] = [:]
    for case let part? in map(\.part) where ranks[part] == nil { ranks[part] = ranks.count + 1 }
    return enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.part != b.part {
        return (a.part.flatMap { ranks[$0] } ?? 0) < (b.part.flatMap { ranks[$0] } ?? 0)
      }
      if a.place != b.place { return a.place < b.place }
      if a.severity != b.severity { return a.severity == .error }
      return left.offset < right.offset
    }.map(\.element)
  }
}
