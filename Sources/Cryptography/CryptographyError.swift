import COpenSSL

/// A failure reported by OpenSSL, or an input refused before OpenSSL was asked.
public struct CryptographyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// OpenSSL's packed error code (library and reason); 0 when OpenSSL gave none.
  public let code: UInt
  /// What was being done: "read an Ed25519 key".
  public let operation: String
  /// OpenSSL's text for the code, or the reason of the refusal.
  public let message: String

  public var description: String { "could not \(operation): \(message)" }

  init(_ operation: String, refused message: String) {
    code = 0
    self.operation = operation
    self.message = message
  }

  /// Takes the oldest error of this thread's queue, and empties the queue for the next call.
  init(_ operation: String) {
    code = ERR_get_error()
    ERR_clear_error()
    self.operation = operation
    message = code == 0 ? "OpenSSL gave no reason" : Self.text(of: code)
  }

  private static func text(of code: UInt) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      ERR_error_string_n(code, buffer.baseAddress, buffer.count)
      guard let start = buffer.baseAddress else { return "" }
      return String(cString: start)
    }
  }
}

/// Turns OpenSSL's null pointer into an error.
func require(
  _ pointer: OpaquePointer?, _ operation: String
) throws(CryptographyError) -> OpaquePointer {
  guard let pointer else { throw CryptographyError(operation) }
  return pointer
}

/// Turns OpenSSL's results other than 1 into an error.
func require(_ result: Int32, _ operation: String) throws(CryptographyError) {
  guard result == 1 else { throw CryptographyError(operation) }
}
