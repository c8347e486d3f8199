import Publishing

/// Certificates for the tests of what is printed.
enum SampleCertificate {
  static func certificate(
    recipient: String = "Nguyễn Thị Ánh", school: String = "Trường THCS Hoa Sen", signers: Int = 1,
    logo: CertificateLogo? = nil, mark: String = ""
  ) -> Certificate {
    Certificate(
      parentBody: "Ủy ban nhân dân tỉnh Nghệ An", issuingBody: "Sở Giáo dục và Đào tạo",
      heading: "Giấy chứng nhận", address: "Chứng nhận em", recipient: recipient,
      affiliation: ["Lớp 8A", school], achievement: "Đạt Giải Nhất",
      occasion: "Cuộc thi “Tìm hiểu dịch vụ công trực tuyến”",
      decision: "Theo Quyết định số 12/QĐ-SGDĐT ngày 10/10/2026", number: "Số: 0001/thu-nghiem",
      placeAndDate: "Nghệ An, ngày 10 tháng 10 năm 2026",
      signers: (0..<signers).map {
        Certificate.Signer(
          prefix: $0 == 0 ? "TM. Ban tổ chức" : "", title: "Trưởng ban", name: "Trần Văn Bình")
      }, nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do - Hạnh phúc",
      logo: logo, mark: mark)
  }

  /// One text in every place, as long as a contest file allows there.
  static func filled(with word: String, signers: Int, logo: CertificateLogo?) -> Certificate {
    func text(_ most: Int) -> String {
      String((String(repeating: word + " ", count: most / max(1, word.count) + 1)).prefix(most))
    }
    return Certificate(
      parentBody: text(500), issuingBody: text(500), heading: text(60), address: text(40),
      recipient: text(500), affiliation: [text(100), text(1_000)], achievement: text(110),
      occasion: text(520), decision: text(100), number: text(80), placeAndDate: text(140),
      signers: (0..<signers).map { _ in
        Certificate.Signer(prefix: text(100), title: text(100), name: text(100))
      }, nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do - Hạnh phúc",
      logo: logo)
  }

  /// A PNG of 3 × 2 pixels.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x00, 0x9D,
    0x74, 0x66, 0x1A, 0x00, 0x00, 0x00, 0x13, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x38,
    0x21, 0xA7, 0xF1, 0x1F, 0x84, 0x19, 0x40, 0x00, 0x99, 0x03, 0x00, 0x79, 0xC8, 0x08, 0x35,
    0x4F, 0xD9, 0x41, 0xE9, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
    0x82,
  ]
}
