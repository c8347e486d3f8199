import Assessment
import ContestEngine

/// Words about windows, judging, standings and certificates.
extension ContestFinding {
  static func windowIsOver(_ path: String, _ closes: Instant) -> ContestFinding {
    let when = ISODate.spokenText(of: closes)
    return ContestFinding(
      "window-over", .warning, vi: "'\(path)' đã qua (\(when)): không ai bắt đầu làm bài được nữa",
      en: "'\(path)' is over (\(when)): nobody can begin a paper any more",
      hint: ("sửa ngày, nếu cuộc thi chưa diễn ra", "change the dates, if it is still to come"))
  }

  static var closesBeforeOpens: ContestFinding {
    ContestFinding(
      "closes-before-opens", vi: "giờ đóng không sau giờ mở", en: "it closes before it opens")
  }

  static func windowTooShort(minutes: Int) -> ContestFinding {
    ContestFinding(
      "window-too-short", .warning, vi: "thời gian mở ngắn hơn \(minutes) phút làm bài",
      en: "it is open for less than the \(English.count(minutes, "minute")) of an attempt")
  }

  static func weeksOverlap(_ id: String) -> ContestFinding {
    ContestFinding(
      "weeks-overlap", vi: "tuần này mở khi tuần '\(id)' chưa đóng",
      en: "this week opens before the week '\(id)' closes",
      hint: ("sắp các tuần theo thứ tự, không chồng nhau", "put the weeks in order, one by one"))
  }

  static func judgesTooFew(needed: Int, found: Int) -> ContestFinding {
    ContestFinding(
      "judges-too-few", vi: "mỗi bài cần \(needed) giám khảo nhưng chỉ có \(found)",
      en: "an entry needs \(English.count(needed, "judge")); found: \(found)")
  }

  static func judgesOfOtherSchoolsTooFew(_ entry: String, needed: Int, found: Int) -> ContestFinding
  {
    ContestFinding(
      "judges-of-other-schools-too-few", .warning,
      vi: "bài '\(entry)' cần \(needed) giám khảo ngoài trường mình nhưng chỉ có \(found)",
      en:
        "the entry '\(entry)' needs \(English.count(needed, "judge")) of other schools; found: \(found)"
    )
  }

  static func entryIsMissing(_ name: String) -> ContestFinding {
    ContestFinding(
      "entry-missing", .warning, vi: "chưa có tệp bài dự thi '\(name.forMessage)'",
      en: "the entry's file '\(name.forMessage)' is not there yet",
      hint: (
        "chép tệp vào đó trước khi chấm, đường dẫn tính từ thư mục của tệp cuộc thi",
        "put it there before judging; paths start at the contest file's folder"
      ))
  }

  static func sameFile(_ entry: String) -> ContestFinding {
    ContestFinding(
      "same-file", .warning, vi: "cùng một tệp với bài '\(entry)'",
      en: "the same file as the entry '\(entry)'")
  }

  static func badDigest(_ path: String) -> ContestFinding {
    ContestFinding(
      "bad-sha256", vi: "'\(path)' là 64 chữ số thập lục phân",
      en: "'\(path)' is 64 hexadecimal digits",
      hint: ("lệnh: sha256sum TỆP", "command: sha256sum FILE"))
  }

  static var fileAndLink: ContestFinding {
    ContestFinding(
      "file-and-link", vi: "bài này có cả 'file' và 'link'",
      en: "this entry has both 'file' and 'link'", hint: ("chỉ giữ một", "keep one of them"))
  }

  static var maximaDoNotFit: ContestFinding {
    ContestFinding(
      "maxima", vi: "các điểm tối đa trong 'rubric' không quy về chung được một cách chính xác",
      en: "the maxima of 'rubric' have no exact common measure",
      hint: ("dùng các số tròn như 10, 20, 25", "use round numbers such as 10, 20, 25"))
  }

