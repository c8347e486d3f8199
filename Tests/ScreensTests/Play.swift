import Assessment
import Screens
import Terminal
import Wire

/// A contestant's screen with a server behind it that says what a test tells it to.
struct Play {
  var model: ContestantModel
  var size: Size
  var now: Int64 = 1_000
  /// What the program was told to do, the newest last.
  var effects: [ContestantEffect] = []

  /// The server's clock when the contestant's shows 0.
  static let epoch: Int64 = 1_764_000_000_000

  var serverNow: ServerTime { ServerTime(milliseconds: Self.epoch + now) }

  init(
    _ size: Size = .standard, server: String? = "10.0.0.5:7878", code: String? = "7KQ2MF",
    _ change: (inout ContestantSetup) -> Void = { _ in }
  ) {
    var setup = ContestantSetup(server: server, today: Samples.today)
    setup.code = code
    change(&setup)
    self.size = size
    model = ContestantModel(setup, now: now)
    effects = model.start(now: now)
    tell(.resized(size))
  }

  mutating func tell(_ event: ContestantEvent) {
    effects += model.handle(event, now: now)
  }

  mutating func server(_ messages: ServerMessage...) {
    for message in messages { tell(.received(message.line.bytes)) }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) { tell(.keys(text.map { .character($0) })) }

  mutating func press(_ keys: Key...) { tell(.keys(keys)) }

  mutating func open(trust: ServerTrust? = Samples.trust) { tell(.connected(trust)) }

  /// Everything up to the lobby.
  mutating func join(ticketIsCopied: Bool = true) {
    open()
    server(.welcome(Samples.welcome(now: serverNow)))
    type("Nguyễn Thị Ánh")
    press(.enter)
    type("9/5/2012")
    press(.enter)
    type("8A")
    press(.enter, .enter)
    server(
      .joined(Samples.joined), .state(.init(.lobby, joined: 812, present: 809, now: serverNow)))
    if ticketIsCopied { press(.enter) }
  }

  /// A question that opens at once.
  mutating func ask(_ question: ServerMessage.Question, seconds: Int64 = 20, lead: Int64 = 0) {
    var question = question
    let opensAt = serverNow + lead
    question.timing = QuestionTiming(opensAt: opensAt, closesAt: opensAt + seconds * 1000)
    server(.question(question))
  }

  mutating func accept(_ question: String) {
    server(.accepted(.init(question: question, receipt: "r1", receivedAt: serverNow)))
  }

  // MARK: What came out

  /// The lines sent so far, as text.
  var sent: [String] {
    effects.compactMap { effect in
      if case .send(let bytes) = effect {
        String(decoding: bytes.dropLast(), as: UTF8.self)
      } else {
        nil
      }
    }
  }

  var answers: [String] { sent.filter { $0.hasPrefix("{\"type\":\"answer\"") } }

  var grid: Grid { model.view(size, now: now) }

  var screen: String { grid.lines.joined(separator: "\n") }

  /// The screen with the cursor's place, for goldens.
  var picture: String { Play.picture(grid) }

  static func picture(_ grid: Grid) -> String {
    let cursor = grid.cursor.map { "cursor \($0.row),\($0.column)" } ?? "no cursor"
    return grid.lines.joined(separator: "\n") + "\n--- \(cursor)\n"
  }

}

/// The contest of the tests.
enum Samples {
  static let trust = ServerTrust(
    pin: "sha256:" + String(repeating: "3f", count: 32), isFirstVisit: true)

  static func welcome(
    now: ServerTime, fields: [RegistrationField] = [.name, .birthDate, .class],
    language: String = "vi"
  ) -> ServerMessage.Welcome {
    ServerMessage.Welcome(
      server: "bangvang/1.0", now: now,
      offer: .contest(
        .init(
          id: "dvc-thcs-2026", title: "Tìm hiểu dịch vụ công trực tuyến", mode: .live,
          language: language, state: .lobby, rounds: 2, questions: 12),
        registration: fields))
  }

  /// A day after every date of birth of the tests.
  static let today =
    CalendarDate(year: 2026, month: 11, day: 24) ?? CalendarDate(ServerTime(milliseconds: 0))

  static let seat = KeptSeat(
    contest: "dvc-thcs-2026", contestant: "c17", name: "Nguyễn Thị Ánh", className: "8A",
    token: "kept-token")

