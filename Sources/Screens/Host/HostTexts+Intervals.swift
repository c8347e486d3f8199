import Wire

/// What the console says about time that is taken out, and put back.
extension HostTexts {
  var intervalTitle: String {
    say(
      "Bỏ khoảng thời gian nào? Gõ 9:15-9:20, thêm tên trường nếu chỉ một trường; gõ i1 để trả lại khoảng đã bỏ",
      "Which time is taken out? Type 9:15-9:20, and a school if only one is concerned; i1 puts one back"
    )
  }
  /// Of a contest by papers.
  var noIntervals: String {
    say(
      "cuộc thi này mỗi em làm bài vào giờ riêng, nên không có khoảng thời gian chung để bỏ. Câu nào hỏng thì huỷ (a).",
      "everyone works at a time of their own here, so there is no common stretch to take out. A bad question can be annulled (a)."
    )
  }
  var intervalNotUnderstood: String {
    say(
      "Gõ giờ bắt đầu và kết thúc như 9:15-9:20, sau đó là mã hoặc tên trường; hoặc i1.",
      "Type when it began and ended, as in 9:15-9:20, then a school's id or name; or i1.")
  }
  var intervalReasonTitle: String {
    say("Lý do bỏ (ghi vào biên bản):", "Why it is taken out (goes on record):")
  }
  var intervalUsage: String {
    say(
      "Gõ: i 9:15-9:20 TRƯỜNG ; LÝ DO (bỏ tên trường nếu là mọi trường), hoặc i i1 để trả lại",
      "Type: i 9:15-9:20 SCHOOL ; REASON (without a school for all), or i i1 to put back")
  }
  func removeInterval(from: String, to: String, school: String?) -> String {
    let who = school.map { say("cho \($0)", "for \($0)") } ?? say("cho mọi trường", "for everyone")
    return say(
      "Bỏ khoảng \(from)–\(to) \(who)? Câu nào mở trong khoảng này quá nửa thời gian sẽ không tính; điểm tính lại ngay. Trả lại được.",
      "Take out \(from)–\(to) \(who)? Questions that were open in it for more than half of their time do not count; points change at once. It can be put back."
    )
  }
  func restoreInterval(_ name: String) -> String {
    say(
      "Trả lại khoảng thời gian \(name)? Các câu trong khoảng đó lại được tính ngay.",
      "Put back the interval \(name)? Its questions count again at once.")
  }
  func intervalRemoved(_ name: String) -> String {
    say(
      "✓ Đã bỏ, gọi là \(name). Trả lại: nhấn i rồi gõ \(name).",
      "✓ Taken out; it is called \(name). To put it back: i, then \(name).")
  }
  var intervalRestored: String { say("✓ Đã trả lại.", "✓ Put back.") }
}
