import Assessment
import ContestEngine

/// The outline as people read it.
extension ContestOutline {
  /// - Parameter language: "vi" or "en".
  public func text(in language: String) -> String {
    let writer = OutlineWriter(outline: self, language: language)
    return writer.lines.joined(separator: "\n")
  }

  /// How long a live contest takes that runs by itself, in minutes and seconds; nil for others.
  public func duration(in language: String) -> String? {
    autopilotMilliseconds.map { Self.duration($0, in: language) }
  }

  /// Minutes and seconds: `12 phút 05 giây`.
  static func duration(_ milliseconds: Int64, in language: String) -> String {
    let seconds = (milliseconds + 999) / 1_000
    let (minutes, rest) = (seconds / 60, seconds % 60)
    let isEnglish = language.hasPrefix("en")
    if minutes == 0 { return isEnglish ? "\(rest) s" : "\(rest) giây" }
    if rest == 0 { return isEnglish ? "\(minutes) min" : "\(minutes) phút" }
    let padded = rest < 10 ? "0\(rest)" : "\(rest)"
    return isEnglish ? "\(minutes) min \(padded) s" : "\(minutes) phút \(padded) giây"
  }
}

private struct OutlineWriter {
  let outline: ContestOutline
  let language: String

  private var definition: ContestDefinition { outline.definition }
  private var isEnglish: Bool { language.hasPrefix("en") }

  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }

  var lines: [String] {
    let parts =
      [head, roundLines, windowLines, judgingLines, schoolLines, standingsLines]
      + [certificateLines, privacyLines]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var head: [String] {
    var lines = ["\(text(definition.title)) (\(definition.id))"]
    if let about = definition.about { lines.append(text(about)) }
    let organizer = [definition.organizer.parent, definition.organizer.name].compactMap { $0 }
    if !organizer.isEmpty { lines.append(organizer.joined(separator: " – ")) }
    if let preset = definition.preset {
      lines.append(
        say(
          "Theo mẫu '\(preset.id)', bản \(preset.version).",
          "By the preset '\(preset.id)', version \(preset.version)."))
    }
    switch definition.mode {
    case .live:
      lines.append(say("Thi trực tiếp, mọi người cùng lúc.", "Live, everybody at once."))
    case .window:
      lines.append(say("Mỗi người tự làm trong thời gian mở.", "Each alone while it is open."))
    case .judged: lines.append(say("Chấm bài dự thi.", "Entries are judged."))
    }
    if let total = outline.autopilotMilliseconds {
      let duration = ContestOutline.duration(total, in: language)
      lines.append(
        say(
          "Khoảng \(duration) nếu máy tự chạy (đợi \(definition.startsInSeconds) giây, "
            + "hiện đáp án \(definition.revealSeconds) giây mỗi câu).",
          "About \(duration) if it runs by itself (waits \(definition.startsInSeconds) s, "
            + "shows each key for \(definition.revealSeconds) s)."))
    }
    return lines
  }

  private var roundLines: [String] {
    guard !outline.rounds.isEmpty else { return [] }
    var lines = [
      say(
        "\(outline.rounds.count) vòng, \(outline.items) câu:",
        "\(English.count(outline.rounds.count, "round")), \(English.count(outline.items, "item")):")
    ]
    for (number, round) in outline.rounds.enumerated() {
      lines.append("  \(number + 1). \(text(round.definition.title)) – \(measure(of: round))")
      lines.append("     " + round.definition.ruleSentence(in: language))
      if round.shares.count > 1 { lines.append("     " + balance(of: round)) }
    }
    return lines
  }

  /// What makes papers equally hard, and how exactly.
  private func balance(of round: ContestOutline.Round) -> String {
    let parts = round.shares.map { share in
      let name = OutlineWords.difficulty(share.difficulty, language == "en")
      return say("\(share.count) câu \(name)", "\(share.count) \(name)")
    }.joined(separator: ", ")
    return say(
      "Đề nào cũng khó như nhau: đúng \(parts).", "Every paper is equally hard: just \(parts).")
  }

  private func measure(of round: ContestOutline.Round) -> String {
    let count = round.definition.count
    var parts = [say("\(count) câu", "\(English.count(count, "item"))")]
    if case .drawn = round.definition.items {
      parts[0] += say(" rút từ \(round.pool)", " drawn from \(round.pool)")
    }
    guard definition.mode == .live else { return parts[0] }
    let reserves = round.definition.reserveCount
    if reserves > 0 { parts.append(say("\(reserves) câu dự bị", "\(reserves) in reserve")) }
    let seconds = round.definition.secondsPerItem
    parts.append(say("\(seconds) giây một câu", "\(seconds) s each"))
    if round.readingPerItem > 0 {
      let reading = ContestOutline.duration(round.readingPerItem, in: language)
      parts.append(say("đọc đề khoảng \(reading)", "about \(reading) to read"))
    }
    parts.append(ContestOutline.duration(round.milliseconds, in: language))
    return parts.joined(separator: ", ")
  }

  private var windowLines: [String] {
    guard let window = definition.window else { return [] }
    var lines = [
      say(
        "\(window.minutes) phút một lượt, \(window.attempts) lượt.",
        "\(window.minutes) min an attempt, \(English.count(window.attempts, "attempt")).")
    ]
    if let opens = window.opens, let closes = window.closes {
      lines.append(span(opens, closes))
    }
    for week in window.weeks { lines.append("  \(week.id): \(span(week.opens, week.closes))") }
    lines += OutlineWords.papers(window, language == "en")
    return lines
  }

  private func span(_ opens: Instant, _ closes: Instant) -> String {
    "\(ISODate.spokenText(of: opens)) → \(ISODate.spokenText(of: closes)) (UTC+7)"
  }

  private var judgingLines: [String] {
    guard let judging = definition.judging else { return [] }
    let sheets = judging.entries.count * judging.judgesPerEntry
    let head = say(
      "\(judging.entries.count) bài, \(judging.judges.count) giám khảo, "
        + "\(judging.judgesPerEntry) phiếu một bài: \(sheets) phiếu.",
      "\(English.count(judging.entries.count, "entry", "entries")), \(English.count(judging.judges.count, "judge")), "
        + "\(judging.judgesPerEntry) an entry: \(English.count(sheets, "sheet")).")
    var lines = [head]
    if definition.mode == .live {
      lines.append(
        say(
          "Điểm chấm 100 cộng \(judging.fullPoints) điểm vào phần câu hỏi.",
          "A score of 100 adds \(judging.fullPoints) to the points of the questions."))
    }
    lines.append(judgingRules(judging))
    for judge in judging.judges {
      let school = definition.schools.first { $0.id == judge.school }
      let tail = school.map {
        say(" (không chấm bài của \($0.name))", " (not the entries of \($0.name))")
      }
      lines.append("  \(judge.name)\(tail ?? "")")
    }
    return lines
      + judging.rubric.map { criterion in
        say(
          "  \(text(criterion.title)): tối đa \(criterion.max), hệ số \(criterion.weight)",
          "  \(text(criterion.title)): \(criterion.max) at most, weight \(criterion.weight)")
      }
  }

  private func judgingRules(_ judging: JudgingRules) -> String {
    let blind =
      judging.blind
      ? say("giám khảo không thấy tác giả", "judges do not see whose they are")
      : say("giám khảo thấy tác giả", "judges see whose they are")
    let trim =
      judging.trim
      ? say(", bỏ phiếu cao nhất và thấp nhất", ", without the highest and the lowest sheet") : ""
    return say("Điểm một bài: trung bình các phiếu", "An entry's score: the mean of its sheets")
      + "\(trim); \(blind)."
  }

  private static let schoolsToldMax = 30

  private var schoolLines: [String] {
    let schools = definition.schools
    var lines = [say("\(schools.count) trường:", "\(English.count(schools.count, "school")):")]
    for school in schools.prefix(Self.schoolsToldMax) {
      let facts = [
        school.ward, school.enrolled.map { say("sĩ số \($0)", English.count($0, "student")) },
        school.code.map { say("mã \($0)", "code \($0)") },
      ].compactMap { $0 }
      let tail = facts.isEmpty ? "" : " – " + facts.joined(separator: ", ")
      lines.append("  \(school.name)\(tail)")
    }
    if schools.count > Self.schoolsToldMax {
      let more = schools.count - Self.schoolsToldMax
      lines.append(say("  và \(more) trường nữa", "  and \(more) more"))
    }
    if definition.mode != .judged {
      let fields = definition.registration.fields.map { OutlineWords.field($0, isEnglish) }
      lines.append(
        say("Khi vào thi khai: ", "Asked on joining: ") + fields.joined(separator: ", ") + ".")
    }
    for league in definition.leagues {
      lines.append(say("Bảng: ", "League: ") + text(league.title))
    }
    return lines
  }

  private var standingsLines: [String] {
    let rules = definition.standings
    // A jury knows no right answers and no time.
    let by = definition.mode == .judged ? [.points] : rules.by
    let chain = by.map { OutlineWords.criterion($0, isEnglish) }.joined(separator: " → ")
    var lines = [say("Xếp hạng: ", "Ranking: ") + chain + "."]
    lines.append(
      say("Điểm trường: ", "Schools: ")
        + OutlineWords.schools(rules.schools, isEnglish, ofEntries: definition.mode == .judged))
    if rules.freezeLast > 0 {
      lines.append(
        say(
          "Bảng điểm giữ kín ở \(rules.freezeLast) câu cuối.",
          "Standings are frozen for the last \(English.count(rules.freezeLast, "item"))."))
    }
    return lines
  }

  private var certificateLines: [String] {
    guard let design = definition.certificate else {
      return [say("Không có giấy chứng nhận.", "No certificates.")]
    }
    var lines = [design.heading + ":"]
    for award in design.awards {
      let ranks =
        award.ranks.count == 1
        ? say("hạng \(award.ranks.lowerBound)", "rank \(award.ranks.lowerBound)")
        : say("hạng ", "ranks ") + "\(award.ranks.lowerBound)–\(award.ranks.upperBound)"
      let scope = [OutlineWords.recipient(award.recipient, isEnglish), award.league, award.week]
        .compactMap { $0 }.joined(separator: ", ")
      lines.append("  \(award.title): \(ranks) (\(scope))")
    }
    if let onePrize = design.onePrize { lines.append("  " + words(onePrize)) }
    if design.participation {
      lines.append(say("  Người tham gia nào cũng có.", "  Every participant gets one."))
    }
    return lines
  }

  private func words(_ onePrize: CertificateDesign.OnePrize) -> String {
    switch onePrize {
    case .weeks:
      say(
        "Trong các giải tuần, mỗi người nhận một giải; ai đã có thì giải sau về người kế tiếp.",
        "One award a person among those of weeks; a later one goes to the next in line.")
    case .contest:
      say(
        "Mỗi người nhận một giải; ai đã có thì giải sau về người kế tiếp.",
        "One award a person; a later one goes to the next in line.")
    }
  }

  private var privacyLines: [String] {
    let rules = definition.privacy
    let published = OutlineWords.shown(rules.publish, isEnglish)
    let live = OutlineWords.shown(rules.live, isEnglish)
    return [
      say(
        "Công bố: \(published). Bảng chiếu: \(live). "
          + "Xoá thông tin cá nhân sau \(rules.keepDays) ngày.",
        "Published: \(published). On the boards: \(live). "
          + "Persons are erased after \(rules.keepDays) days.")
    ]
  }
}
