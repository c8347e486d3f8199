/// Keys that name choices and say more than that: what they mean may be something else.
extension PaperStatedKeys {
  // MARK: The choice itself

  /// The one choice that is named.
  func onlyChoice(_ letters: PaperLetters) -> Int? {
    guard letters.letters.count == 1, let letter = letters.letters.first else { return nil }
    return question.choices.firstIndex { $0.letter == letter }
  }

  /// "B. A" where A, the ampere, is the text of B.
  func repeats(_ text: String, _ choice: Int) -> Bool {
    let text = PaperChoiceText.comparable(Self.withoutSigns(text))
    return !text.isEmpty && says(text, choice)
  }

  /// "A. Hà Nội" where Hà Nội is B.
  func saysOther(_ text: String, than letters: [Int]) -> Bool {
    guard let same = choice(saying: Self.withoutSigns(text)) else { return false }
    return !letters.contains(question.choices[same].letter)
  }

  private static func withoutSigns(_ text: String) -> String {
    let signs: Set<Character> = ["-", "–", "—", ":", " "]
    return String(text.drop { signs.contains($0) })
  }

  // MARK: Other letters

  /// "B?", "B (chưa chắc)", "B → sửa thành C": who wrote it does not stand by it.
  func isTakenBack(_ line: PaperLine, _ rest: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 24))
    scan.skip { PaperScan.isSpace($0) || "(->=,;.[".utf8.contains($0) }
    return scan.take("?")
      || scan.take(anyOf: [
        "chua chac", "khong chac", "sua thanh", "sua lai", "sua", "doi thanh", "cho xem lai",
        "xem lai", "can xem lai", "not sure",
      ])
  }

  /// "A, ĐSĐ, B", "A, B, 3,5": keys of several questions, of which some are no letters.
  func goesOnOtherwise(_ line: PaperLine, _ letters: PaperLetters, _ rest: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: letters.end..<rest.upperBound, limit: 24))
    scan.skipSpaces()
    guard scan.take(",") || scan.take(";") else { return false }
    scan.skipSpaces()
    if scan.number() != nil {
      scan.skipSpaces()
      return scan.isAtEnd || scan.take(",") || scan.take(";")
    }
    let start = scan.offset
    scan.skip { "ds".utf8.contains($0) }
    return scan.offset > start && scan.current.map(PaperScan.isLetter) != true
      && PaperQuestionLabel.isCapital(line, at: start)
  }

  /// "A: câu 2, 3; B: câu 1": questions by their key.
  func namesQuestions(_ line: PaperLine, _ rest: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 24))
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    guard scan.take(anyOf: ["cac cau", "cau", "question"]) else { return false }
    scan.skipSpaces()
    guard scan.number() != nil else { return false }
    if scan.take(")") { return scan.take(",") || scan.take(";") }
    scan.skipSpaces()
    return scan.isAtEnd || scan.current.map { ",;&+".utf8.contains($0) } == true
      || scan.take(anyOf: ["va", "and"])
  }

  /// "B hoặc C", "B hay C": which of them is right is not said; nor is it by "A – C" or "A đến C",
  /// which may be two or three.
  func namesOther(_ line: PaperLine, _ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty else { return false }
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 16))
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    let isSigned = scan.index > 0
    let isOr = scan.take(anyOf: ["hoac", "hay", "or"])
    guard isOr || scan.take(anyOf: ["den", "toi", "to"]) || isSigned,
      let more = PaperLetters(line, scan.offset..<max(scan.offset, rest.upperBound)),
      isOr || !more.isRun && line.trimmed(more.end..<max(more.end, rest.upperBound)).isEmpty
    else { return false }
    return more.letters.contains { letter in
      question.choices.contains { $0.letter == letter }
    }
  }

  /// "A B" is "A, B", and so is "A. B. C": capitals and nothing else.
  func furtherLetters(_ line: PaperLine, _ rest: Range<Int>) -> [Int]? {
    let words = line.bytes[rest].split { $0 == 32 || $0 == 9 }
    guard !words.isEmpty,
      words.allSatisfy({ word in
        word.first.map { (0x41...0x48).contains($0) } == true
          && word.dropFirst().allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
      })
    else { return nil }
    return words.compactMap(\.first).compactMap { PaperLetters.number($0 | 0x20) }
  }

  // MARK: What is wrong

  /// "B và C sai", "A: không đúng", "A ✗", where the question does not ask for what is wrong.
  func speaksAgainst(_ line: PaperLine, _ letters: PaperLetters, _ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty, !asksForWrong else { return false }
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 40))
    scan.skip { PaperScan.isSpace($0) || ":;,.->=()[]".utf8.contains($0) }
    if PaperTruths.tick(scan, line) == false { return true }
    if scan.take(anyOf: ["la dap an", "la phuong an", "la", "deu", "bi", "is", "are"]) {
      scan.skipSpaces()
    }
    if scan.take(anyOf: [
      "sai", "khong dung", "khong phai", "khong chinh xac", "chua dung", "chua chinh xac", "nham",
      "loai", "wrong", "incorrect", "not correct", "not right", "false",
    ]) {
      // "B. Sai vì …" explains a right choice.
      let isClosed = !PaperScan.isLetter(line.bytes[letters.end - 1] | 0x20)
      scan.skipSpaces()
      return !isClosed || scan.current.map(PaperScan.isLetter) != true
    }
    return scan.take("khong") && scan.isAtEnd
  }

  var asksForWrong: Bool {
    question.stem.contains { slice in
      PaperHead(lines[slice.line].bytes, in: slice.range, limit: 600).contains(anyOf: [
        "sai", "khong dung", "khong phai", "chua dung", "khong chinh xac", "chua chinh xac", "not ",
        "wrong", "incorrect", "false",
      ])
    }
  }

  // MARK: Essays

  /// "Chứng minh …", "Viết đoạn văn …" with words of a marking guide as its key: nobody types that.
  func asksForEssay(_ keys: [PaperStatedKey]) -> Bool {
    if keys.contains(where: leavesToPupils) { return true }
    guard let slice = question.stem.first else { return false }
    var scan = PaperScan(PaperHead(lines[slice.line].bytes, in: slice.range, limit: 40))
    scan.skip { !PaperScan.isLetter($0) }
    if scan.take(anyOf: ["hay", "em hay"]) { scan.skipSpaces() }
    guard
      scan.take(anyOf: [
        "chung minh", "phan tich", "viet doan", "viet mot doan", "viet bai", "viet mot bai",
        "cam nhan", "trinh bay", "write a paragraph", "write an essay", "prove that",
      ])
    else { return false }
    return keys.contains { key in
      let bytes = lines[key.value.line].bytes[key.value.range]
      return bytes.split(separator: 32).count >= Self.guideWordsMin
    }
  }

  /// "Học sinh tự làm", "Students' answers": the key says that there is none.
  private func leavesToPupils(_ key: PaperStatedKey) -> Bool {
    let line = lines[key.value.line]
    var scan = PaperScan(PaperHead(line.bytes, in: key.value.range, limit: 40))
    scan.skip { !PaperScan.isLetter($0) }
    if scan.take(anyOf: ["hoc sinh", "hs"]) {
      scan.skipSpaces()
      return scan.take(anyOf: ["tu ", "co the", "tra loi theo", "viet"])
    }
    return scan.take(anyOf: [
      "students'", "student's", "students’", "sts'", "ss'", "answers vary", "answers may vary",
      "tuy hoc sinh", "tuy hs",
    ])
  }

  /// So many words are no answer to be typed.
  private static let guideWordsMin = 3
}
