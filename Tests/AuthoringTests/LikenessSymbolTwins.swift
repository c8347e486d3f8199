import Assessment

/// Different items that a sign, a bracket, a capital or a mark tells apart.
enum LikenessSymbolTwins {
  /// The keys stand among the choices of both: of one prompt they would be a conflict.
  private struct Pair {
    let prompts: (String, String)
    let keys: (String, String)
    let others: [String]
  }

  private static let pairs: [Pair] = [
    pair(
      "Điểm B(4;-7) nằm trong góc phần tư nào?", "IV", "Điểm B(4;7) nằm trong góc phần tư nào?", "I"
    ),
    pair("Viết số 10^-5 ra số thập phân.", "0,00001", "Viết số 10^5 ra số thập phân.", "100000"),
    pair(
      "Viết \\(10^{-5}\\) ra số thập phân.", "0,00001", "Viết \\(10^{5}\\) ra số thập phân.",
      "100000"),
    pair(
      "Hàm số y = 2x nhỏ nhất bằng bao nhiêu trên đoạn [-2;6]?", "-4",
      "Hàm số y = 2x nhỏ nhất bằng bao nhiêu trên đoạn [2;6]?", "4"),
    pair(
      "Phương trình -2x + 8 = 0 có nghiệm là", "4", "Phương trình 2x + 8 = 0 có nghiệm là", "-4"),
    pair("Phương trình -y + 5 = 0 có nghiệm là", "5", "Phương trình y + 5 = 0 có nghiệm là", "-5"),
    pair("Tính (15 - 6) : 3 được bao nhiêu?", "3", "Tính 15 - 6 : 3 được bao nhiêu?", "13"),
    pair("Tính 48 : (4 × 3) được bao nhiêu?", "4", "Tính 48 : 4 × 3 được bao nhiêu?", "36"),
    pair("Tính 7 × (2 + 5) - 1.", "48", "Tính 7 × 2 + 5 - 1.", "18"),
    pair("Khi b = 20 thì b - 4 bằng", "16", "Khi b = 20 thì b : 4 bằng", "5"),
    pair("Khi m = 8, n = 2 thì m / n là", "4", "Khi m = 8, n = 2 thì m * n là", "16"),
    pair("Cho g(x) = x². Tính g'(3).", "6", "Cho g(x) = x². Tính g(3).", "9"),
    pair("Cho g(x) = x². Tính g''(3).", "2", "Cho g(x) = x². Tính g'(3).", "6"),
    pair("Với m = -9 thì |m| bằng mấy?", "9", "Với m = -9 thì m bằng mấy?", "-9"),
    pair("Giá trị của 4! bằng mấy?", "24", "Giá trị của 4 bằng mấy?", "4"),
    pair(
      "Số tự nhiên lẻ nào thoả mãn \\(n \\le 1\\)?", "1",
      "Số tự nhiên lẻ nào thoả mãn \\(n \\ge 1\\)?",
      "mọi số lẻ"),
    pair("Khoảng (2;9) có số nguyên nhỏ nhất là", "3", "Đoạn [2;9] có số nguyên nhỏ nhất là", "2"),
    pair("Tập [3;8) có số nguyên lớn nhất là", "7", "Tập [3;8] có số nguyên lớn nhất là", "8"),
    pair("Kí hiệu Al chỉ kim loại nào?", "nhôm", "Kí hiệu Ag chỉ kim loại nào?", "bạc"),
    pair("Kí hiệu Cr chỉ kim loại nào?", "crom", "Kí hiệu Cu chỉ kim loại nào?", "đồng"),
    pair("Kí hiệu Co chỉ chất nào?", "coban", "Kí hiệu CO chỉ chất nào?", "cacbon oxit"),
    pair("Hạt Br- có bao nhiêu electron?", "36", "Hạt Br có bao nhiêu electron?", "35"),
    pair("Hạt Mg^2+ có bao nhiêu electron?", "10", "Hạt Mg có bao nhiêu electron?", "12"),
    pair("Trong C, x == y là phép gì?", "so sánh", "Trong C, x = y là phép gì?", "gán"),
    pair(
      "Trong Java, p && q đúng khi nào?", "cả hai đúng", "Trong Java, p || q đúng khi nào?",
      "một đúng"),
    pair("Trong Python, 9 // 4 bằng", "2", "Trong Python, 9 / 4 bằng", "2.25"),
    pair("Lệnh ++k đổi k thế nào?", "tăng một", "Lệnh --k đổi k thế nào?", "giảm một"),
    pair("Ngôn ngữ C ra đời năm nào?", "1972", "Ngôn ngữ C# ra đời năm nào?", "2000"),
    pair("Dấu ; được đặt ở đâu?", "giữa hai vế", "Dấu ? được đặt ở đâu?", "cuối câu hỏi"),
    pair("Từ “bàn” chỉ gì?", "đồ đạc", "Từ “bạn” chỉ gì?", "người"),
    pair(
      "Trong truyện, cô giáo gặp ai trước?", "An", "Trong truyện, có giáo gặp ai trước?", "không ai"
    ),
    pair("Lớp có mấy học sinh nam?", "18", "Lớp có mấy học sinh năm?", "6"),
    pair("Đổi 7 km ra đơn vị liền dưới.", "70 hm", "Đổi 7 m ra đơn vị liền dưới.", "70 dm"),
    pair("Đổi 40 cm ra mét.", "0,4 m", "Đổi 40 mm ra mét.", "0,04 m"),
    pair(
      "Số 4.321 làm tròn đến hàng đơn vị là", "4", "Số 4321 làm tròn đến hàng đơn vị là", "4321"),
    pair("Đỉnh M nằm ở phía nào của hình?", "trên", "Đỉnh m nằm ở phía nào của hình?", "không có"),
    pair(
      "Nhiệt độ là -6 độ. Hỏi lạnh hay nóng?", "lạnh", "Nhiệt độ là 6 độ. Hỏi lạnh hay nóng?", "mát"
    ),
  ]

