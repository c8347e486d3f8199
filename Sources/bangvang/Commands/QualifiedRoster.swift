import ContestEngine
import Publishing
import Store

/// The columns of a roster for the next contest: those that somebody of this contest has something
/// in, so that nothing of an old roster is lost on the way.
struct QualifiedRoster {
  struct Column {
    /// For programs.
    let key: String
    /// As a roster is read.
    let heading: String
    let cell: (ContestantID) -> String
  }

  let recorded: RecordedContest
  let isEnglish: Bool

  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private func yes(_ isSo: Bool) -> String { isSo ? say("có", "yes") : "" }

  var columns: [Column] {
    let asked = recorded.program.definition.registration.fields
    var columns = [
      Column(key: "name", heading: heading(.name)) { contestant in
        recorded.persons[contestant]?.fields.name ?? contestant.description
      }
    ]
    // A roster tells more than anybody is asked.
    for field in RegistrationRules.Field.allCases where field != .name {
      let column = Column(key: field.rawValue, heading: heading(field)) {
        recorded.persons[$0]?.fields[field: field] ?? ""
      }
      if asked.contains(field) || isUsed(column) { columns.append(column) }
    }
    columns.append(
      Column(key: "school", heading: say("Trường", "School"), cell: school))
    return columns + [captain, league, extraTime, consent, noPrize].filter(isUsed)
  }

  private func isUsed(_ column: Column) -> Bool {
    recorded.contest.contestants.contains { !column.cell($0.contestant).isEmpty }
  }

  private func terms(_ contestant: ContestantID) -> EntryTerms {
    recorded.contest.contestants[contestant]?.terms ?? .plain
  }

  private var captain: Column {
    Column(key: "captain", heading: say("Đội trưởng", "Captain")) { yes(terms($0).isCaptain) }
  }

  /// Only where the roster named it: a league's conditions will find their own again.
  private var league: Column {
    let definition = recorded.program.definition
    return Column(key: "league", heading: say("Bảng", "League")) { contestant in
      let own = terms(contestant).leagues
      guard own.count == 1, definition.leagues.indices.contains(own[0]),
        let school = recorded.contest.contestants[contestant]?.school,
        definition.leagues(
          of: recorded.persons[contestant]?.fields.values ?? [:], school: school) != own
      else { return "" }
      return definition.leagues[own[0]].id
    }
  }

  /// With what a host gave during the contest. A comma: "1.5" is the first of May to a Vietnamese
  /// spreadsheet.
  private var extraTime: Column {
    Column(key: "extraTime", heading: say("Hệ số thời gian", "Extra time")) { contestant in
      let factor = recorded.contest.extraTime(of: contestant)
      if factor == 100 { return "" }
      var decimals = String(factor % 100 + 100).dropFirst()
      while decimals.last == "0" { decimals.removeLast() }
      return "\(factor / 100)" + (decimals.isEmpty ? "" : say(",", ".") + decimals)
    }
  }

  private var consent: Column {
    Column(key: "mayPublish", heading: say("Đồng ý công bố", "Consent")) {
      yes(recorded.persons[$0]?.consents.contains(.both) ?? false)
    }
  }

  private var noPrize: Column {
    Column(key: "noPrize", heading: say("Không xét giải", "No prize")) {
      yes(!terms($0).hasPrizes)
    }
  }

  private func school(of contestant: ContestantID) -> String {
    let id = recorded.contest.contestants[contestant]?.school
    return recorded.program.definition.schools.first { $0.id == id }?.name ?? id?.text ?? ""
  }

  private func heading(_ field: RegistrationRules.Field) -> String {
    switch field {
    case .name: say("Họ và tên", "Full name")
    case .birthDate: say("Ngày sinh", "Birth date")
    case .class: say("Lớp", "Class")
    case .grade: say("Khối", "Grade")
    case .team: say("Đội", "Team")
    case .ward: say("Xã/Phường", "Ward")
    case .number: say("Số báo danh", "Number")
    case .phone: say("Điện thoại", "Phone")
    case .email: "Email"
    }
  }
}
