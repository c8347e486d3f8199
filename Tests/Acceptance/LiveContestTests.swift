import Foundation
import Testing

/// What everyone sees of a live contest, in its order.
@Suite struct LiveContestTests {
  @Test func `one question from its opening to the standings`() async throws {
    var contest = ContestFiles()
    contest.items = [.single("Tôi là câu nào?", last: "Tất cả đều sai")]
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 60, draw: { count: 1 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let board = try await server.board()
      let right = try await server.join("Nguyễn Hiền")
      let wrong = try await server.join("Lương Thế Vinh", code: "4H8NTX")
      let silent = try await server.join("Mạc Đĩnh Chi")

      try await host.does("start")
      for client in [board, right.client, wrong.client, silent.client] {
        let state = try await client.nextState()
        #expect(state.json.keys == ["type", "state", "frozen", "joined", "present", "now"])
        #expect(state["state"] == "running")
      }
      let key = try await host.open()
      let round = try await right.client.next()
      #expect(
        round.json.keys == ["type", "round", "title", "number", "of", "questions", "rule"])
      #expect(round["title"] == "Vòng 1")
      #expect(round["number"] == 1)
      #expect(round["of"] == 1)
      #expect(round["questions"] == 1)
      #expect(!round["rule"].string.isEmpty && !round["rule"].string.contains("\n"))

      let question = try await right.client.next()
      #expect(
        question.json.keys == [
          "type", "question", "number", "of", "round", "kind", "prompt", "format", "choices",
          "shuffle", "points", "opensAt", "closesAt",
        ])
      #expect(question["question"] == "v1.1")
      #expect(question["number"] == 1)
      #expect(question["of"] == 1)
      #expect(question["kind"] == "single")
      #expect(question["prompt"] == "Tôi là câu nào?")
      #expect(question["format"] == "plain")
      #expect(question["shuffle"] == true)
      #expect(question["points"] == 100)
      #expect(question["choices"].array.count == 4)
      for choice in question["choices"].array.dropLast() { #expect(choice.keys == ["id", "text"]) }
      #expect(question["choices"][3]["last"] == true)
      #expect(question["choices"][3]["text"] == "Tất cả đều sai")
      let opensAt = try #require(question["opensAt"].whole)
      #expect(question.at < opensAt)
      #expect(question["closesAt"] == .whole(opensAt + 60_000))
      for other in [wrong.client, silent.client, board] {
        let line = try await other.next("question")
        #expect(line.text == question.text, "everyone gets the same bytes")
      }
      #expect(key.json.keys == ["type", "question", "key"])
      #expect(key["key"] == question.choice(right: true))

      let early = try await right.answer(question, question.choice(right: true))
      #expect(early["code"] == "notOpen")
      #expect(early["question"] == "v1.1")
      await Moment.reached(opensAt)
      let accepted = try await right.answer(
        question, question.choice(right: true), elapsed: 10)
      #expect(accepted.json.keys == ["type", "question", "receipt", "receivedAt"])
      #expect(abs((accepted["receivedAt"].whole ?? 0) - accepted.at) < 2_000)
      let other = try await wrong.answer(question, question.choice(right: false))
      #expect(other["receipt"] != accepted["receipt"])

      let again = try await right.answer(question, question.choice(right: true), elapsed: 99)
      #expect(again["duplicate"] == true)
      #expect(again["receipt"] == accepted["receipt"])
      #expect(again["receivedAt"] == accepted["receivedAt"])
      let different = try await right.answer(question, question.choice(right: false))
      #expect(different["code"] == "alreadyAnswered")
      #expect(different["receipt"] == accepted["receipt"])

      try await host.does("close")
      try await expectClosed(right, wrong, silent, board, question, key["key"])
      let late = try await silent.answer(question, question.choice(right: true))
      #expect(late["code"] == "late")
      #expect(try await wrong.answer(question, question.choice(right: true))["code"] == "late")
      let resent = try await right.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true)
      #expect(resent["receipt"] == accepted["receipt"])
      #expect(resent["receivedAt"] == accepted["receivedAt"])

