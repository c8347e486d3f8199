import Foundation
import Testing

/// Answers: what is one, what changes it, and how one comes back to it.
@Suite struct AnsweringTests {
  private static let kinds: [BankItem] = [
    BankItem.singles[0], .multiple, .trueFalse, .numeric, .text, .matching, .ordering, .cloze,
  ]

  /// By kind: what is refused, what is taken with mark 1.
  private func cases(_ question: Line) -> (bad: [JSON], good: JSON) {
    func id(_ list: String, _ text: String) -> JSON {
      question[list].array.first { $0["text"].string == text }?["id"] ?? nil
    }
    let ids = question["choices"].array.map { $0["id"] }
    switch question["kind"].string {
    case "single":
      return (
        [["choice": "nobody"], ["choice": nil], ["choice": 1], ["choices": [ids[0]]]],
        question.choice(right: true)
      )
    case "multiple":
      let right = [id("choices", "Đúng thẻ căn cước"), id("choices", "Đúng giấy phép lái xe")]
      return (
        [
          ["choices": []], ["choices": [ids[0], ids[0]]], ["choices": ["nobody"]],
          ["choices": .array(ids + ["more"])], ["choice": ids[0]],
        ], ["choices": .array(right)]
      )
    case "trueFalse":
      return ([["truth": "true"], ["truth": 1], ["choice": "true"]], ["truth": true])
    case "numeric":
      return ([["number": "12"], ["number": nil], ["text": "12"]], ["number": 12.5])
    case "text":
      let long = String(repeating: "a", count: Int(question["maxLength"].whole ?? 0) + 1)
      return (
        [["text": ""], ["text": "  \n "], ["text": .string(long)], ["text": 5]],
        ["text": "  Hà Nội "]
      )
    case "matching":
      let left = question["left"][0]["id"]
      let pairs: [(String, String)] = [
        ("Nghệ An", "cháo lươn"), ("Huế", "mè xửng"), ("Hải Dương", "bánh đậu xanh"),
      ]
      var right: [String: JSON] = [:]
      for (from, to) in pairs { right[id("left", from).string] = id("right", to) }
      return (
        [
          ["pairs": [:]], ["pairs": .object([left.string: left])], ["pairs": [[left, left]]],
          ["pairs": .object(["nobody": question["right"][0]["id"]])],
        ], ["pairs": .object(right)]
      )
    case "ordering":
      let order = ["Đinh", "Lý", "Trần", "Nguyễn"].map { id("choices", $0) }
      return (
        [
          ["order": .array(Array(order.dropLast()))], ["order": .array(order + [order[0]])],
          ["order": [order[0], order[0], order[1], order[2]]], ["order": []],
        ], ["order": .array(order)]
      )
    case "cloze":
      let blanks = question["blanks"].array
      let choice = blanks[1]["choices"].array.first { $0["text"] == "Đúng" }?["id"] ?? nil
      let first = blanks[0]["id"].string
      return (
        [["blanks": [:]], ["blanks": ["nobody": "1"]], ["blanks": .object([first: 5])]],
        ["blanks": .object([first: "1945", blanks[1]["id"].string: choice])]
      )
    default: return ([], nil)
    }
  }

  @Test func `every kind is answered as the page says, and nothing else is a response`()
    async throws
  {
    var contest = ContestFiles()
    contest.items = Self.kinds
    contest.rounds = [#"rule: "classic", secondsPerItem: 60, draw: { count: 8 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Phan Bội Châu")
      try await host.does("start")
      var kinds: Set<String> = []
      for number in 1...8 {
        let key = try await host.open()["key"]
        let question = try await player.client.next("question")
        let kind = question["kind"].string
        kinds.insert(kind)
        expectForm(question)
        await Moment.reached(question.startsAt)
        let (bad, good) = cases(question)
        let nonsense: [JSON] = [[:], [], "x", 1, true, nil, ["nothing": 1]]
        for response in nonsense + bad {
          let error = try await player.answer(question, response)
          #expect(error["code"] == "badResponse", "\(kind) \(response): \(error)")
          #expect(error["question"] == question["question"])
        }
        if kind == "numeric" {
          player.client.send(
            raw: #"{"type":"answer","question":"v1.\#(number)","response":{"number":1e400}}"# + "\n"
          )
          #expect(try await player.reply()["code"] == "badResponse", "it is not finite")
        }
        #expect(try await player.answer(question, good).type == "accepted", "\(kind) \(good)")
        try await host.does("close")
        let closed = try await player.client.next("closed")
        #expect(closed["key"] == key, "\(kind)")
        #expect(closed["you"]["mark"].number == 1, "\(kind): \(closed)")
        #expect(closed["points"] == .whole(Int64(100 * number)))
      }
      #expect(kinds.count == 8)
    }
  }

