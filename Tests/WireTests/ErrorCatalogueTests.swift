import Testing
import Wire

struct ErrorCatalogueTests {
  @Test(arguments: ErrorCode.allCases)
  func `every refusal has its own words in both languages`(code: ErrorCode) {
    for language in WireLanguage.allCases {
      let words = code.message(language)
      #expect(words.count > 15 && words.hasSuffix("."), "\(code) \(language)")
      #expect(!words.contains(code.rawValue) || code.rawValue == "late")
      let same = ErrorCode.allCases.filter { $0.message(language) == words }
      #expect(same == [code])
    }
    #expect(code.message(.vi) != code.message(.en))
  }

  @Test(
    arguments: [
      ("vi", WireLanguage.vi), ("en", .en), ("en-GB", .en), ("en_US", .en), ("fr", .vi), (nil, .vi),
      ("", .vi), ("enx", .vi),
    ] as [(String?, WireLanguage)])
  func `a language tag is read by its first part`(tag: String?, language: WireLanguage) {
    #expect(WireLanguage(tag: tag) == language)
  }
}
