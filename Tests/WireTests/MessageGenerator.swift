import Assessment
import TestSupport
import Wire

/// Makes random messages: every field present or missing, texts of every sort.
struct MessageGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func flip() -> Bool { Bool.random(using: &random) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func maybe<Value>(_ value: Value) -> Value? { flip() ? value : nil }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  mutating func id() -> String {
    let letters = Array("ABYZabyz0189._-")
    return String((0..<number(1...12)).map { _ in pick(letters) })
  }

  mutating func text() -> String {
    let pieces = [
      "a", "ệ", "Nguyễn Thị Ánh", "\"", "\\", "/", "\n", "\u{0}", "😀", "e\u{301}", " ", "\u{2028}",
      "\u{1F}", "1",
    ]
    return (0..<number(0...8)).map { _ in pick(pieces) }.joined()
  }

  mutating func remark() -> String { "lý do " + id() }

  mutating func time() -> ServerTime {
    ServerTime(milliseconds: Int64(number(0...2_000_000_000_000)))
  }

  mutating func choice() -> ChoiceID { ChoiceID(id()) }

  mutating func decimal() -> DecimalNumber {
    DecimalNumber(checked: Int64(number(-99_999...99_999)), exponent: number(-20...20)) ?? .zero
  }

  mutating func choices() -> [ChoiceID] {
    (0..<number(1...4)).map { ChoiceID("x\($0)" + id()) }
  }

  mutating func response() -> Response {
    switch number(0...7) {
    case 0: .choice(choice())
    case 1: .choices(Set(choices()))
    case 2: .truth(flip())
    case 3: .number(decimal())
    case 4: Response.text("x" + text() + "x").normalised
    case 5: .pairs(Dictionary(uniqueKeysWithValues: choices().map { ($0, choice()) }))
    case 6: .order(choices())
    default: .blanks(Dictionary(uniqueKeysWithValues: choices().map { ($0, "y" + id()) }))
    }
  }

  mutating func key() -> AnswerKey {
    switch number(0...2) {
    case 0: .response(response())
    case 1: .anyOf((0..<number(1...3)).map { _ in response() })
    default: .range(low: decimal(), high: decimal())
    }
  }

  mutating func counts() -> [ChoiceID: Int] {
    Dictionary(uniqueKeysWithValues: choices().map { ($0, number(0...900)) })
  }

  mutating func list<Value>(_ make: (inout MessageGenerator) -> Value) -> [Value] {
    (0..<number(0...3)).map { _ in make(&self) }
  }
}

// MARK: - Client messages

extension MessageGenerator {
  mutating func clientMessage(_ kind: ClientMessage.Kind) -> ClientMessage {
    switch kind {
    case .hello:
      .hello(
        ClientMessage.Hello(
          role: pick(Role.allCases), client: maybe("thi/" + id()), language: maybe("vi"),
          contest: maybe(id()), code: maybe("7KQ2MF"), ticket: maybe("4F7Q2M9X")))
    case .join: .join(join())
    case .resume: .resume(token: id())
    case .authenticate: .authenticate(token: id())
    case .answer:
      .answer(
        ClientMessage.Answer(
          question: id(), response: maybe(response()), change: maybe(number(1...99)),
          elapsed: maybe(Int64(number(0...90_000)))))
    case .begin: .begin(attempt: maybe(number(1...9)))
    case .submit:
      .submit(
        ClientMessage.Submission(
          attempt: number(1...9),
          estimate: maybe(DecimalNumber(checked: Int64(number(0...10_000)), exponent: -2) ?? .zero)
        ))
    case .star: .star(question: id())
    case .command: .command(id: Int64(number(0...1 << 53)), order(pick(HostOrder.Verb.allCases)))
    case .pong: .pong(id: id())
    }
  }

  private mutating func join() -> ClientMessage.Join {
    var fields: [RegistrationField: String] = [:]
    for field in RegistrationField.allCases where flip() { fields[field] = text() }
    return ClientMessage.Join(
      flip() ? .code("7KQ2MF") : .ticket("4F7Q2M9X"), fields: fields,
      claim: flip() ? "Q2hpbGRyZW4gYXJlIHBsYXlpbmcu" : nil)
  }

  private mutating func waiting() -> HostOrder.Waiting {
    pick([.newcomer(id()), .school(id()), .all])
  }

  mutating func order(_ verb: HostOrder.Verb) -> HostOrder {
    switch verb {
    case .start: .start
    case .open: .open
    case .openReserve: .openReserve
    case .close: flip() ? .close : .closeAfter(Int64(number(1...10_000)))
    case .reveal: .reveal
    case .pause: .pause
    case .continue: .continue
    case .extend: .extend(Int64(number(1...60_000)))
    case .announce: .announce(remark())
    case .freeze: .freeze
    case .unfreeze: .unfreeze
    case .revealNext: .revealNext(top: maybe(number(1...50)))
    case .annul: .annul(question: id(), reason: remark())
    case .rekey: .rekey(question: id(), key: key(), reason: remark())
    case .disqualify: .disqualify(contestant: id(), reason: remark())
    case .reinstate: .reinstate(contestant: id(), reason: remark())
    case .rescue: .rescue(flip() ? .count(number(1...99)) : .contestants(["c1", "c" + id()]))
    case .ticket: .ticket(contestant: id())
    case .rename: .rename(contestant: id(), name: "Lò Thị " + id())
    case .extraTime:
      .extraTime(contestant: id(), ExtraTime(hundredths: number(100...300)) ?? .longest)
    case .removeInterval: .removeInterval(interval())
    case .restoreInterval: .restoreInterval(id())
    case .show: .show(question: id())
    case .approval: .approval(flip())
    case .admit: .admit(waiting())
    case .turnAway: .turnAway(waiting())
    case .finish: .finish
    case .finalize: .finalize
    case .find: .find(remark())
    case .appeal: .appeal(contestant: id(), question: maybe(id()), reason: remark())
    case .answerAppeal: .answerAppeal("a\(number(1...9))", isUpheld: flip(), reason: remark())
    case .appeals: .appeals
    }
  }

  private mutating func interval() -> HostOrder.Interval {
    let from = time()
    return HostOrder.Interval(
      from: from, to: from + Int64(number(1...90_000)), school: maybe(id()), reason: remark())
  }
}
