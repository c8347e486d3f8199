import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

/// What a mending kept and what it left out, for the person in front of the hall.
struct MendText {
  let report: MendReport
  let directory: String
  let language: String

  /// Of a long list of entries so many are written out; `--json` has all.
  private static let shownMax = 12

  private func say(_ vi: String, _ en: String) -> String { language == "en" ? en : vi }

  var text: String {
    var lines: [String] = []
    if let aside = report.aside {
      lines += [
        say("Đã chắp lại nhật ký.", "The journal was mended."),
        say(
          "Bản cũ giữ nguyên ở \(directory)/\(aside): có họ tên và đáp án, xoá khi không cần nữa.",
          "The old one is kept as it was: \(directory)/\(aside). Names and keys are in it; delete it "
            + "when it is needed no more."),
      ]
      if report.isDamaged {
        lines.append(
          say(
            "Tệp cũ có trang hỏng: sau những dòng tìm thấy có thể còn dòng nữa mà không ai biết.",
            "Pages of the old file were damaged: behind the entries that were found there may have "
              + "been more, which nobody knows of."))
      }
    } else {
      lines.append(
        say("Không có gì hỏng; không đổi gì.", "Nothing is broken; nothing was changed."))
    }
    for contest in report.contests { lines += ["", headline(contest)] + details(contest) }
    if report.aside != nil {
      lines.append("")
      for contest in report.contests where contest.head.sequence > 0 {
        lines.append(
          say("Chạy tiếp: ", "To go on: ")
            + "bangvang \(contest.isJudged ? "judge" : "serve") \(contest.id) --data \(directory)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func headline(_ contest: MendReport.Contest) -> String {
    if contest.isSound {
      return say(
        "\(contest.id): nguyên vẹn, đủ \(contest.last) dòng như lúc ghi",
        "\(contest.id): whole, \(English.count(Int(contest.last), "entry", "entries")) as written")
    }
    guard contest.soundUpTo > 0 else {
      return say(
        "\(contest.id): đứt ngay từ dòng đầu", "\(contest.id): broken from its first entry on")
    }
    let moment = contest.soundAt.map { " (\(PackageTime.shownToTheSecond($0)))" } ?? ""
    return say(
      "\(contest.id): nguyên vẹn đến dòng \(contest.soundUpTo)\(moment), sau đó có chỗ đứt",
      "\(contest.id): sound up to entry \(contest.soundUpTo)\(moment), broken behind it")
  }

  private func details(_ contest: MendReport.Contest) -> [String] {
    var lines: [String] = []
    if !contest.restored.isEmpty {
      lines.append(
        say(
          "  Sửa lại đúng như lúc ghi, có mã băm chứng minh: dòng \(list(contest.restored))",
          "  Put back as they were written, proven by the hashes: entries \(list(contest.restored))"
        ))
    }
    if contest.carried > 0 {
      lines.append(
        say(
          "  Mang theo \(contest.carried) dòng sau chỗ đứt, trong đó \(contest.carriedAnswers) câu trả lời; "
            + "số biên nhận vẫn như cũ",
          "  Carried over from behind the break: \(contest.carried), of which answers: "
            + "\(contest.carriedAnswers); their receipts are what they were"))
    }
    if !contest.unproven.isEmpty {
      lines.append(
        say(
          "  Trong đó không có gì chứng minh: dòng \(list(contest.unproven))",
          "  Of them nothing proves: entries \(list(contest.unproven))"))
    }
    for entry in contest.changed.prefix(Self.shownMax) { lines.append("  " + changed(entry)) }
    if contest.changed.count > Self.shownMax {
      lines.append(
        say(
          "  … và \(contest.changed.count - Self.shownMax) dòng bị sửa nữa",
          "  … and \(contest.changed.count - Self.shownMax) more that were changed"))
    }
    if !contest.absent.isEmpty {
      lines.append(
        say("  Không còn: dòng ", "  Gone: entries ")
          + Self.ranges(contest.absent, most: Self.shownMax))
    }
    if !contest.strays.isEmpty {
      lines.append(
        say(
          "  Không biết thuộc về đâu, để lại trong bản cũ: \(contest.strays.count) dòng",
          "  Left in the old file, since nobody knows where they belong: "
            + English.count(contest.strays.count, "entry", "entries")))
    }
    if !contest.reseated.isEmpty {
      let who = contest.reseated.map(\.description).joined(separator: ", ")
      lines.append(
        say(
          "  Ghi lại chỗ của thí sinh: \(who); người dẫn cấp phiếu mới cho các em để vào lại",
          "  Seats made anew: \(who); a new ticket from the host lets them in again"))
    }
    if contest.isDefinedAnew {
      lines.append(
        say(
          "  Dòng đầu lấy từ tệp cuộc thi; mã của trường có thể là mã mới: bangvang contest codes",
          "  The first entry is the definition's; schools' codes may be new: bangvang contest codes"
        ))
    }
    if contest.lacksDraw {
      lines.append(
        say(
          "  LƯỢT RÚT CÂU HỎI đã mất: còn câu trả lời nhưng không chấm được; dùng bản sao lưu nếu có",
          "  THE DRAW of questions is gone: answers are there and cannot be marked; use a backup if "
            + "there is one"))
    }
    if contest.lacksTokens {
      lines.append(
        say(
          "  Mã của người dẫn và bảng chiếu đã mất; máy chủ sẽ tạo mã mới",
          "  The host's and the board's tokens are gone; the server makes new ones"))
    }
    return lines
  }

  private func changed(_ entry: MendReport.Entry) -> String {
    let what = EntryWords(entry.event, entry.sequence, language: language).text
    return say(
      "Dòng \(entry.sequence) không còn như lúc ghi nên không tính: \(what)",
      "Entry \(entry.sequence) is not what was written and does not count: \(what)")
  }

  private func list(_ entries: [MendReport.Entry]) -> String {
    Self.ranges(entries.map(\.sequence), most: Self.shownMax)
  }

  /// `4, 9–12`
  static func ranges(_ numbers: [Int64], most: Int) -> String {
    var ranges: [ClosedRange<Int64>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        ranges.append(number...number)
      }
    }
    let shown = ranges.prefix(most).map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > most ? ", …" : "")
  }
}

/// What an entry is about, in a few words.
struct EntryWords {
  let text: String

  init(_ event: Event?, _ sequence: Int64, language: String) {
    func say(_ vi: String, _ en: String) -> String { language == "en" ? en : vi }
    let receipt = Receipt.text(sequence)
    text =
      switch event {
      case .responded(let answer):
        say(
          "câu trả lời của \(answer.contestant), biên nhận \(receipt)",
          "an answer of \(answer.contestant), receipt \(receipt)")
      case .opined(let opinion):
        say(
          "ý kiến của \(opinion.contestant), biên nhận \(receipt)",
          "an opinion of \(opinion.contestant), receipt \(receipt)")
      case .handedIn(let paper):
        say(
          "bài nộp của \(paper.contestant), biên nhận \(receipt)",
          "a paper of \(paper.contestant), receipt \(receipt)")
      case .registered(let contestant):
        say("\(contestant.contestant) vào thi", "\(contestant.contestant) joined")
      case .some: say("một bước của cuộc thi", "a step of the contest")
      case nil: say("không đọc được", "it cannot be read")
      }
  }
}
