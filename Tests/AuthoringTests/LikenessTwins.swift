import Assessment
import Foundation
import TestSupport
import Testing

/// Different items that look alike: one word or number is another one, and with it the question.
enum LikenessTwins {
  struct Twin: Sendable, CustomTestStringConvertible {
    let left: Item
    let right: Item
    let name: String
    /// Whether the prompts are the same and the keys are not.
    var isConflict = false

    var testDescription: String { "\(left.prompt) | \(right.prompt)" }
  }

  // MARK: Made from real items

  /// Words whose place another one takes, with another question.
  private static let swaps: [(String, String)] = [
    ("tỉnh", "xã"), ("xã", "tỉnh"), ("tăng", "giảm"), ("đúng", "sai"), ("trước", "sau"),
    ("quốc gia", "cấp tỉnh"), ("trực tuyến", "trực tiếp"), ("được", "không được"),
    ("phải", "không phải"), ("nhiều nhất", "ít nhất"), ("toàn trình", "một phần"),
    ("không", ""), ("KHÔNG", ""), ("cao", "thấp"), ("đầu tiên", "cuối cùng"),
    ("học sinh", "giáo viên"), ("người dân", "doanh nghiệp"), ("ngày", "năm"),
    ("có", "không có"), ("nam", "nữ"), ("mẹ", "bố"), ("ông", "bà"), ("Nghệ An", "Hà Tĩnh"),
    ("nộp", "rút"), ("mở", "đóng"), ("gửi", "nhận"), ("Ai", "Khi nào"), ("ở đâu", "lúc nào"),
    ("cấp mới", "cấp lại"), ("thường trú", "tạm trú"), ("khai sinh", "khai tử"),
    (" is ", " is not "), ("first", "last"), ("largest", "smallest"), ("North", "South"),
    ("before", "after"), ("most", "least"), (" can ", " cannot "), ("oldest", "newest"),
    ("What year", "What month"), ("highest", "lowest"), ("singer", "drummer"),
  ]

