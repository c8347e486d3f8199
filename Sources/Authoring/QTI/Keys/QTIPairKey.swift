import Assessment

/// Reads which things belong together.
struct QTIPairKey {
  /// In the order of the declaration, each once.
  private(set) var pairs: [QTIPair] = []
  private(set) var notes = QTIKeyNotes()

  init(_ worth: QTIWorth) {
    let response = worth.response
    var sets: [[String]] = []
    if !response.correct.isEmpty { sets.append(response.correct) }
    for list in QTIConstants(of: response, in: worth.scoring).lists {
      sets.append(list.values.compactMap(\.text))
    }
    let mapped = (response.mapping?.entries ?? []).filter { $0.value > .zero }
    if !mapped.isEmpty { sets.append(mapped.map(\.key)) }
    // Pairs that rules look for one by one.
    let alone = QTIConstants(of: response, in: worth.scoring).values.compactMap(\.text)
      .filter { worth.points([$0]) ?? 0 > 0 }
    if !alone.isEmpty { sets.append(alone) }
    let worth = worth.effective(for: sets.map(response.value), &notes)
    var best: (texts: [String], points: Double)?
    for texts in sets {
      let points = worth.points(texts) ?? 0
      if points > 0, points > best?.points ?? 0 { best = (texts, points) }
      // What is declared right is right, though a mapping may give more to what nobody can give.
      if best != nil, texts == response.correct { break }
    }
    guard let best else { return }
    for text in best.texts {
      guard let pair = QTIPair(text), !pairs.contains(pair) else { continue }
      pairs.append(pair)
    }
    if pairs.count > 1 { readParts(worth, of: best.points) }
  }

  /// Here every pair has an equal part of the mark.
  private mutating func readParts(_ worth: QTIWorth, of points: Double) {
    let alone = pairs.map { worth.points([$0.text]) ?? 0 }
    let withoutOne = pairs.map { left in
      worth.points(pairs.filter { $0 != left }.map(\.text)) ?? 0
    }
    if (alone + withoutOne).allSatisfy({ $0 <= 0 }) {
      notes.isAllOrNothing = true
    } else {
      let share = points / Double(pairs.count)
      notes.hasUnequalParts = alone.contains { abs($0 - share) > 1e-9 }
    }
  }
}

/// Reads the right order of some entries.
struct QTIOrderKey {
  /// The identifiers in their right order; nil where not all of them are placed.
  private(set) var order: [String]?
  private(set) var notes = QTIKeyNotes()

  init(_ identifiers: [String], _ worth: QTIWorth) {
    let response = worth.response
    var orders = response.correct.isEmpty ? [] : [response.correct]
    let constants = QTIConstants(of: response, in: worth.scoring)
    for list in constants.lists { orders.append(list.values.compactMap(\.text)) }
    orders.append(identifiers.indices.compactMap { constants.places[$0 + 1]?.text })
    let worth = worth.effective(for: orders.map(response.value), &notes)
    var best: (texts: [String], points: Double)?
    for texts in orders where texts.count == identifiers.count && Set(texts) == Set(identifiers) {
      let points = worth.points(texts) ?? 0
      if points > 0, points > best?.points ?? 0 { best = (texts, points) }
    }
    guard let best else { return }
    order = best.texts
    guard best.texts.count > 2 else { return }
    var exchanged = best.texts
    exchanged.swapAt(exchanged.count - 1, exchanged.count - 2)
    // Whoever marks by neighbours gives something for this one.
    let turned = Array(best.texts.dropFirst() + best.texts.prefix(1))
    notes.isAllOrNothing = [exchanged, turned].allSatisfy { worth.points($0) ?? 0 <= 0 }
  }
}
