import Assessment

/// The words for what is wrong in a file of text2qti's Markdown outside its questions.
extension BankFinding {
  private static func error(
    _ code: String, vi: String, en: String, _ hintVI: String, _ hintEN: String
  ) -> BankFinding {
    BankFinding(
      .error, "text2qti.\(code)", vi: vi, en: en, hint: LocalizedMessage(vi: hintVI, en: hintEN))
  }

  static func text2QTIMissingSpace(_ mark: String) -> BankFinding {
    error(
      "missing-space", vi: "sau “\(mark)” thiếu dấu cách, nên phần này chưa được đọc",
      en: "there is no space after “\(mark)”, so this was not read",
      "thêm một dấu cách sau “\(mark)”", "add a space after “\(mark)”")
  }

  static func text2QTIMissingContent(_ mark: String) -> BankFinding {
    error(
      "missing-content", vi: "sau “\(mark)” không có chữ nào", en: "nothing stands after “\(mark)”",
      "viết nội dung trên cùng dòng", "write the text on the same line")
  }

  static func text2QTIStray() -> BankFinding {
    error(
      "stray-text", vi: "dòng này không thuộc phần nào, hoặc thụt vào chưa đủ",
      en: "this line belongs to nothing, or is not far enough to the right",
      "thụt cho thẳng với chữ của dòng đầu, hoặc viết % ở đầu dòng nếu là ghi chú",
      "indent it to where the text of the first line begins, or begin a comment with %")
  }

  static func text2QTIBadIndentation() -> BankFinding {
    error(
      "bad-indentation", vi: "dòng tiếp theo phải thụt vào ít nhất hai dấu cách hoặc một tab",
      en: "a further line must be indented by two spaces or a tab",
      "thêm dấu cách ở đầu dòng", "add spaces at its start")
  }

  static func text2QTICode(isMeantToRun: Bool) -> BankFinding {
    isMeantToRun
      ? error(
        "code-block", vi: "khối mã này muốn được chạy; ở đây không bao giờ chạy mã trong tệp",
        en: "this code block wants to be run; code in a file is never run here",
        "chạy text2qti ở máy mình rồi dán kết quả vào tệp",
        "run it yourself and put what it prints into the file")
      : error(
        "code-outside", vi: "khối mã ở lề không thuộc câu nào nên đã bỏ qua",
        en: "a code block at the margin belongs to no question and was left out",
        "thụt khối mã vào cho thẳng với chữ của câu",
        "indent the block to where the question's text begins")
  }

  static func text2QTICodeEnd() -> BankFinding {
    error(
      "code-end", vi: "ở đây có ``` đóng mà không có khối mã nào mở",
      en: "a ``` ends here that nothing began", "bỏ dòng này", "remove the line")
  }

  static func text2QTIOpenComment() -> BankFinding {
    error(
      "open-comment", vi: "COMMENT ở đây không có END_COMMENT, nên từ đây trở đi chưa được đọc",
      en: "COMMENT has no END_COMMENT, so the rest of the file was not read",
      "thêm dòng END_COMMENT", "add a line END_COMMENT")
  }

  static func text2QTICommentEndAlone() -> BankFinding {
    error(
      "comment-end-alone", vi: "END_COMMENT ở đây không có COMMENT ở trên",
      en: "END_COMMENT has no COMMENT above it", "bỏ dòng này", "remove the line")
  }

  static func text2QTITextAfterComment() -> BankFinding {
    error(
      "text-after-comment", vi: "COMMENT và END_COMMENT phải đứng một mình trên dòng",
      en: "COMMENT and END_COMMENT stand alone on their lines", "chuyển chữ xuống dòng dưới",
      "move the text to a line of its own")
  }

  static func text2QTINoQuestion() -> BankFinding {
    error(
      "no-question", vi: "phần này không thuộc câu hỏi nào nên chưa được đọc",
      en: "this belongs to no question, so it was not read",
      "viết câu hỏi ở trên: 1.  …", "write the question above it: 1.  …")
  }

