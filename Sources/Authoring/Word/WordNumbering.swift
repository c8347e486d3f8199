/// Word's automatic numbers and letters, which stand in no text: "Câu 1.", "A.", "a)".
///
/// Source: ECMA-376, part 1, section 17.9.
struct WordNumbering {
  private struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var run: XMLElement?
    /// The level whose number begins this one anew: its own is 0 for never.
    var restartsAfter: Int?
  }

  private struct List {
    var abstract: String
    var levels: [Int: Level] = [:]
    /// Levels that begin anew with this list, where several lists count together.
    var starts: [Int: Int] = [:]
  }

  private var lists: [String: List] = [:]
  private var abstracts: [String: [Int: Level]] = [:]
  private var links: [String: String] = [:]
  /// By abstract list: the numbers of its levels.
  private var counters: [String: [Int?]] = [:]
  /// Lists whose own starts have been taken.
  private var begun: Set<String> = []

  struct Label {
    let text: String
    let run: XMLElement?
  }

  init(_ tree: XMLTree?) {
    guard let root = tree?.root else { return }
    for element in root.children("abstractNum") {
      guard let id = element.attribute("abstractNumId") else { continue }
      abstracts[id] = Self.levels(element)
      if let link = element.first("styleLink")?.attribute("val") { links[link] = id }
    }
    for element in root.children("abstractNum") {
      // A list that only names a style has its levels there.
      guard let id = element.attribute("abstractNumId"),
        let link = element.first("numStyleLink")?.attribute("val"), let target = links[link]
      else { continue }
      abstracts[id] = abstracts[target]
    }
    for element in root.children("num") {
      guard let id = element.attribute("numId"),
        let abstract = element.first("abstractNumId")?.attribute("val")
      else { continue }
      var list = List(abstract: abstract)
      list.levels = abstracts[abstract] ?? [:]
      for change in element.children("lvlOverride") {
        guard let level = change.attribute("ilvl").flatMap(Int.init) else { continue }
        if let own = change.first("lvl") { list.levels[level] = Self.level(own) }
        if let start = Self.number(change.first("startOverride")) { list.starts[level] = start }
      }
      lists[id] = list
    }
  }

  private static func levels(_ element: XMLElement) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for level in element.children("lvl") {
      guard let number = level.attribute("ilvl").flatMap(Int.init) else { continue }
      levels[number] = Self.level(level)
    }
    return levels
  }

  private static func level(_ element: XMLElement) -> Level {
    var level = Level()
    level.start = number(element.first("start")) ?? 1
    level.format = element.first("numFmt")?.attribute("val") ?? "decimal"
    level.text = element.first("lvlText")?.attribute("val") ?? ""
    level.run = element.first("rPr")
    level.restartsAfter = number(element.first("lvlRestart"))
    return level
  }

  private static func number(_ element: XMLElement?) -> Int? {
    element?.attribute("val").flatMap(Int.init).map { min(max($0, 0), WordLimits.numberMax) }
  }

  /// The list and level that `w:pPr` names.
  static func reference(_ properties: XMLElement?) -> (id: String?, level: Int?)? {
    guard let numbering = properties?.first("numPr") else { return nil }
    let level = numbering.first("ilvl")?.attribute("val").flatMap(Int.init)
    return (numbering.first("numId")?.attribute("val"), level)
  }

  /// Counts a paragraph and gives the label before it; nil where it has none, or a bullet.
  mutating func next(_ id: String, level: Int) -> Label? {
    guard id != "0", let list = lists[id], (0..<WordLimits.levels).contains(level) else {
      return nil
    }
    var numbers = counters[list.abstract] ?? Array(repeating: nil, count: WordLimits.levels)
    if begun.insert(id).inserted {
      for (level, start) in list.starts where numbers.indices.contains(level) {
        numbers[level] = start - 1
      }
    }
    let current = list.levels[level] ?? Level()
    numbers[level] = min((numbers[level] ?? current.start - 1) + 1, WordLimits.numberMax)
    for deeper in (level + 1)..<max(level + 1, WordLimits.levels) {
      let restart = list.levels[deeper]?.restartsAfter
      // Without a word of its own a level begins anew after each number of a higher one.
      if restart == nil || (restart ?? 0) > level { numbers[deeper] = nil }
    }
    counters[list.abstract] = numbers
    guard current.format != "bullet", current.format != "none" else { return nil }
    let text = text(current, list, numbers)
    return text.isEmpty ? nil : Label(text: text, run: current.run)
  }

  /// "%1.%2" with the numbers of the levels.
  private func text(_ level: Level, _ list: List, _ numbers: [Int?]) -> String {
    var text = ""
    var rest = level.text[...]
    while let character = rest.popFirst() {
      guard character == "%", let digit = rest.first?.wholeNumberValue,
        (1...WordLimits.levels).contains(digit)
      else {
        text.append(character)
        continue
      }
      rest.removeFirst()
      let shown = list.levels[digit - 1] ?? Level()
      text += Self.formatted(numbers[digit - 1] ?? shown.start, shown.format)
    }
    return text
  }

  private static func formatted(_ number: Int, _ format: String) -> String {
    switch format {
    case "upperLetter": return letters(number)
    case "lowerLetter": return letters(number).lowercased()
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
    case "none", "bullet": return ""
    default: return "\(number)"
    }
  }

  /// A to Z, then AA to ZZ.
  private static func letters(_ number: Int) -> String {
    guard number > 0 else { return "" }
    let letter = String(UnicodeScalar(UInt8(0x41 + (number - 1) % 26)))
    return String(repeating: letter, count: min((number - 1) / 26 + 1, 8))
  }

  private static func roman(_ number: Int) -> String {
    let parts: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = min(number, 3_999)
    var text = ""
    for (value, letters) in parts {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }
}