  static func entryOfNobody(_ entry: String) -> ContestFinding {
    ContestFinding(
      "entry-of-nobody", .warning,
      vi: "bài '\(entry)' không ghi thí sinh: điểm chấm không cộng cho ai",
      en: "the entry '\(entry)' names no contestant: its score joins nobody's points",
      hint: (
        "thêm contestant: \"c17\" hoặc họ tên kèm school",
        "add contestant: \"c17\", or the name with its school"
      ))
  }

  static func secondEntry(of contestant: String, _ other: String) -> ContestFinding {
    ContestFinding(
      "second-entry", vi: "'\(contestant.forMessage)' đã có bài '\(other)'",
      en: "'\(contestant.forMessage)' has the entry '\(other)' already",
      hint: (
        "mỗi thí sinh một bài, để điểm chấm cộng một lần",
        "one entry a contestant, so that the score joins once"
      ))
  }

  static func digestDiffers(_ file: String) -> ContestFinding {
    ContestFinding(
      "sha256-differs", .warning, vi: "tệp '\(file.forMessage)' nay khác với 'sha256' đã ghi",
      en: "the file '\(file.forMessage)' differs from the 'sha256' that is written here",
      hint: ("tệp đã bị thay sau khi nộp?", "was it replaced after it was handed in?"))
  }

  static var trimNeedsFive: ContestFinding {
    ContestFinding(
      "trim-needs-five", .warning,
      vi: "'trim' chỉ bỏ điểm cao nhất và thấp nhất khi có từ 5 phiếu chấm",
      en: "'trim' drops the highest and the lowest only from five sheets on")
  }

  static func criterionWithoutGround(
    _ criterion: String, because reason: (vi: String, en: String)
  ) -> ContestFinding {
    ContestFinding(
      "criterion-without-ground", .warning,
      vi: "xếp hạng theo '\(criterion)' không có tác dụng: \(reason.vi)",
      en: "ranking by '\(criterion)' has no effect: \(reason.en)")
  }

  static var estimateNotUsed: ContestFinding {
    ContestFinding(
      "estimate-not-used", .warning,
      vi: "'estimate' được hỏi nhưng 'standings.by' không dùng đến",
      en: "'estimate' is asked but 'standings.by' does not use it",
      hint: ("thêm \"estimate\" vào standings.by", "add \"estimate\" to standings.by"))
  }

  static func weightsNotHundred(_ sum: Int) -> ContestFinding {
    ContestFinding(
      "weights", vi: "'weights' là hai số cộng lại bằng 100 (tham gia, chất lượng); đang là \(sum)",
      en: "'weights' is two numbers that make 100 (participation, quality); they make \(sum)",
      hint: ("weights: [50, 50]", "weights: [50, 50]"))
  }

  static func freezeTooLong(_ count: Int) -> ContestFinding {
    ContestFinding(
      "freeze-too-long", .warning,
      vi: "cả cuộc thi chỉ có \(count) câu: bảng điểm đóng băng từ đầu",
      en:
        "the whole contest has \(English.count(count, "item")): the standings are frozen from the start"
    )
  }

  static func headingNeedsDecision(_ heading: String) -> ContestFinding {
    ContestFinding(
      "heading-needs-decision",
      vi: "\"\(heading.forMessage)\" là hình thức khen thưởng, phải có quyết định",
      en: "\"\(heading.forMessage)\" is a state commendation and needs a decision",
      hint: (
        "thêm decision: {number: \"…\", date: \"…\"}, hoặc dùng \"GIẤY CHỨNG NHẬN\"",
        "add decision: {number: \"…\", date: \"…\"}, or use \"GIẤY CHỨNG NHẬN\""
      ))
  }

  static func badRanks(_ path: String) -> ContestFinding {
    ContestFinding(
      "bad-ranks", vi: "'\(path)' là hai hạng từ–đến, như [4, 10]",
      en: "'\(path)' is two ranks, first and last, as [4, 10]")
  }

  static func awardsOverlap(_ title: String, rank: Int) -> ContestFinding {
    ContestFinding(
      "awards-overlap", .warning, vi: "hạng \(rank) đã có giải \"\(title.forMessage)\"",
      en: "rank \(rank) has the award \"\(title.forMessage)\" already")
  }
}
