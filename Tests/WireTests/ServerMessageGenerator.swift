import Assessment
import Wire

extension MessageGenerator {
  mutating func serverMessage(_ kind: ServerMessage.Kind) -> ServerMessage {
    switch kind {
    case .welcome:
      .welcome(ServerMessage.Welcome(server: text(), now: time(), offer: offer()))
    case .joined: .joined(joined())
    case .state:
      .state(
        ServerMessage.State(
          pick(ContestState.allCases), frozen: flip(), joined: maybe(number(0...900)),
          present: maybe(number(0...900)), now: maybe(time()), pausedAt: maybe(time())))
    case .superseded: .superseded(pick(ServerMessage.Superseding.allCases))
    case .authenticated: .authenticated(pick(Role.allCases))
    case .round:
      .round(
        ServerMessage.Round(
          round: id(), title: text(), number: number(1...4), of: 4, questions: number(1...40),
          rule: text(), stars: maybe(1), reserve: maybe(2)))
    case .question: .question(question())
    case .accepted:
      .accepted(
        ServerMessage.Accepted(
          question: id(), receipt: id(), receivedAt: time(), duplicate: flip(),
          change: maybe(number(1...9))))
    case .closed: .closed(closed())
    case .standings: .standings(standings())
    case .ended: .ended(ended())
    case .extended:
      .extended(ServerMessage.Extended(question: id(), timing: timing(), isClosing: flip()))
    default: smallServerMessage(kind)
    }
  }

  private mutating func smallServerMessage(_ kind: ServerMessage.Kind) -> ServerMessage {
    switch kind {
    case .announcement: flip() ? .announcement(text()) : .mustWait(text())
    case .newcomers: .newcomers(newcomers())
    case .waiting: .waiting(question: id())
    case .key: .key(question: id(), key())
    case .progress: .progress(progress())
    case .hall: .hall(hall())
    case .event:
      .event(
        ServerMessage.JournalEvent(
          sequence: Int64(number(1...9_999)), at: time(), kind: id(),
          details: JSONObject([.init(key: "why", value: .string(text()))])))
    case .fault: .fault(code: id(), text: text())
    case .done:
      .done(
        ServerMessage.Done(
          id: Int64(number(0...99)), ticket: maybe("4F7Q2M9X"), interval: maybe(id()),
          appeal: maybe(id()), appeals: maybe([appeal(), appeal()]), question: maybe(question())))
    case .error: .error(error())
    case .ping: .ping(id: id())
    case .paper: .paper(paper())
    case .submitted:
      .submitted(
        ServerMessage.Submitted(
          attempt: number(1...3), receipt: id(), points: maybe(number(-50...900))))
    case .starred: .starred(question: id(), receipt: id())
    case .winner: .winner(list { ServerMessage.Winner(contestant: $0.id(), name: $0.text()) })
    default: .superseded(.connection)
    }
  }

  private mutating func offer() -> ServerMessage.Welcome.Offer {
    guard flip() else {
      return .contests(list { ServerMessage.Welcome.Listed(id: $0.id(), title: $0.text()) })
    }
    let contest = ServerMessage.Welcome.Contest(
      id: id(), title: text(), mode: pick(ContestMode.allCases), language: "vi",
      state: pick(ContestState.allCases), rounds: number(0...9), questions: number(0...99),
      paper: maybe(outline()))
    return .contest(contest, registration: RegistrationField.allCases.filter { _ in flip() })
  }

  private mutating func newcomers() -> ServerMessage.Newcomers {
    ServerMessage.Newcomers(
      isOn: flip(), waiting: number(0...9_000),
      schools: list {
        .init(school: $0.id(), schoolName: $0.maybe($0.text()), waiting: $0.number(1...900))
      },
      first: list {
        .init(
          newcomer: $0.id(), name: $0.text(), schoolName: $0.maybe($0.text()),
          className: $0.maybe($0.text()), since: $0.time())
      })
  }

