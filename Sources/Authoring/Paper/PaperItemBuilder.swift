import Assessment

/// Makes an item of a question and its key.
struct PaperItemBuilder {
  let lines: [PaperLine]
  let question: PaperQuestion
  let stated: PaperStatedKeys
  let verdict: PaperVerdict
  let passage: [PaperSlice]
  let section: PaperOutline.Section

  private var markup: PaperMarkup { PaperMarkup(lines: lines) }

  /// The item without its id.
  func item() -> Item {
    let prompt = promptSlices
    let isHTML = needsMarkup(prompt)
    let format: TextFormat = isHTML ? .html : .plain
    var tags = question.tags
    var stem = question.stem
    takeTags(from: &stem, into: &tags)
    return Item(
      id: ItemID(""), title: question.number.map { "Câu \($0)" } ?? "",
      prompt: text(passage, stem, isHTML), format: format, body: body(isHTML),
      feedback: isHTML ? markup.html(stated.feedback) : markup.plain(stated.feedback),
      category: section.category, tags: tags, media: media)
  }

  /// Where the choices, answers or pairs stand.
  var answerPlaces: [PaperSlice] {
    question.matching?.left.map(\.place) ?? question.choices.map(\.place)
  }

  /// All pictures and formulas, in the order of the item.
  var pictures: [(picture: PaperPicture, isFormula: Bool)] {
    markup.pictures(
      promptSlices + question.choices.flatMap(\.text) + stated.typed.map(\.key) + stated.feedback
        + (question.matching?.lines ?? []))
  }

  var hasUnderlinedPart: Bool {
    markup.hasUnderlinedPart(question.stem) || keepsUnderlines
  }

  private var promptSlices: [PaperSlice] { passage + question.stem }

  private func needsMarkup(_ prompt: [PaperSlice]) -> Bool {
    markup.needsMarkup(prompt, keepsUnderlines: true)
      || markup.needsMarkup(stated.feedback, keepsUnderlines: false)
      || question.choices.contains {
        markup.needsMarkup($0.text, keepsUnderlines: keepsUnderlines)
      }
      || markup.needsMarkup(question.matching?.lines ?? [], keepsUnderlines: false)
  }

  /// Underlined parts of choices are text where every choice has one ("whose underlined part is
  /// pronounced differently"); in one choice alone they would give the key away.
  private var keepsUnderlines: Bool {
    !question.choices.isEmpty
      && question.choices.allSatisfy { markup.hasUnderlinedPart($0.text) }
  }

  private func text(_ passage: [PaperSlice], _ stem: [PaperSlice], _ isHTML: Bool) -> String {
    var stem = stem
    // The statements of a draft stand in its text, since it has no pairs.
    if case .none = verdict.answer, stated.form == .statements {
      stem += question.choices.flatMap { [$0.place] + $0.text.dropFirst() }
    }
    if case .none = verdict.answer { stem += question.matching?.lines ?? [] }
    let parts = [passage, stem].filter { !$0.isEmpty }
    return isHTML
      ? parts.map { markup.html($0) }.joined(separator: "<br><br>")
      : parts.map { markup.plain($0) }.joined(separator: "\n\n")
  }

  /// "(NB)" and "(CLO1)" at the end of the text.
  private func takeTags(from stem: inout [PaperSlice], into tags: inout [String]) {
    while let last = stem.last {
      let line = lines[last.line]
      guard let open = line.bytes[last.range].lastIndex(where: { $0 == 0x28 || $0 == 0x5B }) else {
        return
      }
      var scan = PaperScan(PaperHead(line.bytes, in: open..<last.range.upperBound))
      guard let found = PaperTags(&scan), scan.isAtEnd, !found.tags.isEmpty else { return }
      tags += found.tags.filter { !tags.contains($0) }
      let rest = line.trimmed(last.range.lowerBound..<open)
      guard !rest.isEmpty else { return }
      stem[stem.count - 1] = PaperSlice(line: last.line, range: rest)
    }
  }

  // MARK: Bodies

  private func body(_ isHTML: Bool) -> ItemBody {
    switch stated.form {
    case .choices: choices(isHTML)
    case .statements: statements(isHTML)
    case .typed: typed()
    case .pairs: pairs(isHTML)
    }
  }