      try await host.does("finish")
      try await expectEnded(right, rank: 1, points: 100, server)
      try await expectEnded(wrong, rank: 2, points: 0, server)
      for line in right.client.lines + wrong.client.lines + silent.client.lines + board.lines {
        #expect(!["key", "progress", "event", "fault", "done"].contains(line.type), "\(line)")
        if line.type != "closed" { #expect(!line.has("key")) }
      }
    }
  }

  private func expectClosed(
    _ right: Player, _ wrong: Player, _ silent: Player, _ board: LineClient, _ question: Line,
    _ key: JSON
  ) async throws {
    for (player, points, rank) in [(right, 100, 1), (wrong, 0, 2), (silent, 0, 2)] {
      let closed = try await player.client.next("closed")
      #expect(closed["question"] == "v1.1")
      #expect(closed["key"] == key)
      #expect(closed["explanation"] == "Vì sao: Tôi là câu nào?")
      #expect(closed["answered"] == 2)
      #expect(closed["correct"] == 1)
      #expect(closed["points"] == .whole(Int64(points)))
      #expect(closed["rank"] == .whole(Int64(rank)))
      #expect(closed["of"] == 3)
      if player.id == silent.id {
        #expect(!closed.has("you"))
      } else {
        #expect(closed["you"].keys == ["response", "mark", "points", "timeMs"])
        #expect(closed["you"]["response"] == question.choice(right: player.id == right.id))
        #expect(closed["you"]["mark"].number == (player.id == right.id ? 1 : 0))
        #expect(closed["you"]["points"] == .whole(Int64(points)))
        #expect((0...60_000).contains(closed["you"]["timeMs"].whole ?? -1))
      }
      let standings = try await player.client.next()
      #expect(standings.json.keys == ["type", "after", "frozen", "top", "schools", "you"])
      #expect(standings["after"] == "v1.1")
      #expect(standings["frozen"] == false)
      #expect(standings["you"] == ["rank": .whole(Int64(rank)), "points": .whole(Int64(points))])
      #expect(standings["top"].array.map(\.["rank"]) == [1, 2, 2])
      #expect(
        standings["top"][0] == [
          "rank": 1, "contestant": right.id, "name": "Nguyễn Hiền", "schoolName": "THCS Lê Mao",
          "points": 100,
        ])
      #expect(
        standings["schools"].array == [
          ["rank": 1, "school": "le-mao", "schoolName": "THCS Lê Mao", "points": 100],
          ["rank": 2, "school": "quang-trung", "schoolName": "THCS Quang Trung", "points": 0],
        ])
    }
    let shown = try await board.next("closed")
    #expect(shown["key"] == key)
    #expect(!shown.has("you") && !shown.has("rank"))
    #expect(!(try await board.next("standings")).has("you"))
  }

  private func expectEnded(
    _ player: Player, rank: Int64, points: Int64, _ server: Server
  ) async throws {
    #expect(try await player.client.nextState()["state"] == "ended")
    let ended = try await player.client.next()
    #expect(ended.json.keys == ["type", "rank", "of", "points", "journal"])
    #expect(ended["rank"] == .whole(rank))
    #expect(ended["of"] == 3)
    #expect(ended["points"] == .whole(points))
    let verified = try await server.run("journal", "verify", "thu-thach", "--json")
    #expect(verified.status == 0)
    #expect(JSON(parsing: verified.output)["head"] == ended["journal"]["head"])
    #expect(JSON(parsing: verified.output)["sequence"] == ended["journal"]["sequence"])
  }

  @Test func `neither the order of choices nor their ids tell the key`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", secondsPerItem: 60, draw: { count: 12 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Chu Văn An")
      try await host.does("start")
      var places: [Int] = []
      var ranks: [Int] = []
      var prompts: [String] = []
      for number in 1...12 {
        try await host.open()
        let question = try await player.client.next("question")
        #expect(question["question"] == .string("v1.\(number)"))
        #expect(question["number"] == .whole(Int64(number)))
        prompts.append(question["prompt"].string)
        let choices = question["choices"].array
        let ids = choices.map(\.["id"].string)
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.contains(#/^[A-Za-z0-9._-]{1,64}$/#) })
        let key = choices.firstIndex { $0["text"].string == "Đúng" } ?? -1
        places.append(key)
        ranks.append(ids.sorted().firstIndex(of: ids[key]) ?? -1)
        try await host.does("close")
      }
      // By chance alone all would be alike once in 3^11 runs.
      #expect(Set(places).count > 1, "\(places)")
      #expect(Set(ranks).count > 1, "\(ranks)")
      #expect(Set(prompts).count == 12)
      #expect(prompts != BankItem.singles.map { JSON(parsing: $0.text)["prompt"].string })
      #expect(try await host.tell("open")["code"] == "invalidCommand")
    }
  }

  @Test func `in a round that the host reveals the key waits for the host`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", reveal: "host", readingTime: true, draw: { count: 1 }"#]
    contest.items = [.single("Mười chữ!!")]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let board = try await server.board()
      let player = try await server.join("Lê Quý Đôn")
      try await host.does("start")
      let key = try await host.open()
      let question = try await player.client.next("question")
      let opensAt = try #require(question["opensAt"].whole)
      #expect(question["choicesAt"] == .whole(opensAt + 1_000 + 50 * 10))
      #expect(question["closesAt"] == .whole(question.startsAt + 20_000))
      await Moment.reached(opensAt)
      let early = try await player.answer(question, question.choice(right: true))
      #expect(early["code"] == "notOpen")
      let accepted = try await player.answerWhenOpen(question, right: true)
      #expect(accepted.type == "accepted")
      try await host.does("close")
      for client in [player.client, board] {
        let closed = try await client.next("closed")
        #expect(closed.json == ["type": "closed", "question": "v1.1", "answered": 1])
      }
      #expect(try await host.tell("open")["code"] == "invalidCommand")
      #expect(try await host.tell("finish")["code"] == "invalidCommand")
      let back = try await server.resume(player)
      #expect(try await back.client.next("closed").has("key") == false)
      try await host.does("reveal")
      let full = try await back.client.next("closed")
      #expect(full["key"] == key["key"])
      #expect(full["you"]["points"] == 100)
      #expect(try await board.next("closed")["key"] == key["key"])
      #expect(try await host.tell("reveal")["code"] == "invalidCommand")
    }
  }

  @Test func `a warm-up is never scored`() async throws {
    var contest = ContestFiles()
    contest.rounds = [
      #"rule: "classic", trial: true, draw: { count: 1 }"#,
      #"rule: "classic", points: 10, draw: { count: 1 }"#,
    ]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Nguyễn Trãi")
      try await host.does("start")
      for (name, points) in [("v1.1", 0), ("v2.1", 10)] {
        try await host.open()
        #expect(try await player.client.next("round")["questions"] == 1)
        let question = try await player.client.next("question")
        #expect(question["question"] == .string(name))
        try await player.answerWhenOpen(question, right: true)
        try await host.does("close")
        let closed = try await player.client.next("closed")
        #expect(closed["you"]["mark"].number == 1)
        #expect(closed["points"] == .whole(Int64(points)))
      }
      let results = try await server.results()
      #expect(results["contestants"][0]["points"] == 10)
      #expect(results["contestants"][0]["correct"] == 1)
    }
  }
}
