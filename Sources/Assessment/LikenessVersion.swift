extension NearDuplicateSubject {
  /// Whether the other one of two alike items may be this one with a typing error mended: no digit,
  /// sign or bracket of the prompt differs, and the key is the same, or this one waits for its key.
  /// Which it is only more can tell.
  public func hasSameSubstance(as other: NearDuplicateSubject) -> Bool {
    let (prompt, others) = (features.prompt, other.features.prompt)
    let (answers, otherAnswers) = (features.answers, other.features.answers)
    return prompt.signs == others.signs && prompt.writtenNumbers == others.writtenNumbers
      && answers.shape == otherAnswers.shape
      && (answers.lacksKey && !otherAnswers.lacksKey
        ? answers.withoutKey.wholes.wrong == otherAnswers.withoutKey.wholes.wrong
        : answers.wholes.right == otherAnswers.wholes.right)
  }
}

extension LikenessText {
  /// Numbers in their order, "1.234" and "1234" as two.
  fileprivate var writtenNumbers: [String] { words.filter { $0.kind == .number }.map(\.whole) }
}
