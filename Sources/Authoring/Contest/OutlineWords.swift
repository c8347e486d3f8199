import ContestEngine

/// What the outline calls the values of a contest file.
enum OutlineWords {
  static func field(_ field: RegistrationRules.Field, _ isEnglish: Bool) -> String {
    let (vi, en) =
      switch field {
      case .name: ("họ và tên", "name")
      case .birthDate: ("ngày sinh", "birth date")
      case .class: ("lớp", "class")
      case .grade: ("khối", "grade")
      case .team: ("đội", "team")
      case .ward: ("xã/phường", "ward")
      case .phone: ("điện thoại", "phone")
      case .email: ("email", "email")
      case .number: ("số báo danh", "number")
      }
    return isEnglish ? en : vi
  }

  static func difficulty(_ name: String?, _ isEnglish: Bool) -> String {
    let (vi, en) =
      switch name {
      case "de": ("dễ", "easy")
      case "vua": ("vừa", "medium")
      case "kho": ("khó", "hard")
      default: ("không ghi độ khó", "without a difficulty")
      }
    return isEnglish ? en : vi
  }

  /// Which attempt counts, when points are shown, and what is guessed.
  static func papers(_ window: WindowRules, _ isEnglish: Bool) -> [String] {
    var lines: [(vi: String, en: String)] = []
    if window.attempts > 1 {
      switch window.take {
      case .best: lines.append(("Tính lượt tốt nhất.", "The best attempt counts."))
      case .last: lines.append(("Tính lượt cuối.", "The last attempt counts."))
      case .first: lines.append(("Tính lượt đầu.", "The first attempt counts."))
      }
    }
    switch window.show {
    case .end: lines.append(("Thấy điểm khi cuộc thi kết thúc.", "Points are shown at the end."))
    case .submit: lines.append(("Thấy điểm ngay khi nộp bài.", "Points are shown on handing in."))
    case .never: lines.append(("Không báo điểm cho thí sinh.", "Contestants are told no points."))
    }
    switch window.estimate {
    case .none: break
    case .allRight:
      lines.append(
        ("Dự đoán: bao nhiêu người đúng tất cả.", "Guessed: how many have everything right."))
    case .entrants:
      lines.append(("Dự đoán: bao nhiêu người dự thi.", "Guessed: how many take part."))
    case .percent:
      lines.append(
        (
          "Dự đoán: bao nhiêu phần trăm số người dự thi đúng tất cả.",
          "Guessed: what percentage has everything right."
        ))
    }
    return lines.map { isEnglish ? $0.en : $0.vi }
  }

  static func criterion(_ criterion: StandingsRules.Criterion, _ isEnglish: Bool) -> String {
    let (vi, en) =
      switch criterion {
      case .points: ("nhiều điểm hơn", "more points")
      case .correct: ("nhiều câu đúng hơn", "more right answers")
      case .time: ("ít thời gian hơn", "less time")
      case .estimate: ("dự đoán gần hơn", "nearer estimate")
      case .submitted: ("nộp sớm hơn", "submitted earlier")
      case .lastPoints: ("có điểm cuối sớm hơn", "earlier last gain")
      case .hardest: ("đúng câu khó nhất", "right on the hardest item")
      case .youngest: ("nhỏ tuổi hơn", "younger")
      case .draw: ("bốc thăm", "a public draw")
      }
    return isEnglish ? en : vi
  }

  static func schools(
    _ rules: StandingsRules.Schools, _ isEnglish: Bool, ofEntries: Bool
  ) -> String {
    let what = ofEntries ? "bài" : "bạn"
    let participation = rules.weights.first ?? 0
    let quality = rules.weights.last ?? 0
    let (vi, en) =
      switch rules.take {
      case .sum: ("tổng điểm.", "the sum of points.")
      case .mean: ("điểm trung bình.", "the mean of points.")
      case .best:
        ("tổng của \(rules.count) \(what) cao nhất.", "the sum of the best \(rules.count).")
      case .rateQuality:
        (
          "\(participation)% tỉ lệ tham gia, \(quality)% điểm trung bình.",
          "\(participation)% participation, \(quality)% mean points."
        )
      }
    return isEnglish ? en : vi
  }

  static func recipient(
    _ recipient: CertificateDesign.Award.Recipient, _ isEnglish: Bool
  ) -> String {
    let (vi, en) =
      switch recipient {
      case .contestant: ("cá nhân", "contestants")
      case .school: ("trường", "schools")
      case .team: ("đội", "teams")
      }
    return isEnglish ? en : vi
  }

  static func shown(_ shown: PrivacyRules.Shown, _ isEnglish: Bool) -> String {
    let (vi, en) =
      switch shown {
      case .code: ("chỉ có mã", "codes only")
      case .initials: ("chữ cái đầu", "initials")
      case .nameAndSchool: ("tên và trường", "name and school")
      }
    return isEnglish ? en : vi
  }
}
