import Authoring
import ContestEngine
import ContestServer
import Foundation
import Network

/// What `serve` says once it listens: for a program one line of JSON, for people address, pin and
/// each school's line.
struct ListeningText {
  private let report: ListeningReport
  private let call: Invocation
  /// Where the meters are read; nil without.
  private let metrics: ListenAddress?
  private let log: ServiceLog

  init(
    _ report: ListeningReport, _ call: Invocation, metrics: ListenAddress?, log: ServiceLog
  ) {
    self.report = report
    self.call = call
    self.metrics = metrics
    self.log = log
  }

  func tell() {
    if call.wantsJSON {
      call.console.result(json)
    } else if underSystemd {
      log.note(
        .info, "listening",
        LocalizedMessage(
          vi: "đang nghe trên \(addresses); mã và thẻ xem bằng 'bangvang contest codes'",
          en: "listening on \(addresses); codes and tokens: 'bangvang contest codes'"))
    } else {
      call.console.result(people)
    }
  }

  /// There its output is kept in the system's log: no code or token is printed. A terminal window of
  /// a desktop inherits the same variables, but what it shows is not kept.
  private var underSystemd: Bool {
    let isService =
      call.surroundings.variable("INVOCATION_ID") != nil
      || call.surroundings.variable("JOURNAL_STREAM") != nil
    return isService && !call.surroundings.outputIsTerminal
  }

  private var addresses: String { report.addresses.map(\.description).joined(separator: ", ") }

  private struct Line: Encodable {
    struct Contest: Encodable {
      let id: String
      /// Nil under systemd, as are all secrets.
      var hostToken: String?
      var boardToken: String?
      var codes: [String: String]?
    }

    let listening: String
    let tls: Bool
    let pin: String?
    let metrics: String?
    let contests: [Contest]
  }

  private var json: String {
    let line = Line(
      listening: report.addresses.first?.description ?? "", tls: report.pin != nil, pin: report.pin,
      metrics: metrics?.description,
      contests: report.contests.map { contest in
        if underSystemd { return Line.Contest(id: contest.id) }
        return Line.Contest(
          id: contest.id, hostToken: contest.hostToken, boardToken: contest.boardToken,
          codes: Dictionary(
            contest.schools.map { ($0.id.text, $0.code ?? "") }, uniquingKeysWith: { $1 }))
      })
    // Nothing in the line can fail to be encoded.
    guard let bytes = try? JSONEncoder.line.encode(line) else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var people: String {
    let english = call.language == "en"
    let served = ServedAddresses(addresses: report.addresses, pin: report.pin)
    let typed = served.typed(on: LocalAddresses.read())
    let address = typed.first ?? "127.0.0.1"
    let plaintext = report.pin == nil ? " --plaintext" : ""
    var lines = [english ? "Listening on \(addresses)" : "Đang nghe trên \(addresses)"]
    if let pin = report.pin {
      lines.append(english ? "Certificate: \(pin)" : "Chứng thư: \(pin)")
    }
    // Which of a machine's networks the students are in, only people know.
    if typed.count > 1 {
      lines.append(
        (english ? "Students type one of: " : "Học sinh gõ một trong các địa chỉ: ")
          + typed.joined(separator: ", "))
    }
    if let metrics {
      lines.append((english ? "Figures: " : "Số đo: ") + "http://\(metrics)/metrics")
    }
    for contest in report.contests {
      lines.append("")
      lines.append(english ? "Contest \(contest.id)" : "Cuộc thi \(contest.id)")
      lines.append(
        (english ? "  Host:   bangvang host " : "  Dẫn thi: bangvang host ")
          + "\(address)\(plaintext) --token \(contest.hostToken)")
      lines.append(
        (english ? "  Board:  bangvang board " : "  Bảng chiếu: bangvang board ")
          + "\(address)\(plaintext) --token \(contest.boardToken)")
      lines.append(
        english ? "  Students of each school type:" : "  Học sinh từng trường gõ:")
      if let expected = contest.expected {
        let tickets = "bangvang roster tickets \(contest.id)"
        lines[lines.count - 1] =
          english
          ? "  \(expected) on the roster, each joins with a ticket: \(tickets)"
          : "  \(expected) em trong danh sách, mỗi em vào bằng phiếu: \(tickets)"
        continue
      }
      var rows: [[String]] = []
      for school in contest.schools {
        rows.append(["    thi \(address) \(school.code ?? "")\(plaintext)", school.name])
      }
      lines += TextTable(rows).lines
    }
    return lines.joined(separator: "\n")
  }
}