  @Test func `part of the mark is part of the points, rounded once, half up`() async throws {
    var contest = ContestFiles()
    contest.items = [.multiple, .text, .matching]
    contest.rounds = [#"rule: "classic", points: 101, wrong: -7, draw: { count: 3 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Lê Hữu Trác")
      let other = try await server.join("Tuệ Tĩnh")
      try await host.does("start")
      for _ in 1...3 {
        try await host.open()
        let question = try await player.client.next("question")
        await Moment.reached(question.startsAt)
        let (own, points, mark, wrong) = partial(question)
        try await player.answer(question, own)
        try await other.answer(question, wrong)
        try await host.does("close")
        let you = try await player.client.next("closed")["you"]
        #expect(you["points"] == .whole(points), "\(question): \(you)")
        let distance = abs((you["mark"].number ?? 0) - mark)
        #expect(distance < 0.000_01)
        #expect(try await other.client.next("closed")["you"]["points"] == -7)
      }
      let rows = try await server.results()["contestants"].array
      #expect(rows.map(\.["correct"]) == [0, 0])
      #expect(rows.map(\.["points"]) == [136, -21])
    }
  }

  /// A response that is right in part with its points and mark, and one that is wrong.
  private func partial(_ question: Line) -> (own: JSON, Int64, Double, wrong: JSON) {
    func id(_ list: String, _ text: String) -> JSON {
      question[list].array.first { $0["text"].string == text }?["id"] ?? nil
    }
    switch question["kind"].string {
    case "multiple":
      let all = question["choices"].array.map { $0["id"] }
      return (["choices": [id("choices", "Đúng thẻ căn cước")]], 51, 0.5, ["choices": .array(all)])
    case "text": return (["text": "thăng  long"], 51, 0.5, ["text": "Huế"])
    default:
      let (left, wrong) = (id("left", "Huế").string, id("right", "phở"))
      return (
        ["pairs": .object([left: id("right", "mè xửng")])], 34, 1.0 / 3,
        ["pairs": .object([left: wrong])]
      )
    }
  }

  private func expectForm(_ question: Line) {
    let common: Set<String> = [
      "type", "question", "number", "of", "round", "kind", "prompt", "format", "shuffle", "points",
      "opensAt", "closesAt",
    ]
    let own: [String: Set<String>] = [
      "single": ["choices"], "multiple": ["choices"], "trueFalse": [], "numeric": ["unit"],
      "text": ["maxLength"], "matching": ["left", "right"], "ordering": ["choices"],
      "cloze": ["blanks"],
    ]
    let expected = own[question["kind"].string].map { common.union($0) }
    // `select` is there only where it is fixed.
    #expect(question.json.keys.subtracting(["select"]) == expected, "\(question)")
  }

