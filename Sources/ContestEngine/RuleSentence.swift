/// What a round's rule means for those who play it, in one line that a child of twelve
/// understands. Sent to every client with the round, and shown by the outline of a contest.
extension RoundDefinition {
  /// In English where `language` begins with "en", else in Vietnamese.
  public func ruleSentence(in language: String) -> String {
    let isEnglish = language.hasPrefix("en")
    if trial {
      return isEnglish ? "To try it out: nothing counts yet." : "Vòng thử cho quen, chưa tính điểm."
    }
    let own = isEnglish ? ruleInEnglish : ruleInVietnamese
    let rule = [own, isEnglish ? teamInEnglish : teamInVietnamese].compactMap(\.self)
      .joined(separator: " ")
    guard star > 0, self.rule != .survey else { return rule }
    return rule + " " + (isEnglish ? starInEnglish : starInVietnamese)
  }

  private var ruleInVietnamese: String {
    switch rule {
    case .classic:
      wrong < 0
        ? "Đúng được \(points) điểm, sai bị trừ \(-wrong), không trả lời thì không sao."
        : "Đúng được \(points) điểm, nhanh hay chậm như nhau."
    case .speed:
      decay == .half
        ? "Đúng và càng nhanh càng nhiều điểm: từ \(points) xuống đến một nửa.\(streakInVietnamese)"
        : "Đúng và càng nhanh càng nhiều điểm: từ \(points) xuống đến 0.\(streakInVietnamese)"
    case .ranked:
      "Các bạn đúng nhanh nhất lần lượt được \(bandsText) điểm"
        + (bandsRepeat ? ", các bạn đúng sau được \(bands.last ?? 0)." : ".")
    case .elimination:
      "Đúng thì được thi tiếp, sai hoặc không trả lời thì dừng cuộc chơi."
        + (rescues > 0 ? " Có thể được cứu trợ." : "")
    case .survey: "Hỏi ý kiến: không có đúng sai, không tính điểm, không ai biết bạn chọn gì."
    }
  }

  private var ruleInEnglish: String {
    switch rule {
    case .classic:
      wrong < 0
        ? "Right gives \(points) points, wrong takes \(-wrong), no answer costs nothing."
        : "Right gives \(points) points, fast or slow alike."
    case .speed:
      decay == .half
        ? "Right and fast gives more: from \(points) down to half of it.\(streakInEnglish)"
        : "Right and fast gives more: from \(points) down to 0.\(streakInEnglish)"
    case .ranked:
      "The fastest right answers get \(bandsText) points, in that order"
        + (bandsRepeat ? "; those after them get \(bands.last ?? 0)." : ".")
    case .elimination:
      "Right: you play on. Wrong or no answer: you are out."
        + (rescues > 0 ? " Some may be rescued." : "")
    case .survey: "Your opinion: nothing is right or wrong, and nobody sees what you chose."
    }
  }

  private var teamInVietnamese: String? {
    switch teamAnswer {
    case nil: nil
    case .captain: "Cả đội tính theo câu trả lời của đội trưởng."
    case .first: "Cả đội tính theo bạn trả lời đầu tiên."
    case .majority: "Cả đội tính theo câu trả lời của đa số."
    }
  }

  private var teamInEnglish: String? {
    switch teamAnswer {
    case nil: nil
    case .captain: "The captain's answer is the team's."
    case .first: "The first answer is the team's."
    case .majority: "What most of a team answer is the team's."
    }
  }

  private var streakInVietnamese: String {
    streakBonus > 0 ? " Đúng liên tiếp được thưởng thêm." : ""
  }

  private var streakInEnglish: String {
    streakBonus > 0 ? " Right answers in a row get a bonus." : ""
  }

  private var starInVietnamese: String {
    "Ngôi sao: đúng được gấp đôi, sai bị trừ \(points), dùng \(star) lần."
  }

  private var starInEnglish: String {
    "Star: right doubles the points, wrong takes \(points); \(star) to use."
  }

  private var bandsText: String { bands.map { "\($0)" }.joined(separator: ", ") }
}
