import Testing

@testable import Publishing

@Suite struct CertificateLogoTests {
  @Test func `a small PNG is kept as it is`() throws {
    let logo = try CertificateLogo(png: SampleCertificate.png)
    #expect(logo.width == 3)
    #expect(logo.height == 2)
    #expect(logo.pixels.count == 4 * 3 * 2)
    // The last pixel of a row is transparent.
    #expect(logo.pixels[8..<12].allSatisfy { $0 == 0 })
    #expect(logo.pixels[3] == 255)
  }

  @Test(arguments: [[], Array("GIF89a".utf8), Array(repeating: 0, count: 100)] as [[UInt8]])
  func `a file that is no PNG is refused`(bytes: [UInt8]) {
    #expect(throws: CertificateLogo.Fault.notPNG) { try CertificateLogo(png: bytes) }
  }

  @Test func `a PNG cut anywhere is refused`() {
    // Without its last chunk the picture is still whole.
    for count in 0..<(SampleCertificate.png.count - 16) {
      #expect(throws: CertificateLogo.Fault.self) {
        try CertificateLogo(png: Array(SampleCertificate.png.prefix(count)))
      }
    }
  }

  @Test func `a header that promises too many pixels is refused before they are unpacked`() {
    var bytes = SampleCertificate.png
    bytes[16] = 0x7F
    #expect(
      throws: CertificateLogo.Fault.tooManyPixels(width: 0x7F00_0003, height: 2, max: 6_000)
    ) { try CertificateLogo(png: bytes) }
  }

  @Test func `a file that is too large is refused`() {
    let bytes = SampleCertificate.png + [UInt8](repeating: 0, count: CertificateLogo.bytesMax)
    #expect(
      throws: CertificateLogo.Fault.tooManyBytes(bytes.count, max: CertificateLogo.bytesMax)
    ) { try CertificateLogo(png: bytes) }
  }
}
