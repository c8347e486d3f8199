import COpenSSL

/// The library that does TLS and all other cryptography.
public enum TLSLibrary {
  /// As it was loaded, such as `OpenSSL 3.0.17 1 Jul 2025`.
  public static var version: String { String(cString: OpenSSL_version(OPENSSL_VERSION)) }
}
