import Assessment

/// The words for keys that can be read in more than one way: none is used.
extension BankFinding {
  static func paperSignUnclear(_ key: String) -> BankFinding {
    let key = key.abridged
    return BankFinding(
      .error, "paper.sign-unclear",
      vi: "đáp án “\(key)”: không rõ gạch ở đầu là dấu âm hay chỉ là gạch nối; "
        + "câu được giữ làm bản nháp",
      en: "the key “\(key)” may begin with a minus or only with a dash; the question is kept as a "
        + "draft",
      hint: LocalizedMessage(
        vi: "viết “Đáp án: -5” nếu là số âm, “Đáp án: 5” nếu không",
        en: "write “Đáp án: -5” for a negative number, else “Đáp án: 5”"))
  }

  static func paperKeyForSeveral(_ key: String) -> BankFinding {
    let key = key.abridged
    return BankFinding(
      .error, "paper.key-of-which",
      vi: "“\(key)” dưới chữ “Đáp án” có thể là của câu này hay của cả đề; "
        + "câu được giữ làm bản nháp",
      en: "“\(key)” below “Đáp án” may be for this question or for all of them; it is kept as a "
        + "draft",
      hint: LocalizedMessage(
        vi: "viết số câu trước từng đáp án, như “Câu 3: 5”",
        en: "write its number before each key, as in “Câu 3: 5”"))
  }
}
