import Cryptography
import Foundation
import TestSupport
import Testing

@Suite struct CertificateTests {
  static let now: Int64 = 1_764_000_000  // 24 November 2025, 16:00 UTC

  static func make(
    names: [SelfSignedCertificate.Name] = [.dns("localhost"), .ip("127.0.0.1"), .ip("::1")]
  ) throws -> SelfSignedCertificate {
    try SelfSignedCertificate.make(
      commonName: "Trường THCS Lê Mao", names: names, validDays: 400, now: now)
  }

  @Test func `the pin is the hash of the DER inside the PEM`() throws {
    let certificate = try Self.make()
    let lines = certificate.certificatePEM.split(separator: "\n")
    let der = try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined()))
    #expect(certificate.pin == SelfSignedCertificate.pin(ofDER: Array(der)))
    #expect(try certificate.pin == SelfSignedCertificate.pin(ofPEM: certificate.certificatePEM))
    #expect(certificate.pin.hasPrefix("sha256:"))
    #expect(certificate.pin.utf8.count == 71)
  }

  @Test func `every certificate has a key and a pin of its own`() throws {
    let (one, two) = (try Self.make(), try Self.make())
    #expect(one.pin != two.pin)
    #expect(one.privateKeyPEM != two.privateKeyPEM)
  }

  @Test func `openssl reads the names, the dates and the purpose, and finds the signature good`()
    throws
  {
    let directory = try TemporaryDirectory()
    let file = directory.path("certificate.pem")
    let certificate = try Self.make()
    try certificate.certificatePEM.write(toFile: file, atomically: true, encoding: .utf8)
    let text = try openssl(["x509", "-in", file, "-noout", "-text", "-nameopt", "utf8"])
    for part in [
      "Trường THCS Lê Mao", "DNS:localhost, IP Address:127.0.0.1", "CA:FALSE",
      "TLS Web Server Authentication", "Digital Signature", "prime256v1",
      "Not Before: Nov 24 15:00:00 2025 GMT", "Not After : Dec 29 16:00:00 2026 GMT",
    ] { #expect(text.contains(part), "\(part)") }
    let verified = try openssl([
      "verify", "-attime", "\(Self.now)", "-CAfile", file, "-purpose", "sslserver", file,
    ])
    #expect(verified.contains("OK"))
  }

  @Test(arguments: ["a,DNS:evil", "", "a b", "a\n", "trường.vn"])
  func `a name that OpenSSL could read as more than a name is refused`(name: String) {
    #expect(throws: CryptographyError.self) { try Self.make(names: [.dns(name)]) }
    #expect(throws: CryptographyError.self) { try Self.make(names: [.ip(name)]) }
  }

  private func openssl(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}
