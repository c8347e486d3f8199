import Foundation
import Testing

/// What happens because time passes, and the points that depend on it.
@Suite struct TimeTests {
  /// Points × (1 − t / 2T), all of it below half a second; rounded half up.
  private func speedPoints(_ points: Int64, _ t: Int64, _ limit: Int64) -> Int64 {
    t < 500 ? points : (2 * points * (2 * limit - t) + 2 * limit) / (4 * limit)
  }

  @Test func `an item closes by itself 250 ms after its time, and the next ones score speed`()
    async throws
  {
    var contest = ContestFiles()
    contest.rounds = [
      #"rule: "speed", points: 1000, secondsPerItem: 4, streakBonus: 50, draw: { count: 3 }"#
    ]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Cao Bá Quát")
      let slow = try await server.join("Nguyễn Công Trứ")
      try await host.does("start")
      var total: Int64 = 0
      for number in 1...3 {
        try await host.open()
        let question = try await player.client.next("question")
        let opensAt = try #require(question["opensAt"].whole)
        #expect(question["closesAt"] == .whole(opensAt + 4_000))
        let wait: Int64 = number == 2 ? 900 : 20
        await Moment.reached(opensAt + wait)
        let accepted = try await player.answer(question, question.choice(right: true))
        if number == 2 {
          await Moment.reached(opensAt + 1_700)
          #expect(
            try await slow.answer(question, question.choice(right: true)).type == "accepted")
        }
        let closed = try await player.client.next("closed")
        #expect(closed.at - opensAt >= 4_250)
        // A busy machine may be seconds late; without the clock it would not come at all.
        #expect(closed.at - opensAt < 20_000)
        let t = try #require(closed["you"]["timeMs"].whole)
        #expect(t == (accepted["receivedAt"].whole ?? 0) - opensAt, "no pong, no credit")
        let bonus = Int64(number - 1) * 50
        #expect(closed["you"]["points"] == .whole(speedPoints(1_000, t, 4_000) + bonus))
        total += closed["you"]["points"].whole ?? 0
        #expect(closed["points"] == .whole(total))
      }
      let one = try await slow.client.next("closed 2") { $0["question"] == "v1.2" && $0.has("key") }
      let t = try #require(one["you"]["timeMs"].whole)
      #expect(one["you"]["points"] == .whole(speedPoints(1_000, t, 4_000)))
      let results = try await server.results()
      #expect(results["contestants"][0]["points"] == .whole(total))
      #expect(results["contestants"][0]["correct"] == 3)
    }
  }

  @Test func `with full decay nothing is left at the end, and a wrong answer breaks a streak`()
    async throws
  {
    var contest = ContestFiles()
    contest.rounds = [
      """
      rule: "speed", points: 1000, secondsPerItem: 10, decay: "full", streakBonus: 7,
            draw: { count: 5 }
      """
    ]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Đào Duy Từ")
      try await host.does("start")
      for (number, right) in [true, true, false, true, true].enumerated() {
        try await host.open()
        let question = try await player.client.next("question")
        await Moment.reached(question.startsAt + 600)
        try await player.answer(question, question.choice(right: right))
        try await host.does("close")
        let you = try await player.client.next("closed")["you"]
        let t = try #require(you["timeMs"].whole)
        #expect(t >= 600)
        let base = (2 * 1_000 * (10_000 - t) + 10_000) / (2 * 10_000)
        let bonus: Int64 = number == 1 || number == 4 ? 7 : 0
        #expect(you["points"] == .whole(right ? base + bonus : 0), "\(number): \(you)")
      }
    }
  }

  @Test func `wrong answers may lose points, none loses nothing, and equals share a rank`()
    async throws
  {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 100, wrong: -25, draw: { count: 1 }"#]
    contest.more = #"standings: { by: ["points"], schools: { take: "best", count: 2 } },"#
    try await Server.serving(contest) { server in
      let host = try await server.host()
      var players: [Player] = []
      for (name, code) in [
        ("Vũ Trọng Phụng", "7KQ2MF"), ("Ngô Tất Tố", "7KQ2MF"), ("Nam Cao", "7KQ2MF"),
        ("Tô Hoài", "4H8NTX"), ("Nguyên Hồng", "4H8NTX"),
      ] {
        players.append(try await server.join(name, code: code))
      }
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      await Moment.reached(question.startsAt)
      for (place, right) in [(0, false), (1, true), (2, true), (3, true)] {
        try await players[place].answer(question, question.choice(right: right))
      }
      try await host.does("close")
      #expect(try await players[0].client.next("closed")["points"] == -25)
      #expect(try await players[4].client.next("closed")["points"] == 0)
      let results = try await server.results()
      #expect(results["state"] == "running")
      #expect(results["final"] == false)
      #expect(results["contest"] == "thu-thach")
      let rows = results["contestants"].array
      #expect(rows.map(\.["rank"]) == [1, 1, 1, 4, 5])
      #expect(rows.map(\.["points"]) == [100, 100, 100, 0, -25])
      // Equals by given name.
      #expect(
        rows.map(\.["name"]) == [
          "Nam Cao", "Tô Hoài", "Ngô Tất Tố", "Nguyên Hồng", "Vũ Trọng Phụng",
        ])
      #expect(
        rows[0].keys.isSuperset(of: [
          "rank", "contestant", "name", "school", "points", "correct", "timeMs",
        ]))
      #expect(
        results["schools"].array == [
          [
            "rank": 1, "school": "le-mao", "points": 200, "counted": 2, "present": 3,
            "enrolled": 40,
          ],
          ["rank": 2, "school": "quang-trung", "points": 100, "counted": 2, "present": 2],
        ])
      let head = JSON(
        parsing: try await server.run("journal", "verify", "thu-thach", "--json").output)["head"]
      #expect(results["journalHead"].string.contains(#/^sha256:[0-9a-f]{64}$/#))
      #expect(results["journalHead"] == head)
    }
  }

  @Test func `who has more time answers longer, and the key waits for the last`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "speed", points: 1000, secondsPerItem: 4, draw: { count: 1 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let usual = try await server.join("Bà Huyện Thanh Quan")
      let half = try await server.join("Sương Nguyệt Anh")
      let double = try await server.join("Nguyễn Đình Chiểu")
      try await host.does("extraTime", ["contestant": half.id, "factor": 1.5])
      try await host.does("extraTime", ["contestant": double.id, "factor": 2])
      let back = try await server.resume(double)
      #expect(back.joined["extraTime"].number == 2)
      #expect(!usual.joined.has("extraTime"))
      try await host.does("start")
      try await host.open()
      let question = try await usual.client.next("question")
      let closesAt = try #require(question["closesAt"].whole)
      let waiting = try await usual.client.next("waiting")
      #expect(waiting.json == ["type": "waiting", "question": "v1.1"])
      #expect(waiting.at >= closesAt)
      #expect(try await usual.answer(question, question.choice(right: true))["code"] == "late")
      #expect(try await half.client.next("waiting").at >= closesAt + 2_000)
      #expect(try await half.answer(question, question.choice(right: true))["code"] == "late")
      await Moment.reached(closesAt + 2_100)
      let accepted = try await back.answer(question, question.choice(right: true))
      #expect(accepted.type == "accepted")
      for player in [usual, half, back] {
        let closed = try await player.client.next("closed")
        #expect(closed.at >= closesAt + 4_250)
        #expect(closed.has("key"))
        if player.id == double.id {
          let t = try #require(closed["you"]["timeMs"].whole)
          #expect(t >= 6_100)
          #expect(closed["you"]["points"] == .whole(speedPoints(1_000, t, 8_000)))
        }
      }
      #expect(!back.client.lines.contains { $0.type == "waiting" })
    }
  }

  @Test func `an early close and an extension change nothing of T`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "speed", points: 1000, secondsPerItem: 1, draw: { count: 1 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Tản Đà")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await host.does("extend", ["ms": 60_000])
      let longer = try await player.client.next("extended")
      #expect(longer["closesAt"] == .whole((question["closesAt"].whole ?? 0) + 60_000))
      await Moment.reached(question.startsAt + 1_500)
      #expect(try await player.answer(question, question.choice(right: true)).type == "accepted")
      try await host.does("close")
      let you = try await player.client.next("closed")["you"]
      #expect(you["timeMs"] == 1_000, "t is within 0…T")
      #expect(you["points"] == 500)
    }
  }

  @Test func `the server pings five times in five seconds, and who is slow to say hello goes`()
    async throws
  {
    try await Server.serving { server in
      let silent = try server.connect()
      let connectedAt = Moment.now
      let player = try await server.join("Quang Dũng", answersPings: true)
      // From the first on: on a busy machine some have come before `joined` has.
      while player.client.lines.count(where: { $0.type == "ping" }) < 5 {
        _ = try await player.client.next("ping")
      }
      let pings = player.client.lines.filter { $0.type == "ping" }.prefix(5)
      for ping in pings { #expect(ping.json.keys == ["type", "id"]) }
      #expect(Set(pings.map { $0["id"].string }).count == 5)
      // Four seconds where nothing holds them up; one that came at the later pace is ten behind.
      #expect(pings[4].at - pings[0].at < 9_000)
      let host = try await server.host()
      let progress = try await host.client.next("progress")
      #expect((0...5_000).contains(progress["schools"][0]["rttMs"].whole ?? -1), "\(progress)")
      let isClosed = await silent.isClosed()
      #expect(isClosed)
      #expect(Moment.now - connectedAt >= 9_500)
      #expect(silent.lines.isEmpty)
    }
  }
}
