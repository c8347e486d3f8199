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
  var seconds: String { say("giây", "s") }
  var privacyNote: String {
    say(
      "Tên được rút gọn để bảo vệ thông tin của học sinh.",
      "Names are shortened to protect the pupils.")
  }

  func certifies(_ address: String) -> String {
    say("Chứng nhận \(address)", "This certifies that")
  }
  func inClass(_ name: String) -> String { say("Lớp \(name)", "Class \(name)") }
  func achieved(_ award: String) -> String { say("Đạt \(award)", "won \(award)") }
  var tookPart: String { say("Đã tham gia", "took part") }
  func occasion(_ title: String) -> String {
    say("Cuộc thi “\(title)”", "in the contest “\(title)”")
  }
  func decision(_ number: String, _ date: String) -> String {
    say("Theo Quyết định số \(number) ngày \(date)", "By decision \(number) of \(date)")
  }
  func number(_ number: String) -> String { say("Số: \(number)", "No. \(number)") }

  /// Vietnamese papers write days 1–9 and the months 1 and 2 with a leading zero.
  func placeAndDate(place: String?, year: Int, month: Int, day: Int) -> String {
    let vietnameseDay = day < 10 ? "0\(day)" : "\(day)"
    let vietnameseMonth = month < 3 ? "0\(month)" : "\(month)"
    let date = say(
      "ngày \(vietnameseDay) tháng \(vietnameseMonth) năm \(year)", "\(day)/\(month)/\(year)")
    guard let place, !place.isEmpty else { return date.prefix(1).uppercased() + date.dropFirst() }
    return "\(place), \(date)"
  }
}
