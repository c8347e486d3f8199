import Testing

@testable import Authoring

@Suite struct BankArchiveTests {
  private func format(_ paths: [String], file: String = "a.zip") -> BankFormat? {
    BankFormat(content: RawArchive.pack(paths.map { RawArchive.Entry($0) }), file: file)
  }

  @Test(arguments: [
    (["imsmanifest.xml", "a.xml"], BankFormat.qti), (["bank/imsmanifest.xml"], .qti),
    (["a.xml", "b.xml"], .qti), (["[Content_Types].xml", "word/document.xml"], .docx),
    (["[Content_Types].xml", "xl/workbook.xml"], .xlsx), (["h5p.json", "content/a.xml"], .h5p),
    (["word\\document.xml"], .docx),
  ])
  func `what is in an archive tells its format, whatever its name`(
    paths: [String], format: BankFormat
  ) {
    #expect(self.format(paths, file: "a.docx") == format)
    #expect(self.format(paths, file: "a.bin") == format)
  }

  @Test func `an archive of something else is no bank`() {
    #expect(format(["a.txt", "__MACOSX/._a.xml"], file: "a.bin") == nil)
    #expect(format(["[Content_Types].xml", "ppt/presentation.xml"], file: "a.pptx") == nil)
    let reading = BankReader.read(
      bytes: RawArchive.pack([RawArchive.Entry("a.txt")]), file: "a.bin")
    #expect(reading.diagnostics.map(\.code) == ["bank.unknown-format"])
  }

  @Test func `an archive that cannot be opened has a diagnostic and the format of its name`() {
    let bytes = Array(RawArchive.pack([RawArchive.Entry("imsmanifest.xml")]).dropLast(9))
    let reading = BankReader.read(bytes: bytes, file: "a.zip")
    #expect(reading.format == .qti)
    #expect(reading.diagnostics.map(\.code) == ["archive.unreadable"])
    #expect(BankReader.read(bytes: bytes, file: "b.H5P").format == .h5p)
  }

  @Test(arguments: [
    ArchiveFault.unreadable, .tooManyEntries, .entryTooLarge("a"), .tooLarge, .packedTooMuch("a"),
    .overlapping, .unsafePath("../a"), .encrypted, .noSuchEntry("a"),
  ])
  func `every fault is an error with words in both languages`(fault: ArchiveFault) {
    let finding = BankFinding.archive(fault)
    #expect(finding.severity == .error && finding.code.hasPrefix("archive."))
    #expect(!finding.message.vi.isEmpty && finding.message.vi != finding.message.en)
  }
}
