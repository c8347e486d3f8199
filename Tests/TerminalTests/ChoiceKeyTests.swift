import Terminal
import Testing

@Suite struct ChoiceKeyTests {
  @Test(arguments: [
    ("aàáảãạăằắẳẵặâầấẩẫậAÂĂ", "A"), ("dđDĐ", "D"), ("eéêếệE", "E"), ("b", "B"), ("7", "7"),
    ("oôơỡ", "O"), ("uưữ", "U"), ("ỹ", "Y"),
  ])
  func `letters of an input method fold to their key`(letters: String, key: Character) {
    for letter in letters { #expect(ChoiceKey.fold(letter) == key) }
  }

  @Test func `decomposed letters fold as well`() {
    #expect(ChoiceKey.fold(Character("a\u{302}\u{301}")) == "A")
  }

  @Test func `signs, marks and other alphabets are no choice`() {
    for character in [" ", "\u{301}", "漢", "🎓", "?", "\n", "А", "ß", "é\u{302}"] as [Character] {
      #expect(ChoiceKey.fold(character) == nil)
    }
    #expect(ChoiceKey.fold(Key.enter) == nil)
    #expect(ChoiceKey.fold(Key.character("ă")) == "A")
  }
}
