public import Assessment

extension NameSpelling.Fault {
  /// What is the matter, and how to type it.
  public func message(_ language: WireLanguage) -> String {
    switch (self, language) {
    case (.dressed, .vi):
      "Có ký tự chỉ trông giống chữ. Em xoá đi rồi gõ lại bằng bàn phím, đừng chép dán."
    case (.dressed, .en):
      "Some signs only look like letters. Please clear this and type it on the keyboard; do not paste."
    case (.mixed, .vi):
      "Có chữ của hai bảng chữ cái lẫn với nhau. Em xoá đi rồi gõ lại bằng bàn phím, đừng chép dán."
    case (.mixed, .en):
      "Letters of two alphabets are mixed. Please clear this and type it on the keyboard; do not paste."
    case (.twin, .vi):
      "Chữ Nga hay Hy Lạp này trông như chữ Việt. Em xoá đi rồi gõ lại bằng bàn phím chữ Việt."
    case (.twin, .en):
      "These Cyrillic or Greek letters look like Latin ones. Please type it with a Latin keyboard."
    }
  }
}
