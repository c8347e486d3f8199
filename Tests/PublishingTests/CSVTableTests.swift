import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct CSVTableTests {
  struct Payload: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let cell: String
    var testDescription: String { name }
  }

  static let payloads = [
    Payload(name: "equals sign", text: "=1+1", cell: "\"'=1+1\""),
    Payload(name: "plus", text: "+84912345678", cell: "\"'+84912345678\""),
    Payload(name: "minus", text: "-1+cmd", cell: "\"'-1+cmd\""),
    Payload(name: "a minus alone", text: "-", cell: "\"'-\""),
    Payload(name: "minus and letters", text: "-A1", cell: "\"'-A1\""),
    Payload(name: "at sign", text: "@SUM(A1)", cell: "\"'@SUM(A1)\""),
    Payload(name: "tab", text: "\t=1", cell: "\"'\t=1\""),
    Payload(name: "carriage return", text: "\r=1", cell: "\"'\r=1\""),
    Payload(name: "line feed", text: "\n=1", cell: "\"'\n=1\""),
    Payload(name: "NUL", text: "\0=1", cell: "\"'\0=1\""),
    Payload(name: "full-width equals", text: "＝1", cell: "\"'＝1\""),
    Payload(name: "full-width plus", text: "＋1", cell: "\"'＋1\""),
    Payload(name: "full-width minus", text: "－1", cell: "\"'－1\""),
    Payload(name: "full-width at", text: "＠A1", cell: "\"'＠A1\""),
    Payload(name: "after spaces", text: "  =1", cell: "\"'  =1\""),
    Payload(name: "after a no-break space", text: "\u{A0}=1", cell: "\"'\u{A0}=1\""),
    Payload(name: "after a wide space", text: "\u{3000}=1", cell: "\"'\u{3000}=1\""),
    Payload(name: "after a byte-order mark", text: "\u{FEFF}=1", cell: "\"'\u{FEFF}=1\""),
    Payload(name: "after a sign without width", text: "\u{200B}=1", cell: "\"'\u{200B}=1\""),
    Payload(
      name: "a command", text: "=cmd|' /C calc'!A0", cell: "\"'=cmd|' /C calc'!A0\""),
    Payload(
      name: "quotes in a formula", text: "=HYPERLINK(\"http://x\")",
      cell: "\"'=HYPERLINK(\"\"http://x\"\")\""),
    Payload(name: "a separator before it", text: "a;=1", cell: "\"a;=1\""),
    Payload(name: "a comma before it", text: "a,=1", cell: "\"a,=1\""),
    Payload(name: "a quote before it", text: "\"=1", cell: "\"\"\"=1\""),
    Payload(name: "a line before it", text: "a\n=1", cell: "\"a\n=1\""),
    Payload(name: "a negative number", text: "-25", cell: "-25"),
    Payload(name: "a negative decimal", text: "-0.12", cell: "-0.12"),
    Payload(name: "a negative decimal with a comma", text: "-0,12", cell: "\"-0,12\""),
    Payload(name: "a formula of numbers", text: "-1.2.3", cell: "\"'-1.2.3\""),
    Payload(name: "a subtraction", text: "-1-2", cell: "\"'-1-2\""),
    Payload(name: "a sign and a comma", text: "-,5", cell: "\"'-,5\""),
    Payload(name: "a number", text: "931", cell: "931"),
    Payload(name: "a name", text: "Hờ Y Pà H'Mông", cell: "Hờ Y Pà H'Mông"),
    Payload(name: "a sign inside", text: "8A-1", cell: "8A-1"),
    Payload(name: "nothing", text: "", cell: ""),
    Payload(name: "spaces alone", text: "  ", cell: "  "),
  ]

  @Test(arguments: payloads)
  func `no cell begins a formula`(payload: Payload) {
    #expect(Array(CSVTable.cell(payload.text).utf8) == Array(payload.cell.utf8))
  }

  @Test func `a file begins with a byte-order mark and ends each row with CR LF`() {
    var table = CSVTable(header: ["Hạng", "Mã"])
    table.append(["1", "c1"])
    #expect(table.bytes == [0xEF, 0xBB, 0xBF] + Array("Hạng,Mã\r\n1,c1\r\n".utf8))
  }

  /// Whatever is in the cells, reading the file gives as many rows and cells, the apostrophe apart.
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `random cells come back`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let signs: [Character] = ["a", "\"", ",", ";", "\n", "\r", "\t", "=", "-", " ", "đ", "'", "9"]
    var table = CSVTable(header: ["a", "b", "c"])
    for _ in 0..<20 {
      table.append(
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
              signs.randomElement(using: &random) ?? "a"
            })
        })
    }
    let read = Self.read(Array(table.bytes.dropFirst(3)))
    #expect(read.count == table.rows.count, "seed \(seed)")
    for (was, now) in zip(table.rows, read) {
      let same = zip(was, now).allSatisfy {
        Array($0.utf8) == Array($1.utf8) || Array(("'" + $0).utf8) == Array($1.utf8)
      }
      #expect(was.count == now.count && same, "seed \(seed)")
    }
  }

  /// RFC 4180, over bytes.
  private static func read(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let next = place + 1 < bytes.count ? bytes[place + 1] : nil
      switch (byte, isQuoted) {
      case (UInt8(ascii: "\""), true) where next == UInt8(ascii: "\""):
        cell.append(byte)
        place += 1
      case (UInt8(ascii: "\""), _): isQuoted.toggle()
      case (UInt8(ascii: ","), false):
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case (UInt8(ascii: "\r"), false) where next == UInt8(ascii: "\n"):
        rows.append(row + [String(decoding: cell, as: UTF8.self)])
        (row, cell) = ([], [])
        place += 1
      default: cell.append(byte)
      }
      place += 1
    }
    return rows
  }
}
