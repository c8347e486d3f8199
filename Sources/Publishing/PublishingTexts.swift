/// Every text that published files hold, in Vietnamese and English.
struct PublishingTexts {
  let isEnglish: Bool

  /// - Parameter language: BCP 47; anything but English is read as Vietnamese.
  init(language: String) { isEnglish = language.lowercased().hasPrefix("en") }

  private func say(_ vietnamese: String, _ english: String) -> String {
    isEnglish ? english : vietnamese
  }

  var tag: String { say("vi", "en") }
  var rank: String { say("Hạng", "Rank") }
  var code: String { say("Mã", "Code") }
  var name: String { say("Họ và tên", "Name") }
  var className: String { say("Lớp", "Class") }
  var school: String { say("Trường", "School") }
  var points: String { say("Điểm", "Points") }
  var correct: String { say("Số câu đúng", "Right answers") }
  var milliseconds: String { say("Thời gian (ms)", "Time (ms)") }
  var time: String { say("Thời gian", "Time") }
  var counted: String { say("Số em tính điểm", "Counted") }
  var present: String { say("Số em dự thi", "Took part") }
  var enrolled: String { say("Sĩ số", "Enrolled") }

  var team: String { say("Đội", "Team") }
  var teams: String { say("Bảng xếp hạng đội", "Team standings") }
  var members: String { say("Số thành viên", "Members") }

  var results: String { say("Kết quả", "Results") }
  var individuals: String { say("Bảng xếp hạng cá nhân", "Individual standings") }
  var schools: String { say("Bảng xếp hạng trường", "School standings") }
  var provisional: String { say("TẠM THỜI", "PROVISIONAL") }
  var provisionalNote: String {
    say(
      "Kết quả chưa được chốt và còn có thể thay đổi.",
      "These results are not final yet and may still change.")
  }
  var search: String { say("Tìm tên, mã hoặc trường", "Find a name, code or school") }
  var nothingFound: String { say("Không tìm thấy.", "Nothing found.") }
  var nobody: String { say("Chưa có ai dự thi.", "Nobody has taken part yet.") }
  func revision(_ number: Int) -> String { say("Bản \(number)", "Revision \(number)") }
  var journal: String { say("Dấu của nhật ký", "Journal head") }
  var note: String { say("Ghi chú", "Note") }
  var allSchools: String { say("Tất cả các trường", "All schools") }
  /// How many of how many; each "#" is a number.
  var foundCount: String { say("Tìm thấy #/#", "Found # of #") }
  var podium: String { say("Dẫn đầu", "In the lead") }
  var contact: String { say("Liên hệ", "Contact") }
  var pointsUnit: String { say("điểm", "points") }
  var correctUnit: String { say("câu đúng", "right") }
  func pointCount(_ points: Int) -> String {
    say("\(grouped(points)) điểm", "\(grouped(points)) \(points == 1 ? "point" : "points")")
  }

  /// "41,21 giây": hundredths, with the decimal comma of Vietnamese.
  func seconds(_ milliseconds: Int64) -> String {
    let hundredths = (milliseconds + 5) / 10
    let fraction = hundredths % 100
    return grouped(Int(hundredths / 100)) + say(",", ".") + (fraction < 10 ? "0" : "")
      + "\(fraction) " + say("giây", "s")
  }

  /// Points, right answers and time as a table shows them; of who is disqualified only that.
  func standing(of row: ResultsReport.Contestant) -> [String] {
    row.isDisqualified
      ? [disqualified, "–", "–"]
      : [grouped(row.points), "\(row.correct)", seconds(row.milliseconds)]
  }

  /// "12.450": from five digits on, in groups of three.
  func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.count > 4 else { return "\(number)" }
    var groups = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { groups += say(".", ",") }
      groups.append(digit)
    }
    return (number < 0 ? "-" : "") + groups
  }

  var privacyNote: String {
    say(
      "Tên được rút gọn để bảo vệ thông tin của học sinh.",
      "Names are shortened to protect the pupils.")
  }

  var nation: String {
    say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
  }
  var motto: String {
    say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
  }
  var specimen: String { say("MẪU", "SPECIMEN") }
  /// How a school is spoken of.
  var collective: String { say("tập thể", "") }
  func certifies(_ address: String) -> String {
    if isEnglish { return "This certifies that" }
    return address.isEmpty ? "Chứng nhận" : "Chứng nhận \(address)"
  }
  func inClass(_ name: String) -> String { say("Lớp \(name)", "Class \(name)") }

  /// "Đạt Giải Nhất"; the verb is not said twice where the award's title has it.
  func achieved(_ award: String) -> String {
    if Self.begins(award, with: ["đạt ", "won ", "has won "]) { return award }
    return say("Đạt \(award)", "won \(award)")
  }

  var tookPart: String { say("Đã tham gia", "took part") }

  /// "Cuộc thi “Tìm hiểu …”"; a title that is itself called a contest stands as it is.
  func occasion(_ title: String) -> String {
    if isEnglish { return "in the contest “\(title)”" }
    let called = ["cuộc thi ", "hội thi ", "kỳ thi ", "kì thi ", "hội thao ", "giải "]
    return Self.begins(title, with: called) ? title : "Cuộc thi “\(title)”"
  }

  private static func begins(_ text: String, with words: [String]) -> Bool {
    let text = text.lowercased()
    return words.contains { text.hasPrefix($0) }
  }

  func decision(_ number: String, _ date: String) -> String {
    say("Theo Quyết định số \(number) ngày \(date)", "By decision \(number) of \(date)")
  }
  func number(_ number: String) -> String { say("Số: \(number)", "No. \(number)") }

  /// "10/10/2026", "10 October 2026".
  func shortDate(_ date: CalendarDate) -> String { say(date.slashed, Self.english(date)) }

  /// "Nghệ An, ngày 05 tháng 02 năm 2026": Vietnamese papers write days 1–9 and the months 1 and 2
  /// with a leading zero.
  ///
  /// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
  func placeAndDate(place: String?, _ date: CalendarDate) -> String {
    let day = (date.day < 10 ? "0" : "") + "\(date.day)"
    let month = (date.month < 3 ? "0" : "") + "\(date.month)"
    let vietnamese = "\(day) tháng \(month) năm \(date.year)"
    guard let place, !place.isEmpty else {
      return say("Ngày \(vietnamese)", Self.english(date))
    }
    return say("\(place), ngày \(vietnamese)", "\(place), \(Self.english(date))")
  }

  private static func english(_ date: CalendarDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard months.indices.contains(date.month - 1) else { return date.slashed }
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }
}
