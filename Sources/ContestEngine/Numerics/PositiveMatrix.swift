/// A symmetric matrix that is positive definite, in its Cholesky factor.
///
/// Source: Golub and Van Loan, "Matrix Computations", 4th edition, 4.2.5.
struct PositiveMatrix {
  private let size: Int
  /// The lower triangle L with L Lᵀ = the matrix, row after row.
  private var factor: [Double]

  /// - Parameter rows: `size` × `size` numbers, row after row; the lower triangle is read.
  /// - Returns: nil where the matrix is not positive definite, or so nearly not that a solution
  ///   would say nothing.
  init?(_ rows: [Double], size: Int) {
    self.size = size
    factor = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var sum = rows[row * size + column]
        for place in 0..<column {
          sum -= factor[row * size + place] * factor[column * size + place]
        }
        if row == column {
          guard sum > 1e-12 * max(1, rows[row * size + row]) else { return nil }
          factor[row * size + row] = sum.squareRoot()
        } else {
          factor[row * size + column] = sum / factor[column * size + column]
        }
      }
    }
  }

  /// x with matrix · x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for place in 0..<row { x[row] -= factor[row * size + place] * x[place] }
      x[row] /= factor[row * size + row]
    }
    for row in (0..<size).reversed() {
      for place in (row + 1)..<max(row + 1, size) {
        x[row] -= factor[place * size + row] * x[place]
      }
      x[row] /= factor[row * size + row]
    }
    return x
  }

  /// The diagonal of the inverse.
  var inverseDiagonal: [Double] {
    (0..<size).map { place in
      var unit = [Double](repeating: 0, count: size)
      unit[place] = 1
      return solve(unit)[place]
    }
  }
}
