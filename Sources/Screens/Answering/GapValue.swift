import Assessment

extension PresentedItem.Gap {
  /// What was typed into the gap, as it is sent; nil where the gap wants a number and it is none.
  ///
  /// A server does not know in which language a contestant types, and reads numbers of gaps with a
  /// decimal comma: `1,500` of an English keyboard is sent as `1500`.
  func value(typed text: String, _ texts: ScreenTexts) -> String? {
    guard kind == .numeric else { return text }
    guard case .text(let typed) = Response.text(text).normalised, !typed.isEmpty else { return "" }
    return DecimalNumber(answered: typed, decimalComma: texts.usesDecimalComma)?
      .text(decimalComma: true)
  }

  /// What a typed line means in the gap: the label of a choice where it has choices.
  func value(line: String, _ texts: ScreenTexts) -> String? {
    guard kind == .single else { return value(typed: line, texts) }
    guard let label = line.first, line.count == 1,
      let place = ChoiceLabel.place(label, count: choices.count)
    else { return nil }
    return choices[place].id.text
  }

  /// What was sent, as the contestant reads and types it.
  func shown(_ value: String, _ texts: ScreenTexts) -> String {
    guard kind == .numeric else { return value }
    return DecimalNumber(answered: value).map(texts.number) ?? value
  }
}