  private func choices(_ isHTML: Bool) -> ItemBody {
    var right: Set<Int> = []
    if case .choices(let found) = verdict.answer { right = found }
    var isMultiple = right.count > 1
    if case .severalMarked = verdict.doubt { isMultiple = true }
    let share = Fraction.share(of: max(1, right.count))
    // The paper gives no shares: those who choose everything shall not have the whole mark.
    let wrong = isMultiple && !right.isEmpty ? Fraction(tenMillionths: -share.tenMillionths) : .zero
    let choices = question.choices.indices.map { index in
      Choice(
        text: choiceText(question.choices[index].text, isHTML),
        fraction: right.contains(index) ? share : wrong)
    }
    return isMultiple ? .multiple(choices) : .single(choices)
  }

  private func choiceText(_ slices: [PaperSlice], _ isHTML: Bool) -> String {
    isHTML
      ? markup.html(slices, separator: " ", keepsUnderlines: keepsUnderlines)
      : markup.plain(slices, separator: " ")
  }

  private func statements(_ isHTML: Bool) -> ItemBody {
    guard case .truths(let truths) = verdict.answer else { return .matching([], distractors: []) }
    let isEnglish = section.category.last?.lowercased().contains("true") ?? false
    let (yes, no) = isEnglish ? ("True", "False") : ("Đúng", "Sai")
    let pairs = question.choices.indices.map { index in
      Pair(left: statementText(index, isHTML), right: truths[index] ? yes : no)
    }
    // Where all are true, false can still be chosen.
    let distractors = [yes, no].filter { word in !pairs.contains { $0.right == word } }
    return .matching(pairs, distractors: distractors)
  }

  private func pairs(_ isHTML: Bool) -> ItemBody {
    guard let matching = question.matching, case .pairs(let places) = verdict.answer else {
      return .matching([], distractors: [])
    }
    let (left, right) = (matching.left, matching.right)
    return .matching(
      zip(left, places).map { entry, place in
        Pair(left: choiceText(entry.text, isHTML), right: choiceText(right[place].text, isHTML))
      },
      distractors: right.indices.filter { !places.contains($0) }.map {
        choiceText(right[$0].text, isHTML)
      })
  }

  private func statementText(_ index: Int, _ isHTML: Bool) -> String {
    var slices = question.choices[index].text
    if stated.statementEnds.indices.contains(index), let end = stated.statementEnds[index],
      let last = slices.last
    {
      slices[slices.count - 1] = PaperSlice(
        line: last.line, range: lines[last.line].trimmed(last.range.lowerBound..<end))
    }
    return choiceText(slices, isHTML)
  }

  private func typed() -> ItemBody {
    // A line of the marking guide is no answer that a machine could compare.
    if section.kind == .essays { return .essay }
    if verdict.doubt != nil { return .text([], caseSensitive: false) }
    guard let first = stated.typed.first else {
      let isShort = section.kind == .shortAnswers || stated.hasRoom
      return isShort ? .text([], caseSensitive: false) : .essay
    }
    let texts = stated.typed.map { markup.plain([$0.key]) }
    // Keys that differ are no key.
    guard texts.allSatisfy({ $0 == texts.first }) else { return .text([], caseSensitive: false) }
    let isInParts =
      question.isEssay
      && PaperChoiceLabel.find(in: lines[first.key.line], 0, from: first.key.range.lowerBound)
        .first?.start == first.key.range.lowerBound
    // "a) 3 b) 7" answers several things.
    return isInParts
      ? .essay : PaperTypedAnswer.body(markup.plain([first.key]), lettersAreTruths: asksForTruth)
  }

  /// "S" is the sign of sulphur under "Kí hiệu của lưu huỳnh?", and wrong under a statement.
  private var asksForTruth: Bool {
    if section.kind == .statements { return true }
    if section.kind == .shortAnswers { return false }
    guard let last = question.stem.last,
      lines[last.line].bytes[last.range].last == UInt8(ascii: "?")
    else { return true }
    return question.stem.contains { slice in
      PaperHead(lines[slice.line].bytes, in: slice.range, limit: 600).contains(anyOf: [
        "dung hay sai", "dung hoac sai", "dung/sai", "dung khong", "phai khong", "true or false",
      ])
    }
  }

  private var media: [Media]? {
    var media: [Media] = []
    for (picture, _) in pictures {
      guard let one = picture.media, !media.contains(where: { $0.name == one.name }) else {
        continue
      }
      media.append(one)
    }
    return media.isEmpty ? nil : media
  }
}
