import Assessment

/// What the column of kinds says.
enum TableKind: Hashable, Sendable {
  case item(ItemKind)
  /// One choice or several: the number of right ones tells.
  case choice
  /// Asks for an opinion or a drawing: nothing is right.
  case opinion

  /// Source: the names of the kinds here, in Moodle, Quizizz, Kahoot, text2qti and Canvas, and
  /// those that Vietnamese templates use.
  private static let words: [(kind: TableKind, names: [String])] = [
    (
      .item(.single),
      [
        "single", "Single choice", "Single answer", "Single select", "SC", "Một đáp án",
        "Một lựa chọn", "Chọn một", "1 đáp án", "Chọn một đáp án", "Một đáp án đúng", "Radio",
        "Chọn 1 đáp án", "Single correct",
      ]
    ),
    (
      .item(.multiple),
      [
        "multiple", "Multiple answers", "Multiple answer", "Multiple response", "Multiple select",
        "Multi select", "Multi", "Checkbox", "Checkboxes", "MA", "MR", "MSQ", "Nhiều đáp án",
        "Nhiều đáp án đúng", "Chọn nhiều", "Chọn nhiều đáp án", "Multiple correct", "Check",
        "Hộp kiểm",
        "Ô đánh dấu", "Ô chọn", "Hộp chọn",
      ]
    ),
    (
      .choice,
      [
        "Multiple choice", "MC", "MCQ", "Trắc nghiệm", "Nhiều lựa chọn", "Quiz", "Choice", "ABCD",
        "Trắc nghiệm nhiều lựa chọn", "Nhiều phương án lựa chọn", "TN", "Objective",
        "Trắc nghiệm khách quan", "Multichoice", "Lựa chọn",
      ]
    ),
    (
      .item(.trueFalse),
      [
        "trueFalse", "True/False", "True or false", "TF", "Đúng/Sai", "Đúng sai", "Đ/S", "Boolean",
        "Đúng hay sai", "Trắc nghiệm đúng sai", "Yes/No", "Bool",
      ]
    ),
    (
      .item(.text),
      [
        "text", "Short answer", "Short", "Short text", "Fill in the blank", "Fill in blank",
        "Fill in the blanks", "Fill", "FIB", "Fill blank", "Type answer", "Type the answer",
        "Typing",
        "Typed", "Text input", "Trả lời ngắn", "Đáp án ngắn", "Điền từ", "Điền khuyết",
        "Điền vào chỗ trống", "Điền đáp án", "Điền chỗ trống", "SA", "Identification", "Tự điền",
        "Câu trả lời ngắn", "Free text", "FB", "One word",
      ]
    ),
    (
      .item(.numeric),
      [
        "numeric", "Numerical", "Number", "Num", "Số", "Đáp số", "Trả lời số", "Integer", "Điền số",
        "Numeric answer",
      ]
    ),
    (
      .item(.matching),
      [
        "matching", "Match", "MAT", "Pairs", "Ghép đôi", "Ghép cặp", "Ghép nối", "Nối", "Nối cột",
        "Nối cặp", "Ghép", "Match the following",
      ]
    ),
    (
      .item(.ordering),
      [
        "ordering", "Order", "ORD", "Sequence", "Reorder", "Sắp xếp", "Sắp xếp thứ tự", "Thứ tự",
        "Sắp thứ tự", "Jumble", "Puzzle", "Arrange", "Ranking",
      ]
    ),
    (
      .item(.cloze),
      [
        "cloze", "Gap fill", "Gaps", "Điền nhiều chỗ", "Điền nhiều chỗ trống", "Multiple blanks",
        "Điền khuyết nhiều chỗ", "Fill in multiple blanks",
      ]
    ),
    (
      .item(.essay),
      [
        "essay", "Open ended", "Open", "Câu hỏi mở", "Mở", "Kết thúc mở", "Long answer",
        "Long text", "Paragraph", "Tự luận", "Luận",
        "Open question", "Trả lời dài", "TL", "Subjective", "Descriptive",
      ]
    ),
    (
      .item(.description),
      [
        "description", "Info", "Slide", "Đoạn dẫn", "Mô tả", "Thông tin", "Ngữ liệu",
        "Content slide",
        "Instruction",
      ]
    ),
    (
      .opinion,
      [
        "poll", "Survey", "Vote", "Voting", "Khảo sát", "Bình chọn", "Opinion", "Draw", "Drawing",
        "Vẽ", "Word cloud", "Thăm dò", "Thăm dò ý kiến", "Cuộc thăm dò", "Vẽ tranh", "Brainstorm",
        "NPS", "Drop pin", "Ý kiến",
      ]
    ),
  ]

  private static let kindsByKey: [String: TableKind] = Dictionary(
    words.flatMap { entry in entry.names.map { (BankColumnNames.key($0), entry.kind) } },
    uniquingKeysWith: { first, _ in first })

  /// - Returns: nil for a word that is not known.
  init?(_ text: String) {
    guard text.utf8.count <= 80, let kind = Self.kindsByKey[BankColumnNames.key(text)] else {
      return nil
    }
    self = kind
  }

  /// The known word that is nearest.
  static func nearest(to text: String) -> String? {
    NearestName.find(text, in: words.flatMap(\.names))
  }

  /// What the writer calls a kind.
  static func name(of kind: ItemKind) -> String {
    switch kind {
    case .single: "Một đáp án"
    case .multiple: "Nhiều đáp án"
    case .trueFalse: "Đúng/Sai"
    case .text: "Trả lời ngắn"
    case .numeric: "Số"
    case .matching: "Ghép đôi"
    case .ordering: "Sắp xếp"
    case .cloze: "Điền nhiều chỗ"
    case .essay: "Tự luận"
    case .description: "Đoạn dẫn"
    }
  }
}
