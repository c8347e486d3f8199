import Assessment

/// Reads what each of some choices is worth.
struct QTIChoiceKey {
  /// In the order of the choices.
  private(set) var fractions: [Fraction]
  private(set) var notes = QTIKeyNotes()

  private let identifiers: [String]

  /// One choice of several.
  init(single identifiers: [String], _ worth: QTIWorth) {
    self.init(identifiers)
    let type = worth.response.baseType
    let worth = worth.effective(for: identifiers.map(type.value), &notes)
    let points = identifiers.map { worth.points($0) ?? 0 }
    if let mapping = worth.response.mapping, isMapped(points, mapping, type) {
      let values = identifiers.map { mapping.value(of: type.value($0), type).double }
      set(values, whole: values.max() ?? 0)
    } else {
      set(points, whole: points.max() ?? 0)
    }
  }

  /// Any number of choices.
  init(multiple identifiers: [String], _ worth: QTIWorth) {
    self.init(identifiers)
    let rights = candidates(worth)
    let worth = worth.effective(for: rights.map(worth.response.value), &notes)
    if let mapping = worth.response.mapping, readMapping(mapping, worth) { return }
    var best: (texts: [String], points: Double)?
    for texts in rights {
      let points = worth.points(texts) ?? 0
      if points > 0, points > best?.points ?? 0 { best = (texts, points) }
    }
    if let best { readRules(right: Set(best.texts), worth, of: best.points) }
  }

  private init(_ identifiers: [String]) {
    self.identifiers = identifiers
    fractions = identifiers.map { _ in .zero }
  }

  private mutating func set(_ points: [Double], whole: Double) {
    guard whole > 0 else { return }
    fractions = points.map { Fraction($0, of: whole) }
  }

  private func isMapped(
    _ points: [Double], _ mapping: QTIMapping, _ type: QTIBaseType
  ) -> Bool {
    zip(identifiers, points).allSatisfy { identifier, points in
      abs(mapping.points(type.value(identifier), type) - points) < 1e-9
    }
  }

  /// Sets of choices that may be the right ones: what is declared, what rules compare with, and
  /// all choices that are worth something alone.
  private func candidates(_ worth: QTIWorth) -> [[String]] {
    let known = Set(identifiers)
    var sets: [[String]] = []
    if !worth.response.correct.isEmpty { sets.append(worth.response.correct) }
    for list in QTIConstants(of: worth.response, in: worth.scoring).lists {
      sets.append(list.values.compactMap(\.text))
    }
    let alone = identifiers.filter { worth.points([$0]) ?? 0 > 0 }
    if !alone.isEmpty { sets.append(alone) }
    return sets.map { $0.filter(known.contains) }.filter { !$0.isEmpty }
  }

  /// Points that are mapped and added up.
  private mutating func readMapping(_ mapping: QTIMapping, _ worth: QTIWorth) -> Bool {
    let type = worth.response.baseType
    let values = identifiers.map { mapping.value(of: type.value($0), type).double }
    let rights = zip(identifiers, values).filter { $0.1 > 0 }.map(\.0)
    guard !rights.isEmpty, isMapped(identifiers.map { worth.points([$0]) ?? .nan }, mapping, type)
    else { return false }
    let sum = mapping.points(worth.response.value(rights), type)
    guard sum > 0, abs((worth.points(rights) ?? .nan) - sum) < 1e-9 else { return false }
    set(values, whole: sum)
    return true
  }

  private mutating func readRules(right: Set<String>, _ worth: QTIWorth, of points: Double) {
    let rights = identifiers.filter(right.contains)
    let wrongs = identifiers.filter { !right.contains($0) }
    let alone = rights.map { worth.points([$0]) ?? 0 }
    let addsUp = alone.allSatisfy { $0 > 0 } && abs(alone.reduce(0, +) - points) < 1e-9
    guard addsUp else {
      if rights.count > 1 {
        notes.isAllOrNothing =
          alone.allSatisfy { $0 <= 0 } && isOnlyWhole(rights, wrongs, worth)
        notes.hasUnequalParts = !notes.isAllOrNothing
      }
      setEvenly(right)
      return
    }
    var byIdentifier = Dictionary(zip(rights, alone), uniquingKeysWith: { first, _ in first })
    for wrong in wrongs {
      byIdentifier[wrong] = min(0, (worth.points(rights + [wrong]) ?? points) - points)
    }
    set(identifiers.map { byIdentifier[$0] ?? 0 }, whole: points)
  }

  /// True if nothing is given where one choice is missing or one is too many.
  private func isOnlyWhole(_ rights: [String], _ wrongs: [String], _ worth: QTIWorth) -> Bool {
    rights.indices.allSatisfy { place in
      var texts = rights
      texts.remove(at: place)
      return worth.points(texts) ?? 0 <= 0
    } && wrongs.allSatisfy { worth.points(rights + [$0]) ?? 0 <= 0 }
  }

  /// Each right choice has an equal share, and each wrong one takes as much away.
  private mutating func setEvenly(_ right: Set<String>) {
    let share = Fraction.share(of: max(1, identifiers.count { right.contains($0) }))
    let loss = Fraction(tenMillionths: -share.tenMillionths)
    fractions = identifiers.map { right.contains($0) ? share : loss }
  }
}
