import Testing

@testable import Publishing

@Suite struct PrintedTextTests {
  @Test(arguments: [
    ("Nguyễn  Thị\u{A0}Ánh ", "Nguyễn Thị Ánh"), ("a\nb\r\n\tc", "a b c"), ("\0A\0n", "An"),
    ("\u{202E}live\u{2066}", "live"), ("Nguye\u{302}\u{303}n", "Nguyễn"), ("", ""), (" \n", ""),
    ("a\u{2028}b", "a b"), ("ꪹꪭꪷꪥ", "ꪹꪭꪷꪥ"), ("क्‍ष", "क्‍ष"),
  ])
  func `text for print is composed, on one line and without invisible signs`(
    raw: String, printed: String
  ) {
    #expect(Array(PrintedText(raw).text.unicodeScalars) == Array(printed.unicodeScalars))
  }
}