  static func twins(of item: Item) -> [Twin] {
    var twins: [Twin] = []
    func add(_ name: String, _ prompt: String) {
      guard prompt != item.prompt else { return }
      var other = item
      other.prompt = prompt
      twins.append(Twin(left: item, right: other, name: name))
    }
    for (word, instead) in swaps {
      add("word", replacingFirst(word, with: instead, in: item.prompt))
    }
    // The number of the question itself ("7. Who …?") may be any.
    if let number = item.prompt.firstMatch(of: /[0-9]+/), let value = Int(number.output),
      item.prompt.firstMatch(of: #/^[0-9]+[.)] /#) == nil
    {
      add("number", item.prompt.replacingCharacters(in: number.range, with: "\(value + 1)"))
      add("number", item.prompt.replacingCharacters(in: number.range, with: "\(value * 10 + 3)"))
    }
    if let conflict = withOtherKey(item) {
      twins.append(Twin(left: item, right: conflict, name: "key", isConflict: true))
    }
    return twins
  }

  private static func replacingFirst(_ word: String, with other: String, in text: String) -> String
  {
    // Whole words only: "nam" is no part of "namg".
    let words = text.components(separatedBy: word)
    guard words.count > 1, let before = words.first,
      before.last.map({ !$0.isLetter }) ?? true, words[1].first.map({ !$0.isLetter }) ?? true
    else { return text }
    return before + other + words.dropFirst().joined(separator: word)
  }

  /// The next choice is right instead; a statement is as it was not.
  static func withOtherKey(_ item: Item) -> Item? {
    var other = item
    switch item.body {
    case .single(var choices):
      guard let right = choices.firstIndex(where: { $0.fraction > .zero }), choices.count > 1 else {
        return nil
      }
      let next = (right + 1) % choices.count
      (choices[right].fraction, choices[next].fraction) =
        (choices[next].fraction, choices[right].fraction)
      guard choices[right].fraction != choices[next].fraction else { return nil }
      other.body = .single(choices)
    case .trueFalse(var key):
      key.truth.toggle()
      other.body = .trueFalse(key)
    default: return nil
    }
    return other
  }

  // MARK: Made by template

  /// Lists of words; each pair of one list makes two different items of one template, with the
  /// same answers.
  private static let templates: [(String, [String], [String])] = [
    (
      "Thủ đô của nước * là thành phố nào?", ["Lào", "Pháp", "Đức", "Ý", "Nhật", "Nga"], ["A", "B"]
    ),
    (
      "Một hình chữ nhật có chiều dài * m và chiều rộng 4 m. Tính diện tích.",
      ["5", "6", "7,5", "12"], ["20", "24"]
    ),
    ("Bạn * có 12 quả táo, cho em 5 quả. Còn lại bao nhiêu quả?", ["Lan", "Minh", "Hùng"], ["7"]),
    ("Sự kiện nào diễn ra năm *?", ["1930", "1945", "1954", "1975"], ["Đại hội", "Khởi nghĩa"]),
    ("Tác giả của tác phẩm “*” là ai?", ["Truyện Kiều", "Lão Hạc", "Tắt đèn"], ["Nguyễn Du"]),
    (
      "Khi nhiệt độ * thì thể tích chất khí thay đổi thế nào?", ["tăng", "giảm", "không đổi"],
      ["Tăng", "Giảm"]
    ),
    ("Cơ quan nào ở cấp * giải quyết hồ sơ cư trú?", ["tỉnh", "xã", "huyện", "bộ"], ["Công an"]),
    (
      "Phát biểu nào * về dịch vụ công trực tuyến?", ["đúng", "sai", "không đúng"], ["Một", "Hai"]
    ),
    ("Công dân đủ bao nhiêu tuổi thì được *?", ["bầu cử", "ứng cử", "kết hôn"], ["18", "21"]),
    ("Giải phương trình x + * = 10.", ["3", "4", "5"], ["7", "6"]),
    ("Tính 12 * 4.", ["+", "×", "-", ":"], ["48", "16", "8", "3"]),
    ("Nguyên tố nào có kí hiệu hoá học là *?", ["Na", "K", "Fe", "Cu"], ["Sắt", "Đồng"]),
    ("Trái nghĩa với từ “*” là từ nào?", ["cao", "dài", "rộng", "sâu"], ["thấp", "ngắn"]),
    ("Sông * chảy qua tỉnh nào?", ["Lam", "Mã", "Hương", "Hồng"], ["Nghệ An", "Huế"]),
    ("Công thức phân tử của * là gì?", ["metan", "etan", "propan", "etilen"], ["CH4", "C2H6"]),
    ("Vua nào dời đô về * ?", ["Thăng Long", "Huế", "Hoa Lư"], ["Lý Thái Tổ", "Gia Long"]),
    ("Từ nào * viết đúng chính tả?", ["dưới đây", "dưới đây không"], ["sản xuất", "xản xuất"]),
    ("Nước sôi ở * độ C. Đúng hay sai?", ["90", "100", "110"], ["Đúng", "Sai"]),
    ("The capital of * is", ["France", "Spain", "Italy", "Laos"], ["Paris", "Madrid"]),
    ("She * to school every day.", ["go", "walk", "run", "drive"], ["goes", "went"]),
    ("Which of these is * a mammal?", ["not", "always", ""], ["Whale", "Shark"]),
    ("What is the * of the word “begin”?", ["past tense", "noun", "opposite"], ["began", "end"]),
    (
      "Demand rises. The price will * if supply is constant.", ["increase", "decrease"], ["T", "F"]
    ),
    (
      "Which country has the * population in Asia?", ["largest", "smallest"], ["China", "Maldives"]
    ),
    ("He is an * of the company. What does he do?", ["employer", "employee"], ["hires", "works"]),
    ("In * World War II ended in Europe.", ["1944", "1945"], ["True", "False"]),
    ("The * value of the function on [0; 4] is", ["maximum", "minimum"], ["4", "0"]),
    ("It is * to park here without a ticket.", ["legal", "illegal"], ["yes", "no"]),
    ("* is the author of Hamlet.", ["Shakespeare", "Marlowe", "Jonson"], ["True", "False"]),
    ("Tỉ số phần trăm của * và 40 là bao nhiêu?", ["10", "20", "1,5"], ["25%", "50%"]),
    ("Tam giác ABC vuông tại *. Cạnh huyền là cạnh nào?", ["A", "B", "C"], ["BC", "AC", "AB"]),
    ("Thế kỉ * bắt đầu từ năm nào?", ["XIX", "XX", "XXI", "XV"], ["1801", "1901", "2001"]),
    ("Con vật nào dưới đây đẻ *?", ["trứng", "con"], ["Gà", "Chó", "Mèo"]),
    (
      "Gió mùa * thổi vào nước ta theo hướng nào?", ["mùa đông", "mùa hạ"], ["Đông Bắc", "Tây Nam"]
    ),
    ("Bộ phận nào của cây * nước?", ["hút", "thoát", "vận chuyển"], ["Rễ", "Lá", "Thân"]),
    ("Hồ sơ nộp * được xử lí trong mấy ngày?", ["trực tuyến", "trực tiếp"], ["3", "5"]),
    ("Ai được * tài khoản định danh mức 2?", ["cấp", "khoá", "mở khoá"], ["Công dân", "Trẻ em"]),
    ("Thẻ căn cước * 14 tuổi có màu gì?", ["dưới", "trên", "đủ"], ["Xanh", "Hồng"]),
  ]

  static var fromTemplates: [Twin] {
    var twins: [Twin] = []
    for (template, words, answers) in templates {
      let items = words.map { item(template.replacing("*", with: $0), answers) }
      for (place, left) in items.enumerated() {
        for right in items[(place + 1)...] {
          twins.append(Twin(left: left, right: right, name: "template"))
        }
      }
    }
    return twins + samePrompts
  }

  private static func item(_ prompt: String, _ answers: [String]) -> Item {
    let choices = answers.enumerated().map {
      Choice(text: $0.element, fraction: $0.offset == 0 ? .one : .zero)
    }
    return Item(id: ItemID(prompt), prompt: prompt, body: .single(choices))
  }

  /// Prompts that ask for nothing without their choices.
  private static var samePrompts: [Twin] {
    let prompts = [
      "Chọn câu trả lời đúng nhất.", "Từ nào viết sai chính tả?", "Số nào lớn nhất?",
      "Choose the word whose stress differs from the others.", "Phát biểu nào dưới đây đúng?",
    ]
    let sets = [
      ["một", "hai", "ba"], ["táo", "cam", "mận"], ["7", "5", "2"], ["9", "7", "5"],
      ["apple", "banana", "orange"],
    ]
    var twins: [Twin] = []
    for prompt in prompts {
      for (place, left) in sets.enumerated() {
        for right in sets[(place + 1)...] {
          twins.append(
            Twin(left: item(prompt, left), right: item(prompt, right), name: "bare prompt"))
        }
      }
    }
    return twins
  }
}
