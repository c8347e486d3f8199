/// Finds the two columns below a question that asks to match: in lines one below the other, or side
/// by side after a tab, wide spaces or a bar.
struct PaperMatchingFinder {
  private let lines: [PaperLine]
  private let signs: [PaperSigns]
  private var matching: PaperMatching

  private static let promptLinesMax = 8
  private static let entriesMin = 2
  /// Columns of more entries are none.
  private static let entriesMax = 20

  /// - Parameters:
  ///   - index: the line of the question's number.
  ///   - start: the byte after the number.
  /// - Returns: nil where nothing asks to match, or no two columns are there.
  static func find(
    _ lines: [PaperLine], _ signs: [PaperSigns], from index: Int, _ start: Int
  ) -> PaperMatching? {
    guard let begin = begin(lines, signs, from: index, start) else { return nil }
    var finder = PaperMatchingFinder(
      lines: lines, signs: signs,
      matching: PaperMatching(begin: begin, end: begin, keysEnd: begin))
    finder.readColumns()
    guard finder.areColumns else { return nil }
    if finder.readChoicesBelow() { return finder.matching }
    finder.readKeys()
    return finder.matching
  }

  /// The first line of the columns, where what stands before it asks to match.
  private static func begin(
    _ lines: [PaperLine], _ signs: [PaperSigns], from index: Int, _ start: Int
  ) -> Int? {
    var asks = PaperMatchingWords.ask(lines[index], from: start)
    if PaperMatchingWords.askHowMany(lines[index], from: start) { return nil }
    for next in (index + 1)..<min(lines.count, index + 1 + promptLinesMax) {
      let line = lines[next]
      if line.isBlank { continue }
      if asks, PaperMatchingWords.areTitles(line) || pieces(of: line).first?.place == 0 {
        return next
      }
      let sign = signs[next]
      guard sign.label == nil, sign.landmark == nil, sign.key == nil, !sign.beginsChoice else {
        return nil
      }
      if PaperMatchingWords.askHowMany(line, from: line.start) { return nil }
      asks = asks || PaperMatchingWords.ask(line, from: line.start)
    }
    return nil
  }

  private init(lines: [PaperLine], signs: [PaperSigns], matching: PaperMatching) {
    self.lines = lines
    self.signs = signs
    self.matching = matching
  }

  // MARK: Entries

  /// An entry as it stands in a line.
  struct Piece {
    let isLetter: Bool
    let isCapital: Bool
    /// 0 for 1 and for a.
    let place: Int
    let range: Range<Int>
    let text: Range<Int>
  }

  private mutating func readColumns() {
    var index = matching.begin
    while index < lines.count, matching.left.count <= Self.entriesMax {
      let line = lines[index]
      if line.isBlank {
        index += 1
        continue
      }
      let isTitle = matching.left.isEmpty && PaperMatchingWords.areTitles(line)
      let found =
        isTitle ? [] : Self.pieces(of: line, after: matching.left.isEmpty ? nil : expected)
      if !found.isEmpty {
        guard take(found, index) else { break }
      } else if PaperMatchingWords.areTitles(line) {
        if !matching.left.isEmpty, !matching.right.isEmpty { break }
      } else {
        guard goesOn(index) else { break }
        continueLast(index)
      }
      index += 1
      matching.end = index
    }
    matching.keysEnd = matching.end
  }

  /// The places that may come next: of numbers and of letters.
  private var expected: (number: Int, letter: Int) {
    (matching.numbersCount, matching.lettersCount)
  }

  /// - Returns: false where the entries are not those that come next.
  private mutating func take(_ pieces: [Piece], _ index: Int) -> Bool {
    var next = matching
    for piece in pieces {
      if next.left.isEmpty {
        next.leftHasLetters = piece.isLetter
        if piece.isLetter { next.hasCapitals = piece.isCapital }
      }
      let isLeft = piece.isLetter == next.leftHasLetters
      let letters = next.leftHasLetters ? next.left : next.right
      if piece.isLetter, letters.isEmpty { next.hasCapitals = piece.isCapital }
      guard piece.place == (isLeft ? next.left.count : next.right.count),
        !piece.isLetter || piece.isCapital == next.hasCapitals
      else { return false }
      let entry = PaperMatching.Entry(
        place: PaperSlice(line: index, range: piece.range),
        text: piece.text.isEmpty ? [] : [PaperSlice(line: index, range: piece.text)])
      if isLeft { next.left.append(entry) } else { next.right.append(entry) }
    }
    matching = next
    return true
  }

