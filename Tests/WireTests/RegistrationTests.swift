import Testing
import Wire

struct RegistrationTests {
  static let today = CalendarDate(ServerTime(milliseconds: 1_764_000_000_000))

  static func name(_ text: String) -> String? {
    RegistrationRules.value(of: .name, from: text, today: today)
  }

  @Test(arguments: [
    ("An", "An"), ("  Nguyễn Thị Ánh ", "Nguyễn Thị Ánh"), ("Ý", "Ý"),
    ("Lò Văn Pành", "Lò Văn Pành"),
    ("O'Neil-Nguyễn", "O'Neil-Nguyễn"), ("ꪼꪒ", "ꪼꪒ"),
  ])
  func `a name is trimmed and kept`(written: String, kept: String) {
    #expect(Self.name(written) == kept)
  }

  @Test(arguments: [
    "", "   ", "A\u{0}n", "A\nn", "An\n", "A\tn", "A\u{202E}n", "A\u{200B}n", "A\u{FEFF}n",
    "A\u{AD}n", "A\u{E000}n", "A\u{2028}n", "A\u{2029}n", "\u{1B}[31mAn", "A\u{7F}n", "A\u{85}n",
    "A\u{200D}n", "A\u{E0041}n", "\u{A0}\u{3000}", String(repeating: "a", count: 101),
    String(repeating: "ệ\u{301}", count: 90), "e" + String(repeating: "\u{301}", count: 201),
  ])
  func `a name that would spoil a screen is refused`(written: String) {
    #expect(Self.name(written) == nil)
  }

  /// To everybody who reads them they are the name without it.
  @Test(arguments: [
    "Hoa\u{34F}", "Hoa\u{FE0F}", "Hoa\u{180B}", "Hoa\u{17B4}", "Hoa\u{E0100}", "Hoa\u{378}",
    "Hoa\u{FFFF}", "Hoa\u{3164}", "Hoa\u{115F}", "\u{301}", "\u{301}Hoa", "\u{903}Hoa",
    "Hoa\u{328}\u{328}\u{328}", "Hoa" + String(repeating: "\u{300}\u{328}", count: 3),
  ])
  func `a name has nothing that is not seen, and no more marks than a spelling has`(written: String)
  {
    #expect(Self.name(written) == nil)
  }

  @Test(arguments: ["ส้มโอ ที่นี่", "ស្រីនាង ខ្មែរ", "ꪼꪕꪒꪾ", "नमस्ते", "q\u{307}\u{323}a"])
  func `names of other alphabets keep their marks`(written: String) {
    #expect(Self.name(written) != nil)
  }

  @Test func `a name may have 100 characters and 400 bytes`() {
    #expect(Self.name(String(repeating: "ệ", count: 100)) != nil)
    #expect(Self.name(String(repeating: "😀", count: 100)) != nil)
    #expect(Self.name("a" + String(repeating: "😀", count: 100)) == nil)
  }

  @Test(arguments: [
    ("2012-05-09", true), ("1900-01-01", true), ("1899-12-31", false), ("2012-02-29", true),
    ("2011-02-29", false), ("1900-02-29", false), ("2000-02-29", true), ("2012-13-01", false),
    ("2012-00-01", false), ("2012-04-31", false), ("2012-5-9", false), ("09/05/2012", false),
    ("2012-05-09T00:00", false), (" 2012-05-09", false), ("2025-11-24", true),
    ("2025-11-25", false), ("２０１２-05-09", false), ("+012-05-09", false), ("", false),
  ])
  func `a date of birth is a real day up to today`(written: String, isGood: Bool) {
    let value = RegistrationRules.value(of: .birthDate, from: written, today: Self.today)
    #expect((value == written) == isGood)
  }

  @Test func `what was not asked for is left out and what is missing is named`() throws {
    let written: [RegistrationField: String] = [
      .name: " An ", .class: "8A", .phone: "0912 345 678", .email: "",
    ]
    #expect(
      try RegistrationRules.checked(written, required: [.name, .class], today: Self.today)
        == [.name: "An", .class: "8A"])
    #expect(throws: LineFault.badField("birthDate")) {
      try RegistrationRules.checked(
        written, required: [.name, .birthDate, .email], today: Self.today)
    }
    #expect(throws: LineFault.badField("email")) {
      try RegistrationRules.checked(written, required: [.email], today: Self.today)
    }
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01"), (-1, "1969-12-31"), (951_782_400_000, "2000-02-29"),
    (1_764_000_000_000, "2025-11-24"), (4_107_542_400_000, "2100-03-01"),
  ])
  func `a moment has its day`(milliseconds: Int64, day: String) {
    #expect(CalendarDate(ServerTime(milliseconds: milliseconds)).description == day)
  }

  @Test func `a day begins earlier in the east`() {
    let evening = ServerTime(milliseconds: 1_764_003_600_000)
    #expect(CalendarDate(evening).description == "2025-11-24")
    #expect(CalendarDate(evening, offset: 7 * 3_600).description == "2025-11-25")
  }

  @Test(
    arguments: [
      ("7KQ2MF", "7KQ2MF"), ("7kq-2mf", "7KQ2MF"), (" 7 k q 2 m f ", "7KQ2MF"),
      ("oOiIlL", "001111"),
      ("7KQ2M", nil), ("7KQ2MFF", nil), ("7KQ2MU", nil), ("7KQ2Mệ", nil), ("", nil),
    ] as [(String, String?)])
  func `a code is read as people type it`(typed: String, code: String?) {
    #expect(Crockford.normalised(typed, length: Crockford.codeLength) == code)
  }
}
