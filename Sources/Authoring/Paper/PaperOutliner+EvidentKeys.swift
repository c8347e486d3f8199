/// Lists of keys that show by themselves what they are: letters and nothing else for questions that
/// were asked, in their order. A title over them may have any words, or none.
extension PaperOutliner {
  /// Fewer keys without a title may be a part of a question.
  private static let untitledMin = 3
  /// Lines between a title and its keys: "Mỗi câu đúng được 0,25 điểm", "Mã đề 101".
  private static let linesBetweenMax = 3

  /// True where such a list begins at a line, or at a line below that is its title.
  func beginsEvidentKeys(_ index: Int) -> Bool {
    // What a question asks is looked at last: it may have very many lines.
    hasAsked && showsKeys(index) && !asksToMatch
  }

  private func showsKeys(_ index: Int) -> Bool {
    if namesQuestion(index) { return true }
    if isClosed, mayBeginEntry(index) {
      let count = evidentKeys(from: index)
      if count >= Self.untitledMin || count > 1 && count == askedCount { return true }
    }
    return titlesEvidentKeys(index)
  }

  /// True for a title with such a list below it, or behind its colon.
  func titlesEvidentKeys(_ index: Int) -> Bool {
    guard mayTitleKeys(index) else { return false }
    if let pairs = titledList(index)?.pairs { return evident(pairs, after: 0) == pairs.count }
    guard !PaperKeyTitle.holdsKey(lines[index], signs[index]) else { return false }
    if let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }),
      signs[next].heading == nil, signs[index].explanation == nil, entriesFollow(index),
      !asksFurther(after: index)
    {
      return true
    }
    var between = 0
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      if mayBeginEntry(next), evidentKeys(from: next) > 1 { return true }
      if romanKeys(next) != nil || namedKeys(next) != nil { return true }
      let sign = signs[next]
      between += 1
      if sign.label != nil || sign.beginsChoice && sign.heading == nil || sign.landmark == .end
        || between > Self.linesBetweenMax
      {
        return false
      }
    }
    return false
  }

  /// "Đáp án câu 3: B" for a question that was asked.
  private func namesQuestion(_ index: Int) -> Bool {
    let line = lines[index]
    guard signs[index].key != nil,
      PaperHead(line.bytes, in: line.start..<line.end, limit: 24).contains("dap an c"),
      let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: true)?.pairs
    else { return false }
    return pairs.allSatisfy { isAsked($0.number) }
  }

  /// True for words of such a title in a line that is no question and no further choice.
  func mayTitleKeys(_ index: Int) -> Bool {
    let (line, sign) = (lines[index], signs[index])
    guard PaperKeyTitle.isTitle(line), sign.label?.isBare != false else { return false }
    guard sign.beginsChoice else { return true }
    // "D. Đáp án khác" goes on with the choices; "C. ĐÁP ÁN" behind D does not.
    let first = PaperChoiceLabel.find(in: line, index, from: line.start).first
    guard let first, let lastLetter else { return false }
    return first.letter <= lastLetter
  }

  private var askedCount: Int {
    asked.count + (open?.number.map { asked[$0] == nil ? 1 : 0 } ?? 0)
  }

  /// Most lines begin with no number.
  private func mayBeginEntry(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isBlank else { return false }
    if line.isKeyEntry || signs[index].label != nil { return true }
    let first = line.bytes[line.start]
    return PaperScan.isDigit(first) || "(|".utf8.contains(first)
  }

  /// How many keys stand in the lines from here on; none where one is not for a question that was
  /// asked, or where they do not begin with the first.
  func evidentKeys(from index: Int) -> Int {
    var (last, count) = (0, 0)
    for next in lines.indices[index...] where !lines[next].isBlank {
      guard mayBeginEntry(next),
        let pairs = PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true)?.pairs
      else { break }
      let found = evident(pairs, after: last)
      count += found
      guard found == pairs.count, let number = pairs.last?.number else { break }
      last = number
    }
    return count
  }

  /// How many of the first keys are for questions that were asked, in their order.
  private func evident(_ pairs: [PaperKeyPairs.Pair], after last: Int) -> Int {
    // Parts of an examination may begin with question 41.
    let first = last > 0 ? 0 : min(asked.keys.min() ?? .max, open?.number ?? .max)
    var last = last
    for (count, pair) in pairs.enumerated() {
      guard pair.number > last, last > 0 || pair.number == first, isAsked(pair.number) else {
        return count
      }
      last = pair.number
    }
    return pairs.count
  }
}