  /// A line without a number or letter that belongs to the entry before it.
  private func goesOn(_ index: Int) -> Bool {
    guard !matching.left.isEmpty, !lines[index - 1].isBlank else { return false }
    let (line, sign, before) = (lines[index], signs[index], lines[index - 1])
    guard sign.label == nil, sign.heading == nil, sign.landmark == nil, sign.key == nil,
      sign.explanation == nil, !sign.isLeadIn, line.objects.isEmpty,
      PaperPairList(line, line.start..<line.end) == nil
    else { return false }
    return !PaperQuestionLabel.isCapital(line, at: line.start)
      || before.end - before.start >= PaperLimits.wrappedLineBytesMin && !line.isParagraph
  }

  private mutating func continueLast(_ index: Int) {
    let slice = PaperSlice(line: index, range: lines[index].start..<lines[index].end)
    if matching.right.isEmpty {
      matching.left[matching.left.count - 1].text.append(slice)
    } else {
      matching.right[matching.right.count - 1].text.append(slice)
    }
  }

  private mutating func readChoicesBelow() -> Bool {
    guard let next = lines[matching.end...].firstIndex(where: { !$0.isBlank }) else { return false }
    let labels = PaperChoiceLabel.find(in: lines[next], next, from: lines[next].start)
    matching.choicesFollow = signs[next].beginsChoice && labels.first?.letter == 0
    return matching.choicesFollow
  }

  private var areColumns: Bool {
    guard matching.left.count >= Self.entriesMin, matching.right.count >= Self.entriesMin,
      (matching.left + matching.right).allSatisfy({ !$0.text.isEmpty })
    else { return false }
    // "A. 1-b, 2-a" below numbers are choices of which one is right.
    let areCombinations = matching.right.allSatisfy { entry in
      entry.text.count == 1 && entry.text.allSatisfy { isCombination($0) }
    }
    return !areCombinations
  }

  private func isCombination(_ slice: PaperSlice) -> Bool {
    let line = lines[slice.line]
    if PaperPairList(line, slice.range, atLeast: 2) != nil { return true }
    let head = PaperHead(line.bytes, in: slice.range)
    let numbers = head.letters.split { !PaperScan.isDigit($0) }
    let isPlain = head.letters.allSatisfy {
      PaperScan.isDigit($0) || PaperScan.isSpace($0) || ",;->().&".utf8.contains($0)
    }
    return isPlain && numbers.count > 1
      && numbers.allSatisfy { $0.count == 1 && Int($0[$0.startIndex] - 0x30) <= Self.entriesMax }
  }

  // MARK: Keys below

  private mutating func readKeys() {
    var index = matching.end
    var isTitled = false
    var isAfterBlank = false
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        isAfterBlank = true
        index += 1
        continue
      }
      let key = signs[index].key
      // "BẢNG ĐÁP ÁN" is for the whole paper.
      if key == nil, signs[index].landmark != nil { return }
      let start = key?.valueStart ?? line.start
      if key != nil, start >= line.end {
        // "Đáp án:" alone.
        if isTitled || !matching.keys.isEmpty { return }
        isTitled = true
        isAfterBlank = false
        index += 1
        continue
      }
      guard key != nil || !isAfterBlank, start < line.end, !line.isKeyEntry,
        let list = PaperPairList(line, start..<line.end), matching.has(list),
        // One pair alone is a line of a list under its title.
        list.pairs.count > 1 || isTitled || !matching.keys.isEmpty || key != nil
      else { return }
      matching.keys.append(PaperSlice(line: index, range: start..<line.end))
      index += 1
      matching.keysEnd = index
    }
  }
}
