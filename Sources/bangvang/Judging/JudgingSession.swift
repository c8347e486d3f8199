import Authoring
import ContestEngine
import Foundation
import Terminal

/// One judge at the terminal, or a clerk who types that judge's sheets: entry by entry, criterion
/// by criterion, each sheet on the disk once it is confirmed. Through a pipe line by line.
struct JudgingSession {
  private enum Answer {
    case text(String)
    case back, later, help, stop
    case fix(String)
  }

  private enum Outcome {
    /// The sheet is written, or put off.
    case done
    case again
    case previous
    case stop
  }

  private let desk: JudgingDesk
  private let console: Console
  private let isEnglish: Bool
  private var judge: JudgingRules.Judge
  /// Entries that were put off, to come last.
  private var later: [String] = []
  /// The entry of the newest sheet.
  private var newest: String?
  private var written = 0

  init(desk: JudgingDesk, judge: JudgingRules.Judge, console: Console) {
    self.desk = desk
    self.judge = judge
    self.console = console
    isEnglish = console.language == "en"
  }

  private func say(_ vi: String, _ en: String) { console.result(isEnglish ? en : vi) }

  private var rules: JudgingRules { desk.rules ?? JudgingRules() }

  mutating func run() throws(CommandFailure) -> ExitStatus {
    say(
      "Giám khảo: \(judge.name). Gõ điểm rồi Enter; ? để xem các lệnh, q để dừng.",
      "Judge: \(judge.name). Type a mark and Enter; ? for the commands, q to stop.")
    if desk.contest.judging == nil {
      say(
        "Từ phiếu đầu tiên, danh sách giám khảo và bài dự thi không đổi được nữa.",
        "From the first sheet on, judges and entries cannot change any more.")
    }
    var isOver = false
    while !isOver {
      guard let entry = try nextEntry() else { break }
      switch try judgeEntry(entry, earlier: nil) {
      case .stop: isOver = true
      case .previous: isOver = try fixNewest()
      case .done, .again: break
      }
    }
    if !isOver { try stayForFixes() }
    try sayEnd()
    return .done
  }

  /// What still needs this judge, what was put off last.
  private func queue() throws(CommandFailure) -> [String] {
    let contest = try desk.whenStarted().contest
    let all = contest.judging?.queue(of: judge.id, seed: desk.id) ?? []
    return all.filter { !later.contains($0) } + later.filter(all.contains)
  }

  private func nextEntry() throws(CommandFailure) -> String? { try queue().first }

  // MARK: One entry

  /// - Parameter earlier: the sheet that is corrected; nil for a new one.
  private mutating func judgeEntry(
    _ id: String, earlier: JudgingPanel.Sheet?
  ) throws(CommandFailure) -> Outcome {
    var marks: [String: Int] = [:]
    try introduce(id, isCorrection: earlier != nil)
    var place = 0
    while place < rules.rubric.count {
      let criterion = rules.rubric[place]
      switch ask(criterion, before: earlier?.marks[criterion.id]) {
      case .stop: return abandoned(marks)
      case .help: sayHelp()
      case .later:
        if earlier == nil { later = later.filter { $0 != id } + [id] }
        return .done
      case .back:
        if place == 0 { return .previous }
        place -= 1
      case .fix(let other):
        if try fix(other) { return .stop }
        try introduce(id, isCorrection: earlier != nil)
        place = 0
      case .text(let text):
        guard let mark = read(text, criterion, before: earlier?.marks[criterion.id]) else {
          continue
        }
        marks[criterion.id] = mark
        place += 1
      }
    }
    let sheet = JudgingPanel.Sheet(judge: judge.id, entry: id, marks: marks)
    try saySum(of: sheet)
    return earlier == nil ? try confirm(sheet) : try confirmCorrection(sheet)
  }

  private func abandoned(_ marks: [String: Int]) -> Outcome {
    if !marks.isEmpty {
      say("Bài đang chấm dở chưa được ghi.", "The sheet that was begun is not written.")
    }
    return .stop
  }

