import Authoring
import Foundation
import Network

/// How long the disk takes to make something durable: every "đã nhận" waits for it.
struct DiskSpeedCheck {
  let place: DataPlace

  private static let rounds = 20
  private static let blockByteCount = 4_096
  /// Longer than this no more rounds are made, in nanoseconds.
  private static let patience: Int64 = 5_000_000_000
  /// In microseconds. A student feels a tenth of a second; a second holds a hall up.
  private static let slow: Int64 = 50_000
  private static let tooSlow: Int64 = 1_000_000

  func look() -> DoctorFinding {
    guard let times = measure(), let median = Self.median(times) else {
      return DoctorFinding(
        "sync", .error, vi: "không ghi thử được vào '\(place.existing)'",
        en: "nothing could be written to '\(place.existing)' as a trial",
        advice: LocalizedMessage(
          vi: "kiểm tra quyền và chỗ trống của ổ đĩa", en: "look at the disk's rights and room"))
    }
    let slowest = times.max() ?? median
    let values = ["medianMicroseconds": median, "slowestMicroseconds": slowest]
    let (vi, en) = (
      "ghi chắc xuống ổ đĩa mất \(Self.text(median, ",")) ms, lâu nhất \(Self.text(slowest, ",")) ms",
      "making something durable takes \(Self.text(median, ".")) ms, \(Self.text(slowest, ".")) ms at most"
    )
    guard median >= Self.slow else {
      return DoctorFinding("sync", .ok, vi: vi, en: en, values: values)
    }
    return DoctorFinding(
      "sync", median < Self.tooSlow ? .warning : .error, vi: vi, en: en,
      advice: LocalizedMessage(
        vi: "dùng ổ SSD của máy, không dùng thẻ nhớ hay USB; mỗi câu trả lời chờ chừng ấy",
        en: "use the machine's own SSD, no memory card or stick; every answer waits this long"),
      values: values)
  }

  /// In microseconds; nil where nothing could be written.
  private func measure() -> [Int64]? {
    let path = "\(place.existing)/.doctor-\(getpid()).new"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer {
      close(descriptor)
      unlink(path)
    }
    let block = [UInt8](repeating: 0x42, count: Self.blockByteCount)
    var times: [Int64] = []
    let began = MonotonicClock.nanoseconds
    while times.count < Self.rounds, MonotonicClock.nanoseconds - began < Self.patience {
      let start = MonotonicClock.nanoseconds
      guard write(descriptor, block, block.count) == block.count, fdatasync(descriptor) == 0 else {
        return nil
      }
      times.append((MonotonicClock.nanoseconds - start) / 1_000)
    }
    return times
  }

  private static func median(_ times: [Int64]) -> Int64? {
    times.isEmpty ? nil : times.sorted()[times.count / 2]
  }

  private static func text(_ microseconds: Int64, _ point: String) -> String {
    "\(microseconds / 1_000)\(point)\(microseconds % 1_000 / 100)"
  }
}
