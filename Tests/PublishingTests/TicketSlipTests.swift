import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct TicketSlipTests {
  private func slip(_ number: Int, name: String = "Nguyễn Thị Ánh") -> TicketSlip {
    TicketSlip(
      contest: "Tìm hiểu dịch vụ công trực tuyến", name: name, place: "8A · THCS Lê Mao",
      ticket: "4F7Q2M9X", server: "192.168.1.20", command: "thi 192.168.1.20 4F7Q2M9X",
      language: "vi")
  }

  private func pages(_ slips: [TicketSlip]) throws -> (pages: Int, missing: Int, bytes: Data) {
    let folder = try TemporaryDirectory()
    let path = folder.path("phieu.pdf")
    let missing = try TicketSlipPrinter.write(
      slips, to: path, title: "Phiếu", created: "2026-11-28T00:00:00Z")
    let bytes = try Data(contentsOf: URL(filePath: path))
    let text = String(decoding: bytes, as: UTF8.self)
    return (text.matches(of: #/\/Type \/Page\b[^s]/#).count, missing, bytes)
  }

  @Test func `twelve slips stand on a page, and every letter has a glyph`() throws {
    let one = try pages((1...12).map { slip($0) })
    #expect(one.pages == 1)
    #expect(one.missing == 0)
    #expect(try pages((1...13).map { slip($0) }).pages == 2)
    // The same bytes from the same slips.
    #expect(try pages((1...12).map { slip($0) }).bytes == one.bytes)
  }

  @Test func `boxes stand beside each other within the page`() {
    let size = PDFDocument.Size.portrait
    let page = PageBox(x: 0, y: 0, width: size.width, height: size.height)
    let boxes = (0..<TicketSlipPrinter.columns * TicketSlipPrinter.rows).map {
      TicketSlipPrinter.box($0).inset(by: 0.1)
    }
    for (place, box) in boxes.enumerated() {
      #expect(page.contains(box))
      #expect(!boxes[..<place].contains { $0.overlaps(box) })
    }
  }

  @Test func `a name of a hundred letters still prints`() throws {
    let long = String(repeating: "Nguyễn ", count: 14)
    #expect(try pages([slip(1, name: long)]).missing == 0)
  }

  @Test func `a slip says how to begin in two lines, and leaves room for an unknown server`() {
    #expect(slip(1).steps.count == 2)
    #expect(slip(1).steps[0].contains("thi 192.168.1.20 4F7Q2M9X"))
    #expect(slip(1).spacedTicket == "4F7Q 2M9X")
    let unknown = TicketSlip(
      contest: "", name: "", place: "", ticket: "4F7Q2M9X", server: nil, command: "",
      language: "en")
    #expect(unknown.serverLine == "Server: ………………………")
  }
}
