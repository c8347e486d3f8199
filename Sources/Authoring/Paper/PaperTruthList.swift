/// Truths that are typed one by one: "1a) Đ", "1b) S", each on a line, or "1a Đ 1b S 1c Đ 1d S".
/// Those of one question become one entry, "1. Đ S Đ S".
enum PaperTruthList {
  private struct Truth {
    let number: Int
    let letter: Int
    let word: PaperCell
  }

  private static let truthsMin = 2
  private static let bytesMax = 400

  /// - Returns: nil where no such lines begin here; else the entries, and the first line after them.
  static func typed(_ lines: [PaperLine], from index: Int) -> (lines: [PaperLine], end: Int)? {
    guard var truths = truths(in: lines[index]) else { return nil }
    var end = index + 1
    while end < lines.count {
      if lines[end].isBlank {
        end += 1
        continue
      }
      guard let more = Self.truths(in: lines[end]) else { break }
      truths += more
      end += 1
    }
    var entries: [(number: Int, words: [PaperCell])] = []
    for truth in truths {
      if entries.last?.number != truth.number { entries.append((truth.number, [])) }
      guard entries[entries.count - 1].words.count == truth.letter else { return nil }
      entries[entries.count - 1].words.append(truth.word)
    }
    guard entries.allSatisfy({ $0.words.count >= truthsMin }) else { return nil }
    return (entries.compactMap { PaperKeyGrid.entry($0.number, $0.words) }, end)
  }

  /// Nil where anything else stands in the line.
  private static func truths(in line: PaperLine) -> [Truth]? {
    guard !line.isBlank, line.objects.isEmpty, line.end - line.start <= bytesMax,
      let sign = line.bytes[line.start..<line.end].first(where: { !PaperScan.isDigit($0) }),
      PaperScan.isDigit(line.bytes[line.start]), PaperLetters.number(sign) != nil
    else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end))
    var truths: [Truth] = []
    while !scan.isAtEnd {
      guard let number = scan.number(), let letter = scan.current.flatMap(PaperLetters.number),
        line.bytes[scan.offset] >= UInt8(ascii: "a"), line.bytes[scan.offset] < 0x80
      else { return nil }
      scan.index += 1
      let sign = scan.index
      scan.skip { ").:-=/".utf8.contains($0) || PaperScan.isSpace($0) }
      let start = scan.offset
      guard scan.index > sign, PaperTruths.truth(&scan, line) != nil else { return nil }
      truths.append(
        Truth(number: number, letter: letter, word: PaperCell(line, start..<scan.offset)))
      scan.skip { ",;|.".utf8.contains($0) || PaperScan.isSpace($0) }
    }
    return truths.isEmpty ? nil : truths
  }
}
