import Assessment
import Terminal

/// What a contestant is putting together as the answer to one question.
///
/// A value: keys go in, the response and the rows of the screen come out. It sends nothing.
struct AnswerEditor: Hashable, Sendable {
  /// What a key did.
  enum Outcome: Hashable, Sendable {
    /// The key is not one of this editor's.
    case ignored
    case changed
    /// The contestant wants to send.
    case send
  }

  enum Kind: Hashable, Sendable {
    case single(SingleEditor)
    case multiple(MultipleEditor)
    case ordering(OrderingEditor)
    case matching(MatchingEditor)
    case line(LineAnswerEditor)
    case cloze(ClozeEditor)
  }

  private(set) var kind: Kind

  /// - Parameter given: the answer that was given before, to go on from.
  init(_ item: PresentedItem, given: Response? = nil, texts: ScreenTexts) {
    func clean(_ entries: [PresentedItem.Entry]) -> [PresentedItem.Entry] {
      entries.map {
        PresentedItem.Entry(
          id: $0.id, text: PlainText.from($0.text, format: item.format), last: $0.last)
      }
    }
    switch item.form {
    case .single(let entries): kind = .single(SingleEditor(clean(entries), given: given))
    case .trueFalse: kind = .single(SingleEditor(truth: texts, given: given))
    case .multiple(let entries, let select):
      kind = .multiple(MultipleEditor(clean(entries), select: select, given: given))
    case .ordering(let entries): kind = .ordering(OrderingEditor(clean(entries), given: given))
    case .matching(let left, let right):
      kind = .matching(MatchingEditor(left: clean(left), right: clean(right), given: given))
    case .numeric(let unit, let others):
      kind = .line(
        LineAnswerEditor(.number(unit: unit, otherUnits: others), given: given, texts: texts))
    case .text(let maxLength):
      kind = .line(LineAnswerEditor(.text(lengthMax: maxLength), given: given, texts: texts))
    case .cloze(let gaps):
      kind = .cloze(
        ClozeEditor(
          gaps.map { PresentedItem.Gap(id: $0.id, kind: $0.kind, choices: clean($0.choices)) },
          given: given, texts: texts))
    }
  }

  mutating func take(_ key: Key) -> Outcome {
    switch kind {
    case .single(var editor):
      defer { kind = .single(editor) }
      return editor.take(key)
    case .multiple(var editor):
      defer { kind = .multiple(editor) }
      return editor.take(key)
    case .ordering(var editor):
      defer { kind = .ordering(editor) }
      return editor.take(key)
    case .matching(var editor):
      defer { kind = .matching(editor) }
      return editor.take(key)
    case .line(var editor):
      defer { kind = .line(editor) }
      return editor.take(key)
    case .cloze(var editor):
      defer { kind = .cloze(editor) }
      return editor.take(key)
    }
  }

  /// What would be sent now; nil while something is missing.
  func response(_ texts: ScreenTexts) -> Response? {
    switch kind {
    case .single(let editor): editor.response
    case .multiple(let editor): editor.response
    case .ordering(let editor): editor.response
    case .matching(let editor): editor.response
    case .line(let editor): editor.response(texts)
    case .cloze(let editor): editor.response(texts)
    }
  }

  /// Why nothing can be sent yet, and what to do.
  func problem(_ texts: ScreenTexts) -> String {
    switch kind {
    case .single: texts.chooseFirst
    case .multiple(let editor): editor.problem(texts)
    case .ordering: texts.orderAsShown
    case .matching: texts.pairFirst
    case .line(let editor): editor.problem(texts)
    case .cloze(let editor): editor.problem(texts)
    }
  }

  /// Whether letters are text, so that single letters do nothing else.
  var isTyping: Bool {
    switch kind {
    case .line: true
    case .cloze(let editor): editor.isTyping
    default: false
    }
  }

  /// Whether there is nothing that could become an answer.
  var isBlank: Bool {
    switch kind {
    case .single(let editor): editor.response == nil
    case .multiple(let editor): editor.isBlank
    case .ordering(let editor): editor.response == nil
    case .matching(let editor): editor.response == nil
    case .line(let editor): editor.isBlank
    case .cloze(let editor): editor.isBlank
    }
  }

  /// Whether a key sends at once where the contestant asked for that.
  var canBeQuick: Bool { if case .single = kind { true } else { false } }

  /// - Parameter isLocked: true once the answer is given and final; no cursor then.
  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    switch kind {
    case .single(let editor): editor.document(texts, width: width, isLocked: isLocked)
    case .multiple(let editor): editor.document(texts, width: width, isLocked: isLocked)
    case .ordering(let editor): editor.document(texts, width: width, isLocked: isLocked)
    case .matching(let editor): editor.document(texts, width: width, isLocked: isLocked)
    case .line(let editor): editor.document(texts, width: width, isLocked: isLocked)
    case .cloze(let editor): editor.document(texts, width: width, isLocked: isLocked)
    }
  }

  /// What answers in this kind, in few words.
  func shortKeys(_ texts: ScreenTexts) -> String {
    switch kind {
    case .single(let editor): texts.shortChoiceKeys(editor.lastLabel)
    case .multiple(let editor): texts.shortToggleKeys(editor.lastLabel)
    case .ordering: texts.shortOrderKeys
    case .matching: texts.shortMatchKeys
    case .line: texts.shortTypeKeys
    case .cloze: texts.shortBlankKeys
    }
  }

  /// The keys of this kind, for the bottom line.
  func keys(_ texts: ScreenTexts, quick: Bool, short: Bool) -> String {
    switch kind {
    case .single(let editor):
      texts.choiceKeys(editor.lastLabel, quick: quick, short: short)
    case .multiple(let editor): texts.toggleKeys(editor.lastLabel, short: short)
    case .ordering: texts.orderKeys(short: short)
    case .matching: texts.matchKeys(short: short)
    case .line: texts.typeKeys
    case .cloze(let editor):
      editor.lastLabel.map { texts.blankChoiceKeys($0, short: short) } ?? texts.blankKeys
    }
  }
}

extension PresentedItem {
  /// The prompt as a screen shows it: plain, with the places of blanks numbered.
  var shownPrompt: String {
    let plain = PlainText.from(prompt, format: format)
    guard case .cloze(let gaps) = form else { return plain }
    return gaps.indices.reduce(plain) { text, place in
      text.replacing("{b\(place + 1)}", with: "(\(place + 1))____")
    }
  }
}
