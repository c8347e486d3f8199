import Assessment
import Authoring
import Foundation
import Network

/// `bangvang doctor`: what this machine lacks to hold a contest, and what to do about it.
enum DoctorCommand {
  static let command = ProgramCommand(
    "doctor",
    about: LocalizedMessage(
      vi: "máy này còn thiếu gì để tổ chức thi: cổng, đồng hồ, phông chữ, ổ đĩa, giới hạn tệp",
      en: "what this machine lacks to hold a contest: ports, clock, fonts, disk, open files"),
    options: [
      .data, .json,
      CommandOption(
        "--listen", value: "ADDR:PORT", isRepeated: true,
        about: LocalizedMessage(
          vi: "địa chỉ mà máy chủ sẽ nghe (mặc định :7878)",
          en: "where the server is to listen (default :7878)")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    var addresses: [ListenAddress] = []
    for text in call.arguments.values("--listen") {
      do {
        addresses.append(try ListenAddress(text))
      } catch {
        throw .wrongUsage(
          vi: "--listen cần địa chỉ và cổng, ví dụ :7878, không phải '\(text)'",
          en: "--listen needs an address and a port, such as :7878, not '\(text)'")
      }
    }
    let asked = addresses.isEmpty ? ServedAddresses.byDefault : addresses
    let findings = await BlockingWork.run { examine(call, asked) }
    let worst = findings.map(\.severity).max() ?? .ok
    if call.wantsJSON {
      try call.console.result(json: DoctorJSON(findings, language: call.language))
    } else {
      call.console.result(text(findings, worst, call))
    }
    return worst == .error ? .faulty : .done
  }

  private static func examine(_ call: Invocation, _ addresses: [ListenAddress]) -> [DoctorFinding] {
    let directory = call.dataDirectory.path(percentEncoded: false)
    let place = DataPlace(directory)
    let rights = place.look()
    // Where nothing may be written it has been said; how fast that would be is no second fault.
    let mayWrite = rights.allSatisfy { $0.id != "data" || $0.severity != .error }
    let speed = mayWrite ? [DiskSpeedCheck(place: place).look()] : []
    let kept =
      mayWrite
      ? JournalCheck(directory: directory).look() + LibraryCheck(directory: directory).look() : []
    return [VersionCheck.look()]
      + NetworkCheck(addresses: addresses, directory: directory).look()
      + ClockCheck(directory: directory).look()
      + [FontCheck.look()] + rights + speed + kept
      + MachineCheck(surroundings: call.surroundings).look()
  }

  private static func text(
    _ findings: [DoctorFinding], _ worst: DoctorFinding.Severity, _ call: Invocation
  ) -> String {
    let marks = TextTable(findings.map { [call.console.text($0.mark), ""] }).lines
    var lines: [String] = []
    for (mark, finding) in zip(marks, findings) {
      lines.append(mark + call.console.text(finding.message))
      if let advice = finding.advice {
        let indent = String(repeating: " ", count: 2)
        lines += call.console.text(advice).split(separator: "\n").map { "\(indent)→ \($0)" }
      }
    }
    let count = findings.count { $0.severity == .error }
    let hints = findings.count { $0.severity == .warning }
    let summary: LocalizedMessage =
      switch worst {
      case .ok:
        LocalizedMessage(
          vi: "Máy này sẵn sàng. Thử sức máy bằng: bangvang rehearse",
          en: "This machine is ready. To see how many it holds: bangvang rehearse")
      case .warning:
        LocalizedMessage(
          vi: "Tổ chức thi được; \(hints) chỗ nên xem trước.",
          en: "A contest can be held; \(English.count(hints, "thing")) to look at first.")
      case .error:
        LocalizedMessage(
          vi: "Chưa tổ chức thi được: sửa \(count) chỗ HỎNG ở trên rồi chạy lại.",
          en: "Not ready: mend \(English.count(count, "FAULT")) above and run it again.")
      }
    return (lines + ["", call.console.text(summary)]).joined(separator: "\n")
  }
}

private struct DoctorJSON: Encodable {
  struct Check: Encodable {
    let id: String
    let severity: String
    let message: String
    let advice: String?
    let values: [String: Int64]?
  }

  /// Nothing that keeps a contest from being held.
  let ok: Bool
  let checks: [Check]

  init(_ findings: [DoctorFinding], language: String) {
    ok = findings.allSatisfy { $0.severity != .error }
    checks = findings.map { finding in
      Check(
        id: finding.id, severity: finding.severity.rawValue,
        message: finding.message.text(in: language), advice: finding.advice?.text(in: language),
        values: finding.values.isEmpty ? nil : finding.values)
    }
  }
}

extension ProgramCommand {
  static let doctor = DoctorCommand.command
}
