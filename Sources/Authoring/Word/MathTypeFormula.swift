/// Formulas of MathType and of Word's old editor.
enum MathTypeFormula {
  /// - Parameter object: the OLE file that holds it.
  /// - Returns: nil where it cannot be read as text.
  static func read(_ object: [UInt8]) -> Formula? { nil }
}
