import Assessment

/// A formula as Word's editors build it, as far as a line of text can show it.
indirect enum Formula: Sendable {
  case text(String, PaperStyle)
  case row([Formula])
  case fraction(Formula, Formula)
  /// Raised and lowered texts, behind what they belong to or before it.
  case scripts(Formula, lower: Formula?, upper: Formula?, areBefore: Bool)
  case root(Formula, degree: Formula?)
  case fence(String, [Formula], separator: String, String)
  /// A sum, an integral and their like.
  case large(String, lower: Formula?, upper: Formula?, Formula)
  /// A mark over or under each of the letters, or over one.
  case accent(Unicode.Scalar, Formula, mayBeLong: Bool)

  static let nothing = Formula.row([])
}

/// A formula in a line of text: "(x + 1)/(x − 1)", "√(a² + b²)", "x₁²".
///
/// Only what can be read in one way is written; else there is no text.
struct FormulaText {
  struct Piece {
    var text: String
    var style: PaperStyle
  }

  private(set) var pieces: [Piece] = []
  /// True where nothing can be taken for a part of it: no brackets are needed around it.
  private var isAtom = true
  /// True for what needs none below a stroke and a root either: "2x" would lose its x there.
  private var isSingle = true
  /// True for a fraction: beside letters it needs brackets.
  private var isFraction = false

  /// Nil where no line of text says the same.
  init?(_ formula: Formula) {
    switch formula {
    case .text(let text, let style):
      pieces = text.isEmpty ? [] : [Piece(text: text, style: style)]
      isAtom = Self.isWord(text)
      isSingle = Self.isSingle(text)
    case .row(let parts): guard readRow(parts) else { return nil }
    case .fraction(let upper, let lower):
      guard let upper = FormulaText(upper), let lower = FormulaText(lower), !upper.isEmpty,
        !lower.isEmpty
      else { return nil }
      pieces =
        upper.enclosed + [Piece(text: "/", style: .plain)]
        + (lower.isSingle ? lower.pieces : lower.inBrackets)
      isAtom = false
      isSingle = false
      isFraction = true
    case .scripts(let base, let lower, let upper, let areBefore):
      guard readScripts(base, lower, upper, areBefore) else { return nil }
    case .root(let content, let degree): guard readRoot(content, degree) else { return nil }
    case .fence(let open, let parts, let separator, let close):
      guard readFence(open, parts, separator, close) else { return nil }
    case .large(let sign, let lower, let upper, let body):
      guard readScripts(.text(sign, .plain), lower, upper, false), let body = FormulaText(body)
      else { return nil }
      pieces += [Piece(text: " ", style: .plain)] + body.pieces
      isAtom = false
      isSingle = false
    case .accent(let mark, let content, let mayBeLong):
      guard readAccent(mark, content, mayBeLong) else { return nil }
    }
  }

  private init(pieces: [Piece]) { self.pieces = pieces }

  var isEmpty: Bool { pieces.isEmpty }

  private var enclosed: [Piece] { isAtom ? pieces : inBrackets }

  private var inBrackets: [Piece] {
    isInBrackets
      ? pieces : [Piece(text: "(", style: .plain)] + pieces + [Piece(text: ")", style: .plain)]
  }

