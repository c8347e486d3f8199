import ContestEngine
import Foundation
import Publishing
import Store

/// `bangvang results --qualify`: who goes on, as a roster for the next contest.
struct ResultsQualification {
  let recorded: RecordedContest
  let rule: QualificationRule
  let language: String

  private var isEnglish: Bool { language == "en" }

  var qualification: Qualification {
    let schools = recorded.program.definition.schools
    let wards = Dictionary(
      schools.compactMap { school in school.ward.map { (school.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    return Qualification(rule, rows: recorded.contest.standings().rows, wards: wards)
  }

  /// Under the headings that a roster is read by, with the fields that were registered.
  func roster(_ qualification: Qualification) -> [UInt8] {
    let asked = recorded.program.definition.registration.fields
    // A roster tells more than anybody is asked.
    let fields = RegistrationRules.Field.allCases.filter { field in
      field != .name
        && (asked.contains(field)
          || recorded.persons.values.contains { $0.fields[field: field] != nil })
    }
    var table = CSVTable(
      header: [heading(.name)] + fields.map(heading) + [isEnglish ? "School" : "Trường"])
    for contestant in qualification.contestants {
      let person = recorded.persons[contestant]
      table.append(
        [person?.fields.name ?? contestant.description]
          + fields.map { person?.fields[field: $0] ?? "" } + [school(of: contestant)])
    }
    return table.bytes
  }

  /// What the organizer has to decide, a line each.
  func words(_ tie: Qualification.Tie) -> String {
    let names = tie.contestants.map { recorded.names[$0].map { "\($0)" } ?? $0.description }
      .joined(separator: ", ")
    let group = tie.group.map { name in
      let school = recorded.program.definition.schools.first { $0.id.text == name }
      return " (\(school?.name ?? name))"
    }
    return isEnglish
      ? "equal at the line\(group ?? ""): \(names); there is room for \(tie.room), so none of them is in the list: draw lots or take them all"
      : "bằng nhau ở vạch chọn\(group ?? ""): \(names); còn \(tie.room) suất nên chưa ghi ai: hãy bốc thăm hoặc lấy cả"
  }

  private func school(of contestant: ContestantID) -> String {
    let id = recorded.contest.contestants[contestant]?.school
    return recorded.program.definition.schools.first { $0.id == id }?.name ?? id?.text ?? ""
  }

  private func heading(_ field: RegistrationRules.Field) -> String {
    switch field {
    case .name: isEnglish ? "Full name" : "Họ và tên"
    case .birthDate: isEnglish ? "Birth date" : "Ngày sinh"
    case .class: isEnglish ? "Class" : "Lớp"
    case .grade: isEnglish ? "Grade" : "Khối"
    case .team: isEnglish ? "Team" : "Đội"
    case .ward: isEnglish ? "Ward" : "Xã/Phường"
    case .number: isEnglish ? "Number" : "Số báo danh"
    case .phone: isEnglish ? "Phone" : "Điện thoại"
    case .email: "Email"
    }
  }
}
