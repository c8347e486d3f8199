import Foundation
import Testing

/// What a host can do, and what others see of it.
@Suite struct HostTests {
  @Test func `a command that does not fit changes nothing and is told so by its id`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Tô Hiến Thành")
      for order: JSON in [
        "open", "close", "reveal", "pause", "continue", "finish", "finalize", "dance",
      ] {
        let refused = try await host.tell(order)
        #expect(refused["code"] == "invalidCommand", "\(order): \(refused)")
      }
      let bad: [(JSON, [String: JSON], JSON)] = [
        ("extend", [:], "ms"), ("extend", ["ms": 0], "ms"), ("extend", ["ms": "5"], "ms"),
        ("announce", [:], "text"), ("announce", ["text": ""], "text"),
        ("annul", ["question": "v1.1"], "reason"), ("annul", ["reason": "x"], "question"),
        ("rename", ["contestant": "c1"], "name"), ("ticket", [:], "contestant"),
        ("rename", ["contestant": "c1", "name": "A\u{202E}n"], "name"),
        ("extraTime", ["contestant": "c1", "factor": 0.5], "factor"),
        ("extraTime", ["contestant": "c1", "factor": 3.5], "factor"),
        ("extraTime", ["contestant": "c1"], "factor"),
      ]
      for (order, more, field) in bad {
        let refused = try await host.tell(order, more)
        #expect(refused["code"] == "badField", "\(order) \(more): \(refused)")
        #expect(refused["field"] == field, "\(order) \(more): \(refused)")
      }
      for (order, more) in [
        ("annul", ["question": "v1.1", "reason": "x"]), ("extend", ["ms": 1_000]),
        ("annul", ["question": "v9.1", "reason": "x"]),
      ] as [(JSON, [String: JSON])] {
        #expect(try await host.tell(order, more)["code"] == "invalidCommand", "\(order)")
      }
      for id: JSON in [nil, "1", -1, 1.5, .whole(9_007_199_254_740_993)] {
        host.client.send(["type": "command", "id": id, "do": "start"])
        let error = try await host.client.next("error")
        #expect(error["code"] == "badField", "\(id): \(error)")
        #expect(error["field"] == "id")
        #expect(!error.has("id"))
      }
      host.client.send(["type": "command", "id": 9_007_199_254_740_992, "do": "start"])
      #expect(try await host.client.next("done")["id"] == 9_007_199_254_740_992)
      let next = try await player.client.next("anything but the lobby's count") {
        !($0.type == "state" && $0["state"] == "lobby")
      }
      #expect(next["state"] == "running", "nothing came before it")
    }
  }

  @Test func `every host sees what is journaled, and progress while an item is open`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let other = try await server.host()
      let player = try await server.join("Ngô Sĩ Liên")
      let neighbour = try await server.join("Lê Văn Hưu", code: "4H8NTX")
      try await host.does("start")
      let key = try await host.open()
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      let progress = try await other.client.next("progress of the answer") {
        $0.type == "progress" && $0["answered"] == 1
      }
      #expect(
        progress.json.keys.isSuperset(of: [
          "type", "question", "answered", "present", "choices", "schools",
        ]))
      #expect(progress["present"] == 2)
      #expect(progress["question"] == "v1.1")
      #expect(progress["choices"] == .object([key["key"]["choice"].string: 1]))
      let school = progress["schools"].array.first { $0["school"] == "le-mao" }
      #expect(school?["joined"] == 1)
      #expect(school?["present"] == 1)
      #expect(school?["answered"] == 1)
      try await host.does("announce", ["text": "Còn một câu nữa."])
      _ = try await neighbour.client.next("announcement")
      #expect(
        try await player.client.next("announcement").json
          == ["type": "announcement", "text": "Còn một câu nữa."])
      try await host.does("close")
      _ = try await other.client.next("closed")
      let events = other.client.lines.filter { $0.type == "event" }
      let sequences = events.compactMap(\.["sequence"].whole)
      #expect(
        sequences == Array((sequences.first ?? 0)..<(sequences.first ?? 0) + Int64(events.count)))
      let kinds = events.map(\.["kind"].string).filter { $0 != "marked" }
      #expect(
        kinds == [
          "registered", "registered", "started", "opened", "answered", "announced", "closed",
        ])
      for event in events { #expect(event.json.keys.isSuperset(of: ["sequence", "at", "kind"])) }
      let own = host.client.lines.filter { $0.type == "event" }.map(\.text)
      #expect(Set(events.map(\.text)).isSubset(of: own))
      for line in other.client.lines {
        #expect(!line.text.contains(player.token.string))
        #expect(!line.text.contains("Ngô Sĩ Liên") || line.type == "standings")
      }
    }
  }

  @Test func `progress comes at most four times a second`() async throws {
    try await Server.serving { server in
      let begin = Moment.now
      let host = try await server.host()
      try await host.does("start")
      try await host.open()
      var players: [Player] = []
      for number in 1...6 { players.append(try await server.join("Bạn \(number)")) }
      let question = try await players[0].client.next("question")
      await Moment.reached(question.startsAt)
      for player in players {
        try await player.answer(question, question.choice(right: true))
        await Moment.reached(Moment.now + 150)
      }
      let last = try await host.client.next("all answers") {
        $0.type == "progress" && $0["answered"] == 6
      }
      // Not from line to line: a busy reader finds several at once.
      let seconds = (last.at - begin + 999) / 1_000
      let count = host.client.lines.count { $0.type == "progress" }
      #expect(count <= 4 * seconds, "\(count) in \(seconds) s")
    }
  }

  @Test func `a pause stops time, and what was accepted stays accepted`() async throws {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Lê Thánh Tông")
      let quick = try await server.join("Thân Nhân Trung")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      let accepted = try await quick.answerWhenOpen(question, right: true)
      let pausedFrom = Moment.now
      try await host.does("pause")
      #expect(try await player.client.nextState()["state"] == "paused")
      #expect(try await host.tell("pause")["code"] == "invalidCommand")
      #expect(try await host.tell("open")["code"] == "invalidCommand")
      let refused = try await player.answer(question, question.choice(right: true))
      #expect(refused["code"] == "notOpen")
      let resent = try await quick.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true)
      #expect(resent["receipt"] == accepted["receipt"])
      await Moment.reached(pausedFrom + 1_200)
      try await host.does("continue")
      let pausedTo = Moment.now
      #expect(try await player.client.nextState()["state"] == "open")
      let extended = try await player.client.next()
      #expect(extended.json.keys == ["type", "question", "opensAt", "closesAt"])
      let moved = (extended["closesAt"].whole ?? 0) - (question["closesAt"].whole ?? 0)
      #expect((1_100...(pausedTo - pausedFrom)).contains(moved))
      #expect((extended["opensAt"].whole ?? 0) - (question["opensAt"].whole ?? 0) == moved)
      #expect(try await player.answer(question, question.choice(right: true)).type == "accepted")
      try await host.does("extend", ["ms": 7_000])
      let longer = try await player.client.next("extended")
      #expect(longer["closesAt"] == .whole((extended["closesAt"].whole ?? 0) + 7_000))
      #expect(longer["opensAt"] == extended["opensAt"])
      try await host.does("close")
      let own = try await player.client.next("closed")["you"]["timeMs"].whole ?? 0
      let elapsed = Moment.now - (question["opensAt"].whole ?? 0)
      #expect(own <= elapsed - moved, "the pause is no answering time")
      let other = try await quick.client.next("closed")["you"]["timeMs"].whole ?? 0
      #expect(other == (accepted["receivedAt"].whole ?? 0) - (question["opensAt"].whole ?? 0))
      try await host.does("pause")
      #expect(try await player.client.nextState()["state"] == "paused")
      try await host.does("continue")
      #expect(try await player.client.nextState()["state"] == "running")
    }
  }

  @Test func `annulling takes an item's points back, at any time, with a new revision`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Trần Quốc Toản")
      try await host.does("start")
      for _ in 1...2 {
        try await host.open()
        let question = try await player.client.next("question")
        try await player.answerWhenOpen(question, right: true)
        try await host.does("close")
      }
      _ = try await player.client.next("200") {
        $0.type == "standings" && $0["you"]["points"] == 200
      }
      #expect(try await server.results()["revision"] == 1)
      try await host.does("annul", ["question": "v1.1", "reason": "Đề sai"])
      #expect(try await player.client.next("standings")["you"]["points"] == 100)
      let results = try await server.results()
      #expect(results["revision"] == 2)
      #expect(results["contestants"][0]["points"] == 100)
      #expect(results["contestants"][0]["correct"] == 1)
      let twice = try await host.tell("annul", ["question": "v1.1", "reason": "Đề sai"])
      #expect(twice["code"] == "invalidCommand")
      try await host.open()
      let last = try await player.client.next("question")
      try await player.answerWhenOpen(last, right: true)
      try await host.does("annul", ["question": "v1.3", "reason": "Lộ đề"])
      let closed = try await player.client.next("closed")
      #expect(closed["points"] == 100)
      try await host.does("finish")
      try await host.does("finalize")
      #expect(try await server.results()["final"] == true)
      try await host.does("annul", ["question": "v1.2", "reason": "Khiếu nại đúng"])
      let after = try await server.results()
      #expect(after["revision"] == 4)
      #expect(after["contestants"][0]["points"] == 0)
    }
  }

  @Test func `a corrected key reaches those who look at the old one, and those who come back`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Lê Quý Đôn")
      let board = try await server.board()
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      let wrong = question.choice(right: false)
      await Moment.reached(question.startsAt)
      #expect(try await player.answer(question, wrong).type == "accepted")
      try await host.does("close")
      #expect(try await player.client.next("closed")["you"]["mark"].number == 0)
      _ = try await board.next("closed")
      let correction: [String: JSON] = ["question": "v1.1", "key": wrong, "reason": "In sai"]
      try await host.does("rekey", correction)
      let closed = try await player.client.next("closed")
      #expect(closed["key"] == wrong && closed["points"] == 100, "\(closed)")
      #expect(closed["you"]["mark"].number == 1)
      #expect(try await board.next("closed")["key"] == wrong)
      let back = try await server.resume(player)
      #expect(try await back.client.next("round")["round"] == "v1")
      let standings = try await back.client.next("standings")
      #expect(standings["you"] == ["rank": 1, "points": 100], "\(standings)")
    }
  }

  @Test func `a close that is announced lets in what is sent after it`() async throws {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Chu Văn An")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      await Moment.reached(question.startsAt)
      try await host.does("close", ["graceMs": 3000])
      let told = try await player.client.next("extended")
      #expect(told["closing"] == true && told["question"] == "v1.1", "\(told)")
      #expect((told["closesAt"].whole ?? .max) < (question["closesAt"].whole ?? 0))
      let answer = try await player.answer(question, question.choice(right: true))
      #expect(answer.type == "accepted", "\(answer)")
      #expect(try await player.client.next("closed")["points"] == 100)
      #expect(try await host.tell("close", ["graceMs": 3000])["code"] == "invalidCommand")
      #expect(try await host.tell("close", ["graceMs": 10_001])["field"] == "graceMs")
    }
  }
}
