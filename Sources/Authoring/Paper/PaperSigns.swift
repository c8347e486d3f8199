/// What a line is by its first words, before anything is known of those around it.
struct PaperSigns: Sendable {
  enum Landmark: Hashable, Sendable {
    /// "HẾT".
    case end
    /// "BẢNG ĐÁP ÁN", "ĐÁP ÁN".
    case keys
    /// "LỜI GIẢI", "HƯỚNG DẪN CHI TIẾT".
    case solutions
  }

  private(set) var label: PaperQuestionLabel?
  private(set) var heading: PaperHeading?
  private(set) var landmark: Landmark?
  /// "ĐÁP ÁN VÀ THANG ĐIỂM", "HƯỚNG DẪN CHẤM": what stands below is for those who mark, whatever it looks
  /// like.
  private(set) var isMarkingTitle = false
  private(set) var key: PaperKeyPhrase?
  /// The byte after "Lời giải:" and the like.
  private(set) var explanation: Int?
  /// True for "Đọc đoạn văn sau …": what follows belongs to several questions.
  private(set) var isLeadIn = false
  /// True for such a line that can be no part of an explanation: "Đọc đoạn văn sau và trả lời …".
  private(set) var opensPassage = false
  /// True if the line begins with the letter of a choice.
  private(set) var beginsChoice = false
  /// True if the line holds the letter of a choice other than the first.
  private(set) var holdsChoice = false

  init(_ line: PaperLine) {
    guard !line.isBlank else { return }
    let head = PaperHead(line.bytes, in: line.wordStart..<line.end)
    label = PaperQuestionLabel(line, head)
    let labels = PaperChoiceLabel.find(in: line, 0, from: line.start)
    beginsChoice = labels.first?.strength == .lineStart
    holdsChoice = beginsChoice || labels.contains { $0.letter > 0 }
    guard head.letters.first.map(Self.mayBeginSign) == true else { return }
    heading = PaperHeading(line, head)
    key = PaperKeyPhrase(line, head)
    landmark = key?.isRoom == true ? nil : Self.landmark(head)
    isMarkingTitle = landmark != nil && Self.isMarkingTitle(head)
    explanation = Self.explanation(head)
    isLeadIn = Self.isLeadIn(head)
    opensPassage = Self.opensPassage(head)
  }

  /// Most lines begin with none of these.
  private static func mayBeginSign(_ letter: UInt8) -> Bool {
    PaperScan.isLetter(letter) || letter == UInt8(ascii: "*") || letter == UInt8(ascii: "-")
      || letter == UInt8(ascii: "=") || letter == UInt8(ascii: ">") || letter == UInt8(ascii: "_")
      || letter == UInt8(ascii: "#") || letter == UInt8(ascii: "(") || letter == UInt8(ascii: "[")
      || letter == UInt8(ascii: ".") || letter == UInt8(ascii: "<")
  }

  private static func landmark(_ head: PaperHead) -> Landmark? {
    guard head.letters.count <= 80 else { return nil }
    let words = head.letters.filter(PaperScan.isLetter)
    let text = String(decoding: words, as: UTF8.self)
    if ["het", "hetde", "theend", "end", "ketthuc"].contains(text) { return .end }
    if hasSolutionWords(text), isTitle(head) { return .solutions }
    let keys = [
      "bangdapan", "phandapan", "phieudapan", "answerkey", "theanswerkey", "keyanswers",
      "suggestedanswers",
    ]
    if keys.contains(where: text.hasPrefix) { return .keys }
    if text.hasPrefix("dapan"), wordsBehindKeys.contains(where: text.dropFirst(5).hasPrefix) {
      return .keys
    }
    // "Đáp án: 3" is the key of one question.
    let isTitle = !head.letters.contains(where: PaperScan.isDigit)
    return isTitle && ["dapan", "answers", "keys", "key"].contains(text) ? .keys : nil
  }

  private static func isMarkingTitle(_ head: PaperHead) -> Bool {
    let text = String(decoding: head.letters.filter(PaperScan.isLetter), as: UTF8.self)
    return isTitle(head)
      && [
        "dapanvathangdiem", "dapanvabieudiem", "dapanthangdiem", "dapanbieudiem", "huongdancham",
        "dapanvahuongdancham", "dapanhuongdancham",
      ].contains(where: text.hasPrefix)
  }

