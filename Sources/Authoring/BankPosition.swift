/// Where something of a bank stands in its file.
public enum BankPosition: Hashable, Sendable {
  /// A byte of the source's text.
  case offset(Int)
  /// A place of a file that is no text, such as a cell, and what stands there.
  ///
  /// - Parameter part: the file of a package or the sheet of a workbook that it stands in, where
  ///   there is more than one.
  indirect case place(SourcePlace, excerpt: String, part: String? = nil)

  /// - Parameter near: a line that is probably not far before it.
  func place(in source: SourceText, near: Int = 0) -> SourcePlace {
    switch self {
    case .offset(let offset): source.place(at: offset, near: near)
    case .place(let place, _, _): place
    }
  }

  /// The part of a package or workbook, for people.
  var part: String? {
    switch self {
    case .offset: nil
    case .place(_, _, let part): part
    }
  }

  /// - Parameter near: a line that is probably not far before it.
  func line(in source: SourceText, near: Int) -> Int {
    switch self {
    case .offset(let offset): source.line(at: offset, near: near)
    case .place(let place, _, _): place.line
    }
  }

  /// Nil where nothing stands there.
  func excerpt(in source: SourceText) -> String? {
    let text =
      switch self {
      case .offset(let offset): source.excerpt(at: offset, limit: BankLimits.excerptMax)
      case .place(_, let excerpt, _): String(excerpt.prefix(BankLimits.excerptMax))
      }
    return text.isEmpty ? nil : text
  }

  /// Nil where the file is no text.
  func snippet(in source: SourceText) -> SourceSnippet? {
    switch self {
    case .offset(let offset): SourceSnippet(source, at: offset)
    case .place: nil
    }
  }
}
