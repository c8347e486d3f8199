/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
  public var colorDepth: ColorDepth
  /// False where only ASCII can be shown; the painter then draws the nearest ASCII sign.
  public var showsUTF8: Bool

  public init(colorDepth: ColorDepth = .sixteen, showsUTF8: Bool = true) {
    self.colorDepth = colorDepth
    self.showsUTF8 = showsUTF8
  }
}
