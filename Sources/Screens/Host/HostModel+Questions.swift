import Assessment
import Terminal
import Wire

/// Questions that were asked, or that papers are drawn from: one of them is chosen from a list.
extension HostModel {
  var isByPapers: Bool { view.contest?.mode == .window }

  /// Answers on papers are counted at the end.
  private var countsAnswers: Bool { !isByPapers || view.state == .ended }

  /// What people call a question: its number, or its name where each paper has numbers of its own.
  func label(of question: String) -> String? {
    record.number(of: question).map { isByPapers ? oneLine(question) : String($0) }
  }

  /// The place of what was typed: the number in the list, or the name.
  func place(ofTyped word: String) -> Int? {
    if let place = record.asked.firstIndex(where: { $0.id == word }) { return place }
    return Int(word).flatMap { record.asked.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  // MARK: Choosing

  mutating func chooseToAnnul() {
    let newest = record.asked.indices.last { !record.asked[$0].isAnnulled }
    // The newest is meant most often; of papers none is newer than the others.
    let first = isByPapers ? record.asked.indices.first { !record.asked[$0].isAnnulled } : newest
    guard let first else { return say(.bad, texts.nothingToAnnul) }
    dialog = .annulWhich(first)
    scroll = .top
    lookAround(first)
  }

  mutating func chooseToCorrect() {
    let places = record.correctable
    guard let place = isByPapers ? places.first : places.last else {
      return say(.bad, texts.nothingToCorrect)
    }
    dialog = .keyWhich(place)
    scroll = .top
    lookAround(place)
  }

  /// Where a key leads in the list; nil for one that does not move.
  ///
  /// - Parameter places: those that may be chosen.
  func moved(_ key: Key, from place: Int, among places: [Int]) -> Int? {
    let step = max(1, size.rows - 6)
    return switch key {
    case .up: places.last { $0 < place } ?? place
    case .down: places.first { $0 > place } ?? place
    case .pageUp: places.first { $0 >= place - step } ?? place
    case .pageDown: places.last { $0 <= place + step } ?? place
    case .home: places.first ?? place
    case .end: places.last ?? place
    default: nil
    }
  }

  /// Questions of papers are known by name alone: those that stand on the screen around the chosen one are
  /// asked for, one after the other.
  mutating func lookAround(_ place: Int) {
    guard isByPapers, view.link == .joined, pending.isEmpty else { return }
    let near = record.asked.indices.filter { index in
      abs(index - place) < size.rows && record.asked[index].item == nil
        && !notShown.contains(record.asked[index].id)
    }
    guard let next = near.min(by: { abs($0 - place) < abs($1 - place) }) else { return }
    look(at: record.asked[next].id)
  }

  /// Nothing that is asked or said goes for it.
  private mutating func look(at question: String) {
    pending.append(.show(question: question))
    perform(session.order(.show(question: question)))
  }

  /// One that was looked at by nobody before is asked for first, and then taken.
  mutating func correct(_ place: Int) {
    guard record.asked.indices.contains(place) else { return }
    let asked = record.asked[place]
    if asked.item != nil { return askForKey(of: asked.id) }
    wanted = asked.id
    notShown.remove(asked.id)
    if pending.isEmpty { look(at: asked.id) }
  }

  /// What the server says of a question, while one is chosen.
  mutating func take(shown question: ServerMessage.Question) {
    record.learn(question)
    goOnLooking(question.question)
  }

  /// - Returns: whether nobody waits for it.
  mutating func takeNotShown(_ question: String) -> Bool {
    notShown.insert(question)
    defer { if wanted == question { wanted = nil } }
    if wanted != question { goOnLooking(question) }
    return wanted != question && isChoosing
  }

  var isChoosing: Bool {
    switch dialog {
    case .annulWhich, .keyWhich: true
    default: false
    }
  }

  private mutating func goOnLooking(_ seen: String) {
    switch dialog {
    case .keyWhich where wanted == seen:
      wanted = nil
      askForKey(of: seen)
    case .keyWhich where wanted != nil: wanted.map { look(at: $0) }
    case .keyWhich(let place), .annulWhich(let place): lookAround(place)
    default: wanted = nil
    }
  }

  // MARK: Pages

  func annulmentPage(_ place: Int) -> Page {
    var document = Document()
    for (index, asked) in record.asked.enumerated() {
      let isChosen = index == place
      if isChosen { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(annulmentRow(index + 1, asked, isChosen: isChosen))
    }
    var page = sidePage(countsAnswers ? texts.annulTitle : texts.annulPaperTitle, [])
    page.document = document
    page.scroll.followsFocus = true
    page.keys = [texts.chooseKeys]
    return page
  }

  func keyChoicePage(_ place: Int) -> Page {
    var page = annulmentPage(place)
    let title = countsAnswers ? texts.correctTitle : texts.correctPaperTitle
    page.pinned[page.pinned.count - 1] = TextRow(title, Look.title)
    return page
  }

  private func annulmentRow(_ number: Int, _ asked: HostRecord.Asked, isChosen: Bool) -> TextRow {
    let isKeyless = if case .keyWhich = dialog { asked.isSurvey } else { false }
    let style =
      asked.isAnnulled || isKeyless ? Look.quiet : isChosen ? Look.chosen : Style.plain
    let prompt = asked.prompt.map { oneLine(PlainText.from($0, format: .plain)) }
    let name =
      isByPapers
      ? oneLine(asked.id) + "  " + (prompt ?? "")
      : String(number).padded(toWidth: 3, aligned: .right) + "  " + (prompt ?? oneLine(asked.id))
    let counts = asked.correct.map { "\($0)/\(asked.answered)" } ?? "\(asked.answered)"
    let right =
      asked.isAnnulled
      ? texts.alreadyAnnulled : isKeyless ? texts.isSurvey : countsAnswers ? counts : nil
    return TextRow(
      "\(isChosen ? "▸" : " ") \(name)", style, right: right, rightStyle: style)
  }

  /// Behind the question for the reason: which one it is, where nothing else shows it.
  func annulReasonPage(_ question: String) -> Page {
    guard isByPapers, record[question]?.item != nil else { return consolePage }
    return questionPage(question, title: texts.annulOf(label(of: question) ?? ""))
  }

  func words(ofAnnulling question: String) -> String {
    guard let asked = record[question], let label = label(of: question) else { return "" }
    let isOpen = isAsking && view.question?.id == question
    var current = asked
    if isOpen { current.answered = view.progress?.answered ?? asked.answered }
    return texts.annul(label, countsAnswers ? current : nil, isOpen: isOpen)
  }
}
