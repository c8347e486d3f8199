import Assessment

/// What an item has that is not kept here. It is told once for a file.
enum MoodleNote: Int, CaseIterable, Hashable {
  case grade, hidden, hints, order, orderGrading, combinedFeedback, essayTexts, categoryInfo
}

extension BankFinding {
  /// - Parameter items: how many of the file have it.
  static func moodle(_ note: MoodleNote, items: Int) -> BankFinding {
    let (code, vi, en) = words(note)
    return BankFinding(
      .warning, "moodle.\(code)", vi: "\(vi) (\(items) câu)",
      en: "\(en) (\(English.count(items, "item")))")
  }

  private static func words(_ note: MoodleNote) -> (code: String, vi: String, en: String) {
    switch note {
    case .grade:
      (
        "grade-not-kept", "điểm của từng câu (defaultgrade) không được giữ: điểm do cuộc thi đặt",
        "an item's own grade (defaultgrade) is not kept: a contest sets it"
      )
    case .hidden:
      (
        "hidden", "câu bị ẩn trong Moodle (hidden) vẫn được đọc như các câu khác",
        "items that Moodle hides are read like all others"
      )
    case .hints:
      (
        "hints-not-kept", "gợi ý (hint) giữa các lần thử không được giữ",
        "hints between attempts are not kept"
      )
    case .order:
      (
        "order-of-choices", "câu yêu cầu giữ nguyên thứ tự đáp án; cuộc thi có thể trộn chúng",
        "choices shall stay in the order of the file; a contest may shuffle them"
      )
    case .orderGrading:
      (
        "order-grading-not-kept",
        "cách chấm câu sắp xếp của Moodle không có ở đây, được thay bằng cách gần nhất",
        "Moodle's way of grading an order is not had here; the nearest one stands for it"
      )
    case .combinedFeedback:
      (
        "combined-feedback-not-kept",
        "phản hồi chung cho người làm đúng, đúng một phần hay sai không được giữ",
        "feedback for all who are right, partly right or wrong is not kept"
      )
    case .essayTexts:
      (
        "essay-texts-not-kept", "hướng dẫn chấm và mẫu bài làm của câu tự luận không được giữ",
        "notes for markers and templates of essays are not kept"
      )
    case .categoryInfo:
      (
        "category-info-not-kept", "lời giới thiệu của danh mục không được giữ",
        "the description of a category is not kept"
      )
    }
  }
}
