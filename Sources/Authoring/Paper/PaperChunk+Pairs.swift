/// The text, the key and the explanation of a question that asks to match two columns.
extension PaperChunk {
  mutating func readColumns(_ matching: PaperMatching) {
    let first = parts.firstIndex { $0.line >= matching.keysEnd } ?? parts.count
    let explanation =
      parts[first...].firstIndex { signs[$0.line].explanation != nil } ?? parts.count
    for part in parts where part.line < matching.begin {
      append(part.line, part.start..<max(part.start, lines[part.line].end))
    }
    for key in matching.keys {
      take(pairs: key)
      if let part = parts.firstIndex(where: { $0.line == key.line }) { keyLines.insert(part) }
    }
    for index in first..<explanation {
      let line = lines[parts[index].line]
      guard let key = signs[parts[index].line].key, key.valueStart < line.end,
        key.isCertain || PaperPairList(line, key.valueStart..<line.end) != nil
      else { continue }
      keyLines.insert(index)
      take(pairs: PaperSlice(line: parts[index].line, range: key.valueStart..<line.end))
    }
    readRest(from: first, explanation: explanation)
    question.solution = nil
  }

  private mutating func take(pairs slice: PaperSlice) {
    question.keys.append(PaperStatedKey(value: slice, isCertain: true))
  }
}
