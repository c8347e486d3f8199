import Authoring
import CLinux
import ContestEngine
import Foundation
import Publishing
import Store
import Wire

/// Whether the clock can be trusted, and whether its zone is Viet Nam's.
struct ClockCheck {
  let directory: String

  /// A clock that is behind an entry of a journal by more than this was set back, in milliseconds.
  private static let behind: Int64 = 60_000

  func look() -> [DoctorFinding] { [clock, zone] }

  private var clock: DoctorFinding {
    let now = Instant.now
    let shown = PackageTime.absolute(now)
    let advice = LocalizedMessage(
      vi:
        "sudo timedatectl set-ntp true, hoặc đặt giờ bằng tay: sudo timedatectl set-time 'NĂM-THÁNG-NGÀY GIỜ:PHÚT:GIÂY'",
      en:
        "sudo timedatectl set-ntp true, or set it by hand: sudo timedatectl set-time 'YEAR-MONTH-DAY HOUR:MINUTE:SECOND'"
    )
    if let last = newestEntry, now + Self.behind < last {
      return DoctorFinding(
        "clock", .error,
        vi: "đồng hồ (\(shown)) chậm hơn sự kiện cuối cùng đã ghi (\(PackageTime.absolute(last)))",
        en:
          "the clock (\(shown)) is behind the last event on record (\(PackageTime.absolute(last)))",
        advice: advice)
    }
    var state = timex()
    let isSynchronised = adjtimex(&state) != TIME_ERROR
    guard isSynchronised else {
      return DoctorFinding(
        "clock", .warning,
        vi:
          "đồng hồ (\(shown)) không được chỉnh theo giờ chuẩn; thi vẫn công bằng, chỉ giờ ghi lại có thể sai",
        en:
          "the clock (\(shown)) follows no time server; the contest is fair all the same, only the times on record may be wrong",
        advice: advice)
    }
    return DoctorFinding(
      "clock", .ok, vi: "đồng hồ theo giờ chuẩn: \(shown)",
      en: "the clock follows a time server: \(shown)")
  }

  /// Nil where there is no journal, or none that can be read.
  private var newestEntry: Instant? {
    guard FileManager.default.fileExists(atPath: directory + "/contests.sqlite"),
      let journal = try? DataDirectory(existing: directory).openJournal(creating: false),
      let contests = try? journal.contests()
    else { return nil }
    return contests.compactMap(\.lastAt).max()
  }

  private var zone: DoctorFinding {
    let zone = TimeZone.current
    let isVietnam = zone.secondsFromGMT() == Int(VietnamTime.secondsEast)
    let values = ["secondsEast": Int64(zone.secondsFromGMT())]
    if isVietnam {
      return DoctorFinding(
        "timezone", .ok, vi: "múi giờ: \(zone.identifier)", en: "time zone: \(zone.identifier)",
        values: values)
    }
    return DoctorFinding(
      "timezone", .warning,
      vi: "múi giờ của máy là \(zone.identifier), không phải giờ Việt Nam",
      en: "the machine's time zone is \(zone.identifier), not that of Viet Nam",
      advice: LocalizedMessage(
        vi: "sudo timedatectl set-timezone Asia/Ho_Chi_Minh",
        en: "sudo timedatectl set-timezone Asia/Ho_Chi_Minh"), values: values)
  }
}
