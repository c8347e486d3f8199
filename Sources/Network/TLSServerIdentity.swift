import COpenSSL

/// The certificate that a server shows, and the key that proves it.
public struct TLSServerIdentity: Sendable {
  /// What clients compare: `sha256:` and the lower-case hexadecimal SHA-256 of the certificate's DER.
  public let pin: String

  let certificatePEM: String
  let privateKeyPEM: String
  let tickets = TicketKeys()

  /// - Parameter certificatePEM: the server's own certificate first, then those that vouch for it, if any.
  public init(certificatePEM: String, privateKeyPEM: String) throws(NetworkError) {
    self.certificatePEM = certificatePEM
    self.privateKeyPEM = privateKeyPEM
    let certificates = try CertificateReader(certificatePEM)
    guard let own = certificates.first else {
      throw .tls(operation: "read a certificate", code: 0, message: "the text holds none")
    }
    pin = CertificatePin.of(own)
  }
}

/// The hash by which a client knows a certificate again.
enum CertificatePin {
  static func of(_ certificate: OpaquePointer) -> String {
    let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
      var length: UInt32 = 0
      let isMade = X509_digest(certificate, EVP_sha256(), buffer.baseAddress, &length) == 1
      count = isMade ? Int(length) : 0
    }
    let digits = Array("0123456789abcdef".utf8)
    let hex = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "sha256:" + String(decoding: hex, as: UTF8.self)
  }
}

/// The certificates of a PEM text, freed with this value.
struct CertificateReader: ~Copyable {
  private let certificates: [OpaquePointer]

  init(_ text: String) throws(NetworkError) {
    let bytes = Array(text.utf8)
    guard let bio = BIO_new(BIO_s_mem()),
      BIO_write(bio, bytes, Int32(clamping: bytes.count)) == Int32(clamping: bytes.count)
    else { throw .lastOfTLS("read a certificate") }
    defer { BIO_free(bio) }
    var found: [OpaquePointer] = []
    while let certificate = PEM_read_bio_X509(bio, nil, nil, nil) { found.append(certificate) }
    // The end of the text is an error to OpenSSL.
    ERR_clear_error()
    certificates = found
  }

  var first: OpaquePointer? { certificates.first }

  /// The ones after the first.
  var others: ArraySlice<OpaquePointer> { certificates.dropFirst() }

  deinit { for certificate in certificates { X509_free(certificate) } }
}
