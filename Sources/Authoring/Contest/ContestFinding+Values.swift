/// Words about single keys and values.
extension ContestFinding {
  static func unknownKey(_ key: String, nearest: String?, home: String?) -> ContestFinding {
    var hint = didYouMean(nearest)
    if nearest == nil, let home {
      hint = ("'\(key)' thuộc về '\(home)'", "'\(key)' belongs in '\(home)'")
    }
    return ContestFinding(
      "unknown-key", vi: "không có mục '\(key.forMessage)' ở đây",
      en: "there is no key '\(key.forMessage)' here", hint: hint)
  }

  static func missingKey(_ key: String, example: String) -> ContestFinding {
    ContestFinding(
      "missing-key", vi: "thiếu mục '\(key)'", en: "the key '\(key)' is missing",
      hint: ("thêm \(example)", "add \(example)"))
  }

  static func wrongType(
    _ path: String, _ expected: ContestExpectation, found value: JSON5Value
  ) -> ContestFinding {
    let found = value.found
    let name = path.isEmpty ? (vi: "tệp", en: "the file") : (vi: "'\(path)'", en: "'\(path)'")
    return ContestFinding(
      "wrong-type", vi: "\(name.vi) phải là \(expected.vi), không phải \(found.vi)",
      en: "\(name.en) must be \(expected.en), not \(found.en)")
  }

  static func outOfRange(
    _ path: String, _ range: ClosedRange<Int>, found: String
  ) -> ContestFinding {
    ContestFinding(
      "out-of-range",
      vi: "'\(path)' phải từ \(range.lowerBound) đến \(range.upperBound), không phải \(found)",
      en: "'\(path)' must be from \(range.lowerBound) to \(range.upperBound), not \(found)")
  }

  static func notAChoice(_ path: String, _ found: String, of choices: [String]) -> ContestFinding {
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    return ContestFinding(
      "not-a-choice", vi: "'\(path)' là một trong \(list); không phải \"\(found.forMessage)\"",
      en: "'\(path)' is one of \(list); not \"\(found.forMessage)\"",
      hint: didYouMean(NearestName.find(found, in: choices)))
  }

  static func emptyText(_ path: String) -> ContestFinding {
    ContestFinding("empty-text", vi: "'\(path)' để trống", en: "'\(path)' is empty")
  }

  static func tooLong(_ path: String, max: Int, unit: (vi: String, en: String)) -> ContestFinding {
    ContestFinding(
      "too-long", vi: "'\(path)' có nhiều hơn \(max) \(unit.vi)",
      en: "'\(path)' has more than \(max) \(unit.en)")
  }

  static func controlCharacter(_ path: String) -> ContestFinding {
    ContestFinding(
      "control-character", vi: "'\(path)' có ký tự điều khiển, không in ra được",
      en: "'\(path)' has control characters, which cannot be shown",
      hint: ("gõ lại phần chữ này", "type the text again"))
  }

  static func badID(_ path: String, _ found: String, max: Int) -> ContestFinding {
    ContestFinding(
      "bad-id",
      vi: "'\(path)' là mã 1–\(max) ký tự A–Z, a–z, 0–9, '.', '_', '-', bắt đầu bằng chữ hoặc số; "
        + "không phải \"\(found.forMessage)\"",
      en: "'\(path)' is an id of 1–\(max) characters A–Z, a–z, 0–9, '.', '_', '-' that begins with "
        + "a letter or digit; not \"\(found.forMessage)\"",
      hint: VietnameseFolding.slug(found).map { ("ví dụ \"\($0)\"", "for example \"\($0)\"") })
  }

  static func duplicate(_ path: String, _ value: String, firstLine: Int) -> ContestFinding {
    ContestFinding(
      "duplicate", vi: "'\(path)': \"\(value.forMessage)\" đã có ở dòng \(firstLine)",
      en: "'\(path)': \"\(value.forMessage)\" is there already, in line \(firstLine)")
  }

  static func badCode(_ found: String) -> ContestFinding {
    ContestFinding(
      "bad-code",
      vi: "mã trường là 6 ký tự 0–9, A–Z (không có I, L, O, U); không phải \"\(found.forMessage)\"",
      en: "a school's code is 6 characters 0–9, A–Z (without I, L, O, U); not "
        + "\"\(found.forMessage)\"",
      hint: ("bỏ mục 'code' để máy chủ tự tạo mã", "leave 'code' out and the server makes one"))
  }

  static func badMoment(_ path: String, _ found: String) -> ContestFinding {
    ContestFinding(
      "bad-moment",
      vi: "'\(path)' là ngày giờ có múi giờ, như \"2026-05-09T08:00+07:00\"; "
        + "không phải \"\(found.forMessage)\"",
      en: "'\(path)' is a date and time with its zone, as \"2026-05-09T08:00+07:00\"; "
        + "not \"\(found.forMessage)\"",
      hint: ISODate.momentMeant(by: found).map {
        ("có phải là \"\($0)\"?", "did you mean \"\($0)\"?")
      })
  }

  static func badDay(_ path: String, _ found: String) -> ContestFinding {
    ContestFinding(
      "bad-day",
      vi: "'\(path)' là ngày dạng \"2026-05-09\"; không phải \"\(found.forMessage)\"",
      en: "'\(path)' is a day as \"2026-05-09\"; not \"\(found.forMessage)\"",
      hint: ISODate.dayMeant(by: found).map { ("có phải là \"\($0)\"?", "did you mean \"\($0)\"?") }
    )
  }

  static func badLanguage(_ path: String, _ found: String) -> ContestFinding {
    ContestFinding(
      "bad-language",
      vi: "'\(path)' là mã ngôn ngữ như \"vi\", \"en\"; không phải \"\(found.forMessage)\"",
      en: "'\(path)' is a language tag as \"vi\", \"en\"; not \"\(found.forMessage)\"")
  }

  static func noEffect(_ path: String, because reason: (vi: String, en: String)) -> ContestFinding {
    ContestFinding(
      "no-effect", .warning, vi: "'\(path)' không có tác dụng: \(reason.vi)",
      en: "'\(path)' has no effect: \(reason.en)", hint: ("bỏ mục này", "leave it out"))
  }

  static func unknownName(
    _ path: String, _ found: String, of what: (vi: String, en: String), known: [String]
  ) -> ContestFinding {
    ContestFinding(
      "unknown-name", vi: "'\(path)': không có \(what.vi) \"\(found.forMessage)\"",
      en: "'\(path)': there is no \(what.en) \"\(found.forMessage)\"",
      hint: didYouMean(NearestName.find(found, in: known)))
  }
}
