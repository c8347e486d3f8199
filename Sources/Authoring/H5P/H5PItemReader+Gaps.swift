import Assessment

/// Contents with gaps, with entries to sort, and with texts to type.
extension H5PItemReader {
  /// Source: h5p-blanks, semantics.json: capitals count unless the content says otherwise.
  mutating func blanks() throws(JSONItemFault) -> H5PDraft? {
    let nodes = try params.required(params.array("questions"), "questions")
    let texts = try params.strings("questions") ?? []
    let isCaseSensitive = try behaviour?.flag("caseSensitive") ?? true
    if try behaviour?.flag("acceptSpellingErrors") == true { notes.insert(.spelling) }
    var draft = H5PDraft(prompt: "", body: .essay, offset: params.offset)
    var blanks: [Blank] = []
    var paragraphs: [String] = []
    for (html, node) in zip(texts, nodes) {
      let before = blanks.count
      paragraphs.append(
        shown(H5PGaps(media.text(html, at: node.offset), withinLine: false), &blanks) {
          (reader, content) in
          let gap = H5PGap(content, hasAlternatives: true)
          let tip = reader.tip(gap.tip)
          return Blank(
            accepts: .text(
              gap.answers.enumerated().map { index, answer in
                TextAnswer(
                  text: answer.replacing("*", with: "\\*"), feedback: index == 0 ? tip : "")
              }, caseSensitive: isCaseSensitive))
        })
      draft.answerOffsets += (before..<blanks.count).map { _ in node.offset }
    }
    guard try isWhole(blanks, "questions") else { return nil }
    draft.prompt = H5PText.joined(
      [try text(params, "text") ?? ""] + paragraphs + [media.html(of: params["media"])])
    draft.body = .cloze(blanks)
    return draft
  }

  /// Words to be put into gaps: each gap chooses among all of them.
  ///
  /// Source: h5p-drag-text, semantics.json.
  mutating func dragText() throws(JSONItemFault) -> H5PDraft? {
    let field = try params.required(params.string("textField"), "textField")
    let offset = params["textField"]?.offset ?? params.offset
    let gaps = H5PGaps(field, withinLine: true)
    let distractors = H5PGaps(try params.string("distractors") ?? "", withinLine: true)
    let words = Self.words(gaps) + Self.words(distractors)
    // In the order of the text they would tell their places.
    let offered = Set(words).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var blanks: [Blank] = []
    let text = shown(gaps, &blanks) { (reader, content) in
      let gap = H5PGap(content, hasAlternatives: false)
      let right = gap.answers.first ?? ""
      let said = H5PText.joined([gap.feedbackWhenRight, reader.tip(gap.tip)])
      return Blank(
        accepts: .choice(
          offered.map { word in
            Choice(
              text: MarkupEncoding.encode(word, as: .html),
              fraction: word == right && !right.isEmpty ? .one : .zero,
              feedback: word == right ? said : gap.feedbackWhenWrong)
          }))
    }
    guard try isWhole(blanks, "textField") else { return nil }
    return H5PDraft(
      prompt: prompt(try self.text(params, "taskDescription"), H5PText.lines(text)),
      body: .cloze(blanks), offset: params.offset,
      answerOffsets: blanks.map { _ in offset })
  }

  private static func words(_ gaps: H5PGaps) -> [String] {
    gaps.parts.compactMap { part in
      guard case .gap(let content) = part else { return nil }
      return H5PGap(content, hasAlternatives: false).answers.first
    }
  }

  /// A text with `{b1}`, `{b2}` … for its gaps, which are added to those before them.
  private mutating func shown(
    _ gaps: H5PGaps, _ blanks: inout [Blank], _ blank: (inout H5PItemReader, String) -> Blank
  ) -> String {
    var text = ""
    for part in gaps.parts {
      switch part {
      case .text(let words): text += words
      case .gap(let content):
        blanks.append(blank(&self, content))
        text += "{b\(blanks.count)}"
      }
    }
    return text
  }

  /// False, with a finding, for a text without gaps.
  private mutating func isWhole(
    _ blanks: [Blank], _ field: String
  ) throws(JSONItemFault) -> Bool {
    let offset = params[field]?.offset ?? params.offset
    guard blanks.count <= BankLimits.answersMax else {
      throw JSONItemFault(reason: .outOfRange(field), offset: offset)
    }
    if blanks.isEmpty { report(.h5pNoGaps(), at: offset) }
    return !blanks.isEmpty
  }

  /// Source: h5p-essay, semantics.json: the sample solution is shown after the answer.
  mutating func essay() throws(JSONItemFault) -> H5PDraft {
    let task = try params.required(text(params, "taskDescription"), "taskDescription")
    let solution = params.part("solution")
    return H5PDraft(
      prompt: prompt(task), body: .essay,
      feedback: H5PText.joined([said(solution, "introduction"), said(solution, "sample")]),
      offset: params.offset)
  }

  /// Source: h5p-sort-paragraphs, semantics.json: the paragraphs stand in their right order.
  mutating func sortParagraphs() throws(JSONItemFault) -> H5PDraft {
    let paragraphs = try params.required(params.strings("paragraphs"), "paragraphs")
    let nodes = try params.array("paragraphs") ?? []
    guard paragraphs.count > 1 else {
      throw JSONItemFault(reason: .outOfRange("paragraphs"), offset: params.offset)
    }
    let entries = zip(paragraphs, nodes).map {
      media.text($0, at: $1.offset).trimmedOfSpaces
    }
    return H5PDraft(
      prompt: prompt(try text(params, "taskDescription")), body: .ordering(entries),
      offset: params.offset, answerOffsets: nodes.map(\.offset))
  }

  /// Source: h5p-flashcards, semantics.json: `/` stands between answers that are all right.
  mutating func flashcards() throws(JSONItemFault) -> [H5PDraft?] {
    let isCaseSensitive = try params.flag("caseSensitive") ?? false
    return readEach(of: try params.objects("cards")) {
      (reader: inout H5PItemReader, card) throws(JSONItemFault) -> H5PListed? in
      let answer = try card.required(card.string("answer"), "answer")
      let gap = H5PGap(answer.replacing(":", with: "\\:"), hasAlternatives: true)
      let picture = reader.media.html(
        file: card["image"], words: reader.said(card, "imageAltText"))
      let tip = reader.tip(reader.said(card.part("tip"), "tip"))
      var draft = H5PDraft(
        prompt: H5PText.joined([try reader.text(card, "text") ?? "", picture]),
        body: .text(
          gap.answers.map { TextAnswer(text: $0.replacing("*", with: "\\*")) },
          caseSensitive: isCaseSensitive), feedback: tip, offset: card.offset)
      draft.media = reader.media.shown(in: [draft.prompt])
      return .item(draft)
    }
  }
}
