import Assessment
import Terminal

/// Responses and keys in a few words, nothing in them that steers a terminal or a spreadsheet.
struct ResponseWords {
  let item: DrawnItem?
  let isEnglish: Bool

  func text(_ key: AnswerKey) -> String {
    switch key {
    case .response(let response): text(response)
    case .anyOf(let all): all.map(text).joined(separator: isEnglish ? " or " : " hoặc ")
    case .range(let low, let high): "\(low)…\(high)"
    }
  }

  func text(_ response: Response) -> String {
    switch response {
    case .choice(let id): name(id)
    case .choices(let ids): ids.sorted().map(name).sorted().joined(separator: "; ")
    case .truth(let truth): truth ? (isEnglish ? "true" : "đúng") : (isEnglish ? "false" : "sai")
    case .number(let number): number.description
    case .text(let text): Sanitiser.clean(text)
    case .pairs(let pairs):
      pairs.sorted { $0.key < $1.key }.map { "\(name($0.key)) – \(name($0.value))" }
        .joined(separator: "; ")
    case .order(let ids): ids.map(name).joined(separator: " → ")
    case .blanks(let blanks):
      blanks.sorted { $0.key < $1.key }.map { Sanitiser.clean(name(ChoiceID($0.value))) }
        .joined(separator: "; ")
    }
  }

  /// What a choice says; its id where it names none.
  private func name(_ id: ChoiceID) -> String {
    guard let item else { return id.text }
    let entry = item.presented.entries.first { $0.id == id }
    return entry.map { PlainText.from($0.text, format: item.item.format) } ?? id.text
  }
}

extension PresentedItem {
  /// Everything in it that has an id and a text.
  fileprivate var entries: [Entry] {
    switch form {
    case .single(let entries), .multiple(let entries, _), .ordering(let entries): entries
    case .matching(let left, let right): left + right
    case .cloze(let gaps): gaps.flatMap(\.choices)
    case .trueFalse, .numeric, .text: []
    }
  }
}
