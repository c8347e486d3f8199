/// Finds columns by what people call them, in Vietnamese and English.
enum BankColumnNames {
  /// The names that are looked for, those of our own header first.
  static let names: [(column: BankColumn, names: [String])] = [
    (
      .kind,
      [
        "Loại", "Kind", "Loại câu hỏi", "Type", "Question type", "Dạng", "Dạng câu hỏi",
        "Kiểu", "Kiểu câu hỏi", "Thể loại câu hỏi", "Hình thức", "Question kind", "Item type",
      ]
    ),
    (
      .question,
      [
        "Câu hỏi", "Question", "Nội dung câu hỏi", "Nội dung", "Question text",
        "Đề bài", "Câu dẫn", "Mệnh đề", "Mệnh đề câu hỏi", "Prompt", "Stem", "Question stem",
        "Question content", "Content", "Question prompt", "Q", "Questions", "Lời hỏi",
        "Nội dung câu", "Câu hỏi trắc nghiệm", "Câu hỏi thi", "Đề bài câu hỏi",
        "Question VI", "Title text", "HTML of the question", "Question HTML", "Văn bản câu hỏi",
      ]
    ),
    (
      .passage,
      [
        "Đoạn văn", "Passage", "Ngữ liệu", "Đoạn trích", "Bài đọc", "Reading passage",
        "Passage text", "Văn bản đọc", "Đoạn văn bản", "Nội dung đoạn văn",
      ]
    ),
    (
      .choices,
      [
        "Các phương án", "Options", "Choices", "Các đáp án", "Các lựa chọn",
        "Answer choices", "Answer options", "Phương án", "Lựa chọn", "Phương án trả lời",
      ]
    ),
    (
      .correct,
      [
        "Đúng", "Correct", "Đáp án đúng", "Correct answer", "Correct answers", "Đáp án",
        "Answer", "Answers", "Key", "Answer key", "Right answer", "Right answers", "Correct option",
        "Correct options", "Correct choice", "Phương án đúng", "Lựa chọn đúng", "Câu trả lời đúng",
        "Trả lời đúng", "Trả lời", "Vị trí đáp án đúng", "Chỉ số đáp án đúng", "Correct index",
        "Correct answer index", "Answer index", "Correct letter", "Correct option index", "Đ/S",
        "Đúng/Sai", "True/False", "Kết quả", "Right option", "Đáp án chính xác",
        "Phương án chính xác", "Đáp án chuẩn", "Đáp án đúng nhất", "Đáp số", "ĐA", "Đ/A", "Đ.án",
        "ĐA đúng", "PA đúng", "Ý đúng", "Câu đúng", "Kết quả đúng", "Đáp án trả lời đúng",
        "Câu trả lời chính xác", "Đáp án cần chọn", "Phương án cần chọn", "Chọn",
        "Đáp án của câu hỏi",
        // What spreadsheets in Vietnamese make of "Đúng".
        "TRUE",
      ]
    ),
    (
      .explanation,
      [
        "Giải thích", "Feedback", "Explanation", "Lời giải", "Answer explanation",
        "Giải thích đáp án", "Hướng dẫn", "Hướng dẫn giải", "Giải thích chi tiết",
        "Lời giải chi tiết", "General feedback", "Rationale", "Explain", "Phản hồi", "Nhận xét",
        "Reason", "Solution", "Correct answer explanation", "Giải đáp",
        "Giải thích chi tiết đáp án",
        "Giải thích câu trả lời", "Giải thích đáp án đúng", "Giải thích về câu trả lời",
        "Hướng dẫn trả lời", "Lý giải", "Lí giải", "Overall explanation", "Explanation VI",
      ]
    ),
    (
      .category,
      [
        "Chủ đề", "Category", "Danh mục", "Topic", "Chuyên đề", "Chuyên mục", "Chương",
        "Bài", "Môn", "Môn học", "Subject", "Lĩnh vực", "Chapter", "Section", "Lesson",
        "Category name", "Categories", "Domain",
        "Nhóm câu hỏi", "Subtopic", "Chủ điểm", "Phân môn", "Bài học", "Mạch kiến thức",
        "Đơn vị kiến thức", "Nội dung kiến thức", "Phần",
      ]
    ),
    (.tags, ["Thẻ", "Tags", "Tag", "Nhãn", "Từ khoá", "Từ khóa", "Keywords", "Labels"]),
    (
      .difficulty,
      [
        "Độ khó", "Difficulty", "Mức độ", "Difficulty level", "Level", "Mức độ khó",
        "Cấp độ", "Mức độ nhận thức", "Mức", "Mức độ câu hỏi", "Mức độ tư duy", "Cấp độ tư duy",
        "Cấp độ nhận thức",
      ]
    ),
    (
      .source,
      [
        "Nguồn", "Source", "Trích dẫn", "Tham khảo", "Reference", "References", "Citation",
        "Nguồn trích dẫn", "Nguồn tham khảo", "Tài liệu tham khảo", "Căn cứ", "Căn cứ pháp lý",
        "Căn cứ pháp lí", "Cơ sở pháp lý", "Cơ sở pháp lí", "Văn bản căn cứ", "Trích nguồn",
      ]
    ),
    (
      .title, ["Tiêu đề", "Title", "Tên", "Tên câu hỏi", "Name", "Question name", "Question title"]
    ),
    (.format, ["Định dạng", "Format", "Text format"]),
    (.unit, ["Đơn vị", "Unit", "Đơn vị tính"]),
    (.tolerance, ["Sai số", "Tolerance", "Margin"]),
    (.caseSensitive, ["Phân biệt hoa thường", "Case sensitive", "Match case"]),
    (.last, ["Luôn đứng cuối", "Keep last", "Đứng cuối", "Pinned"]),
    (
      .pairs,
      [
        "Các cặp", "Pairs", "Các cặp ghép nối", "Cặp ghép", "Các cặp ghép", "Matching pairs",
        "Match pairs",
      ]
    ),
    (.idNumber, ["Mã", "ID", "ID number", "Mã câu hỏi", "Mã câu", "Question ID", "Code"]),
    (
      .number,
      [
        "STT", "TT", "Số thứ tự", "Số", "No", "#", "Question number", "Question #", "Câu số",
        "Câu", "Num", "Thứ tự", "Number", "Q no", "S no", "Sl no", "Question no", "Index",
      ]
    ),
    (
      .time,
      [
        "Thời gian", "Time limit", "Time", "Time in seconds", "Thời gian (giây)", "Seconds",
        "Duration", "Timer", "Time limit (seconds)", "Giây", "Thời gian tính bằng giây",
        "Thời gian theo giây", "Giới hạn thời gian", "Thời gian làm bài",
      ]
    ),
    (
      .points,
      ["Điểm", "Points", "Point", "Score", "Marks", "Mark", "Số điểm", "Điểm số", "Weight"]
    ),
    (
      .picture,
      [
        "Hình ảnh", "Image", "Hình", "Ảnh", "Image link", "Image URL", "Picture", "Media",
        "Link ảnh", "Video", "Video URL", "Audio", "Audio URL", "Question media", "Option media",
        "Attachment URL", "Question image", "Image file", "Hình minh hoạ", "Hình minh họa",
        "Đường dẫn ảnh", "Tệp ảnh", "Liên kết hình ảnh", "Liên kết ảnh", "Đường dẫn hình ảnh",
        "Link hình ảnh",
      ]
    ),
    (.note, ["Ghi chú", "Note", "Notes", "Comment", "Comments"]),
  ]

