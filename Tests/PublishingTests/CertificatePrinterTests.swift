import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct CertificatePrinterTests {
  static func certificate(
    recipient: String = "Nguyễn Thị Ánh", school: String = "Trường THCS Hoa Sen", signers: Int = 1
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
      })
  }

  @Test func `every Vietnamese letter has a glyph`() throws {
    let directory = try TemporaryDirectory()
    let lower =
      "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    let missing = try CertificatePrinter.write(
      [Self.certificate(recipient: lower), Self.certificate(recipient: "Hờ Y Pà H'Mông")],
      to: directory.path("letters.pdf"), title: "Chữ", created: "2026-10-10T00:00:00Z")
    #expect(missing == 0)
  }

  @Test func `the same certificates make the same bytes`() throws {
    let directory = try TemporaryDirectory()
    for name in ["one.pdf", "two.pdf"] {
      try CertificatePrinter.write(
        [Self.certificate(), Self.certificate(signers: 3)], to: directory.path(name),
        title: "Chứng nhận", created: "2026-10-10T00:00:00Z")
    }
    let one = try Data(contentsOf: directory.url.appending(path: "one.pdf"))
    let two = try Data(contentsOf: directory.url.appending(path: "two.pdf"))
    #expect(one == two)
    #expect(one.starts(with: Data("%PDF-".utf8)))
  }

  @Test func `a folder that is not there is an error with its path`() {
    #expect(throws: PDFError.self) {
      try CertificatePrinter.write(
        [Self.certificate()], to: "/nowhere/at/all.pdf", title: "", created: "2026-10-10T00:00:00Z")
    }
  }
}
