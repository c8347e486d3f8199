import Assessment

/// What formats do not hold of how items are marked.
enum MarkingLosses {
  static func losses(of items: [Item], as format: BankFormat) -> [BankWriter.Loss] {
    if format == .json || format == .jsonLines { return [] }
    return items.indices.flatMap { index in
      // Most items say nothing, and a copy of one costs more than a look.
      guard let marking = items[index].marking else { return [BankWriter.Loss]() }
      return findings(lost(of: marking, items[index].kind, format)).map {
        BankWriter.Loss(index: index, finding: $0)
      }
    }
  }

  private static func lost(
    of marking: ItemMarking, _ kind: ItemKind, _ format: BankFormat
  ) -> ItemMarking {
    var lost = marking
    switch format {
    case .json, .jsonLines: lost = ItemMarking()
    case .gift: lost = ItemMarking(otherUnits: marking.otherUnits)
    case .moodleXML:
      lost.otherUnits = []
      if kind == .ordering, MoodleOrderGrading(parts: marking.parts) != nil { lost.parts = nil }
    // Its key shows them.
    case .markdown: lost.otherUnits = []
    case .qti: if QTIItemWriter.holds(marking.parts, of: kind) { lost.parts = nil }
    default: break
    }
    return lost
  }

  private static func findings(_ lost: ItemMarking) -> [BankFinding] {
    var rest = lost
    rest.otherUnits = []
    return (rest.isUsual ? [] : [.losesMarking()])
      + (lost.otherUnits.isEmpty ? [] : [.losesOtherUnits(lost.otherUnits)])
  }
}

extension BankFinding {
  fileprivate static func losesOtherUnits(_ units: [OtherUnit]) -> BankFinding {
    let list = units.prefix(5).map(\.name.abridged).joined(separator: ", ")
    return BankFinding(
      .warning, "bank.loses-other-units",
      vi: "không ghi được những đơn vị khác mà câu nhận (\(list))",
      en: "the other units that the item takes cannot be written (\(list))",
      hint: LocalizedMessage(vi: "ghi ra JSON hoặc Moodle XML", en: "write JSON or Moodle XML"))
  }
}
