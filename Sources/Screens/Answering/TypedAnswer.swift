import Assessment
import Terminal

/// Reads an answer from one typed line, as plain mode takes it.
struct TypedAnswer {
  let item: PresentedItem
  let texts: ScreenTexts

  /// The response that a line means; nil where it means none.
  ///
  /// `1A` and `A 2` are read as well as `A1`; whatever marks an input method put on letters are
  /// passed over. Blanks are asked for one by one and are not read here.
  func response(_ line: String) -> Response? {
    let response = read(line)?.normalised
    return response.flatMap { item.accepts($0) ? $0 : nil }
  }

  private func read(_ line: String) -> Response? {
    switch item.form {
    case .single(let entries):
      guard let places = labels(line, count: entries.count), places.count == 1 else { return nil }
      return .choice(entries[places[0]].id)
    case .multiple(let entries, _):
      guard let places = labels(line, count: entries.count) else { return nil }
      return .choices(Set(places.map { entries[$0].id }))
    case .ordering(let entries):
      guard let places = labels(line, count: entries.count) else { return nil }
      return .order(places.map { entries[$0].id })
    case .trueFalse: return truth(line).map(Response.truth)
    case .numeric(let unit, let others):
      return DecimalNumber(
        answered: line, decimalComma: texts.usesDecimalComma, unit: unit, otherUnits: others
      ).map(Response.number)
    case .text: return .text(line)
    case .matching(let left, let right): return pairs(line, left: left, right: right)
    case .cloze: return nil
    }
  }

  /// What is typed between labels.
  private static func separates(_ character: Character) -> Bool {
    character == " " || character == "," || character == "." || character == ";"
      || character == ")" || character == "(" || character == "-" || character == ">"
      || character == "→" || character == ":"
  }

  /// The places of the labels on a line: "A C", "ac" and "1 3" are the same. Nil for anything else.
  private func labels(_ line: String, count: Int) -> [Int]? {
    if count > 9, let number = Int(line), (1...count).contains(number) { return [number - 1] }
    var places: [Int] = []
    for character in line where !Self.separates(character) {
      guard let place = ChoiceLabel.place(character, count: count) else { return nil }
      places.append(place)
    }
    return places.isEmpty ? nil : places
  }

  private func truth(_ line: String) -> Bool? {
    let typed = line.filter { !Self.separates($0) }
    let folded = String(typed.map { ChoiceKey.fold($0) ?? $0 })
    switch folded {
    case "A", "1", "D", "DUNG", "T", "TRUE", "Y", "YES": return true
    case "B", "2", "S", "SAI", "F", "FALSE", "N", "NO": return false
    default: return nil
    }
  }

  private func pairs(
    _ line: String, left: [PresentedItem.Entry], right: [PresentedItem.Entry]
  ) -> Response? {
    var pairs: [ChoiceID: ChoiceID] = [:]
    var letter: Int?
    var number: Int?
    for part in parts(of: line) {
      switch part {
      case .letter(let character):
        guard letter == nil, let place = ChoiceLabel.letterPlace(character, count: left.count)
        else { return nil }
        letter = place
      case .number(let value):
        guard number == nil, (1...max(1, right.count)).contains(value) else { return nil }
        number = value - 1
      case .unknown: return nil
      }
      guard let from = letter, let to = number else { continue }
      guard right.indices.contains(to), pairs[left[from].id] == nil else { return nil }
      pairs[left[from].id] = right[to].id
      letter = nil
      number = nil
    }
    return letter == nil && number == nil && !pairs.isEmpty ? .pairs(pairs) : nil
  }

  private enum Part {
    case letter(Character)
    case number(Int)
    case unknown
  }

  private func parts(of line: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    func finish() {
      if let number = Int(digits) { parts.append(.number(number)) }
      digits = ""
    }
    for character in line {
      if Self.separates(character) {
        finish()
        continue
      }
      guard let folded = ChoiceKey.fold(character) else { return [.unknown] }
      if folded.isNumber {
        digits.append(folded)
        continue
      }
      finish()
      parts.append(.letter(folded))
      if let digit = ChoiceLabel.vniDigit(character) { digits.append(digit) }
    }
    finish()
    return parts
  }
}