  /// True for "(x + 1)", but not for "(x)(y)".
  private var isInBrackets: Bool {
    let text = pieces.map(\.text).joined()
    guard text.first == "(", text.last == ")" else { return false }
    var depth = 0
    for character in text.dropLast() {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return false }
    }
    return depth == 1
  }

  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "," || $0 == "."
        || $0.properties.generalCategory == .nonspacingMark || $0 == "′" || $0 == "°"
    } || text.unicodeScalars.count == 1
  }

  /// One letter, or one number.
  private static func isSingle(_ text: String) -> Bool {
    text.count { $0 != "′" && $0 != "°" } == 1
      || text.allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }

  private mutating func readRow(_ parts: [Formula]) -> Bool {
    var texts: [FormulaText] = []
    for part in parts {
      guard let text = FormulaText(part) else { return false }
      if !text.isEmpty { texts.append(text) }
    }
    for (index, text) in texts.enumerated() {
      let before = index > 0 ? texts[index - 1].pieces.last?.text.unicodeScalars.last : nil
      let after =
        index + 1 < texts.count ? texts[index + 1].pieces.first?.text.unicodeScalars.first : nil
      if text.isFraction, before.map(Self.isTight) == true || after.map(Self.isTight) == true {
        // "2½" and "2 · ½" would look the same.
        if let before, before.properties.numericType != nil { return false }
        pieces += text.enclosed
      } else {
        pieces += text.pieces
      }
    }
    isAtom =
      texts.count == 1
      ? texts[0].isAtom
      : texts.allSatisfy { text in
        text.pieces.allSatisfy {
          $0.style.traits.isEmpty && Self.isWord($0.text) && $0.text.count > 0
        }
      } && texts.allSatisfy(\.isAtom) && Self.isWord(pieces.map(\.text).joined())
    isSingle =
      texts.count == 1 ? texts[0].isSingle : isAtom && Self.isSingle(pieces.map(\.text).joined())
    isFraction = texts.count == 1 && texts[0].isFraction
    return true
  }

  /// Letters, digits and brackets stick to a fraction; operators and signs do not.
  private static func isTight(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "()[]{}√∛∜∫∑∏|^/"
        .unicodeScalars.contains(scalar)
  }

  private mutating func readScripts(
    _ base: Formula, _ lower: Formula?, _ upper: Formula?, _ areBefore: Bool
  ) -> Bool {
    guard let base = FormulaText(base) else { return false }
    var scripts: [Piece] = []
    for (script, trait) in [(lower, PaperStyle.Traits.lowered), (upper, .raised)] {
      guard let script else { continue }
      guard let text = FormulaText(script)?.flat else { return false }
      guard !text.isEmpty else { continue }
      // These are raised by themselves.
      if trait == .raised, ["′", "″", "'", "°", "∘"].contains(text) {
        scripts.append(Piece(text: text == "∘" ? "°" : text == "'" ? "′" : text, style: .plain))
      } else {
        scripts.append(Piece(text: text, style: PaperStyle(traits: trait)))
      }
    }
    // Word shows −2² where "−2" is raised, and so does the line: the sign stays outside.
    let shown = base.isSigned ? base.pieces : base.enclosed
    pieces = areBefore ? scripts + shown : shown + scripts
    isAtom = !base.isSigned
    isSingle = base.isSingle && isAtom
    return true
  }

  /// "−2": a sign before what is an atom.
  private var isSigned: Bool {
    guard pieces.count == 1, let first = pieces[0].text.first, "-−+±".contains(first) else {
      return false
    }
    return pieces[0].text.count > 1 && Self.isWord(String(pieces[0].text.dropFirst()))
  }

  /// The text as one string of one style, for scripts; nil where a script in it is none of Unicode's.
  private var flat: String? {
    var flat = ""
    for piece in pieces {
      if piece.style.traits.contains(.raised) {
        guard let raised = ScriptLetters.exact(piece.text, to: .raised) else { return nil }
        flat += raised
      } else if piece.style.traits.contains(.lowered) {
        guard let lowered = ScriptLetters.exact(piece.text, to: .lowered) else { return nil }
        flat += lowered
      } else {
        flat += piece.text
      }
    }
    return flat
  }

  private mutating func readRoot(_ content: Formula, _ degree: Formula?) -> Bool {
    guard let content = FormulaText(content), !content.isEmpty else { return false }
    let enclosed =
      content.isSingle && content.pieces.count == 1 ? content.pieces : content.inBrackets
    guard let text = degree.map({ FormulaText($0)?.flat }) ?? "" else { return false }
    switch text {
    case "", "2": pieces = [Piece(text: "√", style: .plain)]
    case "3": pieces = [Piece(text: "∛", style: .plain)]
    case "4": pieces = [Piece(text: "∜", style: .plain)]
    default:
      pieces = [
        Piece(text: text, style: PaperStyle(traits: .raised)), Piece(text: "√", style: .plain),
      ]
    }
    pieces += enclosed
    return true
  }

  private mutating func readFence(
    _ open: String, _ parts: [Formula], _ separator: String, _ close: String
  ) -> Bool {
    // A brace without its partner stands before several lines.
    guard !open.isEmpty, !close.isEmpty else { return false }
    pieces = [Piece(text: open, style: .plain)]
    for (index, part) in parts.enumerated() {
      guard let text = FormulaText(part) else { return false }
      if index > 0 { pieces.append(Piece(text: separator, style: .plain)) }
      pieces += text.pieces
    }
    pieces.append(Piece(text: close, style: .plain))
    return true
  }

  private mutating func readAccent(
    _ mark: Unicode.Scalar, _ content: Formula, _ mayBeLong: Bool
  ) -> Bool {
    guard let content = FormulaText(content), content.pieces.count == 1,
      content.pieces[0].style.traits.isEmpty
    else { return false }
    let letters = content.pieces[0].text
    guard !letters.isEmpty, letters.count == 1 || mayBeLong else { return false }
    let text = letters.reduce(into: "") { $0 += String($1) + String(mark) }
    pieces = [Piece(text: text, style: content.pieces[0].style)]
    return true
  }
}
