import TestSupport
import Testing

@testable import Publishing

/// Where everything stands on the page, whatever the words are.
@Suite struct CertificateLayoutTests {
  private func parts(_ certificate: Certificate) throws -> [CertificatePart] {
    CertificateLayout(certificate, with: try #require(Typesetter())).parts
  }

  private func expectTidy(
    _ certificate: Certificate, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let parts = try parts(certificate)
    for (place, part) in parts.enumerated() {
      // Rounding of the text engine: 1/1024 point.
      let box = part.box.inset(by: 0.01)
      #expect(
        CertificateLayout.content.contains(box),
        "\(part.name) leaves the page: \(box) \(comment ?? "")",
        sourceLocation: sourceLocation)
      for other in parts[(place + 1)...] {
        #expect(
          !box.overlaps(other.box.inset(by: 0.01)),
          "\(part.name) \(part.box) meets \(other.name) \(other.box) \(comment ?? "")",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: 0...4)
  func `nothing meets on a usual certificate`(signers: Int) throws {
    let logo = try CertificateLogo(png: SampleCertificate.png)
    try expectTidy(SampleCertificate.certificate(signers: signers))
    try expectTidy(SampleCertificate.certificate(signers: signers, logo: logo))
  }

  @Test(arguments: ["Trường Phổ thông Dân tộc bán trú", "W", "i", "12/QĐ-"], 1...4)
  func `nothing meets where every text is as long as it may be`(word: String, signers: Int) throws {
    let logo = try CertificateLogo(png: SampleCertificate.png)
    let isOdd = signers % 2 == 1
    try expectTidy(
      SampleCertificate.filled(with: word, signers: signers, logo: isOdd ? logo : nil))
  }

  @Test(arguments: ["W", "không_có_chỗ_xuống_dòng"])
  func `nothing meets where long texts have no place to end a line`(word: String) throws {
    try expectTidy(
      SampleCertificate.filled(
        with: String(repeating: word, count: 200), signers: 3, logo: nil))
  }

  @Test func `nothing meets where every text is empty`() throws {
    try expectTidy(
      Certificate(
        parentBody: "", issuingBody: "", heading: "", address: "", recipient: "", affiliation: [],
        achievement: "", occasion: "", decision: "", number: "", placeAndDate: "", signers: []))
  }

  /// Texts of random lengths from a word to ten lines, up to four signers, with or without a logo.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `nothing meets, whatever the words are`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["Trường", "Nguyễn", "ủy", "H'Mông", "PTDTBT", "Ngh", "ẮẶỖ", "Q̣", "2026", "ꪹꪭꪷꪥ"]
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "a" }.joined(separator: " ")
    }
    let logo = try CertificateLogo(png: SampleCertificate.png)
    let certificate = Certificate(
      parentBody: text(20), issuingBody: text(20), heading: text(8), address: text(5),
      recipient: text(30), affiliation: [text(8), text(40)], achievement: text(14),
      occasion: text(60), decision: text(12), number: text(8), placeAndDate: text(16),
      signers: (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Certificate.Signer(prefix: text(8), title: text(10), name: text(10))
      }, nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do - Hạnh phúc",
      logo: Bool.random(using: &random) ? logo : nil)
    try expectTidy(certificate, "seed \(seed)")
  }

  @Test(arguments: 1...4)
  func `each signer has 30 to 50 mm free to sign and stamp`(signers: Int) throws {
    let millimetre = 72 / 25.4
    for certificate in [
      SampleCertificate.certificate(signers: signers),
      SampleCertificate.filled(with: "Chủ tịch", signers: signers, logo: nil),
    ] {
      let rooms = try parts(certificate).filter {
        if case .signatureRoom = $0.name { true } else { false }
      }
      #expect(rooms.count == signers)
      #expect(rooms.allSatisfy { $0.box.height >= 30 * millimetre })
      #expect(rooms.allSatisfy { $0.box.width >= 30 * millimetre })
    }
    let usual = try parts(SampleCertificate.certificate(signers: signers))
    let first = try #require(usual.first { $0.name == .signatureRoom(0) })
    #expect(first.box.height <= 50 * millimetre)
  }

  @Test func `a square of 20 mm and more is kept for the check code`() throws {
    let code = try #require(
      parts(SampleCertificate.certificate()).first { $0.name == .checkCode })
    #expect(code.box.width == code.box.height)
    #expect(code.box.width >= 20 * 72 / 25.4)
  }

  @Test func `a long name shrinks, then wraps, and is never cut`() throws {
    let setter = try #require(Typesetter())
    let style = TextStyle(size: 34, smallest: 21, bold: true)
    let short = try #require(setter.lay("Nguyễn Thị Ánh", style, width: 600))
    #expect(short.lineCount == 1)
    let longer = try #require(
      setter.lay("Nguyễn Phan Thị Quỳnh Như Hoàng Công Tằng", style, width: 600))
    #expect(longer.lineCount == 1)
    #expect(longer.height < short.height)
    #expect(longer.width <= 600)
    let long = try #require(
      setter.lay(String(repeating: "Nguyễn Phan Thị ", count: 12), style, width: 600))
    #expect(long.lineCount > 1)
    #expect(long.width <= 600)
  }

  @Test func `lines of a wrapped text are about as long as each other`() throws {
    let setter = try #require(Typesetter())
    let text = "Trường Phổ thông Dân tộc bán trú Trung học cơ sở Nậm Cắn"
    let style = TextStyle(size: 20)
    let one = try #require(setter.lay(text, style, width: 5_000))
    let two = try #require(setter.lay(text, style, width: one.width - 5))
    #expect(two.lineCount == 2)
    #expect(two.width < one.width * 0.7)
  }

  @Test func `the nation stands in the middle where no body is named`() throws {
    let certificate = Certificate(
      parentBody: "", issuingBody: "", heading: "A", address: "B", recipient: "C", affiliation: [],
      achievement: "D", occasion: "E", decision: "", number: "F", placeAndDate: "G", signers: [],
      nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do - Hạnh phúc")
    let nation = try #require(parts(certificate).first { $0.name == .nation })
    #expect(abs(nation.box.x + nation.box.width / 2 - PDFDocument.width / 2) < 1)
  }
}
