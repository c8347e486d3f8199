import ContestEngine
import Wire

/// An event as hosts see it: its kind and what else it tells, without secrets or names.
struct EventDetails {
  let kind: String
  private(set) var members = JSONObject()

  init(_ event: Event, program: ContestProgram?) {
    func name(_ question: QuestionID) -> JSONValue {
      .string(program?.wireID(of: question) ?? "")
    }
    switch event {
    case .prepared: kind = "prepared"
    case .amended: kind = "amended"
    case .registered(let registered):
      kind = "registered"
      add("contestant", .string(registered.contestant.description))
      add("school", .string(registered.school.text))
      if let team = registered.terms.team { add("team", .string("t\(team)")) }
    case .tokenReplaced(let contestant, _):
      kind = "tokenReplaced"
      add("contestant", .string(contestant.description))
    case .ticketReplaced(let contestant, _):
      kind = "ticketReplaced"
      add("contestant", .string(contestant.description))
    case .renamed(let contestant, _):
      kind = "renamed"
      add("contestant", .string(contestant.description))
    case .extraTimeGranted(let contestant, let factor):
      kind = "extraTime"
      add("contestant", .string(contestant.description))
      add("factorPercent", .number(JSONNumber(Int64(factor))))
    case .started: kind = "started"
    case .opened(let question, _):
      kind = "opened"
      add("question", name(question))
    case .closed(let question):
      kind = "closed"
      add("question", name(question))
    case .revealed(let question):
      kind = "revealed"
      add("question", name(question))
    case .paused: kind = "paused"
    case .continued: kind = "continued"
    case .extended(let milliseconds):
      kind = "extended"
      add("ms", .number(JSONNumber(milliseconds)))
    case .announced(let text):
      kind = "announced"
      add("text", .string(text))
    case .annulled(let question, let reason):
      kind = "annulled"
      add("question", name(question))
      add("reason", .string(reason))
    case .finished: kind = "finished"
    case .finalized: kind = "finalized"
    case .responded(let answer):
      kind = "answered"
      add("contestant", .string(answer.contestant.description))
      add("question", name(answer.question))
    case .marked: kind = "marked"
    case .interrupted(let since, let until):
      kind = "interrupted"
      add("since", .number(JSONNumber(since.milliseconds)))
      add("until", .number(JSONNumber(until.milliseconds)))
    default: kind = Self.correction(event)
    }
    addCorrection(event, name)
  }

  private static func correction(_ event: Event) -> String {
    switch event {
    case .rekeyed: "rekeyed"
    case .disqualified: "disqualified"
    case .reinstated: "reinstated"
    case .rescued: "rescued"
    case .staked: "starred"
    case .frozen: "frozen"
    case .unfrozen: "unfrozen"
    case .revealBegun: "revealBegun"
    case .placeRevealed: "placeRevealed"
    case .intervalRemoved: "intervalRemoved"
    case .intervalRestored: "intervalRestored"
    // An opinion is told as every answer is: that it was given.
    case .opined: "answered"
    case .tallied: "tallied"
    case .begun: "begun"
    case .handedIn: "submitted"
    case .judging: "judging"
    case .agesOrdered: "agesOrdered"
    case .approvalOrdered: "approvalOrdered"
    case .appealed: "appealed"
    case .appealDecided: "appealAnswered"
    case .lost: "lost"
    case .mended: "mended"
    default: "event"
    }
  }

  private mutating func addCorrection(_ event: Event, _ name: (QuestionID) -> JSONValue) {
    switch event {
    case .rekeyed(let question, _, let reason):
      add("question", name(question))
      add("reason", .string(reason))
    case .disqualified(let contestant, let reason), .reinstated(let contestant, let reason):
      add("contestant", .string(contestant.description))
      add("reason", .string(reason))
    case .rescued(let contestants):
      add("contestants", .array(contestants.map { .string($0.description) }))
    case .staked(let contestant, let question):
      add("contestant", .string(contestant.description))
      add("question", name(question))
    case .intervalRemoved(let interval):
      add("from", .number(JSONNumber(interval.from.milliseconds)))
      add("to", .number(JSONNumber(interval.to.milliseconds)))
      if let school = interval.school { add("school", .string(school.text)) }
      add("reason", .string(interval.reason))
    case .intervalRestored(let number): add("interval", .string(IntervalName.text(number)))
    // Who they are is not told before their step.
    case .revealBegun(let finalists): add("left", .number(JSONNumber(Int64(finalists.count))))
    case .placeRevealed(let contestant): add("contestant", .string(contestant.description))
    case .opined(let opinion):
      add("contestant", .string(opinion.contestant.description))
      add("question", name(opinion.question))
    case .tallied(let question, _): add("question", name(question))
    case .approvalOrdered(let isNeeded): add("on", .bool(isNeeded))
    case .appealed(let contestant, let question, let reason):
      add("contestant", .string(contestant.description))
      if let question { add("question", name(question)) }
      add("reason", .string(reason))
    case .appealDecided(let number, let isUpheld, let answer):
      add("appeal", .string(AppealName.text(number)))
      add("upheld", .bool(isUpheld))
      add("reason", .string(answer))
    case .begun(let paper):
      add("contestant", .string(paper.contestant.description))
      add("attempt", .number(JSONNumber(Int64(paper.attempt))))
    case .handedIn(let paper):
      add("contestant", .string(paper.contestant.description))
      add("automatic", .bool(paper.isAutomatic))
    default: break
    }
  }

  private mutating func add(_ key: String, _ value: JSONValue) {
    members = JSONObject(members.members + [JSONObject.Member(key: key, value: value)])
  }
}
