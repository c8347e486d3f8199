/// "Lời giải: …" over several lines above the choices. It would tell the key, so it is none of the
/// text.
extension PaperChunk {
  /// The parts from "Lời giải:" up to the first choice; nil where what stands there may be asked about.
  func solutionAbove() -> Range<Int>? {
    guard !isSolution, let first = labels.first, first.letter == 0,
      first.start == lines[first.line].start,
      let choices = parts.firstIndex(where: { $0.line == first.line }),
      let start = parts[..<choices].indices.first(where: { namesSolution($0) })
    else { return nil }
    let end = parts[..<choices].lastIndex { !lines[$0.line].isBlank } ?? start
    // Below an empty line the question may go on.
    guard start > 0, parts[start...end].allSatisfy({ !lines[$0.line].isBlank }),
      (start...end).allSatisfy({ !mayAsk($0, isFirst: $0 == start) }), isClosed(end),
      leadsToNothing(before: start)
    else { return nil }
    return start..<(end + 1)
  }

  /// Adds it to the explanation, and the key that it may name.
  mutating func take(solution parts: Range<Int>) {
    var texts: [PaperSlice] = []
    for index in parts where !keyLines.contains(index) {
      let line = lines[self.parts[index].line]
      var start = index == parts.lowerBound ? explanationStart(index) : line.start
      if index == parts.lowerBound {
        start =
          takeLetter(
            in: self.parts[index].line, from: start,
            others: self.parts[(index + 1)..<parts.upperBound]) ?? start
      }
      guard start < line.end else { continue }
      texts.append(PaperSlice(line: self.parts[index].line, range: start..<line.end))
    }
    question.explanation = texts + question.explanation
    if question.solution == nil { question.solution = PaperClosingKey.find(in: texts, lines) }
  }

  private func explanationStart(_ index: Int) -> Int {
    signs[parts[index].line].explanation ?? lines[parts[index].line].start
  }

  /// "Hướng dẫn:" alone may say how to answer.
  private func namesSolution(_ index: Int) -> Bool {
    let line = lines[parts[index].line]
    guard parts[index].start <= line.start, signs[parts[index].line].explanation != nil else {
      return false
    }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 24))
    scan.skip { !PaperScan.isLetter($0) }
    guard scan.take(anyOf: ["huong dan", "hd"]) else { return true }
    scan.skipSpaces()
    return scan.take("giai")
  }

  /// "Lời giải trên sai từ bước nào?", "Một học sinh làm:".
  private func mayAsk(_ index: Int, isFirst: Bool) -> Bool {
    let line = lines[parts[index].line]
    let start = isFirst ? explanationStart(index) : line.start
    guard start < line.end else { return false }
    return PaperHead(line.bytes, in: start..<line.end).contains(anyOf: [
      "?", "loi giai", "bai giai", "cach giai", " nao ", "hay chon", "bao nhieu", "which", "what ",
      "hoc sinh", "mot ban", " sai o", " sai tu", "student",
    ])
  }

  /// "Vậy x = 2.", "Chọn B": no sentence that the choices end.
  private func isClosed(_ index: Int) -> Bool {
    let line = lines[parts[index].line]
    guard !keyLines.contains(index), let last = line.bytes[line.start..<line.end].last else {
      return true
    }
    return ".!;)]".utf8.contains(last) || PaperScan.isDigit(last)
  }

  /// False for "Bạn Lan giải như sau:" above it, and where nothing is asked above.
  private func leadsToNothing(before start: Int) -> Bool {
    let above = parts[..<start].filter { $0.start < lines[$0.line].end }
    guard let last = above.last else { return false }
    return lines[last.line].bytes[lines[last.line].end - 1] != UInt8(ascii: ":")
      && !above.contains { part in
        let line = lines[part.line]
        return PaperHead(line.bytes, in: max(part.start, line.start)..<line.end, limit: 400)
          .contains(anyOf: [
            "loi giai", "bai giai", "cach giai", "giai nhu sau", "lam nhu sau", "bai lam",
            "trinh bay",
            "chung minh", "lap luan", "solution", "explanation", "proof",
          ])
      }
  }
}