  private static func pair(
    _ left: String, _ leftKey: String, _ right: String, _ rightKey: String
  ) -> Pair {
    Pair(
      prompts: (left, right), keys: (leftKey, rightKey), others: ["không rõ", "ý kiến khác"])
  }

  static var all: [LikenessTwins.Twin] {
    pairs.map { pair in
      let choices = [pair.keys.0, pair.keys.1] + pair.others
      return LikenessTwins.Twin(
        left: item(pair.prompts.0, pair.keys.0, choices),
        right: item(pair.prompts.1, pair.keys.1, choices), name: "symbol")
    }
  }

  /// One prompt with two keys that differ in a sign, a capital or a mark.
  static var conflicts: [LikenessTwins.Twin] {
    let keys: [(String, String, String, [String])] = [
      ("Đạo hàm của y = cos 2x + 1 là", "-2sin 2x", "2sin 2x", ["2cos 2x", "-2cos 2x"]),
      ("Nghiệm của x² - 9 ≤ 0 là", "[-3;3]", "(-3;3)", ["(-3;3]", "[3;-3]"]),
      ("Đối của số thực b là", "-b", "b", ["1/b", "b²"]),
      ("Brom nhận một electron thì thành", "Br-", "Br", ["Br+", "Br2"]),
      ("Tốc độ tức thời lúc t là", "s'(t)", "s(t)", ["s(0)", "t"]),
      ("Nửa chu vi nhân hai viết là", "(a + b) × 2", "a + b × 2", ["ab", "a + b"]),
      ("Tên thủ đô được viết là", "Hà Nội", "Hà nội", ["hà nội", "HÀ NỘI"]),
      ("Phép so sánh bằng trong C là", "==", "=", ["!=", "<"]),
      ("Kí hiệu của coban là", "Co", "CO", ["Cu", "C"]),
      ("Từ viết đúng chính tả là", "xuất sắc", "suất sắc", ["xuất xắc", "suất xắc"]),
    ]
    return keys.map { prompt, one, other, others in
      let choices = [one, other] + others
      return LikenessTwins.Twin(
        left: item(prompt, one, choices), right: item(prompt, other, choices), name: "key",
        isConflict: true)
    }
  }

  private static func item(_ prompt: String, _ key: String, _ choices: [String]) -> Item {
    Item(
      id: ItemID(prompt + key), prompt: prompt,
      body: .single(choices.map { Choice(text: $0, fraction: $0 == key ? .one : .zero) }))
  }
}
