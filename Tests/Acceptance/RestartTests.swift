import Foundation
import TestSupport
import Testing

/// A server that is killed, stopped and changed between.
@Suite struct RestartTests {
  @Test func `a kill in the middle of an item is a pause, and nothing accepted is lost`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let first = try await server.join("Trần Nhân Tông", answersPings: true)
      let second = try await server.join("Trần Anh Tông")
      try await host.does("start")
      try await host.open()
      let question = try await first.client.next("question")
      let accepted = try await first.answerWhenOpen(question, right: true)
      server.running.send(signal: SIGKILL)
      #expect(try await server.running.status() == 128 + SIGKILL)
      let again = try await server.again()
      defer { again.running.kill() }
      let listensAt = Moment.now
      // For three seconds time stands still: what needs that comes first.
      let two = try await again.resume(second)
      #expect(try await two.client.next()["state"] == "paused")
      let shown = try await two.client.next("question")
      #expect(shown["choices"] == question["choices"])
      let refused = try await two.answer(question, question.choice(right: true))
      #expect(refused["code"] == "notOpen")
      let one = try await again.resume(first)
      let resent = try await one.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true)
      #expect(resent["receipt"] == accepted["receipt"])
      #expect(resent["receivedAt"] == accepted["receivedAt"])
      #expect(try await two.client.nextState()["state"] == "open")
      let extended = try await two.client.next()
      #expect(extended.type == "extended")
      #expect((1_500...60_000).contains(extended.at - listensAt), "\(extended.at - listensAt)")
      let moved = (extended["closesAt"].whole ?? 0) - (question["closesAt"].whole ?? 0)
      #expect((3_000...60_000).contains(moved), "\(moved)")
      #expect((extended["opensAt"].whole ?? 0) - (question["opensAt"].whole ?? 0) == moved)
      #expect(try await two.answer(question, question.choice(right: false)).type == "accepted")
      let other = try await again.host()
      try await other.does("close")
      #expect(try await one.client.next("closed")["you"]["points"] == 100)
      let events = try await again.run("journal", "verify", "thu-thach")
      #expect(events.status == 0, "\(events.output)")
    }
  }

  @Test func `a contest that runs by itself goes on after a kill`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 5, draw: { count: 3 }"#]
    contest.more = "startsIn: 0, revealSeconds: 1,"
    try await Server.serving(contest, "--autopilot") { server in
      let player = try await server.join("Trần Quang Khải")
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      let second = try await server.again("--autopilot", "--exit-when-ended")
      defer { second.running.kill() }
      let back = try await second.resume(player)
      let shown = try await back.client.next("question")
      #expect(shown["question"] == "v1.1")
      #expect(shown["answered"]["response"] == question.choice(right: true))
      #expect(try await back.client.next("closed")["points"] == 10)
      second.running.send(signal: SIGKILL)
      _ = try await second.running.status()
      let third = try await second.again("--autopilot", "--exit-when-ended")
      defer { third.running.kill() }
      let last = try await third.resume(back)
      for number in 2...3 {
        let next = try await last.client.next("question")
        #expect(next["question"] == .string("v1.\(number)"))
        try await last.answerWhenOpen(next, right: true)
      }
      #expect(try await last.client.next("ended")["points"] == 30)
      #expect(try await third.running.status() == 0)
      #expect(try await server.results()["final"] == true)
    }
  }

  @Test func `a host's pause outlives a restart`() async throws {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Lê Chân")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await host.does("pause")
      #expect(try await server.stop() == 0)
      let again = try await server.again()
      defer { again.running.kill() }
      let back = try await again.resume(player)
      #expect(try await back.client.next()["state"] == "paused")
      let other = try await again.host()
      try await other.does("continue")
      let extended = try await back.client.next("extended")
      #expect((extended["closesAt"].whole ?? 0) > (question["closesAt"].whole ?? 0))
    }
  }

  @Test func `a definition may change before the first join, then only its texts and new schools`()
    async throws
  {
    try await Server.serving { server async throws in
      var contest = ContestFiles()
      func served(_ change: (inout ContestFiles) -> Void) async throws -> Server {
        change(&contest)
        try contest.write(in: server.folder)
        return try await server.again()
      }
      #expect(try await server.stop() == 0)
      let second = try await served { $0.rounds = [#"rule: "speed", draw: { count: 2 }"#] }
      let greeted = try await second.greet()
      #expect(greeted.lines.first?["contest"]["questions"] == 2)
      #expect(second.contest["hostToken"] == server.hostToken)
      let player = try await second.join("An Dương Vương")
      #expect(try await second.stop() == 0)

      let third = try await served {
        $0.schools += #"{ id: "moi", name: "Trường mới", code: "M0M0M0" },"#
        $0.schools = $0.schools.replacing("THCS Lê Mao", with: "Trường THCS Lê Mao")
      }
      #expect(third.contest["codes"]["moi"] == "M0M0M0")
      #expect(third.contest["codes"]["le-mao"] == "7KQ2MF")
      let back = try await third.resume(player)
      #expect(back.joined["schoolName"] == "Trường THCS Lê Mao")
      _ = try await third.join("Người mới", code: "mom0mo")
      #expect(try await third.stop() == 0)

      let sound = contest
      let changes: [(String, (inout ContestFiles) -> Void)] = [
        ("rounds[0].points", { $0.rounds = [#"rule: "speed", points: 5, draw: { count: 2 }"#] }),
        ("rounds[0].rule", { $0.rounds = [#"rule: "classic", draw: { count: 2 }"#] }),
        ("rounds", { $0.rounds.append(#"rule: "classic", draw: { count: 1 }"#) }),
        ("registration.fields", { $0.fields = ["name", "class"] }),
        ("schools", { $0.schools = #"{ id: "moi", name: "Trường mới", code: "M0M0M0" }"# }),
        ("standings", { $0.more = #"standings: { by: ["points"] },"# }),
        ("privacy", { $0.more = #"privacy: { publish: "nameAndSchool" },"# }),
        ("privacy", { $0.more = #"privacy: { live: "code" },"# }),
      ]
      for (part, change) in changes {
        contest = sound
        change(&contest)
        try contest.write(in: server.folder)
        let refused = try await server.run(
          "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--listen",
          "127.0.0.1:0", "--language", "en")
        #expect(refused.status == 1, "\(part)")
        #expect(refused.output == "")
        #expect(refused.error.contains(part), "\(part): \(refused.error)")
      }
      contest = sound
      contest.items.removeFirst(3)
      let last = try await served { _ in }
      let again = try await last.resume(player)
      #expect(again.id == player.id)
      #expect(last.running.errorText.contains("thu-thach"), "the changed bank is said once")
      #expect(try await last.stop() == 0)
    }
  }

  @Test func `however often it is killed, every answer counts exactly once`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 600, draw: { count: 6 }"#]
    try await Server.serving(contest) { first async throws in
      var server = first
      var host = try await server.host()
      var players: [Player] = []
      for number in 1...8 { players.append(try await server.join("Bạn số \(number)")) }
      try await host.does("start")
      var receipts: [String: JSON] = [:]
      for number in 1...6 {
        try await host.open()
        let question = try await players[0].client.next("question") {
          $0.type == "question" && $0["question"] == .string("v1.\(number)")
        }
        await Moment.reached(question.startsAt)
        for (place, player) in players.enumerated() {
          player.send(
            answer: question.choice(right: (place + number) % 3 > 0), to: question["question"])
        }
        // Killed while answers are on their way: after none to all of the receipts.
        for player in players[..<(number - 1)] {
          #expect(try await player.reply().type == "accepted")
        }
        server.running.send(signal: SIGKILL)
        _ = try await server.running.status()
        for (place, player) in players.enumerated() {
          let isGone = await player.client.isClosed()
          #expect(isGone)
          let heard = player.client.lines.last {
            $0.type == "accepted" && $0["question"] == question["question"]
          }
          if let heard { receipts["\(place) \(number)"] = heard["receipt"] }
        }
        server = try await server.again()
        for place in players.indices { players[place] = try await server.resume(players[place]) }
        host = try await server.host()
        try await host.does("continue")
        // Killed before a second was written down, what had opened opens again.
        await Moment.reached(try await players[0].client.next("extended").startsAt)
        for (place, player) in players.enumerated() {
          let response = question.choice(right: (place + number) % 3 > 0)
          let reply = try await player.answer(question, response)
          #expect(reply.type == "accepted", "\(reply)")
          if let known = receipts["\(place) \(number)"] {
            #expect(reply["receipt"] == known)
            #expect(reply["duplicate"] == true)
          }
          receipts["\(place) \(number)"] = reply["receipt"]
        }
        try await host.does("close")
      }
      #expect(receipts.count == 48)
      #expect(Set(receipts.values).count == 48)
      try await host.does("finish")
      let rows = try await server.results()["contestants"].array
      for (place, player) in players.enumerated() {
        let right = (1...6).count { (place + $0) % 3 > 0 }
        let row = rows.first { $0["contestant"] == player.id }
        #expect(row?["points"] == .whole(Int64(10 * right)))
        #expect(row?["correct"] == .whole(Int64(right)))
      }
      let verified = try await server.run("journal", "verify", "thu-thach", "--json")
      #expect(verified.status == 0)
      #expect(JSON(parsing: verified.output)["whole"] == true)
      #expect(try await server.stop() == 0)
    }
  }
}
