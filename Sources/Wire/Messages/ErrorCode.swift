/// Why the server refused a line. The raw value is what goes over the wire.
public enum ErrorCode: String, Hashable, Sendable, CaseIterable {
  case tooLong, unsupportedProtocol
  case malformed, unknownType, badField, notJoined
  case badCode, rateLimited
  case duplicatePerson, contestFull, joinClosed, alreadyJoined
  case notAuthorised
  case unknownQuestion, notOpen, late, alreadyAnswered, badResponse, attemptsUsed
  case invalidCommand
  case overloaded, unavailable

  /// Whether the connection is closed after it.
  public var closesConnection: Bool { self == .tooLong || self == .unsupportedProtocol }

  /// Whether the same line, sent again a little later, may be taken.
  public var isTemporary: Bool {
    switch self {
    case .rateLimited, .overloaded, .unavailable: true
    default: false
    }
  }
}

/// Why a line is not a message of the protocol. It becomes an `ErrorMessage`.
public struct LineFault: Error, Hashable, Sendable {
  public let code: ErrorCode
  /// The field that has the wrong type or value.
  public let field: String?

  public init(_ code: ErrorCode, field: String? = nil) {
    self.code = code
    self.field = field
  }

  public static let malformed = LineFault(.malformed)

  public static func badField(_ field: String) -> LineFault { LineFault(.badField, field: field) }
}
