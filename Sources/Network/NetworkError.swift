import CLinux
import COpenSSL
import Glibc

/// Why a listener, a thread or a TLS identity could not be made.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another program, or another server of this one, listens there already.
  case addressInUse(ListenAddress)
  /// The text is no `address:port`.
  case malformedAddress(String)
  /// A call to the system failed; `errno` as in errno(3).
  case system(operation: String, errno: Int32)
  /// OpenSSL refused; `code` is its packed error code.
  case tls(operation: String, code: UInt, message: String)

  public var description: String {
    switch self {
    case .addressInUse(let address): "\(address) is in use already"
    case .malformedAddress(let text): "\(text) is no address and port, such as 127.0.0.1:7878"
    case .system(let operation, let code):
      "could not \(operation): \(String(cString: strerror(code)))"
    case .tls(let operation, _, let message): "could not \(operation): \(message)"
    }
  }

  /// The failure of the system call that was just made.
  static func last(_ operation: String) -> NetworkError {
    .system(operation: operation, errno: errno)
  }

  /// Takes the oldest of OpenSSL's errors on this thread and drops the others.
  static func lastOfTLS(_ operation: String) -> NetworkError {
    let code = ERR_get_error()
    ERR_clear_error()
    return .tls(operation: operation, code: code, message: textOfTLS(code))
  }

  private static func textOfTLS(_ code: UInt) -> String {
    guard code != 0 else { return "OpenSSL gave no reason" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      ERR_error_string_n(code, buffer.baseAddress, buffer.count)
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
