/// How an item of QTI 2 or 3 asks.
enum QTIInteraction: Hashable, Sendable {
  case choice, order, match, associate, gapMatch, inlineChoice, textEntry, extendedText
  /// Ends an attempt, shows a hint: nothing is asked.
  case endAttempt
  /// By its name without "Interaction".
  case other(String)

  /// - Parameter name: of an element, in the spelling of QTI 2.
  /// - Returns: nil for an element that is no interaction.
  init?(_ name: String) {
    guard name.hasSuffix("Interaction") else { return nil }
    let short = String(name.dropLast("Interaction".count))
    self = Self.byName[short] ?? .other(short)
  }

  private static let byName: [String: QTIInteraction] = [
    "choice": .choice, "order": .order, "match": .match, "associate": .associate,
    "gapMatch": .gapMatch, "inlineChoice": .inlineChoice, "textEntry": .textEntry,
    "extendedText": .extendedText, "endAttempt": .endAttempt,
  ]

  var name: String {
    switch self {
    case .other(let name): name
    default: Self.byName.first { $0.value == self }?.key ?? ""
    }
  }

  /// True for those that make a text with gaps.
  var isGap: Bool { self == .inlineChoice || self == .textEntry }
}
