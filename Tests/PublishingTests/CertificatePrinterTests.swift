import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct CertificatePrinterTests {
  private let created = "2026-10-10T00:00:00+07:00"

  private func print(_ certificates: [Certificate], _ path: String) throws -> Int {
    try CertificatePrinter.write(certificates, to: path, title: "Chứng nhận", created: created)
  }

  @Test func `every Vietnamese letter has a glyph`() throws {
    let directory = try TemporaryDirectory()
    let lower =
      "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    let missing = try print(
      [
        SampleCertificate.certificate(recipient: lower, school: lower),
        SampleCertificate.certificate(recipient: "Hờ Y Pà H'Mông"),
      ], directory.path("letters.pdf"))
    #expect(missing == 0)
  }

  @Test func `the same certificates make the same bytes`() throws {
    let directory = try TemporaryDirectory()
    let logo = try CertificateLogo(png: SampleCertificate.png)
    for name in ["one.pdf", "two.pdf"] {
      _ = try print(
        [SampleCertificate.certificate(logo: logo), SampleCertificate.certificate(signers: 3)],
        directory.path(name))
    }
    let one = try Data(contentsOf: directory.url.appending(path: "one.pdf"))
    let two = try Data(contentsOf: directory.url.appending(path: "two.pdf"))
    #expect(one == two)
    #expect(one.starts(with: Data("%PDF-".utf8)))
  }

  @Test func `fonts are embedded with the letters that their glyphs stand for`() throws {
    let directory = try TemporaryDirectory()
    _ = try print([SampleCertificate.certificate()], directory.path("fonts.pdf"))
    let text = String(
      decoding: try Data(contentsOf: directory.url.appending(path: "fonts.pdf")), as: UTF8.self)
    let fonts = text.components(separatedBy: "/Type /FontDescriptor").count - 1
    #expect(fonts > 0)
    #expect(text.components(separatedBy: "/FontFile").count - 1 == fonts)
    #expect(text.components(separatedBy: "/ToUnicode").count - 1 >= fonts)
    #expect(!text.contains("/URI") && !text.contains("/JavaScript"))
  }

  @Test func `text can be copied out of the file`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext") else { return }
    let directory = try TemporaryDirectory()
    _ = try print(
      [SampleCertificate.certificate(recipient: "Vừ Bá Xử"), SampleCertificate.certificate()],
      directory.path("text.pdf"))
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = ["-layout", directory.path("text.pdf"), "-"]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let pages = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
      .components(separatedBy: "\u{0C}")
    #expect(pages.count == 3)
    for text in [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY CHỨNG NHẬN",
      "VỪ BÁ XỬ", "Trường THCS Hoa Sen", "Đạt Giải Nhất", "Số: 0001/thu-nghiem",
      "Nghệ An, ngày 10 tháng 10 năm 2026", "Trần Văn Bình", "12/QĐ-SGDĐT",
    ] {
      #expect(pages.first?.contains(text) == true, "\(text)")
    }
  }

  @Test func `a folder that is not there is an error with its path`() {
    #expect(
      throws: PDFError(reason: .notWritten(systemCode: ENOENT), path: "/nowhere/at/all.pdf")
    ) {
      try print([SampleCertificate.certificate()], "/nowhere/at/all.pdf")
    }
  }

  @Test func `a full disk is an error`() {
    let full = PDFError(reason: .notWritten(systemCode: ENOSPC), path: "/dev/full")
    #expect(throws: full) { try print([], "/dev/full") }
    #expect(throws: full) { try print([SampleCertificate.certificate()], "/dev/full") }
    #expect(throws: full) {
      try print((0..<50).map { _ in SampleCertificate.certificate() }, "/dev/full")
    }
  }

  @Test func `a logo stands once in a file of many pages`() throws {
    let directory = try TemporaryDirectory()
    let logo = try CertificateLogo(png: SampleCertificate.png)
    _ = try print(
      (0..<5).map { _ in SampleCertificate.certificate(logo: logo) }, directory.path("logo.pdf"))
    let text = String(
      decoding: try Data(contentsOf: directory.url.appending(path: "logo.pdf")), as: UTF8.self)
    // The picture and its transparency.
    #expect(text.components(separatedBy: "/Subtype /Image").count - 1 == 2)
  }

  @Test func `a specimen is printed over with its mark`() throws {
    let directory = try TemporaryDirectory()
    let missing = try print(
      [SampleCertificate.certificate(mark: "MẪU")], directory.path("specimen.pdf"))
    #expect(missing == 0)
  }

  @Test func `letters that no font has are counted`() throws {
    let directory = try TemporaryDirectory()
    let missing = try print(
      [SampleCertificate.certificate(recipient: "An \u{10FFFD}\u{10FFFC}")],
      directory.path("missing.pdf"))
    #expect(missing == 2)
  }

  /// In a process of its own, which has not looked for fonts yet.
  @Test func `without any font the file is not begun and the reason is said`() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = directory.path("fonts.conf")
      let settings = "<fontconfig><dir>\(directory.path("none"))</dir></fontconfig>"
      try settings.write(toFile: path, atomically: true, encoding: .utf8)
      setenv("FONTCONFIG_FILE", path, 1)
      let file = directory.path("one.pdf")
      let fault = #expect(throws: PDFError.self) {
        try CertificatePrinter.write(
          [SampleCertificate.certificate()], to: file, title: "", created: "2026-10-10T00:00:00Z")
      }
      #expect(fault?.reason == .noFont)
      #expect(!FileManager.default.fileExists(atPath: file))
      if fault == nil { exit(1) }
    }
  }

  /// In a process of its own, whose memory nothing else moves.
  @Test func `five hundred certificates leave no memory behind`() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = directory.path("one.pdf")
      let logo = try CertificateLogo(png: SampleCertificate.png)
      func write(_ count: Int) throws {
        for number in 0..<count {
          try CertificatePrinter.write(
            [SampleCertificate.certificate(recipient: "Nguyễn Văn \(number)", logo: logo)],
            to: path, title: "", created: "2026-10-10T00:00:00Z")
        }
      }
      func residentPages() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      }
      try write(100)
      let before = try residentPages()
      try write(500)
      let grown = try residentPages() - before
      // 4 KiB a page: 4 MiB in all, 8 KiB a certificate.
      if grown > 1_024 {
        FileHandle.standardError.write(Data("grew by \(4 * grown) KiB\n".utf8))
        exit(1)
      }
    }
  }
}
