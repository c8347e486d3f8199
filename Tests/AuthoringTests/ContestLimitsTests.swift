import Assessment
import Testing

@testable import Authoring

/// Limits of contest files, and of the items that contests ask: the most is taken, one more is told.
@Suite struct ContestLimitsTests {
  private func codes(_ text: String) -> [String] {
    ContestSample.read(text).diagnostics.filter { $0.severity == .error }.map(\.code)
  }

  private func title(_ length: Int) -> String {
    let text = String(repeating: "x", count: length)
    return ContestSample.live("title: '\(text)'", without: ["title"])
  }

  @Test func `a text has so many characters`() {
    #expect(codes(title(ContestLimits.textMax)).isEmpty)
    #expect(codes(title(ContestLimits.textMax + 1)).count == 1)
  }

  @Test func `ids of contests and of rounds have so many characters`() {
    func contest(_ length: Int) -> String {
      ContestSample.live("id: '\(String(repeating: "a", count: length))'", without: ["id"])
    }
    #expect(codes(contest(ContestLimits.idMax)).isEmpty)
    #expect(codes(contest(ContestLimits.idMax + 1)) == ["contest.bad-id"])
    func round(_ length: Int) -> String {
      let id = String(repeating: "r", count: length)
      return ContestSample.live(
        "rounds: [{id: '\(id)', title: 'V', rule: 'classic', draw: {count: 2}}]",
        without: ["rounds"])
    }
    #expect(codes(round(ContestLimits.roundIDMax)).isEmpty)
    #expect(codes(round(ContestLimits.roundIDMax + 1)) == ["contest.bad-id"])
  }

  @Test func `a contest has so many rounds`() {
    func contest(_ count: Int) -> String {
      let rounds = (1...count).map {
        "{id: 'r\($0)', title: 'V', rule: 'classic', draw: {count: 2}}"
      }
      return ContestSample.live("rounds: [\(rounds.joined(separator: ","))]", without: ["rounds"])
    }
    #expect(codes(contest(ContestLimits.roundsMax)).isEmpty)
    #expect(codes(contest(ContestLimits.roundsMax + 1)).count == 1)
  }

  @Test func `a list has so many entries`() {
    func schools(_ count: Int) -> [String] {
      let list = (1...count).map { "{id: 's\($0)', name: 'S\($0)'}" }.joined(separator: ",")
      return codes(ContestSample.live("schools: [\(list)]"))
    }
    #expect(schools(ContestLimits.listMax).isEmpty)
    #expect(schools(ContestLimits.listMax + 1) == ["contest.too-long"])
    func tags(_ count: Int) -> [String] {
      let list = (1...count).map { "'t\($0)'" }.joined(separator: ",")
      let round = "{id: 'r', title: 'V', rule: 'classic', draw: {count: 2, tags: [\(list)]}}"
      return codes(ContestSample.live("rounds: [\(round)]", without: ["rounds"]))
    }
    #expect(tags(ContestLimits.listMax).isEmpty)
    #expect(tags(ContestLimits.listMax + 1) == ["contest.too-long"])
  }

  /// A number of a contest file, and what it may be.
  struct Number: Sendable, CustomStringConvertible {
    let key: String
    let range: ClosedRange<Int>
    let text: @Sendable (Int) -> String
    var description: String { key }
  }

  static let numbers: [Number] = [
    Number(key: "startsIn", range: ContestLimits.startsIn) {
      ContestSample.live("startsIn: \($0)")
    },
    Number(key: "revealSeconds", range: ContestLimits.revealSeconds) {
      ContestSample.live("revealSeconds: \($0)")
    },
    Number(key: "perSchool", range: ContestLimits.perSchool) {
      registration("perSchool: \($0)")
    },
    Number(key: "minutes", range: ContestLimits.minutes) { ContestSample.window("minutes: \($0)") },
    Number(key: "attempts", range: ContestLimits.attempts) {
      ContestSample.window("attempts: \($0)")
    },
    Number(key: "points", range: ContestLimits.points) { round("points: \($0)") },
    Number(key: "secondsPerItem", range: ContestLimits.secondsPerItem) {
      round("secondsPerItem: \($0)")
    },
    Number(key: "count", range: ContestLimits.itemsPerRound) {
      round("", draw: "count: \($0)")
    },
    Number(key: "wrong", range: ContestLimits.wrong) { round("wrong: \($0)") },
    Number(key: "right", range: ContestLimits.targetRight) {
      round("", draw: "count: 2, difficulty: {right: \($0)}")
    },
    Number(key: "within", range: ContestLimits.targetWithin) {
      round("", draw: "count: 2, difficulty: {right: 50, within: \($0)}")
    },
    Number(key: "reserve", range: ContestLimits.reservesPerRound) {
      round("", draw: "count: 2, reserve: \($0)")
    },
    Number(key: "keepDays", range: ContestLimits.keepDays) {
      ContestSample.live("privacy: {keepDays: \($0)}")
    },
    Number(key: "version", range: ContestLimits.presetVersion) {
      ContestSample.live("preset: {id: 'a', version: \($0)}")
    },
    Number(key: "ranks", range: ContestLimits.ranks) {
      ContestSample.live("certificate: {awards: [{title: 'N', ranks: [\($0), \($0)]}]}")
    },
    Number(key: "numberFrom", range: ContestLimits.ranks) {
      ContestSample.live("certificate: {numberFrom: \($0)}")
    },
    Number(key: "enrolled", range: ContestLimits.enrolled) {
      ContestSample.live("schools: [{id: 's', name: 'S', enrolled: \($0)}]")
    },
  ]

