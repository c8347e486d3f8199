/// Of two findings with one cause the more exact one is told alone.
enum FindingCauses {
  /// What a reader says of why there is no right answer, where its words tell of the draft, too.
  private static let drafts: Set<String> = [
    "cloze.several-choices", "paper.columns-missing", "paper.key-either", "paper.key-of-which",
    "paper.keys-disagree", "paper.letter-alone", "paper.pair-not-there", "paper.pairs-missing",
    "paper.several-marked", "paper.sign-unclear", "paper.truths-missing", "qti.adaptive",
    "qti.many-to-many", "qti.several-correct", "qti.template", "qti.without-order",
    "table.order-incomplete",
  ]

  /// What a reader says of a key that it could not use: there may have been another one.
  private static let keys: Set<String> = [
    "gift.answer-is-no-number", "gift.empty-answer", "gift.weight-not-closed",
    "moodle.empty-answer", "moodle.not-a-number", "paper.key-not-a-choice",
    "paper.rare-mark", "qti.processing", "qti.unknown-identifier", "table.key-unclear",
    "table.key-uncounted", "table.key-unknown", "table.no-truth", "table.not-a-number",
    "table.number-unclear",
  ]

  /// What is said by a reader in the place of what is said of any item; nil where nothing is.
  ///
  /// - Parameter said: of the same item.
  static func cause(of finding: BankFinding, said: BankFinding) -> BankFinding? {
    switch finding.code {
    case "bank.no-right-answer":
      if drafts.contains(said.code) { return said }
      return keys.contains(said.code) ? said.withDraft : nil
    case "bank.several-whole-answers", "bank.equal-choices":
      return said.code == "gift.unescaped-equals" ? said : nil
    case "bank.empty-prompt": return said.code == "gift.title-for-text" ? said : nil
    default: return nil
    }
  }
}
