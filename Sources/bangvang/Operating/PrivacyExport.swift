import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

/// `bangvang privacy export`: everything that is kept of a contestant, for the contestant.
enum PrivacyExport {
  static let command = ProgramCommand(
    "privacy", "export",
    about: LocalizedMessage(
      vi: "mọi dữ liệu đang giữ về một thí sinh, dạng JSON, để đưa cho em và gia đình",
      en: "all that is kept of a contestant, as JSON, for the contestant and the family"),
    operands: [ProgramCommand.Operand(name: "CONTESTANT")],
    options: [
      .inContest, .data,
      CommandOption(
        "--output", short: "-o", value: "FILE",
        about: LocalizedMessage(
          vi: "ghi vào tệp thay vì in ra", en: "write to a file instead of printing")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let person = try PersonSearch(call).one(call.arguments.operands[0], call)
    let export = ExportedPerson(person, own: try ownEntries(of: person, call))
    let bytes: [UInt8]
    do {
      bytes = Array(try JSONEncoder.page.encode(export)) + [0x0A]
    } catch {
      throw CommandFailure(
        .faulty, vi: "không viết được thành JSON", en: "it cannot be made JSON")
    }
    guard let file = call.arguments.value("--output") else {
      call.console.resultBytes(bytes)
      return .done
    }
    do {
      // For nobody else's eyes, as all that is kept of persons.
      try WholeFile.write(String(decoding: bytes, as: UTF8.self), to: file)
    } catch {
      throw CommandFailure(
        .unreachable, vi: "không ghi được '\(file)'", en: "cannot write '\(file)'")
    }
    return .done
  }

  private static func ownEntries(
    of person: FoundPerson, _ call: Invocation
  ) throws(CommandFailure) -> [ExportedEntry] {
    var own: [ExportedEntry] = []
    do throws(StoreError) {
      let journal = try DataDirectory(existing: call.dataDirectory.path).openJournal(
        creating: false)
      try journal.replay(person.contest) { entry in
        if let mine = ExportedEntry(entry, of: person) { own.append(mine) }
      }
    } catch {
      throw .store(error)
    }
    return own
  }
}

/// What is told; keys that have no value are left out.
private struct ExportedPerson: Encodable {
  struct Consents: Encodable {
    let child: Bool
    let guardian: Bool
  }

  struct Shown: Encodable {
    /// On boards during the contest, and in what is published: `code`, `initials` or
    /// `nameAndSchool`.
    let live: String
    let publish: String
  }

  struct Result: Encodable {
    let rank: Int
    let of: Int
    let points: Int
    let correct: Int
    let timeMs: Int64
    let disqualified: Bool
    let final: Bool
  }

  let contest: String
  let title: String
  let contestant: String
  let exportedAt: String
  /// By the names of registration fields; nothing once erased.
  let person: [String: String]
  let school: String
  let consents: Consents?
  let shown: Shown
  let keepDays: Int
  let keptUntil: String?
  let result: Result?
  let questions: [ExportedQuestion]
  /// Of the contestant alone; nothing where there are none.
  let appeals: [ExportedAppeal]?
  /// The journal's entries about the contestant.
  let journal: [ExportedEntry]

  init(_ found: FoundPerson, own: [ExportedEntry]) {
    let recorded = found.recorded
    let definition = recorded.program.definition
    contest = definition.id
    title = definition.title.text(in: definition.language)
    contestant = found.contestant.description
    exportedAt = PackageTime.absolute(.now)
    person = Dictionary(
      (found.row?.fields.values ?? [:]).map { ($0.key.rawValue, $0.value) },
      uniquingKeysWith: { first, _ in first })
    school = found.school
    consents = found.row.map {
      Consents(
        child: $0.consents.contains(.child), guardian: $0.consents.contains(.guardian))
    }
    shown = Shown(
      live: definition.privacy.live.rawValue, publish: definition.privacy.publish.rawValue)
    keepDays = definition.privacy.keepDays
    keptUntil = recorded.moments.ended.map {
      PackageTime.absolute($0 + Int64(definition.privacy.keepDays) * 86_400_000)
    }
    let explanation = recorded.contest.explanation(of: found.contestant)
    result = explanation.map {
      Result(
        rank: $0.rank, of: $0.of, points: $0.points, correct: $0.correct, timeMs: $0.timeMs,
        disqualified: $0.isDisqualified, final: recorded.contest.isFinalized)
    }
    let words = definition.language
    questions = (explanation?.lines ?? []).map { ExportedQuestion($0, recorded, words) }
    let raised = ExportedAppeal.all(of: found.contestant, in: recorded)
    appeals = raised.isEmpty ? nil : raised
    journal = own
  }
}

/// An objection, and what was answered once it was.
private struct ExportedAppeal: Encodable {
  /// Its name, "a1".
  let appeal: String
  /// Nothing where it is about the results as a whole.
  let question: String?
  let reason: String
  let upheld: Bool?
  let answer: String?

  static func all(of contestant: ContestantID, in recorded: RecordedContest) -> [ExportedAppeal] {
    recorded.contest.appeals.enumerated().filter { $0.element.contestant == contestant }.map {
      ExportedAppeal(
        appeal: "a\($0.offset + 1)",
        question: $0.element.question.map(recorded.program.wireID), reason: $0.element.reason,
        upheld: $0.element.answer?.isUpheld, answer: $0.element.answer?.text)
    }
  }
}

/// A question that was told, with what was answered.
private struct ExportedQuestion: Encodable {
  let number: Int
  let question: String
  let prompt: String?
  /// Of a survey never: it was kept of nobody.
  let answer: String?
  let points: Int
  let timeMs: Int64?

  init(_ line: ScoreExplanation.Line, _ recorded: RecordedContest, _ language: String) {
    let item = recorded.contest.item(line.question)
    number = line.number
    question = recorded.program.wireID(of: line.question)
    prompt = item.map { PlainText.from($0.item.prompt, format: $0.item.format) }
    let words = ResponseWords(item: item, isEnglish: language.hasPrefix("en"))
    answer = line.response.map(words.text)
    points = line.points
    timeMs = line.timeMs
  }
}

/// An entry of the journal that is about one contestant.
private struct ExportedEntry: Encodable {
  let sequence: Int64
  let at: String
  let kind: String
  var question: String?
  var answer: String?
  /// Taken off the time for the line's delay.
  var creditMs: Int64?
  var reason: String?
  /// In percent, 100 for none.
  var extraTimePercent: Int?
  var attempt: Int?

  /// Nil for an entry that is about others.
  init?(_ entry: JournalEntry, of person: FoundPerson) {
    let program = person.recorded.program
    guard
      let kind = Self.kind(of: entry.event, for: person.contestant)
        ?? Self.kind(ofAppeal: entry.event, for: person)
    else { return nil }
    sequence = entry.sequence
    at = PackageTime.absolute(entry.at)
    self.kind = kind
    switch entry.event {
    case .responded(let given):
      question = program.wireID(of: given.question)
      let words = ResponseWords(
        item: person.recorded.contest.item(given.question),
        isEnglish: program.definition.language.hasPrefix("en"))
      answer = given.response.map(words.text)
      creditMs = given.credit
    case .opined(let opinion):
      question = program.wireID(of: opinion.question)
      creditMs = opinion.credit
    case .staked(_, let staked): question = program.wireID(of: staked)
    case .disqualified(_, let given), .reinstated(_, let given), .appealDecided(_, _, let given):
      reason = given
    case .appealed(_, let about, let given):
      question = about.map(program.wireID)
      reason = given
    case .extraTimeGranted(_, let factor): extraTimePercent = factor
    case .begun(let paper): attempt = paper.attempt
    default: break
    }
  }

  /// Somebody's own appeals, and what was answered.
  private static func kind(ofAppeal event: Event, for person: FoundPerson) -> String? {
    switch event {
    case .appealed(person.contestant, _, _): return "appealed"
    case .appealDecided(let number, _, _):
      let appeals = person.recorded.contest.appeals
      let isOwn =
        appeals.indices.contains(number - 1)
        && appeals[number - 1].contestant == person.contestant
      return isOwn ? "appealAnswered" : nil
    default: return nil
    }
  }

  private static func kind(of event: Event, for contestant: ContestantID) -> String? {
    switch event {
    case .registered(let registered) where registered.contestant == contestant: "registered"
    case .tokenReplaced(contestant, _): "tokenReplaced"
    case .ticketReplaced(contestant, _): "ticketReplaced"
    case .renamed(contestant, _): "renamed"
    case .extraTimeGranted(contestant, _): "extraTime"
    case .responded(let given) where given.contestant == contestant: "answered"
    case .opined(let opinion) where opinion.contestant == contestant: "tookPartInSurvey"
    case .staked(contestant, _): "starred"
    case .disqualified(contestant, _): "disqualified"
    case .reinstated(contestant, _): "reinstated"
    case .rescued(let all) where all.contains(contestant): "rescued"
    case .begun(let paper) where paper.contestant == contestant: "begun"
    case .handedIn(let paper) where paper.contestant == contestant: "submitted"
    default: nil
    }
  }
}

extension ProgramCommand {
  static let privacyExport = PrivacyExport.command
}
