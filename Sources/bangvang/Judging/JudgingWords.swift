import Authoring
import ContestEngine

/// What is said about judging, in both languages.
struct JudgingWords {
  let rules: JudgingRules?

  func judge(_ id: String) -> String { rules?.judges.first { $0.id == id }?.name ?? id }

  func failure(_ refusal: Refusal, contest: String) -> CommandFailure {
    switch refusal {
    case .judging(let refusal):
      let words = words(refusal)
      return CommandFailure(.faulty, vi: words.vi, en: words.en)
    case .amendmentRefused(let part) where part.hasPrefix("entries[") && part.hasSuffix(".file"):
      return CommandFailure(
        .faulty,
        vi: "đã bắt đầu chấm '\(contest)', mà \(part) không còn là tệp ban giám khảo đã xem; "
          + "hãy đặt lại tệp cũ",
        en: "judging of '\(contest)' has started, and \(part) is not the file that judges saw; "
          + "put that one back")
    case .amendmentRefused(let part):
      return CommandFailure(
        .faulty,
        vi: "đã bắt đầu chấm '\(contest)': không đổi được \(part) nữa; hãy dùng id mới",
        en: "judging of '\(contest)' has started: \(part) cannot change any more; use a new id")
    case .invalidCommand:
      return CommandFailure(
        .faulty,
        vi: "lúc này không làm việc đó được với '\(contest)' (chưa kết thúc, hoặc đã chốt)",
        en: "that cannot be done to '\(contest)' now (it has not ended, or is final)")
    default:
      return CommandFailure(
        .faulty, vi: "'\(contest)': \(refusal)", en: "'\(contest)': \(refusal)")
    }
  }

  func words(_ refusal: JudgingRefusal) -> LocalizedMessage {
    switch refusal {
    case .sheet(let refusal): words(refusal)
    case .sheetsMissing(let missing): words(missing)
    case .appealsOpen(let numbers): words(openAppeals: numbers)
    case .notJudged:
      LocalizedMessage(vi: "cuộc thi này không có phần chấm", en: "this contest is not judged")
    case .notStarted:
      LocalizedMessage(vi: "chưa có phiếu chấm nào", en: "there is no sheet yet")
    case .alreadyStarted:
      LocalizedMessage(vi: "đã bắt đầu chấm rồi", en: "judging has started already")
    case .noEntries:
      LocalizedMessage(
        vi: "chưa có bài dự thi nào: thêm vào 'entries'", en: "there are no entries: add 'entries'")
    case .judgesTooFew(let needed, let found):
      LocalizedMessage(
        vi: "mỗi bài cần \(needed) giám khảo nhưng mới có \(found): thêm vào 'judges'",
        en: "an entry needs \(needed) judges but there are \(found): add 'judges'")
    case .badOwner(let entry):
      LocalizedMessage(
        vi: "thí sinh của bài '\(entry)' không có trong cuộc thi, hoặc đã có bài khác",
        en: "the contestant of the entry '\(entry)' has not joined, or has another entry")
    default: wordsOfEntries(refusal)
    }
  }

  private func wordsOfEntries(_ refusal: JudgingRefusal) -> LocalizedMessage {
    switch refusal {
    case .noSheet:
      LocalizedMessage(
        vi: "giám khảo này chưa có phiếu cho bài đó", en: "this judge has no sheet on that entry")
    case .unknownEntry(let entry):
      LocalizedMessage(vi: "không có bài '\(entry)'", en: "there is no entry '\(entry)'")
    case .entryIsDisqualified(let entry):
      LocalizedMessage(
        vi: "bài '\(entry)' đã bị loại", en: "the entry '\(entry)' is disqualified")
    case .entryIsNotDisqualified(let entry):
      LocalizedMessage(
        vi: "bài '\(entry)' không bị loại", en: "the entry '\(entry)' is not disqualified")
    case .reasonMissing:
      LocalizedMessage(vi: "cần có lý do", en: "a reason is needed")
    case .unknownAppeal(let number):
      LocalizedMessage(
        vi: "không có khiếu nại số \(number) nào đang chờ", en: "no appeal \(number) is open")
    default:
      LocalizedMessage(
        vi: "kết quả đã chốt: chỉ còn sửa điểm hoặc loại bài, kèm lý do",
        en: "the results are final: sheets can only be corrected and entries disqualified")
    }
  }

  private func words(_ refusal: JudgingPanel.Refusal) -> LocalizedMessage {
    switch refusal {
    case .unknownJudge(let judge):
      LocalizedMessage(vi: "không có giám khảo '\(judge)'", en: "there is no judge '\(judge)'")
    case .unknownEntry(let entry):
      LocalizedMessage(vi: "không có bài '\(entry)'", en: "there is no entry '\(entry)'")
    case .sameSchool:
      LocalizedMessage(
        vi: "giám khảo cùng trường với bài này nên không được chấm",
        en: "the judge is of the entry's school and may not judge it")
    case .unknownCriterion(let id):
      LocalizedMessage(vi: "không có tiêu chí '\(id)'", en: "there is no criterion '\(id)'")
    case .missingMark(let id):
      LocalizedMessage(vi: "thiếu điểm '\(id)'", en: "the mark of '\(id)' is missing")
    case .markOutOfRange(let id, let max):
      LocalizedMessage(
        vi: "điểm '\(id)' phải từ 0 đến \(max)", en: "the mark of '\(id)' must be from 0 to \(max)")
    case .alreadyJudged:
      LocalizedMessage(
        vi: "giám khảo này đã có phiếu cho bài đó; muốn sửa thì nêu lý do",
        en: "this judge has a sheet on that entry; a correction needs a reason")
    }
  }

  /// "bai-01 (1), bai-04 (2)".
  static func list(_ missing: [MissingSheets]) -> String {
    let shown = missing.prefix(30).map { "\($0.entry) (\($0.sheets))" }.joined(separator: ", ")
    return missing.count > 30 ? shown + ", …" : shown
  }

  private func words(_ missing: [MissingSheets]) -> LocalizedMessage {
    let count = missing.reduce(0) { $0 + $1.sheets }
    let list = Self.list(missing)
    return LocalizedMessage(
      vi: "chưa chốt được: còn thiếu \(count) phiếu, \(list)",
      en: "not final yet: \(count) \(count == 1 ? "sheet is" : "sheets are") missing, \(list)")
  }

  private func words(openAppeals numbers: [Int]) -> LocalizedMessage {
    let list = numbers.map(String.init).joined(separator: ", ")
    return LocalizedMessage(
      vi: "chưa chốt được: khiếu nại số \(list) chưa trả lời",
      en: "not final yet: appeal \(list) is not answered")
  }
}

extension JudgingWords {
  var isFinal: CommandFailure {
    let words = words(JudgingRefusal.isFinal)
    return CommandFailure(.faulty, vi: words.vi, en: words.en)
  }
}
