/// Which character stands between the cells of a text.
enum DelimiterEvidence {
  private static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]
  /// So much of a file tells.
  private static let bytesMax = 64 * 1024
  private static let rowsMax = 40

  /// The one that cuts the first rows into the most even cells: all rows into the same number, else
  /// most rows into the most.
  static func likely(in bytes: ArraySlice<UInt8>) -> UInt8 {
    var best = (delimiter: candidates[0], isEven: false, score: 0)
    for delimiter in candidates {
      let widths = widths(of: bytes.prefix(bytesMax), delimiter)
      var counts: [Int: Int] = [:]
      for width in widths where width > 1 { counts[width, default: 0] += 1 }
      let score = counts.map { ($0.key - 1) * $0.value }.max() ?? 0
      let isEven = counts.count == 1 && counts.values.first == widths.count
      guard score > 0 else { continue }
      if best.score == 0 || (isEven && !best.isEven)
        || (isEven == best.isEven && score > best.score)
      {
        best = (delimiter, isEven, score)
      }
    }
    return best.delimiter
  }

  /// How many cells the first rows have. A row that the sample cuts off does not count.
  private static func widths(of bytes: ArraySlice<UInt8>, _ delimiter: UInt8) -> [Int] {
    var rows = RowWidths(delimiter)
    for byte in bytes {
      rows.take(byte)
      if rows.widths.count == rowsMax { return rows.widths }
    }
    if rows.widths.isEmpty || bytes.count < bytesMax { rows.endRow() }
    return rows.widths
  }
}

/// Counts the cells of rows without reading them.
private struct RowWidths {
  private enum State { case cellStart, plain, quoted, quoteEnded }

  private let delimiter: UInt8
  private var state = State.cellStart
  private var width = 1
  private var isEmpty = true
  private(set) var widths: [Int] = []

  init(_ delimiter: UInt8) { self.delimiter = delimiter }

  mutating func take(_ byte: UInt8) {
    if state == .quoted {
      if byte == UInt8(ascii: "\"") { state = .quoteEnded }
      return
    }
    switch byte {
    case UInt8(ascii: "\"") where state != .plain:
      (state, isEmpty) = (.quoted, false)
    case delimiter:
      width += 1
      state = .cellStart
    case 10, 13: endRow()
    case 32: break
    default: (state, isEmpty) = (.plain, false)
    }
  }

  mutating func endRow() {
    if !isEmpty { widths.append(width) }
    (state, width, isEmpty) = (.cellStart, 1, true)
  }
}
