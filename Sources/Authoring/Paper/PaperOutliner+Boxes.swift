/// Lists of Markdown below questions without numbers: "- [ ] Huế" over "- [x] Hà Nội". Each list
/// belongs to the paragraph above it.
extension PaperOutliner {
  /// - Returns: false, and nothing is read, where no such lists wait, or questions have numbers.
  mutating func readBoxes() -> Bool {
    let lists = boxLists()
    guard asked.isEmpty, !lists.isEmpty, !pending.contains(where: { signs[$0].beginsChoice }),
      lists.allSatisfy({ $0.count > 1 }), lists.contains(where: tellsKey)
    else { return false }
    var texts: [Range<Int>] = []
    for (index, list) in lists.enumerated() {
      guard
        let text = paragraph(
          above: list.lowerBound, from: index > 0 ? lists[index - 1].upperBound : 0)
      else { return false }
      texts.append(text)
    }
    let waiting = pending
    pending = Array(waiting[..<texts[0].lowerBound])
    leaveOutPending(outline.questions.isEmpty ? .header : .stray)
    for (index, list) in lists.enumerated() {
      let end = index + 1 < lists.count ? texts[index + 1].lowerBound : waiting.count
      let below = Array(waiting[list.upperBound..<end])
      let explains = below.first { !lines[$0].isBlank }.map(speaksOfAbove) ?? false
      parts = (waiting[texts[index].lowerBound..<list.upperBound] + (explains ? below : []))
        .map { PaperChunk.Part(line: $0, start: 0) }
      openQuestion(at: waiting[texts[index].lowerBound])
      finishQuestion()
      if !explains { pending += below }
      leaveOutPending(.stray)
    }
    return true
  }

  /// By their places among the lines that wait: lines with boxes, and empty ones between them.
  private func boxLists() -> [Range<Int>] {
    var lists: [Range<Int>] = []
    for (place, index) in pending.enumerated() where Self.box(lines[index]) != nil {
      if let last = lists.last, pending[last.upperBound..<place].allSatisfy({ lines[$0].isBlank }) {
        lists[lists.count - 1] = last.lowerBound..<(place + 1)
      } else {
        lists.append(place..<(place + 1))
      }
    }
    return lists
  }

  /// A list of things to do has none that are done, or all.
  private func tellsKey(_ list: Range<Int>) -> Bool {
    let boxes = pending[list].compactMap { Self.box(lines[$0]) }
    return boxes.contains(true) && boxes.contains(false)
  }

  /// The lines without a gap above a list, without what is said of the list before.
  private func paragraph(above list: Int, from start: Int) -> Range<Int>? {
    guard let last = pending[start..<list].lastIndex(where: { !lines[$0].isBlank }) else {
      return nil
    }
    var first = last
    while first > start, !lines[pending[first - 1]].isBlank, !speaksOfAbove(pending[first - 1]) {
      first -= 1
    }
    return speaksOfAbove(pending[last]) ? nil : first..<list
  }

  /// "Giải thích: …", "Đáp án: B".
  private func speaksOfAbove(_ index: Int) -> Bool {
    signs[index].explanation != nil || signs[index].key?.isCertain == true
  }

  private static func box(_ line: PaperLine) -> Bool? {
    let bytes = line.bytes[line.start..<line.end]
    if bytes.starts(with: "[ ] ".utf8) { return false }
    return bytes.starts(with: "[x] ".utf8) || bytes.starts(with: "[X] ".utf8) ? true : nil
  }
}
