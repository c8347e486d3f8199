import Assessment

/// Contents that are answered by choosing.
extension H5PItemReader {
  /// Source: h5p-multi-choice, semantics.json and js/multichoice.js: a right choice is worth one
  /// point, a wrong one takes one away.
  mutating func multiChoice() throws(JSONItemFault) -> H5PDraft? {
    let question = try params.required(text(params, "question"), "question")
    var draft = H5PDraft(prompt: prompt(question), body: .essay, offset: params.offset)
    var choices: [Choice] = []
    var right: [Bool] = []
    for entry in try params.objects("answers") {
      let text = try entry.required(text(entry, "text"), "text")
      right.append(try entry.flag("correct") ?? false)
      choices.append(Choice(text: text, fraction: .zero, feedback: feedback(entry)))
      draft.answerOffsets.append(entry.offset)
    }
    guard choices.count > 1 else {
      report(.h5pTooFewChoices(), at: params["answers"]?.offset ?? params.offset)
      return nil
    }
    let count = right.count { $0 }
    if try isSingle(rightCount: count) {
      for index in choices.indices where right[index] { choices[index].fraction = .one }
      draft.body = .single(choices)
    } else {
      let share = count == 0 ? Fraction.zero : .share(of: count)
      for index in choices.indices {
        choices[index].fraction =
          right[index] ? share : Fraction(tenMillionths: -share.tenMillionths)
      }
      draft.body = .multiple(choices)
      if count > 1, try behaviour?.flag("singlePoint") == true {
        // Right choices less wrong ones have to be so many per cent of the right ones.
        let whole = DecimalNumber(100)
        if try behaviour?.number("passPercentage") ?? whole < whole {
          notes.insert(.singlePoint)
        } else {
          draft.marking = ItemMarking(parts: .allOrNothing)
        }
      }
    }
    return draft
  }

  private func isSingle(rightCount: Int) throws(JSONItemFault) -> Bool {
    if let isSingle = try behaviour?.flag("singleAnswer") { return isSingle }
    switch try behaviour?.string("type") {
    case "single": return true
    case "multi": return false
    default: return rightCount <= 1
    }
  }

  /// What a choice says, within `tipsAndFeedback` since version 1.5.
  private mutating func feedback(_ entry: JSONObject) -> String {
    let part = entry.part("tipsAndFeedback") ?? entry
    if !said(part, "notChosenFeedback").isEmpty { notes.insert(.feedbackWhenNotChosen) }
    return H5PText.joined([said(part, "chosenFeedback"), tip(said(part, "tip"))])
  }

  /// Source: h5p-true-false, semantics.json: the right answer is a word.
  mutating func trueFalse() throws(JSONItemFault) -> H5PDraft {
    let question = try params.required(text(params, "question"), "question")
    let truth = try params.required(params.flag("correct"), "correct")
    let key = TrueFalseKey(
      truth: truth, feedbackWhenRight: said(behaviour, "feedbackOnCorrect"),
      feedbackWhenWrong: said(behaviour, "feedbackOnWrong"))
    return H5PDraft(prompt: prompt(question), body: .trueFalse(key), offset: params.offset)
  }

  /// Single choices of which the first is right.
  ///
  /// Source: h5p-single-choice-set and h5p-summary, semantics.json.
  ///
  /// - Parameter question: the field that asks; nil where all share the introduction.
  mutating func choiceSets(
    _ list: String, question: String?, _ answers: String
  ) throws(JSONItemFault) -> [H5PDraft?] {
    let introduction = try text(params, "intro") ?? ""
    return readEach(of: try params.objects(list)) {
      (reader: inout H5PItemReader, entry) throws(JSONItemFault) -> H5PListed? in
      // The editor leaves entries behind in which nobody wrote; players pass over them.
      if entry[answers] == nil, question.map({ entry[$0] == nil }) ?? true { return nil }
      let read = try entry.required(entry.strings(answers), answers)
      let nodes = try entry.array(answers) ?? []
      guard read.count > 1 else {
        // The editor leaves empty statements behind.
        if read.isEmpty { return nil }
        reader.report(.h5pTooFewChoices(), at: entry.offset)
        return .refused
      }
      let asked =
        if let question { try entry.required(reader.text(entry, question), question) } else {
          introduction
        }
      var draft = H5PDraft(prompt: asked, body: .essay, offset: entry.offset)
      let texts = read.map { reader.media.text($0, at: entry.offset).trimmedOfSpaces }
      draft.body = .single(
        texts.enumerated().map { Choice(text: $1, fraction: $0 == 0 ? .one : .zero) })
      draft.feedback = reader.tip(reader.said(entry, "tip"))
      draft.answerOffsets = nodes.map(\.offset)
      draft.media = reader.media.shown(in: [asked] + texts)
      return .item(draft)
    }
  }

