/// Words about rounds and what they are drawn from.
extension ContestFinding {
  static var bothItemsAndDraw: ContestFinding {
    ContestFinding(
      "items-and-draw", vi: "vòng này có cả 'items' và 'draw'",
      en: "this round has both 'items' and 'draw'",
      hint: ("chỉ giữ một trong hai", "keep one of them"))
  }

  static var seedIsForRehearsals: ContestFinding {
    ContestFinding(
      "fixed-seed", .warning, vi: "'seed' làm cho ai cũng đoán trước được câu được rút",
      en: "with 'seed' the drawn questions can be known beforehand",
      hint: ("chỉ dùng khi tập dượt; bỏ đi khi thi thật", "keep it for rehearsals only"))
  }

  static var bandsRise: ContestFinding {
    ContestFinding(
      "bands-rise", .warning, vi: "'bands' tăng dần: người chậm hơn được nhiều điểm hơn",
      en: "'bands' rises: slower contestants get more points")
  }

  static func ruleNeedsLive(_ rule: String) -> ContestFinding {
    ContestFinding(
      "rule-needs-live", vi: "luật '\(rule)' chỉ dùng được ở chế độ 'live'",
      en: "the rule '\(rule)' works in the mode 'live' only",
      hint: ("dùng rule: \"classic\"", "use rule: \"classic\""))
  }
}