  static let joined = ServerMessage.Joined(
    contestant: "c17", token: "secret-token", ticket: "4F7Q2M9X", name: "Nguyễn Thị Ánh",
    school: "le-mao", schoolName: "THCS Lê Mao", seed: 0x9F3C_61AA)

  static let round = ServerMessage.Round(
    round: "khoi-dong", title: "Khởi động", number: 1, of: 2, questions: 10,
    rule: "Đúng được tối đa 1000 điểm, trả lời càng nhanh càng nhiều điểm.")

  static func entries(_ texts: String...) -> [PresentedItem.Entry] {
    texts.enumerated().map { PresentedItem.Entry(id: ChoiceID("x\($0 + 1)"), text: $1) }
  }

  static func item(_ prompt: String, _ form: PresentedItem.Form) -> PresentedItem {
    PresentedItem(prompt: prompt, format: .plain, form: form)
  }

  static func question(_ item: PresentedItem, number: Int = 3, changeable: Bool = false)
    -> ServerMessage.Question
  {
    ServerMessage.Question(
      question: "khoi-dong.\(number)", number: number, of: 12, round: "khoi-dong", item: item,
      points: 1000, changeable: changeable)
  }

  static let single = question(
    item(
      "Ngày Chuyển đổi số quốc gia là ngày nào?",
      .single(entries("01/6", "10/10", "02/9", "20/11"))))

  static let multiple = question(
    item(
      "Những giấy tờ nào tích hợp được vào VNeID?",
      .multiple(
        entries("Thẻ bảo hiểm y tế", "Giấy phép lái xe", "Vé xem phim", "Đăng ký xe"), select: nil))
  )

  static let truth = question(item("VNeID là của Bộ Công an.", .trueFalse))

  static let numeric = question(
    item("Diện tích Nghệ An khoảng bao nhiêu?", .numeric(unit: "km²")))

  static let inUnits = question(
    item(
      "Diện tích Nghệ An khoảng bao nhiêu?",
      .numeric(
        unit: "km²",
        otherUnits: [OtherUnit("ha", multiplier: DecimalNumber(100))].compactMap(\.self))))

  static let text = question(
    item("Cổng dịch vụ công quốc gia có địa chỉ nào?", .text(maxLength: 200)))

  static let matching = question(
    item(
      "Nối việc với nơi làm.",
      .matching(
        left: entries("Đăng ký khai sinh", "Làm căn cước", "Nộp học phí"),
        right: entries("Trường học", "Công an", "Uỷ ban nhân dân xã"))))

  static let ordering = question(
    item(
      "Xếp các bước nộp hồ sơ trực tuyến.",
      .ordering(entries("Theo dõi kết quả", "Đăng nhập", "Điền tờ khai"))))

  static let cloze = question(
    item(
      "Ngày {b1} tháng {b2} là Ngày Chuyển đổi số quốc gia, do {b3} chọn.",
      .cloze([
        .init(id: ChoiceID("b1"), kind: .numeric), .init(id: ChoiceID("b2"), kind: .text),
        .init(id: ChoiceID("b3"), kind: .single, choices: entries("Thủ tướng", "Quốc hội")),
      ])))

  static func closed(_ question: ServerMessage.Question, mark: Fraction? = .one, points: Int = 894)
    -> ServerMessage
  {
    .closed(
      .init(
        question: question.question, key: .response(.choice(ChoiceID("x2"))),
        explanation:
          "Quyết định 505/QĐ-TTg lấy ngày 10/10 hằng năm làm Ngày Chuyển đổi số quốc gia.",
        answered: 790, correct: 655,
        own: .init(
          you: mark.map {
            .init(
              response: .choice(ChoiceID($0 == .one ? "x2" : "x1")), mark: $0, points: points,
              time: 4230)
          }, points: 894, rank: 12, of: 812)))
  }

  static let standings = ServerMessage.standings(
    .init(
      after: "khoi-dong.3",
      top: [
        .init(
          rank: 1, contestant: "c5", name: "Lò Văn Páo", schoolName: "PTDTBT THCS Châu Phong",
          points: 1400),
        .init(
          rank: 2, contestant: "c9", name: "Trần Minh", schoolName: "THPT Kỳ Sơn", points: 1322),
      ],
      schools: [
        .init(rank: 1, school: "ky-son", schoolName: "THPT Kỳ Sơn", points: 4120),
        .init(rank: 2, school: "le-mao", schoolName: "THCS Lê Mao", points: 3980),
      ], you: .init(rank: 12, points: 894)))
}
