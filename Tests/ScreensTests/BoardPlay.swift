import Assessment
import Screens
import Terminal
import Wire

/// A projector's board with a server behind it that says what a test tells it to.
struct BoardPlay {
  var model: BoardModel
  var size: Size
  var now: Int64 = 1_000
  /// What the program was told to do, the newest last.
  var effects: [BoardEffect] = []
  /// How the hall stands; a test changes it and tells it with `hall`.
  var hall = ServerMessage.Hall(joined: 75, present: 73, schools: BoardSamples.schools)

  var serverNow: ServerTime { ServerTime(milliseconds: Play.epoch + now) }

  init(
    _ size: Size = .standard, token: String? = "board-token", language: WireLanguage = .vi,
    addresses: [String] = ["10.0.0.5"]
  ) {
    self.size = size
    model = BoardModel(
      BoardSetup(
        server: "10.0.0.5:7878", joinAddresses: addresses, language: language, token: token),
      now: now)
    effects = model.start(now: now)
    tell(.resized(size))
  }

  mutating func tell(_ event: BoardEvent) { effects += model.handle(event, now: now) }

  mutating func server(_ messages: ServerMessage...) {
    for message in messages { tell(.received(message.line.bytes)) }
  }

  mutating func press(_ keys: Key...) { for key in keys { tell(.keys([key])) } }

  // MARK: A server

  /// In, with what the server says of its state.
  mutating func enter(
    _ state: ContestState = .lobby, fields: [RegistrationField] = [.name], frozen: Bool = false
  ) {
    tell(.connected(nil))
    server(
      .welcome(Samples.welcome(now: serverNow, fields: fields)), .authenticated(.board),
      .state(.init(state, frozen: frozen, joined: 75, present: 73, now: serverNow)))
    tellHall()
  }

  mutating func tellHall() { server(.hall(hall)) }

  mutating func state(_ state: ContestState, frozen: Bool = false) {
    server(
      .state(
        .init(
          state, frozen: frozen, now: serverNow, pausedAt: state == .paused ? serverNow : nil)))
  }

  /// A question that is open, or about to be.
  ///
  /// - Parameters:
  ///   - lead: until it opens.
  ///   - reading: from then until the choices appear, in milliseconds; 0 for a round without.
  mutating func ask(
    _ question: ServerMessage.Question, lead: Int64 = 0, reading: Int64 = 0, answered: Int = 0
  ) {
    var question = question
    let opensAt = serverNow + lead
    question.timing = QuestionTiming(
      opensAt: opensAt, choicesAt: reading > 0 ? opensAt + reading : nil,
      closesAt: opensAt + reading + 20_000)
    server(.round(Samples.round), .question(question))
    hall.question = question.question
    hall.answered = answered
    hall.choices = [:]
    tellHall()
  }

  /// Closes the third question and tells everything, as the server does.
  mutating func close(
    _ question: ServerMessage.Question = Samples.single,
    key: AnswerKey? = .response(.choice(ChoiceID("x2"))),
    choices: [ChoiceID: Int] = BoardSamples.choices,
    standings: ServerMessage = BoardSamples.standings()
  ) {
    server(
      .closed(
        .init(
          question: question.question, key: key,
          explanation: "Quyết định 505/QĐ-TTg lấy ngày 10/10 làm Ngày Chuyển đổi số quốc gia.",
          answered: 70, correct: 58)),
      standings)
    hall.answered = 70
    hall.choices = choices
    tellHall()
  }

  // MARK: What came out

  var sent: [String] {
    effects.compactMap { effect in
      if case .send(let bytes) = effect {
        String(decoding: bytes.dropLast(), as: UTF8.self)
      } else {
        nil
      }
    }
  }

  var grid: Grid { model.view(size, now: now) }
  var screen: String { grid.lines.joined(separator: "\n") }
  var picture: String { Play.picture(grid) }
}

enum BoardSamples {
  static let choices: [ChoiceID: Int] = [
    ChoiceID("x1"): 4, ChoiceID("x2"): 58, ChoiceID("x3"): 7, ChoiceID("x4"): 1,
  ]

  static let schools: [ServerMessage.Hall.School] = [
    .init(school: "le-mao", schoolName: "THCS Lê Mao", code: "7KQ2MF", joined: 42, present: 42),
    .init(
      school: "chau-phong", schoolName: "PTDTBT THCS Châu Phong", code: "4H8NTX", joined: 30,
      present: 28),
    .init(school: "ky-son", schoolName: "THPT Kỳ Sơn", code: "B2M9QD", joined: 3, present: 3),
    .init(
      school: "tam-hop", schoolName: "THCS Tam Hợp", code: "0XJ4WE", joined: 0, present: 0),
  ]

  private static let names = [
    ("c5", "Lò Văn Páo", "PTDTBT THCS Châu Phong"), ("c9", "Trần Minh", "THPT Kỳ Sơn"),
    ("c17", "Nguyễn Thị Ánh", "THCS Lê Mao"), ("c2", "Hồ Đức Bảo", "THCS Lê Mao"),
    ("c30", "Vi Thị Mỷ", "PTDTBT THCS Châu Phong"), ("c31", "Lê Hoàng", "THCS Lê Mao"),
  ]

  /// - Parameter order: places in `names`, the first first, with their points.
  static func standings(
    after: String = "khoi-dong.3", frozen: Bool = false,
    reveal: ServerMessage.Standings.Reveal? = nil,
    _ order: [(Int, Int)] = [(2, 2400), (0, 2310), (1, 2310), (4, 1800), (3, 0)]
  ) -> ServerMessage {
    let top = order.map { place, points in
      ServerMessage.Standings.Row(
        rank: 1 + order.count { $0.1 > points }, contestant: names[place].0,
        name: names[place].1, schoolName: names[place].2, points: points)
    }
    return .standings(
      .init(
        after: after, frozen: frozen, reveal: reveal, top: top,
        schools: [
          .init(
            rank: after == "khoi-dong.3" ? 1 : 2, school: "ky-son", schoolName: "THPT Kỳ Sơn",
            points: 4120),
          .init(
            rank: after == "khoi-dong.3" ? 2 : 1, school: "le-mao", schoolName: "THCS Lê Mao",
            points: 3980),
        ]))
  }

  /// How they stood one question before.
  static let standingsBefore = standings(
    after: "khoi-dong.2", [(0, 1800), (1, 1500), (2, 1400), (3, 0)])

  /// The same question with an order of one's own for each contestant.
  static let shuffled: ServerMessage.Question = {
    var question = Samples.single
    question.shuffle = true
    return question
  }()
}