  /// Before a letter or a number.
  private static let numbered: [(prefixes: [String], column: @Sendable (Int) -> BankColumn)] = [
    (
      [
        "", "option", "choice", "answer", "ans", "opt", "dapan", "phuongan", "luachon", "cautraloi",
        "traloi", "pa", "da", "y", "lc", "answerchoice", "answeroption", "answertext", "optiontext",
        "choicetext", "tuychon", "vanbantuychon", "response", "alternative", "possibleanswer",
        "phuongantraloi", "entry", "muc",
      ],
      { .choice($0) }
    ),
    (
      [
        "incorrectanswer", "incorrect", "wronganswer", "wrong", "wrongoption", "wrongchoice",
        "incorrectoption", "incorrectchoice", "distractor", "dapansai", "phuongansai",
        "phuongannhieu", "traloisai", "sai", "dapannhieu", "luachonsai", "nhieu",
      ], { .wrong($0) }
    ),
    (
      ["correctanswer", "rightanswer", "dapandung", "correctoption", "correctchoice"],
      { .right($0) }
    ),
    (["weight", "phandiem", "trongso", "diem", "points", "score", "fraction"], { .weight($0) }),
    (
      [
        "iscorrect", "isright", "correct", "right", "dung", "iscorrectanswer", "iscorrectoption",
        "dungsai", "ds",
      ],
      { .mark($0) }
    ),
    (
      [
        "feedback", "phanhoi", "giaithich", "explanation", "nhanxet", "feedbackfor",
        "choicefeedback", "optionfeedback", "answerfeedback",
      ], { .choiceFeedback($0) }
    ),
  ]

  private static let columnsByKey: [String: BankColumn] = Dictionary(
    names.flatMap { entry in entry.names.map { (key($0), entry.column) } },
    uniquingKeysWith: { first, _ in first })

  private static let columnsByPrefix: [String: @Sendable (Int) -> BankColumn] = Dictionary(
    numbered.flatMap { entry in entry.prefixes.map { ($0, entry.column) } },
    uniquingKeysWith: { first, _ in first })

