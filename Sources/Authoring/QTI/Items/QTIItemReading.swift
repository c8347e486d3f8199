import Assessment

/// What was read of one item: the item itself, and what there is to say.
struct QTIItemReading {
  var item: Item
  /// Where it begins, in its file.
  let offset: Int
  /// Where its choices, answers or pairs begin.
  var answers: [Int] = []
  var findings: [(finding: BankFinding, offset: Int)] = []
  /// QTI asks for the order of the choices as it is.
  var keepsOrder = false
}
