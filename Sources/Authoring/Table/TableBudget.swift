/// What is left of the limits while tables are read.
struct TableBudget {
  let limits: TableLimits
  private var cells = 0
  private var bytes = 0

  init(_ limits: TableLimits) { self.limits = limits }

  /// Takes a cell into account.
  ///
  /// - Returns: what there is too much of, where there is.
  mutating func take(_ text: String) -> BankFinding? {
    cells += 1
    bytes += text.utf8.count
    if cells > limits.cellsMax { return .tableTooManyCells(max: limits.cellsMax) }
    if bytes > limits.textBytesMax { return .tableTooMuchText(max: limits.textBytesMax) }
    return nil
  }
}
