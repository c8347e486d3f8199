import Terminal
import Wire

/// Time that is taken out of a contest afterwards, such as a power cut, and put back.
extension HostModel {
  mutating func askForInterval() {
    if isByPapers { return say(.bad, texts.noIntervals.capitalizedFirst) }
    dialog = .interval(LineEditor(lengthMax: HostDialog.remarkLengthMax))
  }

  /// Nil for what means no interval.
  func typedInterval(_ line: String) -> TypedInterval? {
    guard let clock = view.clock.serverTime(at: now) else { return nil }
    return TypedInterval(
      line, now: clock.milliseconds, secondsEast: setup.secondsEast, schools: record.schools)
  }

  mutating func pressInInterval(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      switch typedInterval(editor.text) {
      case nil: say(.bad, texts.intervalNotUnderstood)
      case .restore(let name): ask(.restoreInterval(name))
      case .remove(let from, let to, let school):
        feedback = nil
        dialog = .intervalReason(
          .remove(from: from, to: to, school: school),
          LineEditor(lengthMax: HostDialog.remarkLengthMax))
      }
    default: if editor.handle(key) { dialog = .interval(editor) }
    }
  }

  mutating func pressInIntervalReason(
    _ key: Key, _ interval: TypedInterval, _ editor: LineEditor
  ) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }),
        let order = Self.order(interval, reason: editor.text)
      else { return }
      ask(.removeInterval(order))
    default: if editor.handle(key) { dialog = .intervalReason(interval, editor) }
    }
  }

  /// Nil for one that puts back.
  static func order(_ interval: TypedInterval, reason: String) -> HostOrder.Interval? {
    guard case .remove(let from, let to, let school) = interval else { return nil }
    return HostOrder.Interval(
      from: ServerTime(milliseconds: from), to: ServerTime(milliseconds: to),
      school: school?.school, reason: reason)
  }

  func words(of interval: HostOrder.Interval) -> String {
    let school = interval.school.map { id in
      record.schools.first { $0.school == id }?.schoolName ?? id
    }
    return texts.removeInterval(
      from: texts.screen.timeOfDay(interval.from, offset: setup.secondsEast),
      to: texts.screen.timeOfDay(interval.to, offset: setup.secondsEast),
      school: school.map(oneLine))
  }
}
