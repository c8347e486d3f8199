import Assessment
import Testing
import Wire

struct JSONWriterTests {
  static func written(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `members stand in the order given, with commas between`() {
    let text = Self.written { writer in
      writer.object { writer in
        writer.member("b", 1)
        writer.key("a")
        writer.array { writer in
          writer.value("x")
          writer.null()
          writer.object { _ in }
          writer.value(true)
        }
        writer.member("c", "d")
      }
    }
    #expect(text == #"{"b":1,"a":["x",null,{},true],"c":"d"}"#)
  }

  @Test func `only what must be escaped is escaped`() {
    #expect(
      Self.written { $0.value("\"\\/\u{8}\t\n\u{C}\r\u{1}\u{1F}é\u{2028}😀") }
        == #""\"\\/\b\t\n\f\r\u0001\u001fé"# + "\u{2028}😀\"")
  }

  static let decimals: [(Int64, Int, String)] = [
    (35, -1, "3.5"), (-35, -1, "-3.5"), (5, -3, "0.005"), (12, 2, "1200"), (12, 30, "12e30"),
    (7, -18, "0.000000000000000007"), (7, -19, "7e-19"), (0, 0, "0"), (-1, -30, "-1e-30"),
    (123_456_789_012_345_678, -18, "0.123456789012345678"),
  ]

  @Test(arguments: decimals)
  func `a decimal number is written so that it is read back`(
    significand: Int64, exponent: Int, text: String
  ) throws {
    let decimal = try #require(DecimalNumber(checked: significand, exponent: exponent))
    let written = Self.written { $0.value(decimal) }
    #expect(written == text)
    guard case .number(let number) = try JSONScanner.scan(Array(written.utf8)) else {
      return #expect(Bool(false), "no number")
    }
    #expect(number.decimal == decimal)
  }
}
