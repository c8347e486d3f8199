import Assessment

/// What a printed paper does not hold of an item.
enum MarkdownLoss {
  case order, pictures, markup, feedback, negative, weights, names

  static func losses(of item: Item, hasKey: Bool) -> [MarkdownLoss] {
    var losses: [MarkdownLoss] = []
    if item.media != nil || item.hasText(where: { hasPicture($0, item.format) }) {
      losses.append(.pictures)
    }
    if item.format != .plain, item.hasText(where: { hasEmphasis($0, item.format) }) {
      losses.append(.markup)
    }
    if hasKey, item.body.hasFeedback { losses.append(.feedback) }
    if hasKey, item.body.hasNegativeShares { losses.append(.negative) }
    if case .cloze(let blanks) = item.body, Set(blanks.map(\.weight)).count > 1 {
      losses.append(.weights)
    }
    if !item.title.isEmpty || !item.tags.isEmpty || item.idNumber != nil { losses.append(.names) }
    return losses
  }

  private static func hasPicture(_ text: String, _ format: TextFormat) -> Bool {
    guard format != .plain, text.utf8.contains(UInt8(ascii: format == .html ? "<" : "!")) else {
      return false
    }
    return MarkupTag.all(in: text, format: format).contains { MarkupTag.showsFiles($0.name) }
  }

  private static func hasEmphasis(_ text: String, _ format: TextFormat) -> Bool {
    guard format == .html else {
      return ["*", "_", "`", "<"].contains { text.contains($0) }
    }
    guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
    let text = text.lowercased()
    return ["b", "strong", "i", "em", "u", "s", "code", "pre", "table", "font", "span"].contains {
      text.contains("<\($0)>") || text.contains("<\($0) ")
    }
  }
}

extension ItemBody {
  fileprivate var hasFeedback: Bool {
    switch self {
    case .single(let choices), .multiple(let choices):
      choices.contains { !$0.feedback.isEmpty }
    case .trueFalse(let key): !key.feedbackWhenRight.isEmpty || !key.feedbackWhenWrong.isEmpty
    case .text(let answers, _): answers.contains { !$0.feedback.isEmpty }
    case .numeric(let answers, _): answers.contains { !$0.feedback.isEmpty }
    case .cloze(let blanks): blanks.contains { $0.accepts.hasFeedback }
    case .matching, .ordering, .essay, .description: false
    }
  }

  fileprivate var hasNegativeShares: Bool {
    switch self {
    case .single(let choices), .multiple(let choices): choices.contains { $0.fraction < .zero }
    default: false
    }
  }
}

extension Blank.Accepts {
  fileprivate var hasFeedback: Bool {
    switch self {
    case .text(let answers, _): answers.contains { !$0.feedback.isEmpty }
    case .numeric(let answers): answers.contains { !$0.feedback.isEmpty }
    case .choice(let choices): choices.contains { !$0.feedback.isEmpty }
    }
  }
}

/// The words for what a printed paper cannot hold.
extension BankFinding {
  static func markdownLoses(_ loss: MarkdownLoss) -> BankFinding {
    switch loss {
    case .pictures: losesMedia("markdown.loses-pictures", vi: "bản in", en: "the paper")
    case .order:
      markdownLoss(
        "mixes-choices",
        "câu nào của ngân hàng cũng có đáp án đúng đứng đầu, nên các đáp án được in theo thứ tự khác",
        "every item of the bank has its right choice first, so choices are printed in another order"
      )
    case .markup:
      markdownLoss(
        "loses-markup", "bản in không có chữ đậm, nghiêng, bảng và định dạng khác",
        "the paper has no emphasis, tables or other markup")
    case .feedback:
      markdownLoss(
        "loses-feedback", "bản in không có lời nhắn riêng cho từng đáp án",
        "the paper has no feedback for single answers")
    case .negative:
      markdownLoss(
        "loses-negative-shares", "bản in không ghi phần điểm bị trừ của đáp án sai",
        "the paper does not say what wrong choices take away")
    case .weights:
      markdownLoss(
        "loses-weights", "bản in không ghi phần điểm của từng chỗ trống",
        "the paper does not say what each gap is worth")
    case .names:
      markdownLoss(
        "loses-names", "bản in không có tên câu, thẻ và mã số",
        "the paper has no titles, tags or ID numbers")
    }
  }

  private static func markdownLoss(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(.warning, "markdown.\(code)", vi: vi, en: en)
  }
}
