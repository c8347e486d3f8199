import Assessment

/// What shows that one of two alike items is a later version of the other.
enum VersionEvidence {
  /// True where both have the same number or title, and that is theirs alone.
  ///
  /// "Câu 7" stands in every paper, and 7 in every sheet: they count in one and the same file only.
  static func links(_ new: Item, to held: Item) -> Bool {
    let isSameFile = new.source?.file != nil && new.source?.file == held.source?.file
    if let number = new.idNumber, !number.isEmpty {
      return number == held.idNumber && (isSameFile || isName(number))
    }
    return !new.title.isEmpty && new.title == held.title && (isSameFile || isName(new.title))
  }

  /// True unless the text only counts.
  static func isName(_ text: String) -> Bool {
    // "VL-17" is a number of the teacher's own.
    let words = TextNormaliser.looseKey(text).split { !$0.isLetter && !$0.isNumber }
    return words.contains { word in
      word.count > 1 && word.contains(where: \.isLetter) && !counting.contains(String(word))
        && word.wholeMatch(of: #/[a-z]?[0-9]+[a-z]?|x{0,3}(ix|iv|v?i{0,3})/#) == nil
    }
  }

  private static let counting: Set<String> = [
    "cau", "hoi", "bai", "tap", "so", "de", "ma", "phan", "muc", "chuong", "trac", "nghiem",
    "question", "problem", "exercise", "item", "part", "section", "test", "quiz", "task", "no",
    "nb", "th", "vd", "vdc",
  ]
}
