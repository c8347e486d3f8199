import COpenSSL

/// A certificate that vouches for itself: clients know it by its pin instead of by an authority.
public struct SelfSignedCertificate: Hashable, Sendable {
  /// What the certificate may be reached under.
  public enum Name: Hashable, Sendable {
    case dns(String)
    /// An IPv4 or IPv6 address in its usual text form, without brackets.
    case ip(String)
  }

  public let certificatePEM: String
  /// Not encrypted: the file that holds it must be readable by its owner only.
  public let privateKeyPEM: String
  /// See `pin(ofDER:)`.
  public let pin: String

  /// Makes a P-256 key and a certificate for it.
  ///
  /// - Parameter now: seconds since the Unix epoch. The certificate is valid from an hour before, since
  ///   clocks of schools differ, until `validDays` after.
  public static func make(
    commonName: String, names: [Name], validDays: Int, now: Int64
  ) throws(CryptographyError) -> SelfSignedCertificate {
    let key = try newKey()
    defer { EVP_PKEY_free(key) }
    let certificate = try require(X509_new(), "make a certificate")
    defer { X509_free(certificate) }
    try describe(certificate, commonName: commonName)
    try setValidity(of: certificate, from: now - 3600, until: now + Int64(validDays) * 86_400)
    try addExtensions(to: certificate, names: names)
    try require(X509_set_pubkey(certificate, key), "make a certificate")
    guard X509_sign(certificate, key, EVP_sha256()) > 0 else {
      throw CryptographyError("sign a certificate")
    }
    return SelfSignedCertificate(
      certificatePEM: try PEM.text(certificate: certificate),
      privateKeyPEM: try PEM.text(privateKey: key),
      pin: pin(ofDER: try der(of: certificate)))
  }

  /// What clients compare: `sha256:` and the lower-case hexadecimal SHA-256 of the whole certificate.
  public static func pin(ofDER der: [UInt8]) -> String { SHA256.hash(der).description }

  /// The pin of the first certificate in a PEM text.
  public static func pin(ofPEM pem: String) throws(CryptographyError) -> String {
    let certificate = try PEM.certificate(pem)
    defer { X509_free(certificate) }
    return pin(ofDER: try der(of: certificate))
  }

  private static func der(of certificate: OpaquePointer) throws(CryptographyError) -> [UInt8] {
    let count = i2d_X509(certificate, nil)
    guard count > 0 else { throw CryptographyError("write a certificate") }
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, used in
      var end = buffer.baseAddress
      used = Int(max(0, i2d_X509(certificate, &end)))
    }
  }

  private static func newKey() throws(CryptographyError) -> OpaquePointer {
    let operation = "make a P-256 key"
    let context = try require(EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil), operation)
    defer { EVP_PKEY_CTX_free(context) }
    try require(EVP_PKEY_keygen_init(context), operation)
    try require(EVP_PKEY_CTX_set_group_name(context, "P-256"), operation)
    var key: OpaquePointer?
    try require(EVP_PKEY_generate(context, &key), operation)
    return try require(key, operation)
  }

  private static func describe(
    _ certificate: OpaquePointer, commonName: String
  ) throws(CryptographyError) {
    let operation = "name a certificate"
    try require(X509_set_version(certificate, 2), operation)  // X.509 version 3 is written as 2
    // 63 bits: positive, not zero, and never the same twice (RFC 5280, 4.1.2.2).
    let serial = UInt64.random(in: 1...UInt64(Int64.max))
    try require(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial), operation)
    let name = X509_get_subject_name(certificate)
    let text = Array(commonName.utf8)
    try require(
      X509_NAME_add_entry_by_NID(
        name, NID_commonName, MBSTRING_FLAG, text, Int32(text.count), -1, 0), operation)
    try require(X509_set_issuer_name(certificate, name), operation)
  }

  private static func setValidity(
    of certificate: OpaquePointer, from start: Int64, until end: Int64
  ) throws(CryptographyError) {
    guard ASN1_TIME_set(X509_getm_notBefore(certificate), Int(start)) != nil,
      ASN1_TIME_set(X509_getm_notAfter(certificate), Int(end)) != nil
    else { throw CryptographyError("date a certificate") }
  }

  private static func addExtensions(
    to certificate: OpaquePointer, names: [Name]
  ) throws(CryptographyError) {
    var extensions = [
      (NID_basic_constraints, "critical,CA:FALSE"),
      (NID_key_usage, "critical,digitalSignature"),
      (NID_ext_key_usage, "serverAuth"),
    ]
    let list = try names.map { name throws(CryptographyError) in try text(of: name) }
    if !list.isEmpty { extensions.append((NID_subject_alt_name, list.joined(separator: ","))) }
    for (kind, value) in extensions {
      let made = try require(
        X509V3_EXT_conf_nid(nil, nil, kind, value), "add \(value) to a certificate")
      defer { X509_EXTENSION_free(made) }
      try require(X509_add_ext(certificate, made, -1), "add \(value) to a certificate")
    }
  }

  /// OpenSSL reads these from a list with commas, so only characters of addresses may come through.
  private static func text(of name: Name) throws(CryptographyError) -> String {
    let (prefix, value) =
      switch name {
      case .dns(let host): ("DNS:", host)
      case .ip(let address): ("IP:", address)
      }
    let isPlain = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    guard isPlain, !value.isEmpty else {
      throw CryptographyError("name a certificate", refused: "\(value) is no host name or address")
    }
    return prefix + value
  }
}