  /// "Đáp án môn Toán 10", "ĐÁP ÁN VÀ THANG ĐIỂM".
  private static let wordsBehindKeys = [
    "thamkhao", "de", "made", "phan", "tracnghiem", "mon", "vathangdiem", "vabieudiem", "thangdiem",
    "bieudiem", "kiemtra", "chinhthuc", "dungsai", "traloingan", "cauhoi", "caccauhoi", "bocauhoi",
    "cuocthi", "kithi", "kythi", "goiy",
  ]

  private static func hasSolutionWords(_ text: String) -> Bool {
    let words = [
      "loigiai", "huongdangiai", "huongdanchitiet", "giaichitiet", "giaithichchitiet",
      "dapanchitiet", "dapanvaloigiai", "dapanvahuongdan", "huongdancham", "huongdantraloi",
      "bangdapanvaloigiai", "phanloigiai", "dapanvagiaithich", "explanations",
    ]
    return words.contains(where: text.hasPrefix)
      || ["huongdan", "giaithich", "giai", "baigiai"].contains(text)
  }

  /// True for a line that only names what follows: nothing comes after a colon.
  private static func isTitle(_ head: PaperHead) -> Bool {
    guard let colon = head.letters.firstIndex(of: UInt8(ascii: ":")) else { return true }
    return !head.letters[colon...].contains { PaperScan.isLetter($0) || PaperScan.isDigit($0) }
  }

  /// Where the text after "Lời giải:" begins; nil where the line is nothing like it.
  static func explanation(_ head: PaperHead) -> Int? {
    var scan = PaperScan(head)
    scan.skip { !PaperScan.isLetter($0) }
    let words: [StaticString] = [
      "loi giai", "huong dan giai", "huong dan", "giai thich", "giai chi tiet",
      "explanation/reference", "explanation", "hdg", "hd", "giai", "bai giai", "solution",
    ]
    guard scan.take(anyOf: words) else { return nil }
    scan.skipSpaces()
    if scan.take(anyOf: ["chi tiet", "tra loi", "cham", "giai", "tham khao", "dap an"]) {
      scan.skipSpaces()
    }
    let start = scan.index
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) && !PaperScan.isSpace($0) }
    // "Giải thích hiện tượng …" goes on without a sign: it asks for something.
    guard scan.index > start || scan.isAtEnd else { return nil }
    scan.skipSpaces()
    return scan.offset
  }

  private static func opensPassage(_ head: PaperHead) -> Bool {
    var scan = PaperScan(head)
    scan.skip { !PaperScan.isLetter($0) }
    if scan.take(anyOf: [
      "mark the letter", "circle the letter", "choose the letter", "choose the best answer",
      "choose the correct answer", "choose the word",
    ]) {
      return true
    }
    if scan.take(anyOf: ["read the", "read this"]) {
      return head.contains(anyOf: [
        "following", "below", "answer", "mark the", "choose", "complete", "fill in",
      ])
    }
    guard
      scan.take(anyOf: [
        "doc doan", "doc bai", "doc van ban", "doc ngu lieu", "doc tu lieu", "doc thong tin",
        "doc cac thong tin", "dua vao", "cho doan",
      ])
    else { return false }
    // "Đọc đoạn 2, ta thấy …" and "Dựa vào bảng sau, …" explain.
    let reads = head.letters.drop { !PaperScan.isLetter($0) }.starts(with: "doc ".utf8)
    return head.contains(anyOf: ["tra loi cau", "tra loi cac cau", "thuc hien cac"])
      || reads && head.contains(anyOf: [" sau day", " sau:", " sau va ", "duoi day"])
  }

  private static func isLeadIn(_ head: PaperHead) -> Bool {
    var scan = PaperScan(head)
    scan.skip { !PaperScan.isLetter($0) }
    return scan.take(anyOf: [
      "doc doan", "doc bai", "doc van ban", "doc thong tin", "doc cac", "doc ngu lieu",
      "doc tu lieu",
      "doc ki", "doc ky", "doc va", "doc hieu", "dua vao", "dua theo", "can cu vao", "su dung",
      "dung thong tin", "dung du kien", "dung hinh", "cho doan", "cho bang", "cho thong tin",
      "cho bieu do", "cho du kien", "quan sat", "xem hinh", "nghe doan", "nghe va",
      "tra loi cac cau",
      "read the", "read this", "mark the", "choose the", "choose one", "choose a", "circle the",
      "listen", "look at", "questions", "indicate", "fill in", "complete the", "select the",
    ])
  }
}
