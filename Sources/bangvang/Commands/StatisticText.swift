import Foundation

/// Numbers of statistics, rounded half away from zero, the same on every machine.
struct StatisticText {
  let isEnglish: Bool

  /// "0,62"; "–" where there is no number.
  func number(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite, abs(value) < 1e9 else { return "–" }
    let scale = (0..<decimals).reduce(1) { whole, _ in whole * 10 }
    let parts = Int((abs(value) * Double(scale)).rounded(.toNearestOrAwayFromZero))
    let sign = value < 0 && parts > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(parts)" }
    let rest = String(parts % scale)
    let zeros = String(repeating: "0", count: decimals - rest.count)
    return "\(sign)\(parts / scale)\(isEnglish ? "." : ",")\(zeros)\(rest)"
  }

  /// A chance in words: "1 trên 4.700.000", two digits of it.
  func oneIn(_ chance: Double) -> String {
    guard chance > 1e-12 else { return isEnglish ? "less than 1 in 10^12" : "nhỏ hơn 1 trên 10^12" }
    var number = Int((1 / chance).rounded())
    var zeros = 1
    while number / zeros >= 100 { zeros *= 10 }
    number = number / zeros * zeros
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    let text = ([digits] + groups).joined(separator: isEnglish ? "," : ".")
    return isEnglish ? "1 in \(text)" : "1 trên \(text)"
  }

  /// For JSON: to six decimals, chances to four digits.
  static func rounded(_ value: Double?) -> Double? {
    value.map { ($0 * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6 }
  }
}
