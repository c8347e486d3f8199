/// Letters without numbers among the keys: "PHẦN I: BACD", or one on each line.
extension PaperOutliner {
  /// Fewer letters alone on a line may be anything.
  private static let untitledMin = 3

  /// Takes a line of letters, with or without the words before them.
  mutating func takeLetters(_ index: Int, from start: Int? = nil) -> Bool {
    guard let row = letterRow(index, from: start), !isBelowNumbers(index) else { return false }
    if start != nil || letterLists.isEmpty || letterStart(index) > lines[index].start
      || !continuesLetters(index)
    {
      letterLists.append(
        PaperLetterList(
          part: tablePart, code: tableCode, questionsBefore: outline.questions.count))
    }
    letterLists[letterLists.count - 1].add(row, in: index)
    namedLast = nil
    return true
  }

  /// "I. TRẮC NGHIỆM: B A A".
  @discardableResult
  mutating func takeLettersBehindName(_ index: Int) -> Bool {
    let line = lines[index]
    guard let colon = line.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    return takeLetters(index, from: colon + 1)
  }

  private var letterLists: [PaperLetterList] {
    get { outline.letterLists }
    set { outline.letterLists = newValue }
  }

  private func continuesLetters(_ index: Int) -> Bool {
    guard let last = letterLists.last, let line = last.letters.last?.place.line else {
      return false
    }
    return last.part == tablePart && last.code == tableCode
      && last.questionsBefore == outline.questions.count
      && lines[line..<index].dropFirst().allSatisfy(\.isBlank)
  }

  private func letterRow(_ index: Int, from start: Int?) -> PaperLetterRow? {
    let line = lines[index]
    guard !line.isBlank, !line.isKeyEntry else { return nil }
    let start = start ?? letterStart(index)
    return start < line.end ? PaperLetterRow(line, start..<line.end) : nil
  }

  /// Behind "ĐÁP ÁN:" or the colon of another title.
  private func letterStart(_ index: Int) -> Int {
    let (line, sign) = (lines[index], signs[index])
    if let key = sign.key, key.isCertain { return key.valueStart }
    guard sign.landmark == .keys || mayTitleKeys(index),
      let colon = line.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":"))
    else { return line.start }
    return colon + 1
  }

  /// "1 2 3 4 5" over "A B A A": which number lacks its letter is not known.
  private func isBelowNumbers(_ index: Int) -> Bool {
    guard let above = lines[..<index].last(where: { !$0.isBlank }) else { return false }
    return PaperKeyValue.rowStart(above) != nil
  }

  /// True for a title that is none of one question, with letters behind its colon or below it.
  func titlesLetters(_ index: Int) -> Bool {
    let sign = signs[index]
    guard sign.key?.isCertain != true, sign.landmark == .keys || mayTitleKeys(index),
      !asksFurther(after: index)
    else { return false }
    if letterStart(index) > lines[index].start, let row = letterRow(index, from: nil) {
      return row.letters.count > 1
    }
    var count = 0
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      guard let row = PaperLetterRow(lines[next], lines[next].start..<lines[next].end) else {
        break
      }
      count += row.letters.count
    }
    return count > 1
  }

  /// After "HẾT": "ĐÁP ÁN: ABAA", or such letters alone.
  func beginsLetters(_ index: Int) -> Bool {
    guard let row = letterRow(index, from: nil) else { return false }
    return row.letters.count >= (letterStart(index) > lines[index].start ? 2 : Self.untitledMin)
  }

  /// True for "BACD" behind "Mã đề 101:", or below it.
  func holdsLetters(_ index: Int, from start: Int) -> Bool {
    letterRow(index, from: start).map { $0.letters.count >= Self.untitledMin } ?? false
  }
}
