/// The sixteen colours that every coloured terminal has, and the one that the terminal itself has
/// for text and ground.
public enum Color: UInt8, Hashable, Sendable, CaseIterable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite
  case standard
}

/// How many colours a terminal shows.
public enum ColorDepth: Hashable, Sendable, Comparable { case none, sixteen, twoFiftySix }

/// How a cell looks beside its character.
///
/// Nothing may be said by colour alone: without colours, only the attributes are left.
public struct Style: Hashable, Sendable {
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let reverse = Attributes(rawValue: 8)
  }

  public var foreground: Color
  public var background: Color
  public var attributes: Attributes

  public init(
    _ foreground: Color = .standard, on background: Color = .standard,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  public static let plain = Style()
  public static let bold = Style(.standard, .bold)
  public static let dim = Style(.standard, .dim)
  public static let underline = Style(.standard, .underline)
  public static let reverse = Style(.standard, .reverse)

  /// Whether an empty cell in this style shows anything.
  var marksBlank: Bool {
    background != .standard || !attributes.isDisjoint(with: [.underline, .reverse])
  }
}
