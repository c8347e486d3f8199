import Assessment
import Authoring
import ContestEngine
import Foundation
import Terminal

/// `bangvang results --explain`: why a contestant has these points and this rank.
struct ResultsExplanation {
  let explanation: ScoreExplanation
  let recorded: RecordedContest
  let language: String
  let reasons: CorrectionReasons

  init(explanation: ScoreExplanation, recorded: RecordedContest, language: String) {
    self.explanation = explanation
    self.recorded = recorded
    self.language = language
    reasons = CorrectionReasons(recorded.corrections)
  }

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  var text: String {
    var lines = [heading, ""]
    var rows = [
      isEnglish
        ? ["No.", "Question", "Answer", "Right answer", "Points", "Why"]
        : ["Câu", "Câu hỏi", "Trả lời", "Đáp án", "Điểm", "Vì sao"]
    ]
    for line in explanation.lines { rows.append(row(line)) }
    if let judged = explanation.judged { rows.append(row(judged)) }
    lines += TextTable(rows, rightAligned: [0, 4]).lines
    lines += ["", total]
    if let words = neighbour(explanation.above, isAbove: true) { lines.append(words) }
    if let words = neighbour(explanation.below, isAbove: false) { lines.append(words) }
    lines += appeals
    return lines.joined(separator: "\n")
  }

  private var appeals: [String] {
    recorded.contest.appeals.enumerated().compactMap { place, appeal in
      guard appeal.contestant == explanation.contestant else { return nil }
      let about = appeal.question.map { question in
        let number = recorded.contest.number(of: question)
        return say(" về câu \(number)", " about question \(number)")
      }
      let head = say("Khiếu nại a\(place + 1)", "Appeal a\(place + 1)") + (about ?? "")
      guard let answer = appeal.answer else {
        return "\(head): \(appeal.reason) – " + say("chưa trả lời.", "not answered.")
      }
      let verdict = answer.isUpheld ? say("chấp nhận", "upheld") : say("bác", "turned down")
      return "\(head): \(appeal.reason) – \(verdict): \(answer.text)"
    }
  }

  private func name(_ contestant: ContestantID) -> String {
    recorded.names[contestant].map { "\($0) (\(contestant))" } ?? contestant.description
  }

  private var heading: String {
    let place = say(
      "hạng \(explanation.rank) trong \(explanation.of)",
      "rank \(explanation.rank) of \(explanation.of)")
    guard explanation.isDisqualified else { return "\(name(explanation.contestant)): \(place)" }
    let off =
      say("bị loại", "disqualified")
      + Self.because(reasons.disqualifications[explanation.contestant])
    return "\(name(explanation.contestant)): \(place), \(off)"
  }

  /// What the jury gave.
  private func row(_ judged: JudgedPart) -> [String] {
    let entry = recorded.program.definition.judging?.entries.first { $0.id == judged.entry }
    let score = judged.score.map { SheetMark.fullText($0.hundredths, in: language) }
    let why: String =
      if judged.isDisqualified {
        say("bài bị loại", "the entry is disqualified")
      } else if let score {
        say("điểm chấm \(score) trên 100", "score \(score) of 100")
      } else {
        say("chưa có phiếu chấm", "no sheet yet")
      }
    return [
      "", say("Ban giám khảo: ", "The jury: ") + Self.short(entry?.title ?? judged.entry, 24), "",
      "", "\(judged.points)", why,
    ]
  }

  private func row(_ line: ScoreExplanation.Line) -> [String] {
    let item = recorded.contest.item(line.question)
    let words = ResponseWords(item: item, isEnglish: isEnglish)
    let prompt = item.map { PlainText.from($0.item.prompt, format: $0.item.format) } ?? ""
    return [
      "\(line.number)", Self.short(prompt, 40),
      line.exception == .survey ? "" : line.response.map { Self.short(words.text($0), 24) } ?? "–",
      line.exception == .survey ? "" : Self.short(words.text(line.key), 24),
      "\(line.points)", reason(line),
    ]
  }

