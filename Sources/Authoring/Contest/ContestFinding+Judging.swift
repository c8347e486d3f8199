/// Words about a jury's sheets.
extension ContestFinding {
  static func judgesOfOneName(_ name: String, _ ids: [String]) -> ContestFinding {
    let list = ids.joined(separator: ", ")
    return ContestFinding(
      "judges-of-one-name", vi: "có \(ids.count) giám khảo tên \"\(name.forMessage)\"",
      en: "\(ids.count) judges are called \"\(name.forMessage)\"",
      hint: ("ghi mã: \(list)", "write the id: \(list)"))
  }

  static func judgeOfTheSchool(_ judge: String, _ entry: String) -> ContestFinding {
    ContestFinding(
      "judge-of-the-school",
      vi: "\(judge.forMessage) cùng trường với bài '\(entry)' nên không được chấm bài này",
      en: "\(judge.forMessage) is of the school of the entry '\(entry)' and may not judge it")
  }

  static func entryDisqualified(_ entry: String) -> ContestFinding {
    ContestFinding(
      "entry-disqualified", vi: "bài '\(entry)' đã bị loại",
      en: "the entry '\(entry)' is disqualified")
  }

  static func sheetDiffers(_ judge: String, _ entry: String) -> ContestFinding {
    ContestFinding(
      "sheet-differs",
      vi: "phiếu của \(judge.forMessage) cho bài '\(entry)' đã có với điểm khác",
      en: "the sheet of \(judge.forMessage) on the entry '\(entry)' is there with other marks",
      hint: (
        "nếu là sửa điểm, thêm --reason \"lý do\"",
        "where it is a correction, add --reason \"why\""
      ))
  }
}
