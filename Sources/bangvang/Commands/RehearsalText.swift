import Assessment
import Authoring
import ContestServer

/// A rehearsal's outcome in words.
struct RehearsalText {
  let report: RehearsalReport
  let language: String

  private var isEnglish: Bool { language == "en" }

  private func say(_ vietnamese: String, _ english: String) -> String {
    isEnglish ? english : vietnamese
  }

  var text: String {
    var lines = TextTable(rows).lines
    if report.parts.count > 1 { lines += [""] + TextTable(parts).lines }
    if let verdict { lines += [""] + verdict }
    return lines.joined(separator: "\n")
  }

  // MARK: Figures

  private var rows: [[String]] {
    var rows = [
      [say("đã vào thi", "joined"), "\(report.joined)"],
      [say("câu trả lời được nhận", "answers accepted"), "\(report.accepted)"],
      [say("bị từ chối", "refused"), "\(report.refused)"],
      [say("mất", "lost"), "\(report.lost)"],
      [say("nhận hai lần", "doubled"), "\(report.doubled)"],
      [say("đứt kết nối", "broken connections"), "\(report.dropped)"],
      [
        say("thời gian nhận, ms (p50 / p99 / p99,9)", "accepted within, ms (p50 / p99 / p99.9)"),
        [0.5, 0.99, 0.999].map { report.percentile($0).map { "\($0)" } ?? "–" }
          .joined(separator: " / "),
      ],
    ]
    if let trip = report.evidence.roundTrip {
      rows.append([
        say("riêng đường truyền, ms (p99)", "of the line alone, ms (p99)"), tenths(trip),
      ])
    }
    guard let figures = report.evidence.figures else { return rows }
    rows += [
      [
        say("bộ xử lý của máy chủ lúc bận nhất", "the server's processors at the busiest"),
        "\(figures.processorPercent) %",
      ],
      [
        say("ghi chắc một lần, ms", "making a batch durable, ms"),
        tenths(figures.syncMicroseconds),
      ],
      [
        say("bộ nhớ còn ít nhất, MB", "least memory left, MB"),
        grouped(Int(figures.availableBytes / 1_000_000)),
      ],
      [
        say("kết nối (nhiều nhất / cho phép)", "connections (most / allowed)"),
        "\(grouped(figures.connections)) / \(grouped(figures.connectionsMax))",
      ],
    ]
    return rows
  }

  private var parts: [[String]] {
    [
      [
        say("cuộc thi", "contest"), say("vào thi", "joined"), say("được nhận", "accepted"),
        say("mất", "lost"), say("hai lần", "doubled"),
      ]
    ]
      + report.parts.map {
        ["\($0.contest)", "\($0.joined)", "\($0.accepted)", "\($0.lost)", "\($0.doubled)"]
      }
  }

  /// Microseconds as milliseconds with one digit.
  private func tenths(_ microseconds: Int64) -> String {
    "\(microseconds / 1_000)\(say(",", "."))\(microseconds % 1_000 / 100)"
  }

