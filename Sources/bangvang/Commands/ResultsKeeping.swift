import Assessment
import ContestEngine
import Foundation
import Store

extension ResultsCommand {
  /// `bangvang results --keep-items`: the library learns how the questions worked.
  ///
  /// Of final results alone: what is annulled or corrected later is taken in by calling it again.
  static func keepItems(
    _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let id = recorded.program.definition.id
    guard recorded.contest.isFinalized else {
      throw CommandFailure(
        .faulty, vi: "kết quả của '\(id)' chưa chốt; chốt xong mới ghi được vào thư viện",
        en: "the results of '\(id)' are not final yet; only final ones go into the library")
    }
    let outcomes = Self.outcomes(of: recorded.contest)
    let isNew: Bool
    do {
      let library = try DataDirectory(call.dataDirectory.path).openLibrary()
      isNew = try library.keep(
        outcomes, ofContest: id, at: .now)
    } catch { throw .store(error) }
    let count = outcomes.count
    call.console.result(
      call.language == "en"
        ? (isNew ? "Kept in the library: " : "In the library already: ")
          + "\(count) \(count == 1 ? "question" : "questions")"
        : (isNew ? "Đã ghi vào thư viện: " : "Thư viện đã có: ") + "\(count) câu")
    return .done
  }

  private static func outcomes(of contest: Contest) -> [ItemOutcome] {
    let table = contest.responseTable
    let statistics = ItemStatistics(table)
    return statistics.questions.enumerated().compactMap { place, question in
      guard question.asked > 0, let difficulty = question.difficulty else { return nil }
      return ItemOutcome(
        item: table.questions[place].item.item.id, asked: question.asked,
        difficulty: millionths(difficulty), discrimination: question.discrimination.map(millionths),
        upperLower: question.upperLower.map(millionths),
        rasch: question.rasch.flatMap {
          RaschEstimate(
            value: millionths($0.value), standardError: millionths($0.standardError))
        })
    }
  }

  private static func millionths(_ value: Double) -> Int {
    Int((value * 1_000_000).rounded(.toNearestOrAwayFromZero))
  }
}
