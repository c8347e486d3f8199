/// Papers of a self-paced contest as students will get them, drawn before the day to see whether
/// they can be.
public struct PaperTrial: Sendable {
  private let stock: PaperStock

  /// - Parameter seed: 32 bytes, of the draw that all papers are taken from.
  public init(_ program: ContestProgram, seed: [UInt8]) throws(Refusal) {
    stock = PaperStock(program, try Draw(ofWindow: program, seed: seed))
  }

  /// The questions of one paper.
  ///
  /// - Parameter seed: 32 bytes; throws `drawTooSmall` where a round finds too few for it.
  public func paper(seed: [UInt8]) throws(Refusal) -> [QuestionID] {
    guard var generator = Xoshiro256(seed: seed) else { throw .badValue }
    return try stock.paper(using: &generator)
  }
}
