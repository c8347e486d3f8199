/// A question as it stands on the paper, before its key is known.
struct PaperQuestion: Sendable {
  /// Nil where it has lost its number.
  var number: Int?
  /// Where it begins: with its number.
  let place: PaperSlice
  /// Of the outline's sections.
  let section: Int
  /// Numbers are unique within a scope; where they begin anew, another scope begins.
  let scope: Int
  var tags: [String] = []
  /// True under "TỰ LUẬN": "a)" is a part of what is asked, no choice.
  var isEssay = false
  /// What the heading above says of its kind.
  var sectionKind: PaperHeading.Kind?
  /// True for "Bài 2" of a paper in which "Bài 1" is a heading.
  var isExercise = false
  /// True below a heading whose questions have no choices, where others of the paper have.
  var asksWithoutChoices = false
  /// True where points stand beside its number.
  var hasPoints = false
  var stem: [PaperSlice] = []
  var choices: [PaperChoice] = []
  /// True for "A.", false for "a)".
  var hasCapitals = true
  /// What stands after "Đáp án:".
  var keys: [PaperStatedKey] = []
  /// Letters below it that are more than one key: those of the questions so far, in order.
  var letterList: PaperLetterList?
  var explanation: [PaperSlice] = []
  /// A letter alone on a line below the choices.
  var loneLetter: PaperSolution?
  /// Truths of its statements that stand with these, or each on a line of its own.
  var listedTruths: PaperListedTruths?
  /// The choice that its explanation begins or ends with.
  var solution: PaperSolution?
  /// Of the outline's passages.
  var passage: Int?
  /// A letter that two choices have.
  var letterTwice: PaperChoiceLabel?
  /// Letters that no choice has, before the last one.
  var lettersMissing: [Int] = []
  /// True where the choices' letters were lost and are told from the order.
  var lettersWereLost = false
  /// True where nothing but a space or a dash stands behind the choices' letters.
  var lettersAreLoose = false
  /// True where the choices have numbers, and so has the key.
  var choicesAreNumbered = false
  /// Where its text begins with what looks like the letter of a choice: "A. Einstein sinh năm nào?".
  var initial: PaperSlice?
  /// The two columns that it asks to match.
  var matching: PaperMatching?
  /// A list of pairs that may be its own key or the keys of questions before it.
  var doubtfulPairs: PaperDoubtfulPairs?
}

/// "1-B, 2-A" below a question that asks to match, where questions 1 and 2 have no key.
struct PaperDoubtfulPairs: Sendable {
  let place: PaperSlice
  let numbers: [Int]
}

/// Truths by statement, 0 is a.
struct PaperListedTruths: Sendable {
  let truths: [Int: Bool]
  let place: PaperSlice
}

/// A letter alone before an explanation, "Lời giải: B. …", or at its end, "… nên chọn B.". It is a
/// key where nothing else is.
struct PaperSolution: Sendable {
  /// 0 is A.
  let letter: Int
  let place: PaperSlice
}

struct PaperChoice: Sendable {
  /// 0 is A.
  let letter: Int
  /// Where it begins: with its letter, or its text where that was lost.
  let place: PaperSlice
  /// The letter itself; nil where it was lost.
  let letterRange: PaperSlice?
  /// True where a sign or a word beside it says that it is right.
  var isStarred: Bool
  var text: [PaperSlice] = []
}

/// A key as it is written: beside its question, in the table at the end, or in a solution.
struct PaperStatedKey: Sendable {
  enum Origin: Sendable { case question, table, solution }

  let value: PaperSlice
  /// True where whatever is written is the key; else only letters of choices are.
  let isCertain: Bool
  var origin = Origin.question
  /// True where it stands on a line of its own below "Đáp án:".
  var isBelowTitle = false
  /// True where it begins with a dash that may be a minus or not.
  var isSignUnclear = false

  /// The key without leaders around it; nil where only room for one is left.
  func filled(in lines: [PaperLine]) -> PaperStatedKey? {
    PaperFillIn.filled(lines[value.line], value.range).map { range in
      PaperStatedKey(
        value: PaperSlice(line: value.line, range: range), isCertain: isCertain, origin: origin,
        isBelowTitle: isBelowTitle, isSignUnclear: isSignUnclear)
    }
  }
}

extension PaperQuestion {
  /// "A", or "a" where the paper writes it so.
  func letter(_ number: Int) -> String {
    if choicesAreNumbered { return String(number + 1) }
    let first: UInt8 = hasCapitals ? 0x41 : 0x61
    return String(UnicodeScalar(first + UInt8(clamping: number)))
  }
}
