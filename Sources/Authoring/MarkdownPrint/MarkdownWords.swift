import Assessment

/// The words of a printed paper, and its keys in words.
struct MarkdownWords {
  private let isEnglish: Bool

  /// - Parameter language: English where it begins with "en", else Vietnamese.
  init(language: String) { isEnglish = language.hasPrefix("en") }

  private func pick(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  var questions: String { pick("Câu hỏi", "Questions") }
  var answers: String { pick("Đáp án", "Answers") }
  var label: String { pick("Câu", "Question") }
  var answer: String { pick("Trả lời", "Answer") }
  var isTrue: String { pick("Đúng", "True") }
  var isFalse: String { pick("Sai", "False") }
  var chooseAll: String { pick("(Chọn mọi đáp án đúng.)", "(Choose all that are right.)") }
  var putInOrder: String { pick("(Xếp theo đúng thứ tự.)", "(Put them in the right order.)") }
  var left: String { pick("Cột 1", "Column 1") }
  var right: String { pick("Cột 2", "Column 2") }
  var essay: String { pick("(tự luận, giám khảo chấm)", "(marked by a person)") }
  private var none: String { pick("(chưa có đáp án)", "(no right answer yet)") }
  private var caseCounts: String {
    pick("(phân biệt chữ hoa, chữ thường)", "(capitals and small letters differ)")
  }

  // Keys.

  /// The letters of what is worth something, with their shares where these differ.
  func key(_ fractions: [Fraction]) -> String {
    let right = fractions.indices.filter { fractions[$0] > .zero }
    guard let most = right.map({ fractions[$0] }).max() else { return none }
    let areEqual = right.allSatisfy { fractions[$0] == most }
    return right.map { index in
      let letter = MarkdownQuestion.letter(index)
      let isPlain = areEqual || fractions[index] == .one
      return isPlain ? letter : letter + share(fractions[index])
    }.joined(separator: ", ")
  }

  func text(_ answers: [TextAnswer], isCaseSensitive: Bool) -> String {
    let right = answers.filter { $0.fraction > .zero }
    guard !right.isEmpty else { return none }
    let texts = right.map { answer in
      MarkdownText.line(Self.shown(answer.text), .plain)
        + (answer.fraction == .one ? "" : share(answer.fraction))
    }
    return texts.joined(separator: " / ") + (isCaseSensitive ? " \(caseCounts)" : "")
  }

  func text(_ answers: [NumericAnswer]) -> String {
    let right = answers.filter { $0.fraction > .zero }
    guard !right.isEmpty else { return none }
    return right.map { answer in
      range(answer.range) + (answer.fraction == .one ? "" : share(answer.fraction))
    }.joined(separator: " / ")
  }

  private func range(_ range: NumericAnswer.Range) -> String {
    func number(_ number: DecimalNumber) -> String { number.text(decimalComma: !isEnglish) }
    switch range {
    case .value(let value, let tolerance):
      return number(value) + (tolerance == .zero ? "" : " ± \(number(tolerance))")
    case .between(let low, let high): return "\(number(low)) … \(number(high))"
    case .any: return pick("số bất kì", "any number")
    }
  }

  private func share(_ fraction: Fraction) -> String {
    let percent = fraction.percentText
    return " (\(isEnglish ? percent : percent.replacing(".", with: ",")) %)"
  }

  /// A star stands for anything, `\*` for a star.
  private static func shown(_ pattern: String) -> String {
    var text = ""
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        text += character == "*" ? "*" : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text += character == "*" ? "…" : String(character)
      }
    }
    return text + (isEscaped ? "\\" : "")
  }
}
