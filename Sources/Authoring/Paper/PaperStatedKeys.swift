/// What the keys say that are written out for a question: with stars, beside it, in the table, in
/// its solution.
struct PaperStatedKeys: Sendable {
  enum Form: Hashable, Sendable {
    /// One or more of the choices is right.
    case choices
    /// Each of the statements is true or false.
    case statements
    /// The answer is typed.
    case typed
    /// Entries of two columns belong together.
    case pairs
  }

  /// A key and where it is written.
  struct Stated<Key: Sendable>: Sendable {
    let key: Key
    let place: PaperSlice
  }

  private(set) var form: Form
  private(set) var sets: [Stated<Set<Int>>] = []
  private(set) var truths: [Stated<[Bool]>] = []
  private(set) var typed: [Stated<PaperSlice>] = []
  /// By place in the left column: the place in the right one.
  var pairs: [Stated<[Int: Int]>] = []
  /// Keys that name no choice of the question.
  var strangers: [Stated<PaperStatedKey.Origin>] = []
  /// Keys that name one choice or another.
  private(set) var either: [Stated<PaperStatedKey.Origin>] = []
  /// Keys with a dash that may be a minus or not.
  private(set) var signsUnclear: [Stated<PaperStatedKey.Origin>] = []
  /// Typed keys that may be for this question or for those before it.
  private(set) var forSeveral: [Stated<PaperStatedKey.Origin>] = []
  private(set) var feedback: [PaperSlice] = []
  /// The choice that the explanation begins with: weaker than any key.
  private(set) var solution: Stated<Set<Int>>?
  /// Where the text of each statement ends: before its "Đ" or "S".
  private(set) var statementEnds: [Int?] = []
  /// True where some statements have their truth and others have not.
  private(set) var truthsAreIncomplete = false
  /// True where room is left for the key, and nothing stands in it.
  private(set) var hasRoom = false

  let lines: [PaperLine]
  let question: PaperQuestion

  /// True where no question before it has a key: what stands below "ĐÁP ÁN" may be for all.
  private let isForSeveral: Bool

  /// - Parameter isForSeveral: true where no question before it has a key.
  init(
    _ question: PaperQuestion, _ entries: [PaperOutline.Entry],
    _ kind: PaperHeading.Kind?, _ lines: [PaperLine], isForSeveral: Bool = false
  ) {
    self.lines = lines
    self.isForSeveral = isForSeveral
    self.question = question
    form = question.choices.isEmpty ? question.matching == nil ? .typed : .pairs : .choices
    let written = question.keys + entries.compactMap(\.key)
    let keys = written.compactMap { $0.filled(in: lines) }
    hasRoom = keys.count < written.count
    let solutions = (question.explanation + entries.flatMap(\.explanation)).filter {
      !PaperFillIn.isRoom(lines[$0.line], $0.range)
    }
    if form == .choices {
      let ends =
        question.hasCapitals
        ? [] : PaperStatementTruths.atEnds(of: question.choices, lines)
      if isStatements(keys, kind, ends, solutions) {
        form = .statements
        readTruths(keys, ends, solutions)
      }
    }
    switch form {
    case .choices:
      readStars()
      for key in keys { readChoiceKey(key) }
      readSolution()
    case .statements: break
    case .typed:
      if asksForPairs(keys) {
        form = .pairs
      } else if kind == .essays || kind != .shortAnswers && asksForEssay(keys) {
        // People mark essays: what is written is for them.
        for key in keys { addFeedback(key.value, besides: []) }
      } else {
        for key in keys { readTypedKey(key) }
      }
    case .pairs: break
    }
    if form == .pairs { readPairs(keys) }
    feedback += solutions.filter { !isSolutionItself($0) }
  }

  /// The choices that are right by what is written; nil where nothing is, or not all agree.
  var agreed: Set<Int>? {
    switch form {
    case .choices:
      guard let first = sets.first, sets.allSatisfy({ $0.key == first.key }) else { return nil }
      return first.key
    case .statements:
      guard let first = truths.first, truths.allSatisfy({ $0.key == first.key }) else { return nil }
      return Set(first.key.indices.filter { first.key[$0] })
    case .typed, .pairs: return nil
    }
  }

  var isEmpty: Bool { sets.isEmpty && truths.isEmpty && pairs.isEmpty }

  // MARK: Choices

  private mutating func readStars() {
    let starred = Set(question.choices.indices.filter { question.choices[$0].isStarred })
    // Stars before all choices are bullets.
    guard !starred.isEmpty, starred.count < question.choices.count, let first = starred.min() else {
      return
    }
    sets.append(Stated(key: starred, place: question.choices[first].place))
  }

  private mutating func readSolution() {
    guard let named = question.solution,
      let choice = question.choices.firstIndex(where: { $0.letter == named.letter })
    else { return }
    solution = Stated(key: [choice], place: named.place)
  }

