import Assessment

/// Words of TCVN3 such as `Lµ` and `H·`, of which nothing but their neighbours tells whether they
/// are meant in capitals: "ViÖt Nam Lµ" or "VIÖT NAM Lµ".
struct CapitalWords {
  /// Where they stand in what was decoded so far, since the last word that tells.
  private var waiting: [Range<Int>] = []
  /// Whether the last word that tells was in capitals; nil at the beginning of a line.
  private var before: Bool?

  /// A word in capitals, or another one that is none of the doubtful.
  mutating func see(isCapital: Bool, in output: inout [UInt8]) {
    settle(next: isCapital, in: &output)
    before = isCapital
  }

  mutating func see(doubtful range: Range<Int>) { waiting.append(range) }

  mutating func endLine(in output: inout [UInt8]) {
    settle(next: nil, in: &output)
    before = nil
  }

  /// Both neighbours are in capitals, or the only one that there is.
  private mutating func settle(next: Bool?, in output: inout [UInt8]) {
    defer { waiting.removeAll(keepingCapacity: true) }
    guard !waiting.isEmpty, before ?? true, next ?? true, before != nil || next != nil else {
      return
    }
    // From the last one on, so that the others stay where they are.
    for range in waiting.reversed() {
      let word = String(decoding: output[range], as: UTF8.self).uppercased().inNFC
      output.replaceSubrange(range, with: word.utf8)
    }
  }
}
