import Assessment

/// The words for lists of letters without numbers that are the keys of no question.
extension PaperLetterList.Unused {
  private var text: String {
    list.letters.map { String(UnicodeScalar(0x41 + UInt8(clamping: $0.letter))) }
      .joined(separator: " ").abridged
  }

  var finding: BankFinding {
    let count = list.letters.count
    switch fault {
    case .count(let questions, let keyed):
      return .paperLettersWithoutNumbers(
        vi: "“\(text)” có \(count) chữ, mà có \(questions) câu có phương án"
          + (keyed > 0 ? ", \(keyed) câu đã có đáp án riêng" : ""),
        en: "“\(text)” has \(English.count(count, "letter")), and there "
          + English.of(questions, "is", "are")
          + " \(English.count(questions, "question")) with choices"
          + (keyed > 0 ? ", \(keyed) of which with their own key" : ""))
    case .notAtEnd:
      return .paperLettersWithoutNumbers(
        vi: "“\(text)” đứng giữa các câu, không rõ là của những câu nào",
        en: "“\(text)” stands among questions, and does not say for which it is")
    case .noChoice(let letter, let number):
      let letter = String(UnicodeScalar(0x41 + UInt8(clamping: letter)))
      return .paperLettersWithoutNumbers(
        vi: "trong “\(text)” chữ \(letter) đứng ở chỗ của câu \(number), mà câu này không có "
          + "phương án \(letter)",
        en: "in “\(text)” the letter \(letter) stands for question \(number), which has no such "
          + "choice")
    case .orSeveral: return .paperLettersOrSeveral(text)
    }
  }
}

extension BankFinding {
  private static let hint = LocalizedMessage(
    vi: "viết số câu trước từng chữ: “1A 2B 3C”",
    en: "write the number of its question before each letter: “1A 2B 3C”")

  fileprivate static func paperLettersWithoutNumbers(vi: String, en: String) -> BankFinding {
    BankFinding(
      .error, "paper.letters-without-numbers",
      vi: vi + "; chưa dùng chữ nào làm đáp án", en: en + "; none was used as a key", hint: hint)
  }

  fileprivate static func paperLettersOrSeveral(_ text: String) -> BankFinding {
    BankFinding(
      .error, "paper.letters-or-several",
      vi: "“\(text)” có thể là các phương án đúng của riêng câu này, hay mỗi chữ là đáp án của một "
        + "câu; các câu được giữ làm bản nháp",
      en: "“\(text)” may be several right choices of this question, or one key for each question; "
        + "they are kept as drafts",
      hint: LocalizedMessage(
        vi: "nếu là của từng câu thì viết số trước: “1A 2B”; nếu là của câu này thì nối bằng “và”: "
          + "“A và B”",
        en: "write numbers before them, “1A 2B”, if each is for one question, or “A và B” if all "
          + "are for this one"))
  }
}
