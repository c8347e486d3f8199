/// Truths that stand one below the other, or before their statements.
extension PaperChunk {
  /// "Đáp án: a) Đúng" over "b) Sai", each on a line of its own.
  ///
  /// - Parameters:
  ///   - index: of the part that holds the first one.
  ///   - start: the byte at which it begins there; nil for the beginning of the line.
  /// - Returns: whether there are two or more.
  mutating func takeTruths(from index: Int, at start: Int?) -> Bool {
    var truths: [Int: Bool] = [:]
    var taken: [Int] = []
    for (place, part) in parts[index...].enumerated() {
      let line = lines[part.line]
      if line.isBlank { continue }
      let range = (place == 0 ? start : nil).map { $0..<line.end } ?? line.start..<line.end
      guard let truth = PaperTruths.single(line, range, of: truths.count) else { break }
      truths[truths.count] = truth
      taken.append(index + place)
    }
    guard truths.count >= 2, let first = taken.first else { return false }
    keyLines.formUnion(taken)
    let line = lines[parts[first].line]
    question.listedTruths = PaperListedTruths(
      truths: truths,
      place: PaperSlice(line: parts[first].line, range: (start ?? line.start)..<line.end))
    return true
  }

  /// "a) [Đ] Nước sôi ở 100 °C.": all statements begin with their truth.
  mutating func takeTruthsBefore() {
    guard !question.hasCapitals, question.choices.count >= 2, question.listedTruths == nil,
      let first = question.choices[0].text.first
    else { return }
    var found: [(truth: Bool, slice: PaperSlice)] = []
    for choice in question.choices {
      guard let slice = choice.text.first,
        let (truth, end) = PaperTruths.bracketed(lines[slice.line], slice.range)
      else { return }
      let rest = lines[slice.line].trimmed(end..<slice.range.upperBound)
      guard !rest.isEmpty else { return }
      found.append((truth, PaperSlice(line: slice.line, range: rest)))
    }
    for (index, one) in found.enumerated() { question.choices[index].text[0] = one.slice }
    var truths: [Int: Bool] = [:]
    for (index, one) in found.enumerated() { truths[index] = one.truth }
    question.listedTruths = PaperListedTruths(truths: truths, place: first)
  }

  /// "Lời giải: a) đúng, b) sai, c) đúng, d) sai.", "Chọn A, C đúng. B, D sai.": all statements of a
  /// question that asks for their truth, on one line of its explanation.
  ///
  /// - Returns: the byte after it.
  mutating func takeTruths(ofAll slice: PaperSlice, _ phrase: PaperKeyPhrase?) -> Int? {
    let line = lines[slice.line]
    let start = phrase?.valueStart ?? slice.range.lowerBound
    guard question.choices.count >= 2, start < line.end, asksForTruths,
      let read = PaperTruths(line, start..<line.end), read.isWhole,
      read.truths.count == question.choices.count
    else { return nil }
    question.keys.append(
      PaperStatedKey(
        value: PaperSlice(line: slice.line, range: start..<line.end), isCertain: false))
    return line.end
  }

  private var asksForTruths: Bool {
    question.sectionKind == .statements
      || question.stem.contains { slice in
        PaperHead(lines[slice.line].bytes, in: slice.range, limit: 400)
          .contains(anyOf: ["dung/sai", "dung hay sai", "dung hoac sai", "true or false"])
      }
  }
}
