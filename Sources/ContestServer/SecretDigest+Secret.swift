public import ContestEngine
import Cryptography

extension SecretDigest {
  /// Of a token or ticket as it is sent.
  public init(secret: String) { self.init(bytes: SHA256.hash(Array(secret.utf8)).bytes) }
}