  private mutating func joined() -> ServerMessage.Joined {
    ServerMessage.Joined(
      contestant: id(), token: maybe(id()), ticket: maybe(id()), name: text(), school: maybe(id()),
      schoolName: maybe(text()), className: maybe(text()),
      seed: UInt32.random(in: 0...UInt32.max, using: &random),
      extraTime: maybe(ExtraTime(hundredths: number(100...300)) ?? .longest),
      attempts: maybe(
        list {
          ServerMessage.PaperAttempt(
            attempt: $0.number(1...9), opensAt: $0.time(), closesAt: $0.time(),
            receipt: $0.maybe($0.id()), points: $0.maybe($0.number(-9...99)))
        }))
  }

  private mutating func outline() -> ServerMessage.PaperOutline {
    ServerMessage.PaperOutline(
      questions: number(1...99), minutes: number(1...90), attempts: number(1...9),
      periods: list { .init(opensAt: $0.time(), closesAt: $0.time()) },
      estimate: pick(ServerMessage.PaperOutline.Estimate.allCases),
      take: pick(ServerMessage.PaperOutline.Take.allCases),
      show: pick(ServerMessage.PaperOutline.Show.allCases))
  }

  mutating func timing() -> QuestionTiming {
    QuestionTiming(opensAt: time(), choicesAt: maybe(time()), closesAt: time())
  }

  mutating func held() -> HeldAnswer {
    HeldAnswer(
      response: maybe(response()), receipt: id(), receivedAt: time(), change: maybe(number(1...9)))
  }

  mutating func entries(last: Bool = true) -> [PresentedItem.Entry] {
    choices().map { PresentedItem.Entry(id: $0, text: text(), last: last && flip()) }
  }

  mutating func item() -> PresentedItem {
    let form: PresentedItem.Form =
      switch number(0...7) {
      case 0: .single(entries())
      case 1: .multiple(entries(), select: maybe(2))
      case 2: .trueFalse
      case 3:
        .numeric(
          unit: maybe(text()),
          otherUnits: list { OtherUnit("u\($0.id())", multiplier: DecimalNumber(3)) }
            .compactMap(\.self))
      case 4: .text(maxLength: number(1...500))
      case 5: .matching(left: entries(), right: entries())
      case 6: .ordering(entries())
      default:
        .cloze(
          choices().map {
            let kind = pick([PresentedItem.Gap.Kind.text, .numeric, .single])
            return PresentedItem.Gap(id: $0, kind: kind, choices: kind == .single ? entries() : [])
          })
      }
    return PresentedItem(
      prompt: text(), format: pick([TextFormat.plain, .html, .markdown]), form: form)
  }

  mutating func question() -> ServerMessage.Question {
    ServerMessage.Question(
      question: id(), number: number(1...40), of: 40, round: maybe(id()), item: item(),
      shuffle: flip(), points: maybe(number(0...1_000)), changeable: flip(),
      timing: maybe(timing()),
      answered: maybe(held()))
  }

  mutating func own() -> ServerMessage.OwnResult {
    let answer = ServerMessage.OwnResult.Answer(
      response: maybe(response()),
      mark: maybe(Fraction(tenMillionths: Int64(number(0...10_000_000)))),
      points: maybe(number(-100...1_000)), time: maybe(Int64(number(0...20_000))))
    return ServerMessage.OwnResult(
      you: maybe(answer), points: maybe(number(-100...9_000)), rank: maybe(number(1...900)),
      of: maybe(900))
  }

  mutating func closed() -> ServerMessage.Closed {
    ServerMessage.Closed(
      question: id(), key: maybe(key()), explanation: maybe(text()),
      answered: maybe(number(0...900)),
      correct: maybe(number(0...900)), totals: maybe(counts()), annulled: flip(), own: own())
  }

  mutating func standings() -> ServerMessage.Standings {
    let top = list {
      ServerMessage.Standings.Row(
        rank: $0.number(1...9), contestant: $0.id(), name: $0.text(),
        schoolName: $0.maybe($0.text()),
        points: $0.number(-50...5_000))
    }
    let schools = list {
      ServerMessage.Standings.SchoolRow(
        rank: $0.number(1...9), school: $0.id(), schoolName: $0.text(), points: $0.number(0...5_000)
      )
    }
    let teams = list {
      ServerMessage.Standings.TeamRow(
        rank: $0.number(1...9), team: $0.id(), name: $0.text(), schoolName: $0.maybe($0.text()),
        points: $0.number(-50...5_000))
    }
    let you = ServerMessage.Standings.Own(rank: maybe(number(1...9)), points: maybe(number(0...99)))
    return ServerMessage.Standings(
      after: maybe(id()), frozen: flip(), reveal: maybe(reveal()), top: top, teams: teams,
      schools: schools, isFinal: flip(), you: maybe(you))
  }

