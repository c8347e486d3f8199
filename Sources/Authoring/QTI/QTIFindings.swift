import Assessment

/// The words for what an item of QTI cannot keep here.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  // What an item asks.

  /// - Parameter names: of the interactions, as QTI calls them.
  static func qtiUnsupportedInteraction(_ names: [String]) -> BankFinding {
    let list = names.joined(separator: ", ")
    return BankFinding(
      .warning, "qti.unsupported-interaction",
      vi: "dạng trả lời \(list) chưa chơi được ở đây; câu được giữ như một đoạn mô tả",
      en: "answers of the kind \(list) cannot be given here; the item is kept as a description",
      hint: words(
        "viết lại thành câu chọn, gõ, ghép hoặc sắp xếp",
        "rewrite it as a choice, text, matching or ordering item"))
  }

  static func qtiSeveralInteractions(_ names: [String]) -> BankFinding {
    let list = names.joined(separator: ", ")
    return BankFinding(
      .warning, "qti.several-interactions",
      vi: "câu gồm nhiều phần trả lời khác nhau (\(list)), nên được giữ như một đoạn mô tả",
      en: "the item asks for several answers (\(list)), so it is kept as a description",
      hint: words("tách thành nhiều câu", "split it into several items"))
  }

  static func qtiWithoutChoices() -> BankFinding {
    BankFinding(
      .warning, "qti.without-choices",
      vi: "chỗ trả lời này không có lựa chọn nào, nên câu được giữ như một đoạn mô tả",
      en: "there are no choices to answer with; the item is kept as a description",
      hint: words(
        "thêm các response_label vào render_choice",
        "put response_label elements into render_choice"))
  }

  static func qtiTemplate() -> BankFinding {
    BankFinding(
      .warning, "qti.template",
      vi: "câu lấy số ngẫu nhiên mỗi lần hỏi, nên chỉ được giữ làm bản nháp không có đáp án",
      en: "the item draws new values each time it is asked, so it is kept as a draft without a key",
      hint: words("viết một câu với số cụ thể", "write an item with fixed values"))
  }

  static func qtiAdaptive() -> BankFinding {
    BankFinding(
      .warning, "qti.adaptive",
      vi: "câu hỏi nhiều bước, mỗi bước tuỳ câu trả lời trước, nên chỉ được giữ làm bản nháp",
      en: "the item goes on depending on the answer before, so it is kept as a draft without a key",
      hint: words("tách mỗi bước thành một câu", "make each step an item of its own"))
  }

  static func qtiPrintedVariable() -> BankFinding {
    BankFinding(
      .warning, "qti.printed-variable",
      vi: "câu in ra một giá trị tính khi thi; ở đây chỉ giữ tên của nó trong ngoặc vuông",
      en: "the item prints a value that is computed when it is asked; its name stands in brackets")
  }

  static func qtiSeveralCorrect(_ names: [String]) -> BankFinding {
    let list = names.joined(separator: ", ").abridged
    return BankFinding(
      .warning, "qti.several-correct",
      vi:
        "câu chọn một mà ghi nhiều đáp án đúng (\(list)), nên được giữ làm bản nháp không có đáp án",
      en:
        "one choice is asked for and several are declared right (\(list)), so the item is kept as a "
        + "draft without a key",
      hint: words("chỉ giữ một đáp án đúng", "keep one of them"))
  }

  static func qtiAreaMapping() -> BankFinding {
    BankFinding(
      .warning, "qti.area-mapping",
      vi: "điểm tính theo vùng trên hình, ở đây không giữ được",
      en: "marks depend on areas of a picture, which cannot be kept")
  }

  // The key.

  /// - Parameter names: of the elements or the template that are not understood.
  static func qtiProcessing(_ names: [String]) -> BankFinding {
    let list = names.prefix(5).joined(separator: ", ")
    return BankFinding(
      .warning, "qti.processing",
      vi: "cách chấm điểm dùng \(list), chưa hiểu ở đây; hãy xem lại đáp án của câu",
      en: "marking uses \(list), which is not understood here; look over the item's key")
  }

  static func qtiTooLong() -> BankFinding {
    BankFinding(
      .warning, "qti.too-long",
      vi: "cách chấm của câu dài quá mức thử được ở đây; hãy xem lại đáp án của câu",
      en: "the item's marking is longer than is tried here; look over its key")
  }

  static func qtiDeclaredOnly() -> BankFinding {
    BankFinding(
      .warning, "qti.declared-only",
      vi: "cách chấm của câu không cho điểm đáp án nào, nên lấy đáp án đã khai là đúng",
      en: "the item's own marking gives points to nothing, so what it declares right was taken")
  }

  static func qtiUnequalParts() -> BankFinding {
    BankFinding(
      .warning, "qti.unequal-parts",
      vi: "QTI chia điểm cho các phần không đều hoặc có điều kiện; ở đây các phần bằng nhau",
      en: "in QTI the parts have different marks or conditions; here they have equal shares")
  }

  static func qtiOpenRange() -> BankFinding {
    BankFinding(
      .warning, "qti.open-range",
      vi: "trong QTI số ở mút khoảng không được tính là đúng; ở đây thì được",
      en: "in QTI the number at the end of the range does not count as right; here it does")
  }

  static func qtiToleranceSides() -> BankFinding {
    BankFinding(
      .warning, "qti.tolerance-sides",
      vi:
        "sai số hai phía khác nhau và số được gõ đứng trước số đúng: theo QTI hai phía đổi chỗ "
        + "cho nhau, và khoảng được nhận ở đây cũng vậy",
      en:
        "the two sides of the tolerance differ and the answer stands before the right number: by "
        + "QTI the sides are exchanged then, and so is the range that is accepted here",
      hint: words(
        "xem khoảng được nhận có đúng ý không, nếu không thì sửa hai số của tolerance",
        "see whether the accepted range is what is meant, else mend the two numbers of tolerance"))
  }

  static func qtiMixedCase() -> BankFinding {
    BankFinding(
      .warning, "qti.mixed-case",
      vi: "chỉ vài đáp án phân biệt chữ hoa, chữ thường; ở đây không đáp án nào phân biệt",
      en: "case counts for some answers only; here it counts for none")
  }

  static func qtiUnknownIdentifier(_ identifier: String) -> BankFinding {
    BankFinding(
      .warning, "qti.unknown-identifier",
      vi: "đáp án đúng nêu “\(identifier)” nhưng không có lựa chọn nào tên như vậy",
      en: "the right answer names “\(identifier)”, but no choice is called so")
  }

  static func qtiOrderNotKept(items: Int) -> BankFinding {
    BankFinding(
      .warning, "qti.order-of-choices",
      vi: "QTI yêu cầu giữ nguyên thứ tự lựa chọn; cuộc thi có thể trộn chúng (\(items) câu)",
      en: "choices shall stay in the order of the file; a contest may shuffle them "
        + "(\(English.count(items, "item")))")
  }

  // Texts.

  static func qtiFormulaNeedsPicture() -> BankFinding {
    BankFinding(
      .warning, "qti.formula",
      vi: "công thức ở đây không viết được thành chữ, câu cần một hình",
      en: "the formula here cannot be written as text; the item needs a picture",
      hint: words(
        "viết công thức thành chữ, hoặc thêm hình có chữ thay thế",
        "write it as text, or add a picture with words for it"))
  }

  static func qtiInclude(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "qti.include", vi: "phần nằm ở tệp khác “\(address)” không được đọc",
      en: "what stands in the other file “\(address)” was not read")
  }

  static func qtiFeedbackLeftOut(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "qti.feedback-left-out",
      vi: "\(count) lời nhận xét tuỳ vào cả bài trả lời, ở đây không giữ được",
      en: "feedback that depends on the whole response cannot be kept (\(count) of it left out)")
  }

  static func qtiRubricLeftOut(_ view: String) -> BankFinding {
    BankFinding(
      .warning, "qti.rubric-left-out",
      vi: "phần chỉ dành cho \(view) (không cho thí sinh) đã được bỏ qua",
      en: "a part that is only for \(view), not for candidates, was left out")
  }

  static func qtiStimulusMissing(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "qti.stimulus-missing", vi: "thiếu đoạn dẫn “\(address)” của câu này",
      en: "the passage “\(address)” of this item is missing",
      hint: words("đưa vào cả gói chứ không chỉ một tệp", "bring the whole package"))
  }

  static func qtiLeftWithoutRight(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "qti.left-without-right",
      vi: "\(count) vế không ghép với vế nào đã được bỏ ra khỏi câu",
      en: "\(English.count(count, "left side")) without a right one taken out of the item")
  }

  static func qtiManyToMany() -> BankFinding {
    BankFinding(
      .warning, "qti.many-to-many",
      vi: "có vế ghép với nhiều vế ở cả hai phía, ở đây không chấm được; câu giữ làm bản nháp",
      en: "sides go with several others both ways, which cannot be marked here; kept as a draft")
  }

  static func qtiWithoutOrder() -> BankFinding {
    BankFinding(
      .warning, "qti.without-order",
      vi: "không có thứ tự đúng của mọi mục, nên câu chỉ được giữ làm bản nháp",
      en: "the right order of all entries is not given, so the item is kept as a draft")
  }
}