  private func introduce(_ id: String, isCorrection: Bool) throws(CommandFailure) {
    let left = try queue().count
    let entry = rules.entries.first { $0.id == id }
    say("", "")
    let head = "\(id): \(entry?.title ?? "")"
    if isCorrection {
      say("Sửa phiếu bài \(head)", "Correcting the sheet on \(head)")
    } else {
      say("Bài \(head) (còn \(left) bài)", "Entry \(head) (\(left) left)")
    }
    guard !rules.blind, let entry else { return }
    let school = desk.contest.program?.definition.schools.first { $0.id == entry.school }
    let facts = [entry.contestant ?? entry.team, school?.name, entry.location].compactMap { $0 }
    if !facts.isEmpty { console.result("  " + facts.joined(separator: " · ")) }
  }

  private func ask(_ criterion: JudgingRules.Criterion, before: Int?) -> Answer {
    let title = criterion.title.text(in: console.language)
    let old = before.map { " [\(SheetMark.text($0, in: console.language))]" } ?? ""
    let weight =
      rules.rubric.allSatisfy { $0.weight == criterion.weight }
      ? "" : isEnglish ? ", weight \(criterion.weight)" : ", hệ số \(criterion.weight)"
    let words =
      isEnglish
      ? "  \(title) (0–\(criterion.max)\(weight))\(old): "
      : "  \(title) (0–\(criterion.max)\(weight))\(old): "
    return answer(words)
  }

  private func read(
    _ text: String, _ criterion: JudgingRules.Criterion, before: Int?
  ) -> Int? {
    if text.isEmpty, let before { return before }
    if let mark = SheetMark.hundredths(text), mark <= criterion.max * 100 { return mark }
    say(
      "Điểm là số từ 0 đến \(criterion.max), nhiều nhất hai chữ số thập phân (8,25).",
      "A mark is a number from 0 to \(criterion.max) with two decimals at most (8.25).")
    return nil
  }

  private func saySum(of sheet: JudgingPanel.Sheet) throws(CommandFailure) {
    guard let panel = try desk.whenStarted().contest.judging?.panel else { return }
    let sum = SheetMark.fullText(panel.score(of: sheet).hundredths, in: console.language)
    say("  Tổng: \(sum) trên 100", "  Total: \(sum) of 100")
  }

  private mutating func confirm(_ sheet: JudgingPanel.Sheet) throws(CommandFailure) -> Outcome {
    while true {
      switch answer(
        isEnglish
          ? "Write it? Enter: yes, n: once more: " : "Ghi phiếu này? Enter: ghi, k: chấm lại: ")
      {
      case .stop: return abandoned(sheet.marks)
      case .text(let word) where Self.isYes(word):
        try desk.judge([.enter(sheet)])
        newest = sheet.entry
        written += 1
        say("Đã ghi.", "Written.")
        return .done
      case .text(let word) where Self.isNo(word): return .again
      case .back, .later: return .again
      default:
        say("Gõ Enter để ghi, k để chấm lại.", "Type Enter to write it, n to mark it again.")
      }
    }
  }

  private mutating func confirmCorrection(
    _ sheet: JudgingPanel.Sheet
  ) throws(CommandFailure) -> Outcome {
    while true {
      switch answer(isEnglish ? "Why is it corrected? " : "Lý do sửa: ") {
      case .stop: return abandoned(sheet.marks)
      case .text(let reason) where !reason.isEmpty:
        let changed = try desk.judge([.correct(sheet, reason: reason)])
        changed > 0
          ? say("Đã sửa.", "Corrected.") : say("Không có gì thay đổi.", "Nothing has changed.")
        return .done
      case .back, .later:
        say("Không sửa.", "Not corrected.")
        return .done
      default: say("Cần có lý do; < để thôi không sửa.", "A reason is needed; < to leave it.")
      }
    }
  }

  private static func isYes(_ word: String) -> Bool {
    ["", "c", "co", "có", "y", "yes", "ghi"].contains(word.lowercased())
  }

  private static func isNo(_ word: String) -> Bool {
    ["k", "ko", "không", "khong", "n", "no"].contains(word.lowercased())
  }

  // MARK: Corrections

