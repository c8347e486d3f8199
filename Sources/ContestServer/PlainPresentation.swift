import Assessment

extension PresentedItem {
  /// The same item with every text as plain text, which a terminal shows and every client can read.
  var asPlainText: PresentedItem {
    PresentedItem(prompt: plain(prompt), format: .plain, form: plainForm)
  }

  private func plain(_ text: String) -> String { PlainText.from(text, format: format) }

  private func plain(_ entries: [Entry]) -> [Entry] {
    entries.map { Entry(id: $0.id, text: plain($0.text), last: $0.last) }
  }

  private var plainForm: Form {
    switch form {
    case .single(let entries): .single(plain(entries))
    case .multiple(let entries, let select): .multiple(plain(entries), select: select)
    case .matching(let left, let right): .matching(left: plain(left), right: plain(right))
    case .ordering(let entries): .ordering(plain(entries))
    case .cloze(let gaps):
      .cloze(gaps.map { Gap(id: $0.id, kind: $0.kind, choices: plain($0.choices)) })
    case .trueFalse, .numeric, .text: form
    }
  }
}