  private static func short(_ text: String, _ most: Int) -> String {
    let line = Sanitiser.clean(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    return line.count <= most ? line : line.prefix(most - 1) + "…"
  }

  private func reason(_ line: ScoreExplanation.Line) -> String {
    switch line.exception {
    case .annulled:
      return say("câu bị huỷ, không tính cho ai", "annulled for everyone")
        + Self.because(reasonOfCorrection(line))
    case .excused:
      return say("khoảng thời gian được bỏ ra", "taken out with an interval")
        + Self.because(reasonOfCorrection(line))
    case .trial: return say("vòng thử, không tính", "a trial, not scored")
    case .survey: return say("hỏi ý kiến, không tính", "a survey, not scored")
    case .out: return say("đã dừng cuộc chơi ở vòng này", "was out of this round")
    case .late: return say("vào thi sau câu này", "joined after it")
    case nil: break
    }
    let out = say("dừng cuộc chơi từ câu sau", "out from the next question on")
    guard let mark = line.mark else {
      return say("không trả lời", "no answer") + (line.putsOut ? ", \(out)" : "")
    }
    var parts = [Self.verdict(mark, isEnglish)]
    func add(_ points: Int, _ vi: String, _ en: String) {
      if points != 0 { parts.append("\(points > 0 ? "+" : "−")\(abs(points)) \(say(vi, en))") }
    }
    add(line.base, "gốc", "base")
    if let place = line.placeBySpeed {
      parts.append(
        say("nhanh thứ \(place) trong các bạn đúng", "number \(place) by speed of the right"))
    }
    add(line.speed, "vì chậm", "for time")
    add(line.streakBonus, "đúng liên tiếp", "streak")
    add(line.star, "ngôi sao", "star")
    if let time = line.timeMs { parts.append(seconds(time)) }
    if line.putsOut { parts.append(out) }
    if line.isCorrected {
      parts.append(
        say("đáp án đã sửa", "key corrected") + Self.because(reasonOfCorrection(line)))
    }
    return parts.joined(separator: ", ")
  }

  /// Why the question, its key or its time was corrected; nil where it was not.
  func reasonOfCorrection(_ line: ScoreExplanation.Line) -> String? {
    switch line.exception {
    case .annulled: reasons.annulments[line.question]
    case .excused:
      reasons.interval(of: recorded.contest.school(of: explanation.contestant))
    default: line.isCorrected ? reasons.keys[line.question] : nil
    }
  }

  private static func because(_ reason: String?) -> String {
    reason.map { " (\(short($0, 60)))" } ?? ""
  }

  private static func verdict(_ mark: Fraction, _ isEnglish: Bool) -> String {
    if mark >= .one { return isEnglish ? "right" : "đúng" }
    if mark <= .zero { return isEnglish ? "wrong" : "sai" }
    let percent = mark.percent
    return isEnglish ? "\(percent) % right" : "đúng \(percent)%"
  }

  private func seconds(_ milliseconds: Int64) -> String {
    let text = String(
      format: "%lld.%03lld s", milliseconds / 1000, milliseconds % 1000)
    return isEnglish ? text : text.replacingOccurrences(of: ".", with: ",")
  }

  private var total: String {
    let sum = explanation.points
    // Nobody handed in anything: there is no time.
    let time = explanation.timeMs == .max ? "–" : seconds(explanation.timeMs)
    guard !isSelfPaced else {
      return say(
        "Tổng \(sum) điểm, \(explanation.correct) câu đúng, làm bài trong \(time).",
        "\(sum) points, \(explanation.correct) right, papers done in \(time).")
    }
    return say(
      "Tổng \(sum) điểm, \(explanation.correct) câu đúng, \(time) cho các câu đúng.",
      "\(sum) points, \(explanation.correct) right, \(time) for the right ones.")
  }

  private var isSelfPaced: Bool { recorded.program.definition.mode == .window }

  private func neighbour(_ other: ScoreExplanation.Neighbour?, isAbove: Bool) -> String? {
    guard let other else { return nil }
    let who = name(other.contestant)
    guard let measure = other.decidedBy else {
      return say("Bằng hạng với \(who).", "Shares the rank with \(who).")
    }
    return isAbove
      ? say("Xếp sau \(who) vì \(words(measure)).", "Behind \(who) by \(words(measure)).")
      : say("Xếp trước \(who) vì \(words(measure)).", "Ahead of \(who) by \(words(measure)).")
  }

  private func words(_ measure: String) -> String {
    switch measure {
    case "points": say("điểm", "points")
    case "correct": say("số câu đúng", "right answers")
    case "time" where isSelfPaced: say("thời gian làm bài", "the time for papers")
    case "time": say("thời gian cho các câu đúng", "time for right answers")
    case "estimate": say("dự đoán gần hơn", "the nearer estimate")
    case "submitted": say("nộp bài sớm hơn", "the earlier handing in")
    case "youngest": say("nhỏ tuổi hơn", "the younger age")
    case "lastPoints": say("ghi điểm lần cuối sớm hơn", "the earlier last gain")
    case "hardest": say("câu khó nhất", "the hardest question")
    case "draw": say("bốc thăm", "the draw")
    case "reach": say("đi được xa hơn", "how far they got")
    case "disqualified": say("bị loại", "disqualification")
    default: measure
    }
  }
}
