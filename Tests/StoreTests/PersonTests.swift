import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

struct PersonTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func journal(_ kind: JournalKind) throws -> (any Journal, JournalHead) {
    let journal = try kind.make(in: directory)
    return (journal, try journal.addContest(Samples.contest, definition: "", at: Samples.start))
  }

  private static func everything() -> PersonRow {
    var fields = PersonFields(school: SchoolID("le-mao"))
    for (place, field) in RegistrationRules.Field.allCases.enumerated() {
      fields[field: field] = "Trị số \(place) '; DROP TABLE person; --\0"
    }
    return PersonRow(
      contestant: ContestantID(number: 2), key: Array(0..<32), fields: fields,
      consents: .guardian)
  }

  @Test(arguments: JournalKind.allCases)
  func `persons are written with their events and read back`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let persons = [Samples.person(1, name: "Nguyễn Thị Ánh"), Self.everything()]
    _ = try journal.append(
      Samples.batch(
        [Samples.registered(1), Samples.registered(2)], after: genesis, persons: persons))
    #expect(try journal.persons(of: Samples.contest) == persons)
  }

  @Test(arguments: JournalKind.allCases)
  func `a refused batch changes no person`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    var person = Samples.person(1, name: "Anh")
    let head = try journal.append(
      Samples.batch([Samples.registered(1)], after: genesis, persons: [person]))
    person.fields[field: .name] = "Ánh"
    let seal = try person.seal()
    let rename = Event.renamed(person.contestant, seal: seal)
    #expect(throws: StoreError.self) {
      try journal.append(
        Samples.batch([rename, .paused], after: genesis, persons: [person]))
    }
    #expect(try journal.persons(of: Samples.contest).map(\.fields.name) == ["Anh"])
    _ = try journal.append(Samples.batch([rename], after: head, persons: [person]))
    let found = try #require(try journal.persons(of: Samples.contest).first)
    #expect(found.fields.name == "Ánh")
    #expect(try found.matches(seal: seal))
  }

  @Test func `a seal shows every change and needs its key`() throws {
    let person = Self.everything()
    let seal = try person.seal()
    for field in RegistrationRules.Field.allCases {
      var changed = person
      changed.fields[field: field] = nil
      #expect(try changed.seal() != seal)
      changed.fields[field: field] = ""
      #expect(try changed.seal() != seal, "an empty field is not a missing one")
    }
    var elsewhere = person
    elsewhere.fields.school = SchoolID("le-loi")
    #expect(try elsewhere.seal() != seal)
    #expect(try PersonRow.seal(person.fields, key: Array(repeating: 0, count: 32)) != seal)
    var consenting = person
    consenting.consents = .both
    #expect(try consenting.matches(seal: seal))
  }

  @Test func `texts that look alike and are other bytes are other persons`() throws {
    let composed = Samples.person(1, name: "Nguy\u{1EC5}n")
    let decomposed = Samples.person(1, name: "Nguye\u{302}\u{303}n")
    #expect(composed.fields != decomposed.fields)
    #expect(try composed.seal() != decomposed.seal())
  }

  @Test func `what stands in two fields is not what stands in one`() throws {
    let key = [UInt8](repeating: 1, count: 32)
    let first = try PersonRow.seal(PersonFields([.name: "AB", .class: "C"]), key: key)
    let second = try PersonRow.seal(PersonFields([.name: "A", .class: "BC"]), key: key)
    #expect(first != second)
  }

  @Test(arguments: JournalKind.allCases)
  func `erasing leaves the chain whole`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let numbers = 1...5 as ClosedRange<Int32>
    let head = try journal.append(
      Samples.batch(
        numbers.map(Samples.registered), after: genesis,
        persons: numbers.map { Samples.person($0, name: "Người \($0)") }))
    let gone = [2, 4, 77].map { ContestantID(number: $0) }
    #expect(try journal.erasePersons(gone, of: Samples.contest) == Array(gone.prefix(2)))
    #expect(try journal.persons(of: Samples.contest).map(\.contestant.number) == [1, 3, 5])
    #expect(try journal.verify(Samples.contest, known: head).fault == nil)
  }

  @Test func `no file keeps an erased name`() throws {
    let data = try DataDirectory(directory.path("data"))
    let journal = try data.openJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let numbers = 1...300 as ClosedRange<Int32>
    let head = try journal.append(
      Samples.batch(
        numbers.map(Samples.registered), after: genesis,
        persons: numbers.map { Samples.person($0, name: "Erasable-\($0)-Name") }))
    // A changed name leaves the old one behind somewhere, too.
    _ = try journal.append(
      Samples.batch(
        [.marked], after: head,
        persons: numbers.map { Samples.person($0, name: "Renamed-\($0)-Name") }))
    let server = try data.openJournal()
    #expect(try server.persons(of: Samples.contest).count == 300)
    let everyone = numbers.map { ContestantID(number: $0) }
    #expect(try journal.erasePersons(everyone, of: Samples.contest) == everyone)
    for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(data.path)/\(name)"))
      #expect(bytes.range(of: Data("Erasable-".utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data("Renamed-".utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data(repeating: 7, count: 32)) == nil, "\(name)")
    }
  }

  /// Rows that moved between pages leave copies behind, which deleting does not reach.
  @Test func `no file keeps a name that was moved about before it was erased`() throws {
    let data = try DataDirectory(directory.path("data"))
    let journal = try data.openJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    var generator = SeededGenerator(seed: 11)
    func person(_ number: Int32, _ mark: String) -> PersonRow {
      let filling = String(repeating: "x", count: Int.random(in: 0...400, using: &generator))
      return Samples.person(number, name: "Erased-\(number)-\(mark)-\(filling)")
    }
    var head = try journal.append(
      Samples.batch((1...400).map(Samples.registered), after: genesis))
    for round in 0..<12 {
      let numbers = (1...400).map(Int32.init).shuffled(using: &generator).prefix(200)
      head = try journal.append(
        Samples.batch([.marked], after: head, persons: numbers.map { person($0, "r\(round)") }))
    }
    let gone = (1...400).filter { $0 % 3 == 0 }.map { ContestantID(number: Int32($0)) }
    _ = try journal.erasePersons(gone, of: Samples.contest)
    let there = try journal.persons(of: Samples.contest)
    #expect(there.allSatisfy { $0.contestant.number % 3 != 0 })
    for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(data.path)/\(name)"))
      for contestant in gone {
        #expect(bytes.range(of: Data("Erased-\(contestant.number)-".utf8)) == nil, "\(name)")
      }
    }
    #expect(try journal.verify(Samples.contest, known: head).fault == nil)
    let others = try data.openJournal()
    let before = try journal.changesOfOthers()
    _ = try others.erasePersons([ContestantID(number: 1)], of: Samples.contest)
    #expect(try journal.changesOfOthers() != before)
    _ = try journal.append(Samples.batch([.marked], after: head))
    let after = try journal.changesOfOthers()
    _ = try journal.erasePersons([ContestantID(number: 2)], of: Samples.contest)
    #expect(try journal.changesOfOthers() == after, "what this journal does itself is no news")
  }

  @Test(arguments: JournalKind.allCases)
  func `a contest's secrets can be shown again`(kind: JournalKind) throws {
    let (journal, _) = try journal(kind)
    #expect(try journal.secret("hostToken", of: Samples.contest) == nil)
    try journal.setSecret("hostToken", of: Samples.contest, to: "a")
    try journal.setSecret("hostToken", of: Samples.contest, to: "b")
    #expect(try journal.secret("hostToken", of: Samples.contest) == "b")
  }
}
