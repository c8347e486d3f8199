import Assessment
import Foundation
import Testing
import TestSupport
import Wire

struct JSONScannerTests {
  static func scan(_ text: String, depthMax: Int = 16) throws(JSONFault) -> JSONValue {
    try JSONScanner.scan(Array(text.utf8), depthMax: depthMax)
  }

  @Test func `an object keeps the order of its members`() throws {
    let value = try Self.scan(#"{"b":1,"a":[true,false,null],"c":{"d":"e"}}"#)
    guard case .object(let object) = value else { return #expect(Bool(false), "no object") }
    #expect(object.members.map(\.key) == ["b", "a", "c"])
    #expect(object["a"] == .array([.bool(true), .bool(false), .null]))
  }

  static let refused: [(String, JSONFault)] = [
    ("", .unexpectedEnd), ("{", .unexpectedEnd), (#"{"a":1,}"#, .unexpectedByte(at: 7)),
    ("[1,]", .unexpectedByte(at: 3)), ("[1 2]", .unexpectedByte(at: 3)),
    (#"{"a":1,"a":2}"#, .duplicateKey), (#"{"a":1,"\u0061":2}"#, .duplicateKey),
    (#""\ud800""#, .loneSurrogate), (#""\udc00\ud800""#, .loneSurrogate),
    (#""\ud800x""#, .loneSurrogate), (#""\ud800\n""#, .loneSurrogate),
    ("01", .unexpectedByte(at: 1)),
    ("-", .unexpectedEnd), ("+1", .unexpectedByte(at: 0)), (".5", .unexpectedByte(at: 0)),
    ("5.", .unexpectedEnd), ("1e", .unexpectedEnd), ("NaN", .unexpectedByte(at: 0)),
    ("nul", .unexpectedEnd), ("'a'", .unexpectedByte(at: 0)), ("{} {}", .unexpectedByte(at: 3)),
    ("\"a\tb\"", .unexpectedByte(at: 2)), ("\u{FEFF}{}", .unexpectedByte(at: 0)),
    (#""\x41""#, .unexpectedByte(at: 2)), (#""\u12G4""#, .unexpectedByte(at: 5)),
    ("{1:2}", .unexpectedByte(at: 1)), ("\u{A0}1", .unexpectedByte(at: 0)),
  ]

  @Test(arguments: refused) func `what is not JSON is refused`(text: String, fault: JSONFault) {
    #expect(throws: fault) { try Self.scan(text) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0x80, 0x22],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect(throws: JSONFault.notUTF8) { try JSONScanner.scan(bytes) }
  }

  @Test func `the whole object is depth 1 and depth 16 is the last that is read`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try Self.scan(nested(16)) }
    #expect(throws: JSONFault.tooDeep) { try Self.scan(nested(17)) }
    #expect(throws: JSONFault.tooDeep) { try Self.scan(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONFault.tooDeep) { try Self.scan(#"{"a":{"b":1}}"#, depthMax: 1) }
  }

  @Test func `keys that are canonically equivalent are still two keys`() {
    #expect(throws: Never.self) { try Self.scan("{\"\u{E9}\":1,\"e\u{301}\":2}") }
  }

  @Test func `a duplicate among very many keys is found`() throws {
    let keys = (0..<3_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(throws: Never.self) { try Self.scan("{\(keys)}") }
    #expect(throws: JSONFault.duplicateKey) { try Self.scan("{\(keys),\"k1500\":1}") }
  }

  @Test func `escapes and surrogate pairs become characters`() throws {
    #expect(
      try Self.scan(#""\"\\\/\b\f\n\r\t\u1ec7\ud83d\udE00\u0000""#)
        == .string("\"\\/\u{8}\u{C}\n\r\tệ😀\0"))
  }

  static let numbers: [(String, Int64?)] = [
    ("5", 5), ("5.0", 5), ("5e0", 5), ("50e-1", 5), ("0.5e1", 5), ("-0", 0), ("-0.0e9", 0),
    ("5.5", nil), ("1e-1", nil), ("9223372036854775807", .max), ("9223372036854775808", nil),
    ("-9223372036854775808", .min), ("-9223372036854775809", nil),
    ("1e18", 1_000_000_000_000_000_000),
    ("1e19", nil), ("99999999999999999999", nil), ("1e999999999999", nil), ("0e999999999999", 0),
    ("0.00e-99999999999999", 0), ("1E+2", 100),
  ]

  @Test(arguments: numbers) func `a number is whole where its value is`(text: String, whole: Int64?)
    throws
  {
    guard case .number(let number) = try Self.scan(text) else {
      return #expect(Bool(false), "no number")
    }
    #expect(number.wholeNumber == whole)
    #expect(number.text == text)
  }

  static let decimals: [(String, Int64, Int)] = [
    ("3.5", 35, -1), ("-3.50", -35, -1), ("1200", 12, 2), ("0.1", 1, -1),
    ("123456789012345678", 123_456_789_012_345_678, 0),
    ("1234567890123456785", 123_456_789_012_345_679, 1), ("9999999999999999999", 1, 19),
    ("1e-30", 1, -30), ("4e-31", 0, 0), ("6e-31", 1, -30), ("1e-99999", 0, 0),
    ("0.000000000000000000000000000000123", 0, 0),
  ]

  @Test(arguments: decimals)
  func `a decimal is exact, and rounded where it must be`(
    text: String, significand: Int64, exponent: Int
  ) throws {
    guard case .number(let number) = try Self.scan(text) else {
      return #expect(Bool(false), "no number")
    }
    #expect(number.decimal == DecimalNumber(checked: significand, exponent: exponent))
  }

  @Test func `a number too large for a decimal is still an answer while it is finite`() throws {
    for (text, isAnswer) in [("1e100", true), ("-1e308", true), ("1e310", false), ("1e400", false)]
    {
      guard case .number(let number) = try Self.scan(text) else {
        return #expect(Bool(false), "no number")
      }
      #expect(number.decimal == nil)
      #expect((number.nearestDecimal != nil) == isAnswer, "\(text)")
    }
  }

  private static let suite = URL(fileURLWithPath: #filePath)
    .appending(path: "../../../../shared/corpora/suites/JSONTestSuite/test_parsing").standardized
  private static var isSuiteThere: Bool { FileManager.default.fileExists(atPath: suite.path) }

  /// Nicolas Seriot's suite, where a copy of it lies beside the repository.
  @Test(.enabled(if: isSuiteThere, "the JSON test suite is not beside the repository"))
  func `the JSON test suite passes strictly`() throws {
    let folder = Self.suite
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    // Valid after the grammar, refused by ours: a key may stand only once.
    let duplicates = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]
    for name in names.sorted() where name.hasPrefix("y_") || name.hasPrefix("n_") {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      let result = Result { try JSONScanner.scan(bytes) }
      switch result {
      case .success: #expect(name.hasPrefix("y_") && !duplicates.contains(name), "\(name)")
      case .failure(let fault):
        if duplicates.contains(name) {
          #expect(fault as? JSONFault == .duplicateKey, "\(name)")
        } else {
          #expect(name.hasPrefix("n_"), "\(name): \(fault)")
        }
      }
    }
  }

  /// Whatever bytes come, the scanner answers and never traps.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `damaged lines are read or refused`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sample =
      #"{"type":"answer","question":"a.1","response":{"choices":["\u1ec7",-1.5e3]},"x":null}"#
    var bytes = Array(sample.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
    if let value = try? JSONScanner.scan(bytes) {
      var writer = JSONWriter()
      writer.value(value)
      #expect((try? JSONScanner.scan(writer.bytes)) == value, "seed \(seed)")
    }
  }
}