  /// - Returns: whether the sitting is over.
  private mutating func fix(_ id: String) throws(CommandFailure) -> Bool {
    guard let sheet = desk.contest.judging?.panel.sheet(by: judge.id, of: id) else {
      say(
        "\(judge.name) chưa có phiếu cho bài '\(id)'.",
        "\(judge.name) has no sheet on the entry '\(id)'.")
      return false
    }
    while true {
      switch try judgeEntry(id, earlier: sheet) {
      case .stop: return true
      case .again: continue
      case .done, .previous: return false
      }
    }
  }

  private mutating func fixNewest() throws(CommandFailure) -> Bool {
    guard let newest else {
      say("Chưa có phiếu nào trước đó.", "There is no sheet before this one.")
      return false
    }
    return try fix(newest)
  }

  private mutating func stayForFixes() throws(CommandFailure) {
    say("", "")
    say(
      "\(judge.name) không còn bài nào phải chấm.", "\(judge.name) has nothing left to judge.")
    while true {
      switch answer(
        isEnglish ? "fix ENTRY to correct, q to stop: " : "sua MÃ-BÀI để sửa, q để dừng: ")
      {
      case .stop: return
      case .fix(let id): if try fix(id) { return }
      case .text(let word) where word.isEmpty: return
      case .back: if try fixNewest() { return }
      default: sayHelp()
      }
    }
  }

  // MARK: Lines

  /// On a terminal the cursor stays behind the words; in a pipe they are a line.
  private func answer(_ prompt: String) -> Answer {
    if console.surroundings.outputIsTerminal {
      console.resultBytes(Array(Sanitiser.clean(prompt).utf8))
    } else {
      console.result(prompt)
    }
    guard let line = readLine(strippingNewline: true) else { return .stop }
    let word = line.trimmingCharacters(in: .whitespacesAndNewlines)
    switch word.lowercased() {
    case "q": return .stop
    case "<": return .back
    case ">": return .later
    case "?": return .help
    default: break
    }
    let parts = word.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, ["sua", "sửa", "fix"].contains(parts[0].lowercased()) {
      let id = parts[1].trimmingCharacters(in: .whitespaces)
      return .fix(rules.entry(called: id)?.id ?? id)
    }
    return .text(word)
  }

  private func sayHelp() {
    let lines =
      isEnglish
      ? [
        "  8.25     a mark, with a point or a comma",
        "  <        back: to the mark before, or the sheet before",
        "  >        this entry later", "  fix ID   correct a sheet that is written (with a reason)",
        "  q        stop; what is written stays",
      ]
      : [
        "  8,25     điểm, dấu phẩy hay dấu chấm đều được",
        "  <        quay lại điểm trước, hoặc phiếu trước",
        "  >        để bài này sau", "  sua MÃ   sửa phiếu đã ghi (phải nêu lý do)",
        "  q        dừng; phiếu đã ghi vẫn còn",
      ]
    lines.forEach(console.result)
  }

  private func sayEnd() throws(CommandFailure) {
    say("", "")
    say(
      "Đã ghi \(written) phiếu.", "\(written) \(written == 1 ? "sheet" : "sheets") written.")
    JudgingLeft(desk: desk, console: console).tell()
  }
}

/// What is left to judge in all.
struct JudgingLeft {
  let desk: JudgingDesk
  let console: Console

  func tell() {
    guard let judging = desk.contest.judging else { return }
    let missing = judging.missing
    if missing.isEmpty {
      let text = LocalizedMessage(
        vi: "Đủ phiếu cho mọi bài. Chốt kết quả: bangvang judge \(desk.id) --finalize",
        en: "Every entry has its sheets. To make it final: bangvang judge \(desk.id) --finalize")
      if !desk.contest.isFinalized { console.result(console.text(text)) }
      return
    }
    let count = missing.reduce(0) { $0 + $1.sheets }
    let list = JudgingWords.list(missing)
    console.result(
      console.text(
        LocalizedMessage(
          vi: "Còn thiếu \(count) phiếu: \(list)", en: "Sheets missing: \(count), \(list)")))
  }
}
