/// Names and birth dates for simulated contestants: plausible, invented, and no two persons alike
/// among the first 100,000.
struct SimulatedPerson {
  let name: String
  /// ISO 8601.
  let birthDate: String
  let className: String

  private static let families = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Phan", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lô",
    "Vi", "Lương", "Vừ", "Moong",
  ]
  private static let middles = [
    "Thị", "Văn", "Minh", "Thu", "Đức", "Ngọc", "Hữu", "Khánh", "Gia", "Bảo", "Quỳnh", "Thanh",
  ]
  private static let givens = [
    "Anh", "Bình", "Chi", "Dũng", "Hà", "Hạnh", "Huy", "Khoa", "Lan", "Linh", "Mai", "Nam", "Nga",
    "Phúc", "Quân", "Sơn", "Thảo", "Trang", "Tú", "Vy", "Yến", "Đạt", "Thịnh",
  ]

  /// - Parameter index: who it is, from 0.
  init(index: Int) {
    let family = Self.families[index % Self.families.count]
    let middle = Self.middles[index / 3 % Self.middles.count]
    let given = Self.givens[index / 2 % Self.givens.count]
    name = "\(family) \(middle) \(given)"
    // 28 days of each month of eight years: with the name that is one person an index.
    let day = index * 13 % 28 + 1
    let month = index / 28 % 12 + 1
    let year = 2009 + index / 336 % 8
    birthDate = "\(year)-\(Self.two(month))-\(Self.two(day))"
    let letters = ["A", "B", "C", "D"]
    className = "\(6 + index % 4)\(letters[index / 4 % 4])"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