  /// What the writer calls a column that has no number.
  static func name(of column: BankColumn) -> String {
    names.first { $0.column == column }?.names.first ?? ""
  }

  /// A name longer than this is a text.
  private static let lengthMax = 300

  /// The column that a heading names; nil for one that is not known.
  static func column(_ heading: String) -> BankColumn? { find(heading)?.column }

  /// The column with the key by which it was found.
  static func find(_ heading: String) -> (column: BankColumn, key: String)? {
    guard heading.utf8.count <= lengthMax else { return nil }
    let keys = forms(of: heading).map(key).filter { !$0.isEmpty }
    for key in keys {
      if let column = columnsByKey[key] { return (column, key) }
    }
    for key in keys {
      if let column = numberedColumn(key) { return (column, key) }
    }
    return nil
  }

  /// The choice that a text names by its column: `Option B`, `Đáp án 2`.
  static func choice(_ text: String) -> Int? {
    let key = key(text)
    guard columnsByKey[key] == nil, case .choice(let number)? = numberedColumn(key) else {
      return nil
    }
    return number
  }

  /// The known name that is nearest to a heading.
  static func nearest(to heading: String) -> String? {
    NearestName.find(heading, in: names.flatMap(\.names))
  }

  /// Small letters and digits without marks: `Đáp án  A` is `dapana`.
  static func key(_ text: String) -> String {
    VietnameseFolding.fold(text.replacing("#", with: " number ")).filter { $0 != " " }
  }

  /// The heading, without what is in brackets, up to a dash, colon or line end, without a number
  /// in front: `2. Answer 3 (optional) - max 75 characters`.
  private static func forms(of heading: String) -> [String] {
    let bare = withoutBrackets(heading)
    let cut =
      bare.replacing("–", with: " - ").replacing("—", with: " - ")
      .split(separator: " - ", maxSplits: 1).first
      .map(String.init) ?? bare
    let short =
      cut.split(whereSeparator: { $0.isNewline || $0 == ":" }).first.map(String.init) ?? cut
    let unnumbered = short.drop { $0.isNumber }
    let isNumbered = unnumbered.count < short.count && ".)".contains(unnumbered.first ?? " ")
    return [heading, bare, cut, short] + (isNumbered ? [String(unnumbered.dropFirst())] : [])
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var output = ""
    for character in text {
      if character == "(" || character == "[" {
        depth += 1
      } else if character == ")" || character == "]" {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        output.append(character)
      }
    }
    return output
  }

  private static func numberedColumn(_ key: String) -> BankColumn? {
    if let (prefix, number) = split(key), let make = columnsByPrefix[prefix] { return make(number) }
    // "Option A feedback", "answer1correct".
    for (ending, make) in endings where key.hasSuffix(ending) {
      if let (prefix, number) = split(String(key.dropLast(ending.count))),
        numbered[0].prefixes.contains(prefix)
      {
        return make(number)
      }
    }
    return wrongOne.contains(key) || wrongList.contains(key) ? .wrong(0) : nil
  }

  /// Names of wrong answers without a number: of one, and of all of them.
  static let wrongOne: Set<String> = ["incorrectanswer", "wronganswer"]
  static let wrongList: Set<String> = [
    "incorrectanswers", "wronganswers", "incorrectoptions", "wrongoptions", "incorrectchoices",
    "wrongchoices", "distractors", "dapansai", "cacdapansai", "phuongansai", "cacphuongansai",
    "phuongannhieu", "cacphuongannhieu",
  ]

  private static let endings: [(String, @Sendable (Int) -> BankColumn)] = [
    ("feedback", { .choiceFeedback($0) }), ("explanation", { .choiceFeedback($0) }),
    ("iscorrect", { .mark($0) }), ("correct", { .mark($0) }), ("weight", { .weight($0) }),
    ("points", { .weight($0) }), ("dungsai", { .mark($0) }), ("dung", { .mark($0) }),
    ("ds", { .mark($0) }), ("phanhoi", { .choiceFeedback($0) }),
    ("giaithich", { .choiceFeedback($0) }), ("diem", { .weight($0) }), ("text", { .choice($0) }),
  ]

  /// A number from 1 or a letter from a to j at the end, as a number from 0, and what is before it.
  private static func split(_ key: String) -> (prefix: String, number: Int)? {
    let digits = key.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    if !digits.isEmpty {
      guard let number = Int(String(digits)), number >= 1, number <= BankLimits.answersMax else {
        return nil
      }
      return (String(key.dropLast(digits.count)), number - 1)
    }
    // Names of eleven choices and more have numbers, so that "answers" is no nineteenth answer.
    guard let last = key.utf8.last, last >= UInt8(ascii: "a"), last <= UInt8(ascii: "j") else {
      return nil
    }
    return (String(key.dropLast()), Int(last - UInt8(ascii: "a")))
  }
}
