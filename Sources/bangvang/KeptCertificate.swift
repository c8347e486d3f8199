import Cryptography
import Foundation
import Network
import Store

/// The server's own certificate: made on the first start, kept beside the data, so that the pin that
/// students' programs remember stays the same.
struct KeptCertificate {
  let directory: String

  func identity() throws -> TLSServerIdentity {
    let files = try DataDirectory(directory)
    let certificateFile = URL(filePath: files.certificateFile)
    let keyFile = URL(filePath: files.certificateKeyFile)
    if FileManager.default.fileExists(atPath: keyFile.path) {
      return try TLSServerIdentity(
        certificatePEM: String(contentsOf: certificateFile, encoding: .utf8),
        privateKeyPEM: String(contentsOf: keyFile, encoding: .utf8))
    }
    let made = try SelfSignedCertificate.make(
      commonName: "Bảng Vàng", names: [.dns("localhost")], validDays: 3_650,
      now: Int64(Date().timeIntervalSince1970))
    // The key last: a certificate without it is made anew.
    try WholeFile.write(made.certificatePEM, to: certificateFile.path)
    try WholeFile.write(made.privateKeyPEM, to: keyFile.path)
    return try TLSServerIdentity(
      certificatePEM: made.certificatePEM, privateKeyPEM: made.privateKeyPEM)
  }
}