  private static func registration(_ key: String) -> String {
    ContestSample.live(
      "registration: {fields: ['name', 'birthDate'], \(key)}", without: ["registration"])
  }

  private static func round(_ key: String, draw: String = "count: 2") -> String {
    ContestSample.live(
      "rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {\(draw)}, \(key)}]",
      without: ["rounds"])
  }

  @Test(arguments: numbers)
  func `a number is taken to the ends of its range`(number: Number) {
    let (least, most) = (number.range.lowerBound, number.range.upperBound)
    for value in [least, most] { #expect(codes(number.text(value)) == []) }
    for value in [least - 1, most + 1] {
      #expect(Set(codes(number.text(value))) == ["contest.out-of-range"])
    }
  }

  private enum Column: CaseIterable { case name, school }

  @Test func `a table of a contest has so many rows, its head among them`() {
    func rows(_ count: Int, max: Int) -> TableFile<Column> {
      let text = "Tên,Trường\n" + (1..<count).map { "A\($0),B\n" }.joined()
      return TableFile.read(
        Array(text.utf8), file: "a.csv",
        headings: [
          .init(column: Column.name, names: ["Tên"]), .init(column: .school, names: ["Trường"]),
        ], rowsMax: max)
    }
    #expect(rows(5, max: 5).diagnostics == [])
    #expect(rows(5, max: 5).rows.count == 4)
    #expect(rows(6, max: 5).diagnostics.map(\.code) == ["table.too-many-rows"])
    #expect(rows(6, max: 5).rows.count == 4)
    // What is handed in where nobody says otherwise.
    #expect(ContestLimits.rowsMax <= TableLimits.usual.rowsMax)
  }

  @Test func `a question on a screen has so many characters, and so many choices`() {
    func problem(_ length: Int, _ count: Int = 2) -> TerminalFitness.Problem? {
      let choices = (0..<count).map {
        Choice(text: "c\($0)", fraction: $0 == 0 ? .one : .zero)
      }
      return TerminalFitness.problem(
        of: Item(
          id: ItemID("x"), prompt: String(repeating: "ế", count: length), body: .single(choices)))
    }
    #expect(problem(TerminalFitness.promptMax) == nil)
    #expect(problem(TerminalFitness.promptMax + 1) == .tooLong)
    #expect(problem(9, TerminalFitness.choicesMax) == nil)
    #expect(problem(9, TerminalFitness.choicesMax + 1) == .tooManyChoices)
  }

  @Test func `an empty choice, and one whose underlining a terminal does not show, are unfit`() {
    func problem(_ texts: String...) -> TerminalFitness.Problem? {
      let choices = texts.enumerated().map {
        Choice(text: $0.element, fraction: $0.offset == 0 ? .one : .zero)
      }
      return TerminalFitness.problem(
        of: Item(id: ItemID("x"), prompt: "Nào?", format: .html, body: .single(choices)))
    }
    #expect(problem("a", "b") == nil)
    #expect(problem("a", "") == .emptyChoice)
    #expect(problem("<p> </p>", "b") == .emptyChoice)
    #expect(problem("h<u>ea</u>t", "br<u>ea</u>d") == .underlinedParts)
    // One word that is underlined is only emphasised.
    #expect(problem("một <u>hai</u>", "b") == nil)
  }

  @Test func `a gap weighs so much`() {
    func reading(_ weight: Int) -> BankReading {
      BankReader.read(
        bytes: Array("Câu hỏi,Loại\nNước {\(weight):SA:=Lào},cloze".utf8), file: "a.csv")
    }
    func weight(_ reading: BankReading) -> Int? {
      if case .cloze(let blanks)? = reading.items.first?.body { return blanks.first?.weight }
      return nil
    }
    let most = ClozeLimits.weightMax
    #expect(weight(reading(most)) == most)
    #expect(reading(most).diagnostics.isEmpty)
    #expect(weight(reading(most + 1)) == most)
    #expect(reading(most + 1).diagnostics.count == 1)
  }

  @Test func `so many pairs that are alike are told one by one`() {
    func told(_ count: Int) -> [String] {
      let items = (1...count).map { number in
        "Nước nào có thủ đô là thành phố số \(number)? {=Lào ~Nga \(number)}\n\n"
      }.flatMap { [$0, $0.replacing("nào", with: "nao")] }
      let reading = BankReader.read(bytes: Array(items.joined().utf8), file: "a.gift")
      return reading.checkedForLikes(file: "a.gift").diagnostics
        .filter {
          $0.message.en.contains("nearly the same as") || $0.message.en.contains("more pair")
        }
        .map(\.message.en)
    }
    #expect(told(20).count == 20)
    #expect(!told(20).contains { $0.contains("more pair") })
    #expect(told(21).contains("1 more pair of items is alike"))
    #expect(told(22).contains("2 more pairs of items are alike"))
  }
}
