import Glibc

/// A call to the system about the terminal that failed.
public struct TerminalFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, as the name of the call.
  public let operation: String
  /// The system's `errno`.
  public let code: Int32

  public var description: String { "\(operation): \(String(cString: strerror(code)))" }

  init(_ operation: String) {
    self.operation = operation
    code = errno
  }
}
