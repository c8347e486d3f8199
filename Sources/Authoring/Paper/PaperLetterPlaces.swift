/// The questions of a paper whose keys are letters, to tell for which of them a list is.
struct PaperLetterPlaces {
  private let places: [Int]
  /// By question: how many of these stand before it.
  private let before: [Int]

  init(_ outline: PaperOutline) {
    var (places, before): ([Int], [Int]) = ([], [])
    for (index, question) in outline.questions.enumerated() {
      before.append(places.count)
      if outline.takesLetter(question) { places.append(index) }
    }
    before.append(places.count)
    (self.places, self.before) = (places, before)
  }

  /// Those that a list may be for: all of the paper before it, or those of its part.
  ///
  /// - Parameters:
  ///   - max: groups of more are not needed as a whole.
  ///   - listed: the last question with another list: those behind it are a group as well.
  func groups(
    of list: PaperLetterList, _ outline: PaperOutline, max: Int = .max - 1, since listed: Int? = nil
  ) -> [[Int]] {
    let end = before[list.questionsBefore]
    guard end > 0 else { return [] }
    func section(_ place: Int) -> PaperOutline.Section {
      outline.sections[outline.questions[place].section]
    }
    let last = places[end - 1]
    // Papers with codes of their own are apart.
    let whole = suffix(end, max) { section($0).code == section(last).code }
    if let part = list.part {
      let own = whole.filter { section($0).part == part }
      // "PHẦN I" may stand over its keys alone.
      let isFirst = part == 1 && own.isEmpty
      return [isFirst ? whole.filter { section($0).part == nil } : own]
    }
    let own = suffix(end, max) { place in
      section(last).part.map { section(place).part == $0 }
        ?? (outline.questions[place].section == outline.questions[last].section)
    }
    guard let listed else { return [whole, own] }
    return [whole, own, suffix(end, max) { $0 > listed }]
  }

  private func suffix(_ end: Int, _ max: Int, while isAlike: (Int) -> Bool) -> [Int] {
    var found: [Int] = []
    var index = end
    while index > 0, found.count <= max, isAlike(places[index - 1]) {
      index -= 1
      found.append(places[index])
    }
    return found.reversed()
  }

  /// True where nothing that takes a letter comes below a list in the same section.
  func isEnd(_ group: [Int], of list: PaperLetterList, _ outline: PaperOutline) -> Bool {
    let next = before[list.questionsBefore]
    guard let last = group.last, next < places.count else { return true }
    return outline.questions[places[next]].section != outline.questions[last].section
  }
}

extension PaperOutline {
  func takesLetter(_ question: PaperQuestion) -> Bool {
    question.choices.count >= 2 && !question.choicesAreNumbered
      && sections[question.section].kind != .statements
  }
}
