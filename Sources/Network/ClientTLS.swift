import COpenSSL

/// What the TLS connections of a client have in common, and the sessions that they can go on with. One
/// serves all connections of a thread.
public final class ClientTLS {
  let context: TLSContext
  var sessions = KeptSessions()

  public init() throws(NetworkError) { context = try TLSContext(client: ()) }
}

/// Whether the authorities that this system trusts vouch for a certificate.
///
/// They are read when asked for, and forgotten: they take megabytes and tens of milliseconds, and who
/// compares a pin needs none of them.
enum SystemTrust {
  static func covers(
    _ certificate: OpaquePointer, chain: OpaquePointer?, host: String
  ) -> Bool {
    defer { ERR_clear_error() }
    guard let store = X509_STORE_new() else { return false }
    defer { X509_STORE_free(store) }
    guard X509_STORE_set_default_paths(store) == 1, let check = X509_STORE_CTX_new() else {
      return false
    }
    defer { X509_STORE_CTX_free(check) }
    guard X509_STORE_CTX_init(check, store, certificate, chain) == 1,
      X509_STORE_CTX_set_purpose(check, X509_PURPOSE_SSL_SERVER) == 1,
      let parameters = X509_STORE_CTX_get0_param(check)
    else { return false }
    let isNamed =
      IPAddress(host) == nil
      ? X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count)
      : X509_VERIFY_PARAM_set1_ip_asc(parameters, host)
    return isNamed == 1 && X509_verify_cert(check) == 1
  }
}