  @Test func `an unknown question, one to come and a missing response are told apart`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Phan Châu Trinh")
      func code(_ line: [String: JSON]) async throws -> JSON {
        player.client.send(.object(line.merging(["type": "answer"]) { $1 }))
        let error = try await player.reply()
        return error["code"] == "badField" ? error["field"] : error["code"]
      }
      let response: JSON = ["choice": "x"]
      #expect(try await code(["question": "v1.1", "response": response]) == "notOpen")
      try await host.does("start")
      try await host.open()
      #expect(try await code(["question": "v1.2", "response": response]) == "notOpen")
      for name: JSON in ["v1.4", "v1.0", "v1.01", "v2.1", "v1", "V1.1", "v1.-1"] {
        let answer: [String: JSON] = ["question": name, "response": response]
        #expect(try await code(answer) == "unknownQuestion", "\(name)")
      }
      #expect(try await code(["response": response]) == "question")
      #expect(try await code(["question": 1, "response": response]) == "question")
      #expect(try await code(["question": "v1.1"]) == "response")
      let answer: [String: JSON] = ["question": "v1.1", "response": response]
      for (field, value) in [
        ("elapsedMs", "5"), ("elapsedMs", -1), ("elapsedMs", 1.5), ("change", 0), ("change", "1"),
      ] as [(String, JSON)] {
        let bad = try await code(answer.merging([field: value]) { $1 })
        #expect(bad == .string(field), "\(value)")
      }
    }
  }

  @Test func `where answers may change the highest change counts, and null takes back`()
    async throws
  {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", answers: "changeable", draw: { count: 1 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Huỳnh Thúc Kháng")
      let second = try await server.join("Nguyễn Thượng Hiền")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      let (right, wrong) = (question.choice(right: true), question.choice(right: false))
      await Moment.reached(question.startsAt)
      let first = try await player.answer(question, wrong, change: 1)
      #expect(first["change"] == 1)
      let third = try await player.answer(question, right, change: 3)
      #expect(third["change"] == 3)
      #expect(third["receipt"] != first["receipt"])
      #expect(!third.has("duplicate"))
      for (response, change) in [(wrong, 2), (wrong, 3), (right, 3), (nil, 1)] as [(JSON, Int64)] {
        let held = try await player.answer(question, response, change: change)
        #expect(held["duplicate"] == true, "\(held)")
        #expect(held["receipt"] == third["receipt"])
        #expect(held["receivedAt"] == third["receivedAt"])
        #expect(held["change"] == 3)
      }
      let back = try await server.resume(player)
      let shown = try await back.client.next("question")["answered"]
      #expect(shown["response"] == right)
      #expect(shown["receipt"] == third["receipt"])
      #expect(try await back.answer(question, nil, change: 4)["change"] == 4)
      #expect(try await back.answer(question, right, change: 5)["change"] == 5)
      #expect(try await second.answer(question, right, change: 1).type == "accepted")
      #expect(try await second.answer(question, nil, change: 2).type == "accepted")
      try await host.does("close")
      #expect(try await back.client.next("closed")["you"]["mark"].number == 1)
      let taken = try await second.client.next("closed")
      #expect(!taken.has("you"), "\(taken)")
      #expect(taken["answered"] == 1)
      #expect(try await back.answer(question, wrong, change: 6)["code"] == "late")
      #expect(try await back.answer(question, right, change: 5)["duplicate"] == true)
    }
  }

  @Test func `coming back in the middle shows the question with what was answered`() async throws {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Hàn Mặc Tử")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      let open = try await server.resume(player)
      #expect(try await player.client.next("superseded").json == ["type": "superseded"])
      let isClosed = await player.client.isClosed()
      #expect(isClosed)
      #expect(try await open.client.next()["state"] == "open")
      #expect(try await open.client.next("question").text == question.text)
      let accepted = try await open.answerWhenOpen(question, right: true)
      open.client.hangUp()
      let back = try await server.resume(player)
      let again = try await back.client.next("question")
      #expect(
        again["answered"] == [
          "response": question.choice(right: true), "receipt": accepted["receipt"],
          "receivedAt": accepted["receivedAt"],
        ])
      #expect(again["closesAt"] == question["closesAt"])
      let board = try await server.board()
      #expect(try await board.next("question").text == question.text)
      let late = try await server.join("Xuân Diệu")
      #expect(try await late.client.next("question").text == question.text)
      let second = try await server.host()
      #expect(try await second.client.next("key")["key"] == question.choice(right: true))
      try await host.does("close")
      try await host.does("finish")
      let over = try await server.resume(back)
      #expect(try await over.client.next()["state"] == "ended")
      let ended = try await over.client.next()
      #expect(ended.type == "ended")
      #expect(ended["points"] == 100)
      #expect(ended["rank"] == 1)
    }
  }
}
