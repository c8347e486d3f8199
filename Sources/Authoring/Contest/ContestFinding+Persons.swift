/// Words about schools, persons and what is shown of them.
extension ContestFinding {
  static var registrationWithoutName: ContestFinding {
    ContestFinding(
      "no-name", .warning, vi: "không hỏi 'name' nên bảng điểm và giấy chứng nhận không có tên",
      en: "'name' is not asked, so standings and certificates have no names")
  }

  static var personsAlike: ContestFinding {
    ContestFinding(
      "persons-alike", .warning,
      vi: "hai người cùng tên, cùng trường sẽ không phân biệt được",
      en: "two persons of one name in one school cannot be told apart",
      hint: (
        "thêm \"birthDate\", hoặc \"class\" và \"number\", vào registration.fields",
        "add \"birthDate\", or \"class\" and \"number\", to registration.fields"
      ))
  }

  static func leagueFieldNotAsked(_ key: String) -> ContestFinding {
    ContestFinding(
      "league-field-not-asked", vi: "bảng này cần '\(key)' nhưng khi đăng ký không hỏi",
      en: "this league needs '\(key)', which is not asked on joining",
      hint: ("thêm \"\(key)\" vào registration.fields", "add \"\(key)\" to registration.fields"))
  }

  static func noTeams(_ path: String) -> ContestFinding {
    ContestFinding(
      "no-teams", vi: "'\(path)' cần đội, nhưng không ai được hỏi tên đội",
      en: "'\(path)' needs teams, but nobody is asked for one",
      hint: (
        "thêm \"team\" vào registration.fields, hoặc cột 'Đội' trong danh sách (roster)",
        "add \"team\" to registration.fields, or a column 'Đội' to the roster"
      ))
  }

  static func leagueMatchesNobody(
    _ path: String, _ value: String, nearest: String?
  ) -> ContestFinding {
    ContestFinding(
      "league-empty", .warning, vi: "'\(path)': không trường nào có \"\(value.forMessage)\"",
      en: "'\(path)': no school has \"\(value.forMessage)\"",
      hint: didYouMean(nearest?.forMessage))
  }

  static var namesNeedConsent: ContestFinding {
    ContestFinding(
      "names-need-consent", .warning,
      vi: "tên chỉ được công bố khi danh sách học sinh ghi đủ hai đồng ý; "
        + "không có 'registration.roster' nên mọi người chỉ hiện chữ cái đầu",
      en: "names are published only for those whose roster says both consents; without "
        + "'registration.roster' everybody is shown by initials")
  }

  static func sameSchoolName(_ name: String, firstLine: Int) -> ContestFinding {
    ContestFinding(
      "same-school-name", .warning,
      vi: "trường \"\(name.forMessage)\" cùng tên, cùng xã/phường với trường ở dòng \(firstLine)",
      en: "the school \"\(name.forMessage)\" has the name and ward of the one in line \(firstLine)")
  }

  static func sameCode(_ code: String, firstLine: Int) -> ContestFinding {
    ContestFinding(
      "same-code", vi: "mã \(code) đã dùng cho trường ở dòng \(firstLine)",
      en: "the code \(code) is used by the school in line \(firstLine)",
      hint: ("bỏ mục 'code' để máy chủ tự tạo mã", "leave 'code' out and the server makes one"))
  }

  static func missingEnrolled(_ school: String) -> ContestFinding {
    ContestFinding(
      "missing-enrolled",
      vi: "'rateQuality' cần sĩ số ('enrolled') của trường \"\(school.forMessage)\"",
      en: "'rateQuality' needs the number of students ('enrolled') of \"\(school.forMessage)\"")
  }

  static var noSchools: ContestFinding {
    ContestFinding(
      "no-schools", vi: "danh sách trường trống", en: "the list of schools is empty",
      hint: ("bỏ mục 'schools' để ai cũng vào được", "leave 'schools' out to let everybody in"))
  }
}