  /// "Lời giải: B. bốn" explains nothing.
  private func isSolutionItself(_ slice: PaperSlice) -> Bool {
    guard let solution, slice.line == solution.place.line else { return false }
    let text = PaperChoiceText.comparable(lines[slice.line].text(slice.range))
    return solution.key.contains { says(text, $0) }
  }

  private mutating func readChoiceKey(_ key: PaperStatedKey) {
    let line = lines[key.value.line]
    let range = key.value.range
    if question.choicesAreNumbered, let number = PaperChoiceNumber.find(in: line, range),
      let place = question.choices.firstIndex(where: { $0.letter == number - 1 })
    {
      sets.append(Stated(key: [place], place: key.value))
      return
    }
    if key.isSignUnclear {
      signsUnclear.append(Stated(key: key.origin, place: key.value))
      return
    }
    if let places = furtherChoices(line, line.trimmed(range)) {
      sets.append(Stated(key: places, place: key.value))
      return
    }
    switch PaperWholeKey(line, line.trimmed(range), question, lines) {
    case .choice(let place):
      sets.append(Stated(key: [place], place: key.value))
      return
    case .unclear:
      either.append(Stated(key: key.origin, place: key.value))
      return
    case .text: break
    case .letters: if readLetters(of: key) { return }
    }
    if let same = choice(saying: line.text(line.trimmed(range))) {
      sets.append(Stated(key: [same], place: key.value))
    } else if key.origin == .question, key.isCertain {
      strangers.append(Stated(key: key.origin, place: key.value))
    } else {
      addFeedback(PaperSlice(line: key.value.line, range: line.trimmed(range)), besides: [])
    }
  }

  /// - Returns: false where the letters are those of a text.
  private mutating func readLetters(of key: PaperStatedKey) -> Bool {
    let line = lines[key.value.line]
    let range = PaperWholeKey.withoutDash(line, key.value.range)
    if let letters = PaperLetters(line, range) {
      var rest = line.trimmed(letters.end..<max(letters.end, range.upperBound))
      var all = letters.letters
      if let only = onlyChoice(letters), repeats(line.text(rest), only) {
        sets.append(Stated(key: [only], place: key.value))
        return true
      }
      if namesOther(line, rest) || speaksAgainst(line, letters, rest)
        || givesTruths(line, range) || namesQuestions(line, rest)
        || goesOnOtherwise(line, letters, rest) || isTakenBack(line, rest)
        || key.isBelowTitle && isForSeveral
        || saysOther(line.text(rest), than: letters.letters)
      {
        either.append(Stated(key: key.origin, place: key.value))
        return true
      }
      if let more = furtherLetters(line, rest) {
        all += more.filter { !all.contains($0) }
        rest = rest.upperBound..<rest.upperBound
      }
      let named = all.compactMap { letter in
        question.choices.firstIndex { $0.letter == letter }
      }
      let isWhole = named.count == all.count
      if isWhole, rest.isEmpty || !letters.isRun {
        sets.append(Stated(key: Set(named), place: key.value))
        addFeedback(PaperSlice(line: key.value.line, range: rest), besides: named)
        return true
      }
      if rest.isEmpty, !letters.isRun || letters.letters.count <= 4 {
        strangers.append(Stated(key: key.origin, place: key.value))
        return true
      }
    }
    return false
  }

  /// What follows a key explains it, unless it is the choice itself.
  private mutating func addFeedback(_ slice: PaperSlice, besides choices: [Int]) {
    guard !slice.range.isEmpty else { return }
    let line = lines[slice.line]
    let text = PaperChoiceText.comparable(line.text(slice.range))
    guard !text.isEmpty, !choices.contains(where: { says(text, $0) }) else { return }
    let head = PaperHead(line.bytes, in: slice.range)
    var start = PaperSigns.explanation(head) ?? Self.behindDash(line, slice.range)
    // "C, vì …"
    while start < slice.range.upperBound, ",; ".utf8.contains(line.bytes[start]) { start += 1 }
    guard start < slice.range.upperBound,
      line.bytes[start..<slice.range.upperBound].contains(where: {
        $0 >= 0x80 || PaperScan.isDigit($0) || PaperScan.isLetter($0 | 0x20)
      })
    else { return }
    feedback.append(PaperSlice(line: slice.line, range: start..<slice.range.upperBound))
  }

  /// "B — vì …": the dash belongs to the key, not to what explains it; "-3" keeps its sign.
  private static func behindDash(_ line: PaperLine, _ range: Range<Int>) -> Int {
    let bytes = line.bytes[range]
    for dash in ["-", "–", "—"] where bytes.starts(with: dash.utf8) {
      let rest = bytes.dropFirst(dash.utf8.count)
      guard rest.first == 32 || rest.first == 9 else { continue }
      return line.trimmed(rest.indices).lowerBound
    }
    return range.lowerBound
  }

