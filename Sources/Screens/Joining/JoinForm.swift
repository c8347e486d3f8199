import Terminal
import Wire

/// What is typed on joining: one field a line, then a line to confirm.
struct JoinForm: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    let field: JoinField
    var line: LineEditor
    var problem: JoinField.Problem?
  }

  private(set) var rows: [Row]
  /// The row that is typed in; after the last one the line to confirm.
  private(set) var focus: Int
  /// What the server said against the last try.
  var refusal: String?
  /// The school's code that was known before a ticket was asked for in its place: who leaves the
  /// row empty still comes with it.
  private(set) var spareCode: Credential?

  /// - Parameters:
  ///   - credential: what is known already; the code is asked for only where it is not.
  ///   - earlier: a form of before, whose entries stay.
  ///   - takesTicketsAlone: a school's code is refused as it is typed.
  init(
    _ registration: [RegistrationField], credential: Credential?, earlier: JoinForm? = nil,
    takesTicketsAlone: Bool = false
  ) {
    let fields =
      (credential == nil ? [takesTicketsAlone ? JoinField.ticket : .credential] : [])
      + registration.map(JoinField.registration)
    spareCode = credential == nil ? earlier?.spareCode : nil
    rows = fields.map { field in
      let before = earlier?.rows.first { $0.field == field }?.line.text ?? ""
      return Row(field: field, line: LineEditor(text: before, lengthMax: 200), problem: nil)
    }
    focus = rows.firstIndex { $0.line.isEmpty } ?? rows.count
  }

  /// A row for the ticket of who has been in before; the school's code is not asked for again.
  mutating func asksForTicket(insteadOf code: Credential?) {
    if rows.first?.field.isCredential != true {
      rows.insert(Row(field: .credential, line: LineEditor(lengthMax: 200)), at: 0)
    }
    guard rows[0].field == .credential else { return focus = 0 }
    spareCode = code ?? spareCode ?? Credential.read(rows[0].line.text)
    if spareCode?.code == nil { spareCode = nil }
    rows[0].line = LineEditor(lengthMax: 200)
    rows[0].problem = nil
    focus = 0
  }

  var isConfirming: Bool { focus >= rows.count }

  /// The ticket alone is enough, whatever else is asked for.
  private func ticket(_ known: Credential?) -> Credential? {
    let typed = rows.first { $0.field.isCredential }.flatMap { Credential.read($0.line.text) }
    let credential = known ?? typed
    return credential?.ticket == nil ? nil : credential
  }

  /// The rows that have to be filled in: with a ticket none but its own.
  func needed(_ known: Credential?) -> Range<Int> {
    if ticket(known) == nil { return 0..<rows.count }
    return 0..<(rows.first?.field.isCredential == true ? 1 : 0)
  }

  /// With a ticket there is nothing to look over before joining.
  func asksNothingElse(_ known: Credential?) -> Bool {
    rows.map(\.field) == [.ticket] || needed(known).upperBound < rows.count
  }

  /// - Returns: what to join with, once the contestant confirmed it.
  mutating func take(
    _ key: Key, credential: Credential?, today: CalendarDate
  ) -> ClientMessage.Join? {
    switch key {
    case .enter: return enter(credential: credential, today: today)
    case .up, .backTab: move(to: focus - 1)
    case .down, .tab:
      if !isConfirming, check(focus, today: today) { move(to: focus + 1) }
    default:
      guard rows.indices.contains(focus), rows[focus].line.handle(key) else { return nil }
      rows[focus].problem = nil
      refusal = nil
    }
    return nil
  }

  private mutating func enter(
    credential: Credential?, today: CalendarDate
  ) -> ClientMessage.Join? {
    if isConfirming { return join(credential: credential, today: today) }
    guard check(focus, today: today) else { return nil }
    if asksNothingElse(credential) { return join(credential: credential, today: today) }
    move(to: focus + 1)
    return nil
  }

  private mutating func move(to row: Int) { focus = min(max(0, row), rows.count) }

  /// Whether a row can be sent; if not, it says why.
  private mutating func check(_ row: Int, today: CalendarDate) -> Bool {
    guard rows.indices.contains(row) else { return true }
    switch value(of: rows[row], today: today) {
    case .success: rows[row].problem = nil
    case .failure(let error): rows[row].problem = error.problem
    }
    return rows[row].problem == nil
  }

  private func value(
    of row: Row, today: CalendarDate
  ) -> Result<String, JoinField.ProblemError> {
    if row.field == .credential, row.line.isEmpty, let spareCode { return .success(spareCode.text) }
    return row.field.value(row.line.text, today: today)
  }

  private mutating func join(
    credential: Credential?, today: CalendarDate
  ) -> ClientMessage.Join? {
    let needed = needed(credential)
    for row in needed where !check(row, today: today) {
      focus = row
      return nil
    }
    refusal = nil
    return request(credential: credential, today: today, rows: needed)
  }

  private func request(
    credential: Credential?, today: CalendarDate, rows needed: Range<Int>
  ) -> ClientMessage.Join? {
    var credential = credential
    var fields: [RegistrationField: String] = [:]
    for row in rows[needed] {
      guard case .success(let value) = value(of: row, today: today) else { return nil }
      switch row.field {
      case .credential, .ticket: credential = Credential.read(value)
      case .registration(let field): fields[field] = value
      }
    }
    return credential.map { ClientMessage.Join($0.forJoining, fields: fields) }
  }

  // MARK: What the server said

  /// The server refused: its words stand beside the row that they are about.
  mutating func refuse(_ error: ErrorMessage, words: String) {
    refusal = words
    let place: Int? =
      switch error.code {
      case .badCode, .duplicatePerson: rows.firstIndex { $0.field.isCredential }
      case .badField:
        error.field.flatMap { RegistrationField(rawValue: $0) }.flatMap { field in
          rows.firstIndex { $0.field == .registration(field) }
        }
      default: nil
      }
    if let place { focus = place }
  }

  // MARK: For plain mode

  /// Fills in one row. Nil where it is right.
  mutating func fill(_ row: Int, with text: String, today: CalendarDate) -> JoinField.Problem? {
    guard rows.indices.contains(row) else { return nil }
    rows[row].line = LineEditor(text: text, lengthMax: 200)
    focus = row
    guard check(row, today: today) else { return rows[row].problem }
    focus = row + 1
    return nil
  }

  mutating func startAgain() { focus = 0 }

  mutating func confirmed(credential: Credential?, today: CalendarDate) -> ClientMessage.Join? {
    join(credential: credential, today: today)
  }
}
