import COpenSSL
import Synchronization

/// The keys under which a server hands its clients their TLS sessions to keep (RFC 8446, 4.6.1): the
/// server itself remembers none of them.
///
/// All threads that show one certificate share them, so that a session that one thread gave opens on
/// another. Another certificate has other keys: who comes with a session from before shakes hands in full
/// and sees the new certificate.
final class TicketKeys: Sendable {
  struct Key: Hashable {
    /// Stands in the ticket in the clear, 16 bytes.
    let name: [UInt8]
    /// Of AES-256.
    let cipher: [UInt8]
    /// Of HMAC-SHA-256.
    let mac: [UInt8]
    /// On the monotonic clock, in milliseconds.
    let madeAt: Int64

    fileprivate init?(at now: Int64) {
      guard let name = Self.random(16), let cipher = Self.random(32), let mac = Self.random(32)
      else { return nil }
      self.name = name
      self.cipher = cipher
      self.mac = mac
      madeAt = now
    }

    private static func random(_ count: Int) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: count)
      return RAND_bytes(&bytes, Int32(count)) == 1 ? bytes : nil
    }
  }

  /// For how long tickets are made with one key, in milliseconds.
  static let rotation: Int64 = 3_600_000
  /// How old a session may be, in seconds: longer than an evening, shorter than a night.
  static let lifetime = 4 * 3_600
  /// How old a key may be that still opens something, in milliseconds.
  static let kept = rotation + Int64(lifetime) * 1_000

  /// The newest last.
  private let keys = Mutex<[Key]>([])

  /// The key that new tickets are made with; nil where the system has no random numbers to give.
  func sealing(now: Int64) -> Key? {
    keys.withLock { keys in
      if let newest = keys.last, now - newest.madeAt < Self.rotation { return newest }
      guard let made = Key(at: now) else { return keys.last }
      keys.removeAll { now - $0.madeAt >= Self.kept }
      keys.append(made)
      return made
    }
  }

  /// The key of that name, where it still opens something.
  func opening(_ name: [UInt8], now: Int64) -> Key? {
    keys.withLock { keys in keys.first { $0.name == name && now - $0.madeAt < Self.kept } }
  }

  /// Lets a context make and open tickets with these keys, which must live as long as it does.
  func serve(_ context: OpaquePointer) {
    SSL_CTX_set_ex_data(context, 0, Unmanaged.passUnretained(self).toOpaque())
    SSL_CTX_set_tlsext_ticket_key_evp_cb(context, prepareTicket)
    SSL_CTX_set_num_tickets(context, 1)
    SSL_CTX_set_timeout(context, Self.lifetime)
  }
}

/// Sets up what OpenSSL seals or opens a ticket with.
///
/// - Returns: 1 where that is done, 0 for no ticket or for a handshake in full, -1 for an error, as
///   SSL_CTX_set_tlsext_ticket_key_evp_cb(3) says.
private func prepareTicket(
  _ ssl: OpaquePointer?, _ name: UnsafeMutablePointer<UInt8>?,
  _ vector: UnsafeMutablePointer<UInt8>?, _ cipher: OpaquePointer?, _ mac: OpaquePointer?,
  _ seals: Int32
) -> Int32 {
  guard let name, let vector, let owner = SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), 0) else {
    return 0
  }
  let keys = Unmanaged<TicketKeys>.fromOpaque(owner).takeUnretainedValue()
  let now = MonotonicClock.milliseconds
  guard seals == 1 else {
    let wanted = Array(UnsafeBufferPointer(start: name, count: 16))
    guard let key = keys.opening(wanted, now: now) else { return 0 }
    let isSet = EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nil, key.cipher, vector) == 1
    return isSet && authenticate(mac, with: key) ? 1 : -1
  }
  guard let key = keys.sealing(now: now) else { return 0 }
  name.update(from: key.name, count: 16)
  guard RAND_bytes(vector, Int32(EVP_CIPHER_get_iv_length(EVP_aes_256_cbc()))) == 1,
    EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), nil, key.cipher, vector) == 1
  else { return -1 }
  return authenticate(mac, with: key) ? 1 : -1
}

private func authenticate(_ mac: OpaquePointer?, with key: TicketKeys.Key) -> Bool {
  var secret = key.mac
  var digest = Array("SHA256".utf8CString)
  let count = secret.count
  return secret.withUnsafeMutableBytes { secret in
    digest.withUnsafeMutableBufferPointer { digest in
      // The settings keep pointers to their names.
      "key".withCString { keyName in
        "digest".withCString { digestName in
          let settings = [
            OSSL_PARAM_construct_octet_string(keyName, secret.baseAddress, count),
            OSSL_PARAM_construct_utf8_string(digestName, digest.baseAddress, 0),
            OSSL_PARAM_construct_end(),
          ]
          return EVP_MAC_CTX_set_params(mac, settings) == 1
        }
      }
    }
  }
}
