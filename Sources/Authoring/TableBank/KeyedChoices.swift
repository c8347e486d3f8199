import Assessment

/// What choices are worth where a file only says which of them are right.
enum KeyedChoices {
  /// One choice: the whole mark for each right one. Several: each right one has its share, and a
  /// wrong one takes as much away, so that choosing everything is worth nothing.
  ///
  /// Source: Canvas ("multiple answers") and H5P mark in this way.
  static func fractions(numbers: [Int], right: Set<Int>, isMultiple: Bool) -> [Fraction] {
    let count = numbers.count { right.contains($0) }
    guard isMultiple, count > 0 else {
      return numbers.map { right.contains($0) && !isMultiple ? .one : .zero }
    }
    let share = Fraction.share(of: count)
    let loss = Fraction(tenMillionths: -share.tenMillionths)
    return numbers.map { right.contains($0) ? share : loss }
  }

  /// The same choices with these shares; those that are worth something are right.
  static func shared(_ choices: [Choice]) -> [Choice] {
    let numbers = Array(choices.indices)
    let right = Set(numbers.filter { choices[$0].fraction > .zero })
    let fractions = fractions(numbers: numbers, right: right, isMultiple: true)
    return zip(choices, fractions).map { choice, fraction in
      var choice = choice
      choice.fraction = fraction
      return choice
    }
  }
}