  private func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(isEnglish ? "," : ".", at: place)
      place -= 3
    }
    return String(digits)
  }

  // MARK: The verdict

  /// What was measured in a sentence, and what to do; nil where nobody came in.
  private var verdict: [String]? {
    guard let verdict = report.verdict else { return nil }
    if verdict.held { return [held(verdict)] }
    return [short(verdict)] + (verdict.limit.map { [advice(on: $0)] } ?? [])
  }

  private func held(_ verdict: RehearsalVerdict) -> String {
    let count = report.joined
    let holds = say(
      "Máy chủ này đủ sức cho \(grouped(count)) thí sinh",
      "This machine holds \(contestants(count))")
    guard let limit = verdict.limit, let most = verdict.contestants else {
      return "\(holds). \(whyNoMore)"
    }
    let name = name(of: limit)
    if most <= count {
      return say(
        "\(holds), không hơn được mấy: chỗ nghẽn đầu tiên là \(name).",
        "\(holds) and hardly more; the limit is \(name).")
    }
    return say(
      "\(holds). Theo số đo được, nó chịu được chừng \(grouped(most)); chỗ nghẽn đầu tiên là \(name).",
      "\(holds), and by what was measured about \(grouped(most)); the limit is \(name).")
  }

  /// Why nothing is said of how many more would do.
  private var whyNoMore: String {
    if report.joined < RehearsalVerdict.crowd {
      return say(
        "Thử với \(RehearsalVerdict.crowd) thí sinh trở lên thì biết nó chịu được bao nhiêu.",
        "Rehearse with \(RehearsalVerdict.crowd) or more to know how many it can take.")
    }
    if report.evidence.uses.isEmpty { return report.isHostIn ? noFigures : tokenAdvice }
    return say(
      "Chưa thứ gì gần tới hạn: thử với nhiều thí sinh hơn thì biết nó chịu được bao nhiêu.",
      "Nothing is near its limit: rehearse with more to know how many it can take.")
  }

  private func short(_ verdict: RehearsalVerdict) -> String {
    let count = report.evidence.asked
    if verdict.limit == .rehearsal {
      return say(
        "Chưa biết máy chủ có đủ sức cho \(grouped(count)) thí sinh không: "
          + "máy chạy diễn tập không kịp gửi.",
        "Whether the server holds \(contestants(count)) is not known: "
          + "the machine that rehearses was too slow.")
    }
    let holds = say(
      "Máy chủ này CHƯA đủ sức cho \(grouped(count)) thí sinh",
      "This machine does NOT hold \(contestants(count))")
    guard let limit = verdict.limit else {
      if !report.ended {
        return say(
          "Chưa biết máy chủ này có đủ sức cho \(grouped(count)) thí sinh không: "
            + "cuộc thi không tới được cuối.",
          "Whether this machine holds \(contestants(count)) is not known: "
            + "the contest did not come to its end.")
      }
      let why = say("; không số đo nào cho biết vì sao.", "; nothing that was measured shows why.")
      let isBlind = report.evidence.uses.isEmpty && !report.isHostIn
      return holds + why + (isBlind ? " " + tokenAdvice : "")
    }
    let cause = holds + say("; chỗ nghẽn là ", "; the limit is ") + name(of: limit) + "."
    guard let most = verdict.contestants, most > 0 else { return cause }
    return cause + " "
      + say(
        "Theo số đo được, nó chịu được chừng \(grouped(most)).",
        "By what was measured it holds about \(grouped(most)).")
  }

  private func contestants(_ count: Int) -> String {
    "\(grouped(count)) \(English.of(count, "contestant", "contestants"))"
  }

  private var tokenAdvice: String {
    say(
      "Muốn biết máy chủ bận đến đâu, thêm --token với mã của người dẫn.",
      "To know how busy the server is, give the host's token with --token.")
  }

  /// The token was taken: it is the server's system that does not tell.
  private var noFigures: String {
    say(
      "Máy chủ không đọc được nó bận đến đâu (/proc của hệ thống bị che).",
      "The server cannot read how busy it is (its system hides /proc).")
  }

  private func name(of limit: RehearsalVerdict.Limit) -> String {
    switch limit {
    case .processor: say("bộ xử lý", "the processor")
    case .otherPrograms:
      say("bộ xử lý mà chương trình khác đang dùng", "the processor that other programs take")
    case .disk: say("ổ đĩa", "the disk")
    case .memory: say("bộ nhớ", "memory")
    case .files: say("số kết nối mà hệ thống cho mở", "how many connections the system allows")
    case .network: say("đường truyền", "the line")
    case .rehearsal: say("máy chạy diễn tập", "the machine that rehearses")
    }
  }

  private func advice(on limit: RehearsalVerdict.Limit) -> String {
    switch limit {
    case .processor:
      say("Dùng máy nhanh hơn, hoặc máy có nhiều lõi hơn.", "Take a faster machine.")
    case .otherPrograms:
      say(
        "Đóng bớt chương trình trên máy chủ; chạy bangvang rehearse từ một máy khác.",
        "Close other programs on the server; run bangvang rehearse from another machine.")
    case .disk:
      say(
        "Mỗi câu trả lời chờ ổ đĩa ghi chắc: dùng ổ SSD trong máy, không dùng thẻ nhớ hay USB.",
        "Every answer waits until it is durable: use the machine's own SSD, no card or stick.")
    case .memory: say("Đóng bớt chương trình trên máy chủ.", "Close other programs on the server.")
    case .files:
      say(
        "Gõ \(OpenFiles.moreCommand) trước khi chạy bangvang serve, trong cùng cửa sổ lệnh, "
          + "hoặc chạy bằng bangvang.service.",
        "Type \(OpenFiles.moreCommand) before bangvang serve, in the same terminal, "
          + "or run it as bangvang.service.")
    case .network:
      say(
        "Nối dây mạng, hoặc ngồi gần bộ phát Wi-Fi hơn.",
        "Use a cable, or move nearer to the access point.")
    case .rehearsal:
      say(
        "Chạy bangvang rehearse từ máy khác, hoặc chia cho hai máy.",
        "Run bangvang rehearse from another machine, or from two.")
    }
  }
}
