public import ContestEngine

/// Sheets to print and to write on: for each judge a table of the entries that they may judge, with
/// room for the marks and a signature. Nothing of whose the entries are where judging is blind.
public struct JudgingSheetsPage: Sendable {
  public struct Sheet: Sendable {
    public let judge: JudgingRules.Judge
    /// In the order in which the judge is to take them.
    public let entries: [JudgingRules.JudgedEntry]

    public init(judge: JudgingRules.Judge, entries: [JudgingRules.JudgedEntry]) {
      self.judge = judge
      self.entries = entries
    }
  }

  private let definition: ContestDefinition
  private let rules: JudgingRules
  private let sheets: [Sheet]
  private let language: String

  /// - Parameter language: BCP 47.
  public init(
    _ definition: ContestDefinition, rules: JudgingRules, sheets: [Sheet], language: String
  ) {
    self.definition = definition
    self.rules = rules
    self.sheets = sheets
    self.language = language
  }

  private var isEnglish: Bool { language.lowercased().hasPrefix("en") }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private func safe(_ text: String) -> String { HTMLText(text).escaped }

  public var html: String {
    let title = safe(definition.title.text(in: language))
    return """
      <!DOCTYPE html>
      <html lang="\(say("vi", "en"))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(say("Phiếu chấm", "Judging sheets")) – \(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      \(sheets.map(page).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private func page(_ sheet: Sheet) -> String {
    let bodies = [definition.organizer.parent, definition.organizer.name].compactMap { $0 }
      .map(safe).joined(separator: "<br>")
    return """
      <section>
      <p class="bodies">\(bodies)</p>
      <h1>\(say("PHIẾU CHẤM", "JUDGING SHEET"))</h1>
      <h2>\(safe(definition.title.text(in: language)))</h2>
      <p>\(say("Giám khảo", "Judge")): <strong>\(safe(sheet.judge.name))</strong> (\(safe(sheet.judge.id)))</p>
      <p class="note">\(note)</p>
      <table>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(sheet.entries.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      <p class="sign">\(say("Ngày … tháng … năm ……", "Date: ……………"))<br>\
      \(say("Giám khảo (ký, ghi rõ họ tên)", "Judge (signature and name)"))</p>
      </section>
      """
  }

  private var note: String {
    say(
      "Cho điểm từ 0 đến điểm tối đa, được lẻ đến hai chữ số thập phân. Chấm theo thứ tự dưới đây.",
      "Marks from 0 to the most, with two decimals at most. Judge in the order below.")
  }

  private var heads: [String] {
    var heads = [say("Mã bài", "Entry"), say("Tên bài", "Title")]
    if !rules.blind { heads.append(say("Tác giả, trường", "By, school")) }
    let isWeighted = Set(rules.rubric.map(\.weight)).count > 1
    heads += rules.rubric.map { criterion in
      let weight = isWeighted ? say(", hệ số ", ", weight ") + "\(criterion.weight)" : ""
      return safe(criterion.title.text(in: language)) + "<small>0–\(criterion.max)\(weight)</small>"
    }
    return heads + [say("Ghi chú", "Notes")]
  }

  private func row(_ entry: JudgingRules.JudgedEntry) -> String {
    var cells = ["<th scope=\"row\">\(safe(entry.id))</th>", "<td>\(safe(entry.title))</td>"]
    if !rules.blind {
      let school = definition.schools.first { $0.id == entry.school }?.name
      let facts = [entry.contestant ?? entry.team, school].compactMap { $0 }
      cells.append("<td>\(safe(facts.joined(separator: ", ")))</td>")
    }
    cells += rules.rubric.map { _ in "<td class=\"mark\"></td>" }
    return "<tr>\(cells.joined())<td class=\"notes\"></td></tr>"
  }

  private static let style = """
    @page { size: A4 landscape; margin: 14mm; }
    body { font: 11pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #000; margin: 1rem; }
    section { break-after: page; }
    section:last-of-type { break-after: auto; }
    .bodies { font-weight: bold; text-transform: uppercase; margin: 0; }
    h1, h2 { text-align: center; margin: .2rem 0; } h1 { font-size: 15pt; } h2 { font-size: 13pt; }
    table { width: 100%; border-collapse: collapse; margin: .5rem 0; }
    th, td { border: 1px solid #000; padding: .3rem .4rem; text-align: left; vertical-align: top;
      overflow-wrap: anywhere; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; height: 9mm; }
    th small { display: block; font-weight: normal; }
    .mark { width: 18mm; } .notes { width: 35mm; }
    .note { font-style: italic; margin: .2rem 0; }
    .sign { text-align: center; width: 45%; margin: 1rem 0 22mm auto; break-inside: avoid; }
    """
}
