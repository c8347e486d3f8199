import ContestEngine
import Publishing
import Testing

@Suite struct ShownNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let initials: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "Nguyễn Thị Ánh", initials: "N. T. Á."),
    Case(name: "nguyễn đình đức", initials: "N. Đ. Đ."),
    Case(name: "Hờ Y Pà H'Mông", initials: "H. Y. P. H."),
    Case(name: "Ksor H’Lý", initials: "K. H."),
    Case(name: "An", initials: "A."),
    Case(name: "  Trần\u{A0}Văn \t Bình ", initials: "T. V. B."),
    Case(name: "'Ô Nâu", initials: "Ô. N."),
    Case(name: "Nguyê\u{303}n A\u{301}nh", initials: "N. Á."),
    Case(name: "Lê Bình 2", initials: "L. B."),
  ]

  private let contestant = ContestantID(number: 17)

  @Test(arguments: cases)
  func `a name is shortened to its initials`(example: Case) {
    let shown = ShownName.text(example.name, of: contestant, shown: .initials, consents: true)
    #expect(shown == example.initials)
  }

  @Test(arguments: ["", "123", "  ", "🙂"])
  func `a name without letters is shown as the code`(name: String) {
    #expect(ShownName.text(name, of: contestant, shown: .initials, consents: true) == "c17")
    #expect(ShownName.text(name, of: contestant, shown: .nameAndSchool, consents: false) == "c17")
  }

  @Test func `the whole name is shown only with both consents`() {
    let name = "Nguyễn Thị Ánh"
    #expect(ShownName.text(name, of: contestant, shown: .nameAndSchool, consents: true) == name)
    #expect(
      ShownName.text(name, of: contestant, shown: .nameAndSchool, consents: false) == "N. T. Á.")
    #expect(ShownName.text(name, of: contestant, shown: .initials, consents: true) == "N. T. Á.")
    #expect(ShownName.text(name, of: contestant, shown: .code, consents: true) == "c17")
  }
}
