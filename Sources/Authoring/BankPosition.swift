/// Where something of a bank stands in its file.
public enum BankPosition: Hashable, Sendable {
  /// A byte of the source's text.
  case offset(Int)
  /// A place of a file that is no text, such as a cell, and what stands there.
  case place(SourcePlace, excerpt: String)

  func place(in source: SourceText) -> SourcePlace {
    switch self {
    case .offset(let offset): source.place(at: offset)
    case .place(let place, _): place
    }
  }

  /// - Parameter near: a line that is probably not far before it.
  func line(in source: SourceText, near: Int) -> Int {
    switch self {
    case .offset(let offset): source.line(at: offset, near: near)
    case .place(let place, _): place.line
    }
  }

  /// Nil where nothing stands there.
  func excerpt(in source: SourceText) -> String? {
    let text =
      switch self {
      case .offset(let offset): source.excerpt(at: offset, limit: BankLimits.excerptMax)
      case .place(_, let excerpt): String(excerpt.prefix(BankLimits.excerptMax))
      }
    return text.isEmpty ? nil : text
  }
}
