import Assessment
import Testing

@testable import Authoring

/// Old Vietnamese encodings: papers and GIFT in both cases, and mixed with UTF-8.
@Suite struct MixedEncodingTests {
  private static let first =
    "Câu 1. Thủ đô của Việt Nam là thành phố nào?\nA. Thành phố Huế\nB. Thành phố Hà Nội\nĐáp án: B\n"
  private static let second =
    "Câu 2. Đặc sản của Nghệ An là gì?\nA. Cam Vinh\nB. Bưởi Diễn\nĐáp án: A\n"
  private static let read = [
    "Câu 1|Thủ đô của Việt Nam là thành phố nào?|Thành phố Huế/*Thành phố Hà Nội",
    "Câu 2|Đặc sản của Nghệ An là gì?|*Cam Vinh/Bưởi Diễn",
  ]

  /// By encoding: the bytes of each letter, by what the decoder makes of bytes.
  private static let tables: [TextEncoding: [String: [UInt8]]] = Dictionary(
    uniqueKeysWithValues: [.vni, .tcvn3, .windows1258].map { ($0, table($0)) })

  private static func table(_ encoding: TextEncoding) -> [String: [UInt8]] {
    var table: [String: [UInt8]] = [:]
    for byte in UInt8.min...UInt8.max {
      for mark in [nil] + (UInt8(0x80)...0xFF).map(Optional.init) {
        let bytes = [byte] + (mark.map { [$0] } ?? [])
        let letter = String(decoding: LegacyText.decode(bytes, as: encoding).bytes, as: UTF8.self)
        if letter.count == 1, table[letter] == nil || bytes.count < (table[letter]?.count ?? 0) {
          table[letter] = bytes
        }
      }
    }
    return table
  }

  static func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    text.flatMap { tables[encoding]?[String($0)] ?? Array(String($0).utf8) }
  }

  private func read(_ bytes: [UInt8], file: String = "de.txt") -> BankReading {
    BankReader.read(bytes: bytes, file: file)
  }

  @Test(arguments: [TextEncoding.vni, .tcvn3, .windows1258])
  func `a paper in an old encoding`(encoding: TextEncoding) {
    let reading = read(Self.encoded(Self.first + Self.second, encoding))
    #expect(outline(reading) == Self.read)
    #expect(findings(reading).count == 1)
  }

  @Test(arguments: [TextEncoding.vni, .windows1258])
  func `the same in capitals`(encoding: TextEncoding) {
    let reading = read(Self.encoded((Self.first + Self.second).uppercased(), encoding))
    #expect(
      reading.items.map(\.prompt) == [
        "THỦ ĐÔ CỦA VIỆT NAM LÀ THÀNH PHỐ NÀO?", "ĐẶC SẢN CỦA NGHỆ AN LÀ GÌ?",
      ])
    #expect(reading.drafts.isEmpty)
  }

  /// TCVN3 has no capitals with tones: fonts showed the small letters as capitals.
  private static func tcvn3(_ text: String) -> [UInt8] {
    text.flatMap { letter in
      let bytes = encoded(String(letter), .tcvn3)
      return bytes.count == 1 ? bytes : encoded(letter.lowercased(), .tcvn3)
    }
  }

  @Test(arguments: [
    "THỦ ĐÔ CỦA VIỆT NAM LÀ THÀNH PHỐ NÀO?", "LÀ HÀ NỘI", "HÀ NỘI LÀ", "TỈNH NGHỆ AN, XÃ VÂN DU",
    "Thủ đô của VIỆT NAM Là gì", "Là thủ đô của nước VIỆT NAM", "Ông Lý Thái Tổ",
  ])
  func `words of TCVN3 with one letter that shows capitals`(line: String) {
    let bytes = Self.tcvn3(line + "\n")
    #expect(
      String(decoding: LegacyText.decode(bytes, as: .tcvn3).bytes, as: UTF8.self) == line + "\n")
  }

  @Test(arguments: [TextEncoding.vni, .tcvn3, .windows1258])
  func `GIFT in an old encoding`(encoding: TextEncoding) {
    let gift = "::Câu một:: Thủ đô của Việt Nam là thành phố nào? {\n=Hà Nội\n~Huế\n}\n"
    #expect(
      outline(read(Self.encoded(gift, encoding), file: "a.gift"))
        == ["Câu một|Thủ đô của Việt Nam là thành phố nào?|*Hà Nội/Huế"])
  }

  @Test(arguments: [TextEncoding.vni, .tcvn3, .windows1258])
  func `lines of an old encoding among lines of UTF-8, and the other way round`(
    encoding: TextEncoding
  ) {
    for (first, second) in [
      (Self.encoded(Self.first, encoding), Array(Self.second.utf8)),
      (Array(Self.first.utf8), Self.encoded(Self.second, encoding)),
    ] {
      let reading = read(first + second)
      #expect(outline(reading) == Self.read)
      #expect(reading.diagnostics.map(\.code) == ["bank.encoding"])
    }
  }

  @Test(arguments: [
    "Question 1. Quel est le prénom de l'élève à l'école où il étudie le français?\nA. André\nB. Élodie\nAnswer: B\n",
    "Question 1. ¿Cuántos años tiene el niño?\nA. diez años\nB. señor\nAnswer: B\n",
    "Question 1. Was heißt Straße auf Deutsch für Schüler?\nA. Größe\nB. Übung\nAnswer: B\n",
  ])
  func `other languages are taken for none of these`(text: String) {
    let prompt = text.split(separator: "\n")[0].dropFirst(12)
    #expect(read(Array(text.utf8)).items.first?.prompt == String(prompt))
    #expect(read(Array(text.utf8)).diagnostics.isEmpty)
    let western = text.unicodeScalars.map { UInt8($0.value) }
    #expect(read(western).items.first?.prompt == String(prompt))
  }

  @Test func `damage of a few letters stays damage`() {
    var bytes = Array((Self.first + Self.second).utf8)
    // The second byte of "ử" and the like is lost.
    if let place = bytes.firstIndex(of: 0xBB) { bytes[place] = 0x20 }
    let reading = read(bytes)
    #expect(reading.items.map(\.title) == ["Câu 2"])
    #expect(reading.diagnostics.contains { $0.code == "bank.broken-character" })
  }
}
