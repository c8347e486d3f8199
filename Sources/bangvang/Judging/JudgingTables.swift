import Authoring
import ContestEngine
import Publishing

/// What is handed out before judging: the table to fill in, and the sheets to print.
struct JudgingTables {
  private let view: JudgingView
  private let language: String

  init(_ view: JudgingView, language: String) {
    self.view = view
    self.language = language
  }

  /// A row for each sheet that may still come, without marks; read back by `--csv`.
  var template: [UInt8] {
    let isEnglish = language == "en"
    let titles = view.rules.rubric.map { $0.title.text(in: language) }
    let isClear = Set(titles.map { $0.lowercased() }).count == titles.count
    var table = CSVTable(
      header: (isEnglish ? ["Judge", "Entry", "Title"] : ["Giám khảo", "Bài dự thi", "Tên bài"])
        + (isClear ? titles : view.rules.rubric.map(\.id)))
    for queue in view.queues {
      for entry in queue.entries {
        table.append([queue.judge.id, entry.id, entry.title] + titles.map { _ in "" })
      }
    }
    return table.bytes
  }

  var page: [UInt8] {
    let sheets = view.queues.filter { !$0.entries.isEmpty }.map { queue in
      JudgingSheetsPage.Sheet(judge: queue.judge, entries: queue.entries)
    }
    let page = JudgingSheetsPage(
      view.definition, rules: view.rules, sheets: sheets, language: language)
    return Array(page.html.utf8)
  }
}
