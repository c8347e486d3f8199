import ContestEngine

/// A round's rule in one line, for a twelve-year-old.
enum RuleText {
  static func line(for round: RoundDefinition, language: String) -> String {
    let english = language.lowercased().hasPrefix("en")
    var parts = [base(round, english: english)]
    if round.trial {
      return english
        ? "A warm-up: nothing counts yet." : "Làm quen: chưa tính điểm."
    }
    if round.streakBonus > 0 {
      parts.append(
        english
          ? "Several right answers in a row earn up to \(5 * round.streakBonus) more."
          : "Đúng liên tiếp được thưởng thêm, nhiều nhất \(5 * round.streakBonus) điểm.")
    }
    if round.answers == .changeable {
      parts.append(
        english
          ? "You may change your answer until time is up."
          : "Được đổi câu trả lời cho đến khi hết giờ.")
    }
    return parts.joined(separator: " ")
  }

  private static func base(_ round: RoundDefinition, english: Bool) -> String {
    let points = round.points
    switch round.rule {
    case .speed:
      return english
        ? "A right answer earns up to \(points) points; the sooner, the more."
        : "Đúng được tối đa \(points) điểm, trả lời càng nhanh càng nhiều điểm."
    default:
      let loss =
        round.wrong < 0
        ? (english ? " A wrong one loses \(-round.wrong)." : " Sai bị trừ \(-round.wrong) điểm.")
        : ""
      return english
        ? "A right answer earns \(points) points, fast or slow.\(loss)"
        : "Đúng được \(points) điểm, nhanh hay chậm như nhau.\(loss)"
    }
  }
}
