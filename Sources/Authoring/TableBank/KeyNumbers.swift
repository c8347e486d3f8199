/// What a number in the key's column means.
enum KeyNumbers: Hashable, Sendable {
  /// The place of a choice.
  case fromOne, fromZero
  /// The text of a choice.
  case texts
  /// A place or a text, whichever the item has; where it has both, nobody can tell.
  case either
  /// The table speaks for both, or counts in two ways.
  case unclear
}

/// Finds out from all keys of a table what numbers in them mean.
struct KeyEvidence {
  private var places = 0
  private var texts = 0
  private var zeros = 0
  /// Numbers that only who counts from one can mean.
  private var lasts = 0

  /// Takes the key of an item with choices.
  mutating func look(at key: String, choices: [ChoiceKey.Choice]) {
    guard !choices.isEmpty, key.utf8.count <= 40 else { return }
    let parts =
      ListLiteral.texts(key) ?? key.split { ",;|/ ".contains($0) }.map { String($0) }
    let numbers = parts.compactMap(ChoiceKey.number)
    guard !parts.isEmpty, numbers.count == parts.count else {
      if choices.contains(where: { $0.text == key }) { texts += 1 }
      return
    }
    let hasText =
      choices.contains { $0.text == key }
      || parts.allSatisfy { part in
        choices.contains { $0.text == part }
      }
    let isPlace = numbers.allSatisfy { number in choices.contains { $0.number == number - 1 } }
    if hasText {
      if !isPlace { texts += 1 }
      return
    }
    if numbers.contains(0) {
      zeros += 1
    } else if isPlace {
      places += 1
      let last = choices.map(\.number).max() ?? 0
      if numbers.contains(where: { $0 - 1 == last }) { lasts += 1 }
    }
  }

  /// True where the numbers count from zero, and nothing but themselves says so.
  var countsFromZero: Bool { zeros > 0 && lasts == 0 }

  /// True where the numbers are places from one or from zero, and nothing tells which.
  var mayCountFromZero: Bool { places > 0 && zeros == 0 && lasts == 0 }

  /// True where some count from zero and some from one.
  var countsInTwoWays: Bool { zeros > 0 && lasts > 0 }

  var meaning: KeyNumbers {
    if countsInTwoWays { return .unclear }
    if countsFromZero { return .fromZero }
    if texts > 0 { return places > 0 ? .either : .texts }
    return places > 0 ? .fromOne : .either
  }
}
