/// A value of a JSON5 text, with its place, so that what is said about it can point at it.
struct JSON5Value: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case null
    case truth(Bool)
    case number(JSON5Number)
    case text(String)
    case list([JSON5Value])
    /// In the order of the text; no key twice.
    case object([JSON5Member])
    /// Something stood here that could not be read; a fault says so already.
    case unreadable
  }

  let content: Content
  let place: SourcePlace
  /// False for a list or an object in which something could not be read, so that nothing is
  /// called missing there.
  let isWhole: Bool

  init(_ content: Content, at place: SourcePlace, isWhole: Bool = true) {
    self.content = content
    self.place = place
    self.isWhole = isWhole
  }
}

/// A key and its value.
struct JSON5Member: Hashable, Sendable {
  let key: String
  let keyPlace: SourcePlace
  let value: JSON5Value
}

/// A number as it was written, and what it means.
struct JSON5Number: Hashable, Sendable {
  let text: String
  /// May be infinite or not a number: JSON5 writes those too.
  let value: Double
  /// The number exactly, where it is a whole one and its size allows it.
  let whole: Int?
}