  private mutating func reveal() -> ServerMessage.Standings.Reveal {
    ServerMessage.Standings.Reveal(
      contestant: maybe(id()), name: maybe(text()), schoolName: maybe(text()),
      rankBefore: maybe(number(1...9)), pointsBefore: maybe(number(-50...5_000)),
      rank: maybe(number(1...9)), points: maybe(number(-50...5_000)), left: number(0...50))
  }

  private mutating func ended() -> ServerMessage.Ended {
    ServerMessage.Ended(
      journal: maybe(.init(sequence: Int64(number(0...99_999)), head: "sha256:" + id())),
      rank: maybe(number(1...9)), of: maybe(900), points: maybe(number(-5...900)),
      isFinal: flip(), waitsForJury: flip())
  }

  private mutating func progress() -> ServerMessage.Progress {
    let schools = list {
      ServerMessage.Progress.School(
        school: $0.id(), schoolName: $0.maybe($0.text()), joined: $0.number(0...50),
        present: $0.number(0...50),
        answered: $0.number(0...50), roundTrip: $0.maybe(Int64($0.number(0...900))))
    }
    return ServerMessage.Progress(
      question: maybe(id()), answered: number(0...900), present: number(0...900), choices: counts(),
      schools: schools, asked: asked(), playing: maybe(number(0...900)), isFinal: flip(),
      machine: maybe(machine()))
  }

  private mutating func machine() -> ServerMessage.MachineUse {
    ServerMessage.MachineUse(
      at: ServerTime(milliseconds: Int64(number(0...9_999))), processors: number(1...64),
      computed: Int64(number(0...9_999)), waited: Int64(number(0...9_999)),
      deciderComputed: Int64(number(0...999)), deciderWaited: Int64(number(0...999)),
      commits: Int64(number(0...99)), entries: Int64(number(0...999)),
      syncing: Int64(number(0...999)), connections: number(0...900),
      connectionsMax: number(16...20_000), residentBytes: Int64(number(0...99_999)),
      availableBytes: Int64(number(0...99_999)))
  }

  private mutating func hall() -> ServerMessage.Hall {
    let schools = list {
      ServerMessage.Hall.School(
        school: $0.id(), schoolName: $0.text(), code: $0.maybe("7KQ2MF"),
        joined: $0.number(0...50), present: $0.number(0...50))
    }
    return ServerMessage.Hall(
      question: maybe(id()), answered: number(0...900), joined: number(0...900),
      present: number(0...900), playing: maybe(number(0...900)), choices: counts(),
      schools: schools, isFinal: flip(),
      papers: maybe(
        .init(begun: number(0...900), open: number(0...900), handedIn: number(0...900))),
      waiting: maybe(number(0...900)))
  }

  private mutating func asked() -> [ServerMessage.Progress.Asked] {
    list {
      ServerMessage.Progress.Asked(
        question: $0.id(), answered: $0.number(0...900),
        correct: $0.maybe($0.number(0...900)), annulled: $0.flip())
    }
  }

  private mutating func error() -> ErrorMessage {
    ErrorMessage(
      pick(ErrorCode.allCases), message: text(), question: maybe(id()), field: maybe(text()),
      retryAfter: maybe(Int64(number(0...9_000))), receipt: maybe(id()),
      id: maybe(Int64(number(0...99))))
  }

  private mutating func paper() -> ServerMessage.Paper {
    let questions = list { $0.question() }
    return ServerMessage.Paper(
      attempt: number(1...3), of: 3, questions: questions, opensAt: time(), closesAt: time(),
      saved: ["q1": response(), "q2": response()], changes: flip() ? ["q1": 4] : [:],
      rounds: list { ServerMessage.Paper.Round(round: $0.id(), title: $0.text()) })
  }

  mutating func appeal() -> ServerMessage.ListedAppeal {
    ServerMessage.ListedAppeal(
      appeal: id(), contestant: id(), name: maybe(text()), question: maybe(id()), reason: text(),
      isUpheld: maybe(flip()), answer: maybe(text()))
  }
}
