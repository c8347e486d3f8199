import ContestEngine
import Publishing

// The explanation of an entry for programs and spreadsheets: the same sheets, number by number.
extension JudgedExplanation {
  struct JSON: Encodable {
    struct Sheet: Encodable {
      let judge: String
      let name: String
      /// By criterion.
      let marks: [String: Double]
      /// Of 100.
      let score: Double
      /// The lowest and the highest, where the contest leaves them out.
      let leftOut: Bool
    }

    struct Appeal: Encodable {
      let number: Int
      let reason: String
      let upheld: Bool?
      let answer: String?
    }

    let contest: String
    let entry: String
    let title: String
    let rank: Int
    let of: Int
    /// Of 100; nil without a sheet.
    let score: Double?
    let sheets: [Sheet]
    let disqualified: Bool
    let disqualifiedFor: String?
    let appeals: [Appeal]
  }

  var json: JSON {
    JSON(
      contest: contest, entry: row.entry, title: title, rank: row.rank, of: of,
      score: judging.score(of: row.entry).map { Double($0.hundredths) / 100 },
      sheets: own.enumerated().map { place, sheet in
        JSON.Sheet(
          judge: sheet.judge, name: name(of: sheet),
          marks: sheet.marks.mapValues { Double($0) / 100 },
          score: Double(judging.panel.score(of: sheet).hundredths) / 100,
          leftOut: leftOut.contains(place))
      }, disqualified: judging.disqualified[row.entry] != nil,
      disqualifiedFor: judging.disqualified[row.entry],
      appeals: judging.appeals.enumerated().compactMap { place, appeal in
        guard appeal.entry == row.entry else { return nil }
        return JSON.Appeal(
          number: place + 1, reason: appeal.reason, upheld: appeal.answer?.isUpheld,
          answer: appeal.answer?.text)
      })
  }

  /// A row for each sheet.
  var csv: [UInt8] {
    let criteria = rules.rubric.map(\.id)
    var table = CSVTable(header: ["judge", "name"] + criteria + ["score", "leftOut"])
    for sheet in json.sheets {
      table.append(
        [sheet.judge, sheet.name] + criteria.map { id in sheet.marks[id].map { "\($0)" } ?? "" }
          + ["\(sheet.score)", sheet.leftOut ? "true" : "false"])
    }
    return table.bytes
  }
}
