/// The SGR parameters that change the pen of a terminal.
///
/// Source: ECMA-48, 8.3.117; the 256 colours are xterm's.
enum StyleCodes {
  /// The shortest parameters from one style to another; empty when nothing changes.
  static func change(from old: Style, to new: Style, depth: ColorDepth) -> String? {
    if old == new { return nil }
    let anew = parameters(["0"], from: .plain, to: new, depth: depth)
    let reset = anew == "0" ? "" : anew
    guard let step = stepwise(from: old, to: new, depth: depth) else { return reset }
    return step.utf8.count < reset.utf8.count ? step : reset
  }

  /// Only what differs; nil when bold and dim, which are switched off together, get in the way.
  private static func stepwise(from old: Style, to new: Style, depth: ColorDepth) -> String? {
    var codes: [String] = []
    var old = old
    let lost = old.attributes.subtracting(new.attributes)
    if !lost.isDisjoint(with: [.bold, .dim]) {
      codes.append("22")
      old.attributes.subtract([.bold, .dim])
    }
    if lost.contains(.underline) { codes.append("24") }
    if lost.contains(.reverse) { codes.append("27") }
    old.attributes.formIntersection(new.attributes)
    return parameters(codes, from: old, to: new, depth: depth)
  }

  private static func parameters(
    _ start: [String], from old: Style, to new: Style, depth: ColorDepth
  ) -> String {
    var codes = start
    let gained = new.attributes.subtracting(old.attributes)
    if gained.contains(.bold) { codes.append("1") }
    if gained.contains(.dim) { codes.append("2") }
    if gained.contains(.underline) { codes.append("4") }
    if gained.contains(.reverse) { codes.append("7") }
    if old.foreground != new.foreground {
      codes.append(code(new.foreground, base: 30, depth: depth))
    }
    if old.background != new.background {
      codes.append(code(new.background, base: 40, depth: depth))
    }
    return codes.joined(separator: ";")
  }

  private static func code(_ color: Color, base: Int, depth: ColorDepth) -> String {
    if color == .standard { return "\(base + 9)" }
    if depth == .twoFiftySix, let clearer = clearerColors[color] {
      return "\(base + 8);5;\(clearer)"
    }
    let number = Int(color.rawValue)
    return number < 8 ? "\(base + number)" : "\(base + 60 + number - 8)"
  }

  /// Colours that many palettes make too dark or too pale to read, taken from the fixed cube.
  private static let clearerColors: [Color: Int] = [
    .blue: 33, .brightBlue: 75, .yellow: 178, .brightYellow: 220, .brightBlack: 245,
  ]
}
