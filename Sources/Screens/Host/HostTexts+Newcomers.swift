import Wire

/// Of those who wait to be let in.
extension HostTexts {
  var newcomersKey: String { say("g gọi vào", "g lets in") }
  /// The first ones stay where there is little room.
  var newcomersKeys: [String] {
    [
      say("Enter cho vào", "Enter lets in"), say("- không cho", "- turns away"),
      say("b bật tắt duyệt", "b switches approval"), say("↑↓ chọn", "↑↓ choose"),
      say("Esc thôi", "Esc leaves"),
    ]
  }
  func newcomersTitle(_ count: Int) -> String {
    say("Đợi được cho vào: \(count)", "Waiting to be let in: \(count)")
  }
  func waitToBeLetIn(_ count: Int) -> String {
    say(
      "● \(people(count)) đợi được cho vào · g gọi vào",
      "● \(people(count)) waiting to be let in · g looks at them")
  }
  /// The same where there is little room.
  func shortWaitToBeLetIn(_ count: Int) -> String {
    say("● \(people(count)) đợi · g gọi vào", "● \(count) waiting · g lets in")
  }
  var everybody: String { say("Tất cả", "Everybody") }
  var nobodyWaits: String { say("không có em nào đang đợi.", "nobody is waiting.") }
  func moreWait(_ count: Int) -> String {
    say("… và \(people(count)) nữa", "… and \(people(count)) more")
  }
  func approvalState(_ isOn: Bool) -> String {
    isOn
      ? say(
        "Đang duyệt: ai nhập mã trường phải đợi thầy cô cho vào.",
        "Approval is on: whoever comes with a school's code waits to be let in.")
      : say(
        "Không duyệt: ai có mã trường là vào ngay. b bật việc duyệt.",
        "Approval is off: a school's code is enough. b switches it on.")
  }

  /// "Nguyễn Thị Ánh · 8A · THCS Lê Mao"
  func newcomer(_ newcomer: ServerMessage.Newcomers.Newcomer) -> String {
    [newcomer.name, newcomer.className, newcomer.schoolName].compactMap(\.self).map(oneLine)
      .joined(separator: " · ")
  }

  // MARK: Asked once

  /// - Parameter who: a school or a child; nil for everybody.
  func admit(_ who: String?, _ count: Int) -> String {
    let whose = who.map { say(" của \($0)", " of \($0)") } ?? ""
    return say(
      "Cho \(people(count))\(whose) vào thi?", "Let \(people(count))\(whose) into the contest?")
  }
  func turnAway(_ who: String?, _ count: Int) -> String {
    let whose = who.map { say(": \($0)", ": \($0)") } ?? ""
    return say(
      "Không cho \(people(count)) vào\(whose)? Các em có thể xin vào lại.",
      "Turn \(people(count)) away\(whose)? They may ask again.")
  }
  func approval(_ isNeeded: Bool) -> String {
    isNeeded
      ? say(
        "Bật duyệt? Từ giờ ai nhập mã trường phải đợi thầy cô cho vào; ai đã vào thì không sao.",
        "Switch approval on? From now on newcomers wait to be let in; whoever is in stays in.")
      : say(
        "Tắt duyệt? Từ giờ có mã trường là vào ngay; ai đang đợi vẫn đợi.",
        "Switch approval off? From now on a code is enough; those who wait go on waiting.")
  }
  func approvalOrdered(_ isNeeded: Bool) -> String {
    isNeeded
      ? say("bật duyệt người mới vào", "approval of newcomers switched on")
      : say("tắt duyệt người mới vào", "approval of newcomers switched off")
  }
  var newcomersUsage: String {
    say(
      "Gõ: g n3, g MÃ-TRƯỜNG hoặc g all; g -n3 để không cho vào; g on, g off",
      "Type: g n3, g SCHOOL-ID or g all; g -n3 turns away; g on, g off")
  }
}
