import ContestEngine

/// A value of a contest file with its path, which messages name.
struct ContestField {
  let value: JSON5Value
  let path: String
  let notes: ContestNotes

  init(_ value: JSON5Value, path: String, notes: ContestNotes) {
    self.value = value
    self.path = path
    self.notes = notes
    notes.remember(path, at: value.place)
  }

  var place: SourcePlace { value.place }

  var spot: ContestSpot { ContestSpot(notes: notes, file: notes.file, place: place) }

  func add(_ finding: ContestFinding) { notes.add(finding, at: place) }

  private func addWrongType(_ expected: ContestExpectation) {
    // What could not be read was said by the reader of JSON5.
    if value.content != .unreadable { add(.wrongType(path, expected, found: value)) }
  }

  /// The text without spaces around it; not empty, on one line, `max` characters at most.
  func text(max: Int = ContestLimits.textMax, _ expected: ContestExpectation = .text) -> String? {
    guard case .text(let written) = value.content else {
      addWrongType(expected)
      return nil
    }
    let text = written.trimmingSpaces
    if text.isEmpty {
      add(.emptyText(path))
    } else if text.count > max {
      add(.tooLong(path, max: max, unit: ("ký tự", "characters")))
    } else if text.unicodeScalars.contains(where: { !$0.isShown }) {
      add(.controlCharacter(path))
    } else {
      return text
    }
    return nil
  }

  func localizedText() -> LocalizedText? {
    guard case .object(let members) = value.content else {
      return text(.localizedText).map { LocalizedText($0) }
    }
    var texts: [String: String] = [:]
    for member in members {
      let field = ContestField(member.value, path: path + "." + member.key, notes: notes)
      if !LanguageTag.isValid(member.key) {
        notes.add(.badLanguage(path, member.key), at: member.keyPlace)
      } else if let text = field.text() {
        texts[member.key] = text
      }
    }
    if members.isEmpty { add(.emptyText(path)) }
    return texts.isEmpty ? nil : LocalizedText(texts: texts)
  }

  private func text(_ expected: ContestExpectation) -> String? {
    text(max: ContestLimits.textMax, expected)
  }

  func integer(in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = value.content else {
      addWrongType(.integer)
      return nil
    }
    guard let whole = number.whole else {
      addWrongType(.integer)
      return nil
    }
    guard range.contains(whole) else {
      add(.outOfRange(path, range, found: number.text))
      return nil
    }
    return whole
  }

  func truth() -> Bool? {
    if case .truth(let truth) = value.content { return truth }
    addWrongType(.truth)
    return nil
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    add(.notAChoice(path, text, of: Choice.allCases.map(\.rawValue)))
    return nil
  }

  func list(
    max: Int = ContestLimits.listMax, _ expected: ContestExpectation = .list
  ) -> [ContestField]? {
    guard case .list(let values) = value.content else {
      addWrongType(expected)
      return nil
    }
    if values.count > max { add(.tooLong(path, max: max, unit: ("phần tử", "entries"))) }
    return values.prefix(max).enumerated().map { place, value in
      ContestField(value, path: "\(path)[\(place)]", notes: notes)
    }
  }

  /// A list of texts, none of them twice; or one text by itself.
  func texts() -> [ContestField.Text]? {
    if case .text = value.content { return text().map { [Text(text: $0, field: self)] } }
    guard let fields = list(.textOrList) else { return nil }
    var taken: [String: SourcePlace] = [:]
    return fields.compactMap { field in
      guard let text = field.text() else { return nil }
      if let first = taken[text] {
        field.add(.duplicate(path, text, firstLine: first.line))
        return nil
      }
      taken[text] = field.place
      return Text(text: text, field: field)
    }
  }

  private func list(_ expected: ContestExpectation) -> [ContestField]? {
    list(max: ContestLimits.listMax, expected)
  }

  struct Text {
    let text: String
    let field: ContestField
  }

  /// An id: letters, digits, `.`, `_`, `-`.
  func id(max: Int = ContestLimits.idMax) -> String? {
    guard case .text(let text) = value.content else {
      addWrongType(.text)
      return nil
    }
    guard ContestLimits.isID(text, max: max) else {
      add(.badID(path, text, max: max))
      return nil
    }
    return text
  }

  func moment() -> Instant? {
    guard let text = text() else { return nil }
    if let moment = ISODate.moment(text) { return moment }
    add(.badMoment(path, text))
    return nil
  }

  func day() -> String? {
    guard let text = text() else { return nil }
    if ISODate.isDay(text) { return text }
    add(.badDay(path, text))
    return nil
  }
}
