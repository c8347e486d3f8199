import Assessment
import Terminal
import Wire

/// One thing that is asked for on joining: the code, or a field of the registration.
enum JoinField: Hashable, Sendable {
  /// A school's code, or a contestant's ticket.
  case credential
  /// Where everyone is on a list: no school's code leads in.
  case ticket
  case registration(RegistrationField)

  var isCredential: Bool { self == .credential || self == .ticket }

  /// Why what was typed cannot be sent.
  enum Problem: Hashable, Sendable {
    case credential
    case ticketNeeded
    case field(RegistrationField)
    case yearTooShort
    case spelling(NameSpelling.Fault)

    func words(_ texts: ScreenTexts) -> String {
      switch self {
      case .credential: texts.credentialProblem
      case .ticketNeeded: texts.ticketNeeded
      case .field(let field): texts.problem(with: field)
      case .yearTooShort: texts.yearInFull
      case .spelling(let fault): fault.message(texts.language)
      }
    }
  }

  func label(_ texts: ScreenTexts) -> String {
    switch self {
    case .credential: texts.credentialLabel
    case .ticket: texts.ticketTitle
    case .registration(let field): texts.label(of: field)
    }
  }

  func hint(_ texts: ScreenTexts) -> String {
    switch self {
    case .credential: texts.credentialHint
    case .ticket: texts.ticketHint
    case .registration(let field): texts.hint(of: field)
    }
  }

  /// The value as it is sent, or why there is none.
  ///
  /// - Parameter today: the last possible date of birth.
  func value(_ typed: String, today: CalendarDate) -> Result<String, ProblemError> {
    switch self {
    case .credential:
      return Credential.read(typed).map { .success($0.text) } ?? .failure(.init(.credential))
    case .ticket:
      return Credential.read(typed)?.ticket.map { .success($0) } ?? .failure(.init(.ticketNeeded))
    case .registration(.birthDate):
      switch TypedDate(typed) {
      case .yearTooShort: return .failure(.init(.yearTooShort))
      case .unreadable: return .failure(.init(.field(.birthDate)))
      case .date(let date):
        return RegistrationRules.value(of: .birthDate, from: date.description, today: today)
          .map { .success($0) } ?? .failure(.init(.field(.birthDate)))
      }
    case .registration(let field):
      let clean = Sanitiser.clean(typed)
      if let fault = NameSpelling.fault(in: clean) { return .failure(.init(.spelling(fault))) }
      return RegistrationRules.value(of: field, from: clean, today: today).map { .success($0) }
        ?? .failure(.init(.field(field)))
    }
  }

  /// The value as it is read back to a person.
  func shown(_ value: String, _ texts: ScreenTexts) -> String {
    guard case .registration(.birthDate) = self, let date = CalendarDate(iso: value) else {
      return value
    }
    return texts.date(date)
  }

  struct ProblemError: Error, Hashable {
    let problem: Problem

    init(_ problem: Problem) { self.problem = problem }
  }
}

/// A school's code or a contestant's ticket, as it was typed.
enum Credential: Hashable, Sendable {
  case code(String)
  case ticket(String)

  /// Nil where it is neither.
  static func read(_ typed: String) -> Credential? {
    if let code = Crockford.normalised(typed, length: Crockford.codeLength) { return .code(code) }
    return Crockford.normalised(typed, length: Crockford.ticketLength).map(Credential.ticket)
  }

  var text: String {
    switch self {
    case .code(let text), .ticket(let text): text
    }
  }

  var forJoining: ClientMessage.Join.Credential {
    switch self {
    case .code(let text): .code(text)
    case .ticket(let text): .ticket(text)
    }
  }

  var code: String? { if case .code(let text) = self { text } else { nil } }

  var ticket: String? { if case .ticket(let text) = self { text } else { nil } }
}