  static func text2QTINoQuestions() -> BankFinding {
    error(
      "no-questions", vi: "tệp không có câu hỏi nào", en: "the file has no questions",
      "bắt đầu mỗi câu bằng số và dấu chấm: 1.  …",
      "begin each question with a number and a point: 1.  …")
  }

  static func text2QTIUnusedTitle() -> BankFinding {
    error(
      "unused-title", vi: "Title hoặc Points ở đây không đứng trước câu hỏi nào nên đã bỏ qua",
      en: "Title or Points stand before no question and were left out",
      "đặt ngay trên dòng của câu hỏi", "put them right above the question")
  }

  static func text2QTIMisplaced(_ word: String) -> BankFinding {
    error(
      "misplaced", vi: "“\(word)” đứng sai chỗ hoặc có hai lần, nên đã bỏ qua",
      en: "“\(word)” stands in a wrong place or twice, and was left out",
      "đầu tệp: Quiz title, Quiz description, rồi các tuỳ chọn; đầu nhóm: pick; trước câu: Title "
        + "rồi Points",
      "first Quiz title, Quiz description, then options; pick right below GROUP; Title, then "
        + "Points, above a question")
  }

  static func text2QTIBadValue(_ word: String, _ found: String, expected: String) -> BankFinding {
    error(
      "bad-value", vi: "“\(word)” không nhận giá trị “\(found.abridged)”, nên đã bỏ qua",
      en: "“\(word)” cannot be “\(found.abridged)” and was left out",
      "viết: \(expected)", "write \(expected)")
  }

  static func text2QTINestedGroup() -> BankFinding {
    error(
      "nested-group", vi: "GROUP nằm trong một GROUP khác", en: "a GROUP stands within another",
      "thêm END_GROUP ở trên", "add END_GROUP above it")
  }

  static func text2QTINoGroup(_ word: String) -> BankFinding {
    error(
      "no-group", vi: "“\(word)” không nằm trong GROUP nào", en: "“\(word)” stands in no GROUP",
      "thêm GROUP ở trên", "add GROUP above it")
  }

  static func text2QTIOpenGroup() -> BankFinding {
    error(
      "open-group", vi: "GROUP ở đây không có END_GROUP; các câu trong nhóm vẫn được đọc",
      en: "GROUP has no END_GROUP; its questions are read all the same",
      "thêm dòng END_GROUP", "add a line END_GROUP")
  }

  static func text2QTISmallGroup(questions: Int, needed: Int) -> BankFinding {
    error(
      "small-group", vi: "nhóm có \(questions) câu mà phải chọn \(needed)",
      en:
        "the group has \(English.count(questions, "question")), of which \(needed) should be picked",
      "thêm câu hoặc giảm pick", "add questions or pick fewer")
  }

  /// - Parameter times: how often it is met in the file.
  static func text2QTI(_ habit: Text2QTIHabit, times: Int) -> BankFinding {
    let (code, vi, en) = text2QTIWords(habit)
    let more = times - 1
    return BankFinding(
      .warning, "text2qti.\(code)", vi: vi + (more > 0 ? " (và \(more) chỗ nữa)" : ""),
      en: en + (more > 0 ? " (and \(more) more)" : ""))
  }

  private static func text2QTIWords(
    _ habit: Text2QTIHabit
  ) -> (code: String, vi: String, en: String) {
    switch habit {
    case .description:
      (
        "quiz-description", "lời giới thiệu cả bài không được giữ",
        "the description of the whole quiz is not kept"
      )
    case .option:
      (
        "quiz-option", "tuỳ chọn của bài không được giữ: cuộc thi có luật riêng",
        "options of the quiz are not kept: a contest has its own rules"
      )
    case .group:
      (
        "group", "nhóm không được giữ: mọi câu đều được đọc, có thẻ group-1, group-2…",
        "groups are not kept: all questions are read, with the tags group-1, group-2…"
      )
    case .points:
      (
        "points", "điểm của câu không được giữ: điểm do cuộc thi đặt",
        "a question's points are not kept: a contest sets them"
      )
    case .mergedFeedback:
      (
        "merged-feedback", "lời nhận xét + và - của câu chọn nhiều đáp án được đưa vào lời giải",
        "+ and - feedback of a question with several answers went into its explanation"
      )
    }
  }
}
