import Foundation
import TestSupport

/// An item of a bank, written as JSON. What is right begins with "Đúng".
struct BankItem: Sendable {
  let text: String

  static func single(_ prompt: String, last: String? = nil) -> BankItem {
    let wrong = ["Sai một", "Sai hai"].map { #"{"text":"\#($0)","fraction":0}"# }
    let pinned = last.map { #",{"text":"\#($0)","fraction":0,"last":true}"# } ?? ""
    return BankItem(
      text: #"""
        {"kind":"single","prompt":"\#(prompt)","feedback":"Vì sao: \#(prompt)",
         "choices":[{"text":"Đúng","fraction":1},\#(wrong.joined(separator: ","))\#(pinned)]}
        """#)
  }

  static let multiple = BankItem(
    text: #"""
      {"kind":"multiple","prompt":"Những giấy tờ nào dùng được trên VNeID?",
       "choices":[{"text":"Đúng thẻ căn cước","fraction":0.5},{"text":"Đúng giấy phép lái xe","fraction":0.5},
                  {"text":"Sai vé xe buýt","fraction":-0.5},{"text":"Sai thẻ thư viện","fraction":-0.5}]}
      """#)
  static let trueFalse = BankItem(
    text: #"{"kind":"trueFalse","prompt":"Nước sôi ở một trăm độ C.","truth":true}"#)
  static let numeric = BankItem(
    text: #"""
      {"kind":"numeric","prompt":"Một tá có bao nhiêu cái?","unit":"cái",
       "answers":[{"value":12,"tolerance":0.5,"fraction":1}]}
      """#)
  static let text = BankItem(
    text: #"""
      {"kind":"text","prompt":"Viết tên thủ đô nước ta.",
       "answers":[{"text":"Hà Nội","fraction":1},{"text":"Thăng Long","fraction":0.5}]}
      """#)
  static let matching = BankItem(
    text: #"""
      {"kind":"matching","prompt":"Ghép tỉnh với đặc sản.",
       "pairs":[{"left":"Nghệ An","right":"cháo lươn"},{"left":"Huế","right":"mè xửng"},
                {"left":"Hải Dương","right":"bánh đậu xanh"}],"distractors":["phở"]}
      """#)
  static let ordering = BankItem(
    text: #"""
      {"kind":"ordering","prompt":"Xếp theo thời gian.","order":["Đinh","Lý","Trần","Nguyễn"]}
      """#)

  static let cloze = BankItem(
    text: #"""
      {"kind":"cloze","prompt":"Cách mạng tháng Tám năm {b1} thành công ở {b2}.",
       "blanks":[{"kind":"text","answers":[{"text":"1945","fraction":1}]},
                 {"kind":"single","choices":[{"text":"Đúng","fraction":1},{"text":"Sai","fraction":0}]}]}
      """#)

  /// Prompts far enough from each other that a draw takes them all.
  static let singles: [BankItem] = [
    "Thành phố nào là thủ đô?", "Sông nào dài nhất Nghệ An?", "Ai viết Truyện Kiều?",
    "Cổng nào nộp hồ sơ trực tuyến?", "Khi mất căn cước phải báo cơ quan nào?",
    "Mật khẩu mạnh có gì?", "Loài chim nào không biết bay?", "Kim loại nào lỏng ở nhiệt độ phòng?",
    "Năm nhuận có bao nhiêu ngày?", "Hành tinh lớn nhất hệ Mặt Trời tên gì?",
    "Bánh chưng gói bằng lá gì?", "Nhạc cụ nào có mười sáu dây?",
  ].map { single($0) }
}

/// A contest to serve: its definition and its bank.
struct ContestFiles: Sendable {
  var id = "thu-thach"
  var mode = "live"
  var fields = ["name"]
  var registration = ""
  var schools = """
    { id: "le-mao", name: "THCS Lê Mao", code: "7KQ2MF", enrolled: 40 },
    { id: "quang-trung", name: "THCS Quang Trung", code: "4H8NTX" },
    """
  /// Without braces; the id and the draw are added where they are missing.
  var rounds = [#"rule: "classic", points: 100, secondsPerItem: 60, draw: { count: 3 }"#]
  var more = ""
  var items = BankItem.singles

  /// A self-paced contest that opened an hour ago.
  ///
  /// - Parameter seconds: until it closes.
  static func papers(closesIn seconds: TimeInterval, _ more: String = "") -> ContestFiles {
    func moment(_ seconds: TimeInterval) -> String {
      Date(timeIntervalSinceNow: seconds).ISO8601Format()
    }
    var contest = ContestFiles()
    contest.mode = "window"
    contest.rounds = [#"rule: "classic", points: 10, draw: { count: 3 }"#]
    contest.more = """
      opens: "\(moment(-3_600))", closes: "\(moment(seconds))", minutes: 15, \(more)
      """
    return contest
  }

  /// Writes both files.
  ///
  /// - Returns: the path of the definition.
  @discardableResult func write(in folder: TemporaryDirectory) throws -> String {
    let bank = "[\n" + items.map(\.text).joined(separator: ",\n") + "\n]\n"
    try Data(bank.utf8).write(to: folder.url.appending(path: "\(id)-bank.json"))
    let path = folder.path("\(id).json5")
    try Data(definition.utf8).write(to: URL(filePath: path))
    return path
  }

  var definition: String {
    let rounds = rounds.enumerated().map { place, round in
      #"    { id: "v\#(place + 1)", title: "Vòng \#(place + 1)", \#(round) },"#
    }
    let fields = fields.map { #""\#($0)""# }.joined(separator: ", ")
    let schools = schools.isEmpty ? "" : "  schools: [\n\(schools)\n  ],\n"
    return """
      {
        id: "\(id)", title: { vi: "Thi thử thách", en: "A trial" }, mode: "\(mode)",
        banks: ["\(id)-bank.json"],
        registration: { fields: [\(fields)], \(registration) },
      \(schools)
        rounds: [
      \(rounds.joined(separator: "\n"))
        ],
        \(more)
      }

      """
  }
}