  /// Every word may be marked; those between stars are right.
  ///
  /// Source: h5p-mark-the-words, semantics.json and scripts/word.js.
  mutating func markTheWords() throws(JSONItemFault) -> H5PDraft? {
    let field = try params.required(text(params, "textField"), "textField")
    let words = H5PWords(field)
    guard words.hasMarked else {
      report(.h5pNoGaps(), at: params["textField"]?.offset ?? params.offset)
      return nil
    }
    let choices = words.choices
    guard choices.count > 1, choices.count <= BankLimits.answersMax else {
      throw JSONItemFault(
        reason: .outOfRange("textField"), offset: params["textField"]?.offset ?? params.offset)
    }
    let share = Fraction.share(of: max(1, choices.count { $0.isRight }))
    return H5PDraft(
      prompt: prompt(try text(params, "taskDescription"), "<p>\(words.html)</p>"),
      body: .multiple(
        choices.map {
          Choice(
            text: MarkupEncoding.encode($0.text, as: .html),
            fraction: $0.isRight ? share : Fraction(tenMillionths: -share.tenMillionths))
        }), offset: params.offset)
  }
}

/// The words of a text of which some are marked.
struct H5PWords {
  private struct Word {
    let text: String
    let isRight: Bool
  }

  private let words: [Word]
  /// The text without its marks.
  let html: String

  init(_ field: String) {
    let plain = H5PText.plain(field)
    var words: [Word] = []
    var lines: [String] = []
    for line in plain.split(separator: "\n", omittingEmptySubsequences: false) {
      var shown: [String] = []
      for token in line.split(whereSeparator: \.isWhitespace) {
        let (text, isRight) = Self.read(String(token))
        shown.append(text)
        let bare = Self.bare(text)
        if !bare.isEmpty { words.append(Word(text: bare, isRight: isRight)) }
      }
      lines.append(shown.joined(separator: " "))
    }
    self.words = words
    html = MarkupEncoding.encode(lines.joined(separator: "\n"), as: .html)
  }

  var hasMarked: Bool { words.contains(where: \.isRight) }

  /// `*word*`, also with a mark of punctuation behind it; `**` is a star.
  private static func read(_ token: String) -> (text: String, isRight: Bool) {
    let star = "\u{E000}"
    let kept = token.replacing("**", with: star)
    let isRight = kept.hasPrefix("*") && kept.dropFirst().contains("*")
    let text = isRight ? kept.replacing("*", with: "") : kept
    return (text.replacing(star, with: "*"), isRight)
  }

  private static func bare(_ text: String) -> String {
    let marks = ".,;:!?…\"“”‘’()[]«»"
    var bare = Substring(text)
    while let first = bare.first, marks.contains(first) { bare.removeFirst() }
    while let last = bare.last, marks.contains(last) { bare.removeLast() }
    return String(bare)
  }

  /// Each word once, unless it is right at one place and wrong at another: then each place counts,
  /// and is told by its number.
  var choices: [(text: String, isRight: Bool)] {
    var truths: [String: Set<Bool>] = [:]
    for word in words { truths[word.text, default: []].insert(word.isRight) }
    var counts: [String: Int] = [:]
    var choices: [(text: String, isRight: Bool)] = []
    for word in words {
      let count = counts[word.text, default: 0] + 1
      counts[word.text] = count
      if truths[word.text]?.count == 2 {
        choices.append(("\(word.text) (\(count))", word.isRight))
      } else if count == 1 {
        choices.append((word.text, word.isRight))
      }
    }
    return choices
  }
}
