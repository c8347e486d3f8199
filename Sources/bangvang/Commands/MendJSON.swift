import ContestEngine
import Cryptography
import Publishing
import Store

/// What a mending kept and what it left out, for programs.
struct MendJSON: Encodable {
  struct Entry: Encodable {
    let sequence: Int64
    let at: String?
    let kind: String
    let contestant: String?
    let receipt: String?
  }

  struct Contest: Encodable {
    let id: String
    let whole: Bool
    let soundUpTo: Int64
    let soundAt: String?
    let last: Int64
    let restored: [Entry]
    let carried: Int
    let carriedAnswers: Int
    let unproven: [Entry]
    let changed: [Entry]
    let gone: [Int64]
    let strays: [Entry]
    let persons: Int
    let reseated: [String]
    let newTokens: Bool
    let definedAnew: Bool
    let drawGone: Bool
    let sequence: Int64
    let head: String
  }

  let mended: Bool
  let damagedPages: Bool
  let aside: String?
  let contests: [Contest]

  init(_ report: MendReport, directory: String) {
    mended = report.aside != nil
    damagedPages = report.isDamaged
    aside = report.aside.map { "\(directory)/\($0)" }
    contests = report.contests.map(Contest.init)
  }
}

extension MendJSON.Contest {
  fileprivate init(_ contest: MendReport.Contest) {
    id = contest.id
    whole = contest.isSound
    soundUpTo = contest.soundUpTo
    soundAt = contest.soundAt.map(PackageTime.absolute)
    last = contest.last
    restored = contest.restored.map(MendJSON.Entry.init)
    carried = contest.carried
    carriedAnswers = contest.carriedAnswers
    unproven = contest.unproven.map(MendJSON.Entry.init)
    changed = contest.changed.map(MendJSON.Entry.init)
    gone = contest.absent
    strays = contest.strays.map(MendJSON.Entry.init)
    persons = contest.persons
    reseated = contest.reseated.map(\.description)
    newTokens = contest.lacksTokens
    definedAnew = contest.isDefinedAnew
    drawGone = contest.lacksDraw
    sequence = contest.head.sequence
    head = contest.head.hash.description
  }
}

extension MendJSON.Entry {
  fileprivate init(_ entry: MendReport.Entry) {
    sequence = entry.sequence
    at = entry.at.map(PackageTime.absolute)
    switch entry.event {
    case .responded(let answer): (kind, contestant) = ("answer", answer.contestant.description)
    case .opined(let opinion): (kind, contestant) = ("opinion", opinion.contestant.description)
    case .handedIn(let paper): (kind, contestant) = ("paper", paper.contestant.description)
    case .registered(let one): (kind, contestant) = ("joined", one.contestant.description)
    case .some: (kind, contestant) = ("step", nil)
    case nil: (kind, contestant) = ("unreadable", nil)
    }
    receipt =
      ["answer", "opinion", "paper"].contains(kind) ? Receipt.text(entry.sequence) : nil
  }
}