  func choice(saying text: String) -> Int? {
    PaperChoiceText.place(saying: text, among: question.choices, lines)
  }

  func says(_ text: String, _ choice: Int) -> Bool {
    PaperChoiceText.says(text, question.choices[choice], lines)
  }

  // MARK: Statements

  private func isStatements(
    _ keys: [PaperStatedKey], _ kind: PaperHeading.Kind?, _ ends: [PaperStatementTruths.End?],
    _ solutions: [PaperSlice]
  ) -> Bool {
    guard question.choices.count >= 2 else { return false }
    if kind == .statements { return !choosesTruth }
    let count = question.choices.count
    if let listed = question.listedTruths, listed.truths.count == count { return true }
    for key in keys {
      guard let read = PaperTruths(lines[key.value.line], key.value.range) else { continue }
      if read.truths.count == count, read.isWhole { return true }
    }
    guard !question.hasCapitals else { return false }
    if givesSomeTruths(keys, solutions) { return true }
    return ends.allSatisfy { $0 != nil } || asksForTruth
  }

  /// "A. Đúng" and "B. Sai": one statement, of which one choice is right.
  private var choosesTruth: Bool {
    question.hasCapitals && question.choices.count == 2
      && question.choices.allSatisfy { choice in
        guard choice.text.count == 1, let slice = choice.text.first else { return false }
        return PaperTruths(lines[slice.line], slice.range)?.isWhole == true
      }
  }

  /// "Mỗi phát biểu sau đúng hay sai?"
  private var asksForTruth: Bool {
    question.stem.contains { slice in
      let head = PaperHead(lines[slice.line].bytes, in: slice.range, limit: 400)
      return head.contains(anyOf: [
        "dung hay sai", "dung hoac sai", "dung/sai", "true or false", "dung ghi d",
      ])
    }
  }

  private mutating func readTruths(
    _ keys: [PaperStatedKey], _ ends: [PaperStatementTruths.End?], _ solutions: [PaperSlice]
  ) {
    let count = question.choices.count
    let known = ends.compactMap { $0 }
    if known.count == count {
      truths.append(Stated(key: known.map(\.truth), place: question.choices[0].place))
      statementEnds = ends.map { $0?.textEnd }
    } else if !known.isEmpty {
      truthsAreIncomplete = true
    }
    if let listed = question.listedTruths { add(listed.truths, count, listed.place) }
    readStarredStatements()
    for key in keys {
      let line = lines[key.value.line]
      guard let read = PaperTruths(line, key.value.range) else {
        // What a solution begins with need not be its key.
        if key.origin == .solution { continue }
        strangers.append(Stated(key: key.origin, place: key.value))
        continue
      }
      add(read.truths, count, key.value)
      let rest = line.trimmed(read.end..<max(read.end, key.value.range.upperBound))
      if !read.isWhole { addFeedback(PaperSlice(line: key.value.line, range: rest), besides: []) }
    }
    let solved = PaperStatementTruths.inSolution(solutions, lines)
    if let first = solutions.first, !solved.isEmpty { add(solved, count, first) }
  }

  /// "*a)" is true; stars before all statements are bullets.
  private mutating func readStarredStatements() {
    let starred = question.choices.map(\.isStarred)
    guard starred.contains(true), starred.contains(false), !question.hasCapitals else { return }
    truths.append(Stated(key: starred, place: question.choices[0].place))
  }

  private mutating func add(_ read: [Int: Bool], _ count: Int, _ place: PaperSlice) {
    let all = (0..<count).compactMap { read[$0] }
    if all.count == count, read.count == count {
      truths.append(Stated(key: all, place: place))
    } else {
      truthsAreIncomplete = true
    }
  }

  // MARK: Typed answers

  private mutating func readTypedKey(_ key: PaperStatedKey) {
    guard !key.isSignUnclear else {
      signsUnclear.append(Stated(key: key.origin, place: key.value))
      return
    }
    guard !key.isBelowTitle || !isForSeveral else {
      forSeveral.append(Stated(key: key.origin, place: key.value))
      return
    }
    let line = lines[key.value.line]
    var range = line.trimmed(key.value.range)
    while range.count > 1, let last = line.bytes[range].last, Self.isEnd(last, line, range) {
      range = line.trimmed(range.lowerBound..<(range.upperBound - 1))
    }
    guard !range.isEmpty else { return }
    typed.append(Stated(key: PaperSlice(line: key.value.line, range: range), place: key.value))
  }

  /// A full stop, a star, or a bracket that was opened before the key.
  private static func isEnd(_ byte: UInt8, _ line: PaperLine, _ range: Range<Int>) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: ";"): true
    case UInt8(ascii: ")"): !line.bytes[range].contains(UInt8(ascii: "("))
    case UInt8(ascii: "]"): !line.bytes[range].contains(UInt8(ascii: "["))
    default: false
    }
  }
}
