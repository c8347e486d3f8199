import ContestEngine
import Testing

@Suite struct PersonIndexTests {
  private static func person(
    _ name: String, born birthDate: String? = "2012-05-09", class className: String? = nil,
    number: String? = nil, school: String = "a"
  ) -> PersonIndex.Identity {
    PersonIndex.Identity(
      school: SchoolID(school), name: name, birthDate: birthDate, className: className,
      number: number)
  }

  private func index(_ identity: PersonIndex.Identity) -> PersonIndex {
    var index = PersonIndex()
    index.insert(identity, as: ContestantID(number: 1))
    return index
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var first = person("Nguyễn Thị Hòa")
    let second: PersonIndex.Identity
    let isSame: Bool
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "case and spaces", second: person(" nguyễn  THỊ hòa"), isSame: true),
    Case(name: "tone mark on the other vowel", second: person("Nguyễn Thị Hoà"), isSame: true),
    Case(
      name: "tone mark behind qu", first: person("Lò Văn Quý"), second: person("Lò Văn Qúy"),
      isSame: true),
    Case(
      name: "tone mark typed too early", first: person("Trần Toán"), second: person("Trần Tóan"),
      isSame: true),
    Case(name: "i and y", first: person("Lò Văn Quý"), second: person("Lò Văn Quí"), isSame: false),
    Case(name: "composed otherwise", second: person("Nguye\u{302}\u{303}n Thị Hòa"), isSame: true),
    Case(name: "no tone marks", second: person("Nguyen Thi Hoa"), isSame: false),
    Case(
      name: "Đ and D", first: person("Đặng An"), second: person("Dặng An"), isSame: false),
    Case(
      name: "an Icelandic letter", first: person("Đặng An"), second: person("\u{D0}ặng An"),
      isSame: true),
    Case(name: "another day", second: person("Nguyễn Thị Hòa", born: "2012-05-10"), isSame: false),
    Case(name: "another school", second: person("Nguyễn Thị Hòa", school: "b"), isSame: false),
    Case(
      name: "another class of the same birth date",
      second: person("Nguyễn Thị Hòa", class: "8B"), isSame: true),
    Case(
      name: "class and number", first: person("An", born: nil, class: "8A", number: "3"),
      second: person("an", born: nil, class: "8a", number: "3"), isSame: true),
    Case(
      name: "another number", first: person("An", born: nil, class: "8A", number: "3"),
      second: person("An", born: nil, class: "8A", number: "4"), isSame: false),
    Case(
      name: "nothing to tell by", first: person("An", born: nil), second: person("An", born: nil),
      isSame: false),
  ])
  func `one person is one contestant`(sample: Case) {
    let found = index(sample.first).contestant(with: sample.second)
    #expect(found == (sample.isSame ? ContestantID(number: 1) : nil))
  }

  @Test func `a changed name frees the old one`() {
    var index = index(Self.person("An"))
    index.insert(Self.person("Bình"), as: ContestantID(number: 1))
    #expect(index.contestant(with: Self.person("An")) == nil)
    #expect(index.contestant(with: Self.person("bình")) == ContestantID(number: 1))
    index.remove(ContestantID(number: 1))
    #expect(index.contestant(with: Self.person("Bình")) == nil)
  }

  @Test func `the first of two equals stays`() {
    var index = index(Self.person("An"))
    index.insert(Self.person("AN"), as: ContestantID(number: 2))
    #expect(index.contestant(with: Self.person("An")) == ContestantID(number: 1))
    index.remove(ContestantID(number: 2))
    #expect(index.contestant(with: Self.person("An")) == ContestantID(number: 1))
  }

  struct Near: CustomTestStringConvertible, Sendable {
    let name: String
    var first = person("Nguyễn Thị Thúy")
    let second: PersonIndex.Identity
    let likeness: PersonMatch.Likeness?
    var testDescription: String { name }
  }

  @Test(arguments: [
    Near(name: "the same person", second: person("nguyễn thị thuý"), likeness: .same),
    Near(name: "no tone marks", second: person("Nguyen Thi Thuy"), likeness: .withoutMarks),
    Near(name: "i and y", second: person("Nguyễn Thị Thúi"), likeness: .withoutMarks),
    Near(name: "another letter", second: person("Nguyễn Thị Thúc"), likeness: .oneLetter),
    Near(name: "a letter fewer", second: person("Nguyễn Thị Thú"), likeness: .oneLetter),
    Near(name: "a letter more", second: person("Nguyễn Thịn Thúy"), likeness: .oneLetter),
    Near(name: "two letters", second: person("Nguyễn Thị Thúcc"), likeness: nil),
    Near(
      name: "day and month swapped", second: person("Nguyễn Thị Thúy", born: "2012-09-05"),
      likeness: .dayAndMonth),
    Near(
      name: "another birth date", second: person("Nguyễn Thị Thúy", born: "2012-09-06"),
      likeness: nil),
    Near(
      name: "another school", second: person("Nguyễn Thị Thúy", school: "b"),
      likeness: .otherSchool),
    Near(
      name: "nothing to tell by", first: person("An", born: nil), second: person("an", born: nil),
      likeness: .sameName),
    Near(
      name: "nothing to tell by, and no tone marks", first: person("Lê Chân", born: nil),
      second: person("Le Chan", born: nil), likeness: .withoutMarks),
    Near(
      name: "nothing to tell by, and another letter", first: person("Lê Chân", born: nil),
      second: person("Lê Chi", born: nil), likeness: nil),
    Near(
      name: "another number", first: person("An", born: nil, class: "8A", number: "1"),
      second: person("An", born: nil, class: "8A", number: "2"), likeness: nil),
    Near(
      name: "one letter in one class", first: person("An", born: nil, class: "8A"),
      second: person("Am", born: nil, class: "8A"), likeness: .oneLetter),
  ])
  func `persons who may be one are listed`(near: Near) {
    let matches = PersonMatch.all(among: [
      (ContestantID(number: 2), near.second), (ContestantID(number: 1), near.first),
    ])
    #expect(matches.map(\.likeness) == [near.likeness].compactMap { $0 })
    #expect(matches.allSatisfy { $0.first.number == 1 && $0.second.number == 2 })
  }
}
