/// A paper taken apart: its questions, the passages before them, keys and solutions, and what is
/// none of these.
struct PaperOutline: Sendable {
  /// Questions under one heading.
  struct Section: Sendable {
    var category: [String] = []
    /// The number of its part, "PHẦN II".
    var part: Int?
    /// The number of the exercise that its questions stand under, "Bài 2".
    var exercise: Int?
    var kind: PaperHeading.Kind?
    var level: String?
    /// The code of its paper, “Mã đề 101”.
    var code: Int?
  }

  /// A text that stands before several questions.
  struct Passage: Sendable {
    let lines: [Int]
    let scope: Scope
  }

  enum Scope: Hashable, Sendable {
    case numbers(ClosedRange<Int>)
    /// All questions up to the next passage or heading.
    case following
    /// Those of them that ask nothing themselves: "Mark the letter A, B, C, or D to indicate …".
    case stemless
  }

  /// An entry of a table of keys, or a solution.
  struct Entry: Sendable {
    /// Of the paper that it is for, where the table names codes.
    let code: Int?
    /// Of the part that it is under, where the table names parts.
    let part: Int?
    /// Of the exercise, where the table names these: "Bài 1: 1A 2B".
    let exercise: Int?
    /// Numbers that begin anew in a table begin another run.
    let run: Int
    let number: Int
    /// How many questions stand before it: it is for one of them.
    let questionsBefore: Int
    let place: PaperSlice
    var key: PaperStatedKey?
    var explanation: [PaperSlice] = []
    /// The question that it is for, where its place in a list without numbers tells.
    var question: Int?
  }

  /// Lines that were not taken, one after the other.
  struct LeftOut: Sendable {
    enum Reason: Sendable { case header, stray, afterEnd, amongKeys, pageFoot, pageWords }

    let reason: Reason
    var lines: [Int]
  }

  var sections: [Section] = [Section()]
  var questions: [PaperQuestion] = []
  var passages: [Passage] = []
  var entries: [Entry] = []
  /// Letters without numbers among the keys.
  var letterLists: [PaperLetterList] = []
  var unusedLists: [PaperLetterList.Unused] = []
  var leftOut: [LeftOut] = []
  /// The code in the head of the file, for questions under no heading that names one.
  var code: Int?
  /// How many times numbers began anew.
  var scopes = 1
}

extension PaperOutline {
  /// Tells of the feet of pages; where nothing else names the paper's code, they may.
  mutating func leaveOutFeet(_ feet: PaperFeet) {
    if !feet.pageWords.isEmpty {
      leftOut.append(LeftOut(reason: .pageWords, lines: feet.pageWords))
    }
    guard !feet.places.isEmpty else { return }
    leftOut.append(LeftOut(reason: .pageFoot, lines: feet.places))
    let codes = Set(feet.whole.compactMap { PaperCode.find(in: feet.lines[$0]) })
    if code == nil, codes.count == 1 { code = codes.first }
  }
}
