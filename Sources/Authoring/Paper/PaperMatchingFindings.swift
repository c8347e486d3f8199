import Assessment

/// The words for what is wrong or doubtful in a question that asks to match two columns.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func paperPairsMissing() -> BankFinding {
    BankFinding(
      .warning, "paper.pairs-missing",
      vi: "chưa rõ mỗi mục của câu ghép nối đi với mục nào; câu được giữ làm bản nháp",
      en: "it is not said of each entry which one it goes with; kept as a draft",
      hint: words(
        "viết “Đáp án: 1-b, 2-a, 3-c” dưới câu", "write “Đáp án: 1-b, 2-a, 3-c” under it"))
  }

  static func paperColumnsMissing() -> BankFinding {
    BankFinding(
      .warning, "paper.columns-missing",
      vi: "đáp án là các cặp nhưng không thấy hai cột để ghép nối; câu được giữ làm bản nháp",
      en: "the key is a list of pairs, but no two columns to match were found; kept as a draft",
      hint: words(
        "viết cột trái 1. 2. 3. và cột phải a. b. c., mỗi mục một dòng",
        "write the left column as 1. 2. 3. and the right one as a. b. c., an entry a line"))
  }

  static func paperPairNotThere(_ key: String) -> BankFinding {
    let key = key.abridged
    return BankFinding(
      .error, "paper.pair-not-there",
      vi: "đáp án “\(key)” không chỉ rõ cặp nào giữa hai cột; câu được giữ làm bản nháp",
      en: "the key “\(key)” does not name pairs of the two columns; it is kept as a draft",
      hint: words("viết như “1-b, 2-a, 3-c”", "write it like “1-b, 2-a, 3-c”"))
  }

  static func paperPairsOrKeys(_ key: String, _ numbers: [Int], own: Int?) -> BankFinding {
    let key = key.abridged
    let list = numbers.prefix(pairsToldMax).map(String.init).joined(separator: ", ")
    let own = own.map(String.init) ?? "…"
    return BankFinding(
      .error, "paper.pairs-or-keys",
      vi: "“\(key)” có thể là đáp án của câu này hoặc của câu \(list); chưa dùng cho câu nào",
      en: "“\(key)” may be the key of this question or of question \(list); it was used for none",
      hint: words(
        "viết dưới “ĐÁP ÁN” ở cuối: “Câu \(own): \(key)”",
        "write at the end, under “ĐÁP ÁN”: “Câu \(own): \(key)”"))
  }

  private static let pairsToldMax = 8
}
