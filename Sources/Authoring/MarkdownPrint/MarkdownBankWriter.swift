public import Assessment

/// Writes items as a paper in Markdown, to be printed: the questions, and their key at the end.
///
/// Not read back: what stands in it is for eyes. Source of the marks: CommonMark 0.31, and the
/// tables of GitHub Flavored Markdown.
public enum MarkdownBankWriter {
  /// How a paper is made.
  public struct Options: Hashable, Sendable {
    /// Of the headings: English where it begins with "en", else Vietnamese.
    public let language: String
    /// False for the paper that pupils get: neither key nor explanations.
    public let hasKey: Bool

    public init(language: String = "vi", hasKey: Bool = true) {
      self.language = language
      self.hasKey = hasKey
    }
  }

  public static func write(_ items: [Item], options: Options = Options()) -> BankWriter.Output {
    var paper = MarkdownPaper(options, mixesChoices: MarkdownOrder.isTold(by: items))
    for (index, item) in items.enumerated() { paper.add(item, at: index) }
    return paper.output
  }
}

/// A paper while it is written.
private struct MarkdownPaper {
  private let options: MarkdownBankWriter.Options
  private let words: MarkdownWords
  private let mixesChoices: Bool
  private var questions: [String] = []
  private var keys: [String] = []
  private var losses: [BankWriter.Loss] = []
  private var category: [String] = []
  private var number = 0

  init(_ options: MarkdownBankWriter.Options, mixesChoices: Bool) {
    self.options = options
    self.mixesChoices = mixesChoices
    words = MarkdownWords(language: options.language)
  }

  var output: BankWriter.Output {
    var blocks = ["# \(words.questions)"] + questions
    if options.hasKey, !keys.isEmpty { blocks += ["# \(words.answers)"] + keys }
    return BankWriter.Output(text: blocks.joined(separator: "\n\n") + "\n", losses: losses)
  }

  mutating func add(_ item: Item, at index: Int) {
    if item.category != category {
      category = item.category
      let path = category.map { MarkdownText.heading($0) }.joined(separator: " / ")
      if !path.isEmpty { questions.append("## \(path)") }
    }
    var losses = MarkdownLoss.losses(of: item, hasKey: options.hasKey)
    if item.kind == .description {
      let text = MarkdownText.paragraph(item.prompt, item.format)
      if !text.isEmpty { questions.append(text) }
    } else {
      number += 1
      let question = MarkdownQuestion(item, words, mixesChoices: mixesChoices)
      questions.append("**\(words.label) \(number).** \(question.prompt)")
      questions += question.blocks
      let key = [question.key, MarkdownText.paragraph(item.feedback, item.format)]
        .filter { !$0.isEmpty }
      keys.append("**\(number).** \(key.joined(separator: "  \n"))")
      if mixesChoices, index == 0 { losses.insert(.order, at: 0) }
    }
    self.losses += losses.map { BankWriter.Loss(index: index, finding: .markdownLoses($0)) }
  }
}
