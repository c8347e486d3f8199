import Assessment
import TestSupport
import Testing
import Wire

/// Lines of protocol 1 as they were first sent. They must be read for ever; nothing is removed
/// from here.
struct FrozenLinesTests {
  static func client(_ text: String) throws(LineFault) -> ClientMessage {
    try ClientMessage(decoding: Array(text.utf8))
  }

  static func server(_ text: String) throws(LineFault) -> ServerMessage {
    try ServerMessage(decoding: Array(text.utf8))
  }

  static let clientLines: [(String, ClientMessage)] = [
    (
      #"{"type":"hello","protocol":1,"role":"contestant","client":"thi/1.0","language":"vi"}"#,
      .hello(.init(role: .contestant, client: "thi/1.0", language: "vi"))
    ),
    (
      #"{"type":"hello","protocol":1,"role":"board","contest":"hoi-vui","code":"7kq2mf"}"#,
      .hello(.init(role: .board, contest: "hoi-vui", code: "7KQ2MF"))
    ),
    (
      #"{"type":"join","code":"7kq 2mf","name":"Lò Văn Pành","birthDate":"2011-11-30","class":"9C"}"#,
      .join(
        .init(
          .code("7KQ2MF"),
          fields: [.name: "Lò Văn Pành", .birthDate: "2011-11-30", .class: "9C"]))
    ),
    (#"{"type":"join","ticket":"4f7q-2m9x"}"#, .join(.init(.ticket("4F7Q2M9X")))),
    (#"{"type":"resume","token":"c2VjcmV0"}"#, .resume(token: "c2VjcmV0")),
    (#"{"type":"authenticate","token":"aG9zdA"}"#, .authenticate(token: "aG9zdA")),
    (
      #"{"type":"answer","question":"vong-1.3","response":{"choice":"m1"},"elapsedMs":4210}"#,
      .answer(.init(question: "vong-1.3", response: .choice(ChoiceID("m1")), elapsed: 4_210))
    ),
    (
      #"{"type":"answer","question":"vong-1.3","response":{"choices":["m1","a2"]},"change":2}"#,
      .answer(
        .init(
          question: "vong-1.3", response: .choices([ChoiceID("a2"), ChoiceID("m1")]), change: 2))
    ),
    (
      #"{"type":"answer","question":"vong-1.3","response":null,"change":3}"#,
      .answer(.init(question: "vong-1.3", response: nil, change: 3))
    ),
    (
      #"{"type":"answer","question":"q1","response":{"text":"  Hà Nội "}}"#,
      .answer(.init(question: "q1", response: .text("Hà Nội")))
    ),
    (
      #"{"type":"answer","question":"q1","response":{"pairs":{"l1":"r2","l2":"r1"}}}"#,
      .answer(
        .init(
          question: "q1",
          response: .pairs([
            ChoiceID("l1"): ChoiceID("r2"), ChoiceID("l2"): ChoiceID("r1"),
          ])))
    ),
    (
      #"{"type":"answer","question":"q1","response":{"order":["b","a"]}}"#,
      .answer(.init(question: "q1", response: .order([ChoiceID("b"), ChoiceID("a")])))
    ),
    (
      #"{"type":"answer","question":"q1","response":{"blanks":{"b1":"1945","b2":""}}}"#,
      .answer(.init(question: "q1", response: .blanks([ChoiceID("b1"): "1945"])))
    ),
    (
      #"{"type":"answer","question":"q1","response":{"truth":false},"note":"unknown fields do no harm"}"#,
      .answer(.init(question: "q1", response: .truth(false)))
    ),
    (#"{"type":"begin"}"#, .begin(attempt: nil)),
    (#"{"type":"begin","attempt":2}"#, .begin(attempt: 2)),
    (
      #"{"type":"submit","attempt":1,"estimate":1250}"#,
      .submit(.init(attempt: 1, estimate: DecimalNumber(1_250)))
    ),
    (#"{"type":"star","question":"vong-1.4"}"#, .star(question: "vong-1.4")),
    (#"{"type":"pong","id":"k3v-9"}"#, .pong(id: "k3v-9")),
    (#"{"type":"command","id":1,"do":"open"}"#, .command(id: 1, .open)),
    (
      #"{"type":"command","id":2.0,"do":"extend","ms":10000}"#, .command(id: 2, .extend(10_000))
    ),
    (
      #"{"type":"command","id":3,"do":"annul","question":"vong-1.2","reason":"đề in sai"}"#,
      .command(id: 3, .annul(question: "vong-1.2", reason: "đề in sai"))
    ),
    (
      #"{"type":"command","id":4,"do":"rekey","question":"vong-1.2","key":{"anyOf":[{"choice":"a"},{"choice":"b"}]},"reason":"hai đáp án đúng"}"#,
      .command(
        id: 4,
        .rekey(
          question: "vong-1.2",
          key: .anyOf([.choice(ChoiceID("a")), .choice(ChoiceID("b"))]), reason: "hai đáp án đúng"))
    ),
    (
      #"{"type":"command","id":8,"do":"revealNext","top":5}"#,
      .command(id: 8, .revealNext(top: 5))
    ),
    (
      #"{"type":"command","id":11,"do":"show","question":"mot.1"}"#,
      .command(id: 11, .show(question: "mot.1"))
    ),
    (
      #"{"type":"command","id":12,"do":"close","graceMs":2000}"#,
      .command(id: 12, .closeAfter(2_000))
    ),
    (#"{"type":"command","id":13,"do":"close","graceMs":0}"#, .command(id: 13, .close)),
    (#"{"type":"command","id":10,"do":"openReserve"}"#, .command(id: 10, .openReserve)),
    (#"{"type":"command","id":9,"do":"revealNext"}"#, .command(id: 9, .revealNext())),
    (
      #"{"type":"command","id":5,"do":"rescue","count":10}"#, .command(id: 5, .rescue(.count(10)))
    ),
    (
      #"{"type":"command","id":6,"do":"extraTime","contestant":"c17","factor":1.25}"#,
      .command(
        id: 6, .extraTime(contestant: "c17", ExtraTime(hundredths: 125) ?? .longest))
    ),
    (
      #"{"type":"command","id":7,"do":"removeInterval","from":1764000000000,"to":1764000060000,"school":"ky-son","reason":"mất điện"}"#,
      .command(
        id: 7,
        .removeInterval(
          .init(
            from: ServerTime(milliseconds: 1_764_000_000_000),
            to: ServerTime(milliseconds: 1_764_000_060_000), school: "ky-son", reason: "mất điện")))
    ),
  ]

  @Test(arguments: clientLines)
  func `an old line of a client is still read`(text: String, message: ClientMessage) throws {
    #expect(try Self.client(text) == message)
  }

  /// Each is written again exactly as it was: the order of fields is part of what is frozen.
  static let serverLines = [
    #"{"type":"welcome","protocol":1,"server":"bangvang/1.0","now":1764000000000,"contest":{"id":"hoi-vui","title":"Hội vui học tập","mode":"live","language":"vi","state":"lobby","rounds":2,"questions":12},"registration":["name","class"]}"#,
    #"{"type":"welcome","protocol":1,"server":"bangvang/1.0","now":1764000000000,"contests":[{"id":"a","title":"A"},{"id":"b","title":"B"}]}"#,
    #"{"type":"joined","contestant":"c17","token":"c2VjcmV0","ticket":"4F7Q2M9X","name":"Lò Văn Pành","school":"ky-son","schoolName":"THPT Kỳ Sơn","seed":"009f3c61","extraTime":1.5}"#,
    #"{"type":"joined","contestant":"c17","name":"Lò Văn Pành","seed":"ffffffff"}"#,
    #"{"type":"state","state":"running","frozen":true,"joined":812,"present":809,"now":1764000000321}"#,
    #"{"type":"welcome","protocol":1,"server":"bangvang/1.0","now":1764000000000,"contest":{"id":"tim-hieu","title":"Tìm hiểu","mode":"window","language":"vi","state":"open","rounds":1,"questions":60,"paper":{"questions":20,"minutes":15,"attempts":2,"periods":[{"opensAt":1764000000000,"closesAt":1764090000000}],"estimate":"allRight","take":"best","show":"submit"}},"registration":["name"]}"#,
    #"{"type":"joined","contestant":"c17","name":"Lò Văn Pành","seed":"ffffffff","attempts":[{"attempt":1,"opensAt":1764000000000,"closesAt":1764000900000,"receipt":"r000032","points":70},{"attempt":2,"opensAt":1764001000000,"closesAt":1764001900000}]}"#,
    #"{"type":"superseded"}"#,
    #"{"type":"superseded","reason":"ticket"}"#,
    #"{"type":"authenticated","role":"host"}"#,
    #"{"type":"round","round":"vong-1","title":"Vòng 1","number":1,"of":2,"questions":10,"rule":"Mỗi câu 100 điểm"}"#,
    #"{"type":"question","question":"vong-1.3","number":3,"of":12,"round":"vong-1","kind":"single","prompt":"1 + 1 = ?","format":"plain","choices":[{"id":"x4","text":"2"},{"id":"q7","text":"Tất cả","last":true}],"shuffle":true,"points":1000,"opensAt":1764000010000,"choicesAt":1764000013000,"closesAt":1764000033000,"answered":{"response":{"choice":"x4"},"receipt":"r000123","receivedAt":1764000017260}}"#,
    #"{"type":"question","question":"v.1","number":1,"of":8,"kind":"multiple","prompt":"?","format":"html","choices":[{"id":"a","text":"A"}],"select":1,"points":10,"changeable":true}"#,
    #"{"type":"question","question":"v.2","number":2,"of":8,"kind":"trueFalse","prompt":"?","format":"markdown"}"#,
    #"{"type":"question","question":"v.3","number":3,"of":8,"kind":"numeric","prompt":"?","format":"plain","unit":"km"}"#,
    #"{"type":"question","question":"v.4","number":4,"of":8,"kind":"text","prompt":"?","format":"plain","maxLength":200}"#,
    #"{"type":"question","question":"v.5","number":5,"of":8,"kind":"matching","prompt":"?","format":"plain","left":[{"id":"l1","text":"a"}],"right":[{"id":"r1","text":"b"},{"id":"r2","text":"c"}]}"#,
    #"{"type":"question","question":"v.6","number":6,"of":8,"kind":"ordering","prompt":"?","format":"plain","choices":[{"id":"a","text":"1"},{"id":"b","text":"2"}]}"#,
    #"{"type":"question","question":"v.7","number":7,"of":8,"kind":"cloze","prompt":"{b1} {b2}","format":"plain","blanks":[{"id":"b1","kind":"text"},{"id":"b2","kind":"single","choices":[{"id":"c1","text":"x"}]}]}"#,
    #"{"type":"accepted","question":"vong-1.3","receipt":"r000123","receivedAt":1764000017260}"#,
    #"{"type":"accepted","question":"vong-1.3","receipt":"r000123","receivedAt":1764000017260,"duplicate":true,"change":2}"#,
    #"{"type":"closed","question":"vong-1.3","key":{"choice":"x4"},"explanation":"Vì thế.","answered":790,"correct":655,"you":{"response":{"choice":"x4"},"mark":1,"points":894,"timeMs":4230},"points":894,"rank":12,"of":812}"#,
    #"{"type":"closed","question":"vong-1.4","key":{"low":1,"high":2.5},"answered":790,"correct":655,"you":{"response":{"number":3},"mark":0.3333333,"points":-25,"timeMs":90},"points":869}"#,
    #"{"type":"closed","question":"khao-sat.1","answered":43,"totals":{"m1":12,"x4":31}}"#,
    #"{"type":"standings","after":"vong-1.3","frozen":false,"top":[{"rank":1,"contestant":"c5","name":"N. T. Á.","schoolName":"THCS Lê Mao","points":1400}],"schools":[{"rank":1,"school":"le-mao","schoolName":"THCS Lê Mao","points":4120}],"you":{"rank":12,"points":894}}"#,
    #"{"type":"ended","rank":12,"of":812,"points":931,"journal":{"sequence":20412,"head":"sha256:00ff"}}"#,
    #"{"type":"extended","question":"vong-1.3","opensAt":1764000010000,"choicesAt":1764000013000,"closesAt":1764000043000}"#,
    #"{"type":"extended","question":"vong-1.3","opensAt":1764000010000,"closesAt":1764000012000,"closing":true}"#,
    #"{"type":"announcement","text":"Nghỉ 5 phút"}"#,
    #"{"type":"announcement","text":"Thầy cô sẽ cho em vào.","waits":"approval"}"#,
    #"{"type":"newcomers","on":true,"waiting":1,"schools":[{"school":"le-mao","waiting":1}],"first":[{"newcomer":"n1","name":"An","class":"8A","since":1764000000000}]}"#,
    #"{"type":"waiting","question":"vong-1.3"}"#,
    #"{"type":"key","question":"vong-1.3","key":{"choices":["a","b"]}}"#,
    #"{"type":"progress","question":"vong-1.3","answered":790,"present":812,"choices":{"m1":655},"schools":[{"school":"le-mao","joined":42,"present":40,"answered":40,"rttMs":38}]}"#,
    #"{"type":"progress","question":"vong-1.3","answered":1,"present":2,"schools":[{"school":"le-mao","schoolName":"THCS Lê Mao","joined":2,"present":2,"answered":1}],"asked":[{"question":"vong-1.1","answered":2,"correct":1},{"question":"vong-1.2","answered":2,"correct":0,"annulled":true},{"question":"vong-1.3","answered":1}],"final":true}"#,
    #"{"type":"progress","answered":0,"present":2,"schools":[],"machine":{"at":1764000000000,"processors":2,"cpuUs":910000,"cpuWaitUs":1200,"deciderUs":310000,"deciderWaitUs":900,"commits":41,"entries":900,"syncUs":52000,"connections":3,"connectionsMax":19936,"residentBytes":31457280,"availableBytes":2000000000}}"#,
    #"{"type":"hall","answered":0,"joined":3,"present":2,"schools":[{"school":"le-mao","schoolName":"THCS Lê Mao","code":"7KQ2MF","joined":3,"present":2},{"school":"ky-son","schoolName":"THPT Kỳ Sơn","joined":0,"present":0}]}"#,
    #"{"type":"hall","question":"vong-1.3","answered":7,"joined":9,"present":8,"playing":4,"choices":{"m1":5,"x4":2},"schools":[],"final":true}"#,
    #"{"type":"hall","answered":0,"joined":60,"present":12,"waiting":3,"schools":[],"papers":{"begun":57,"open":12,"handedIn":45}}"#,
    #"{"type":"event","sequence":9,"at":1764000000000,"kind":"opened","question":"vong-1.3"}"#,
    #"{"type":"fault","code":"diskFull","text":"Hết chỗ trên đĩa"}"#,
    #"{"type":"done","id":1}"#,
    #"{"type":"done","id":2,"ticket":"4F7Q2M9X"}"#,
    #"{"type":"done","id":3,"interval":"i1"}"#,
    #"{"type":"done","id":4,"contestants":[{"contestant":"c17","name":"Lò Thị Mai","schoolName":"THCS Lê Mao","class":"8A","rank":3,"points":-25,"present":true,"disqualified":true,"out":true}]}"#,
    #"{"type":"done","id":5,"contestants":[]}"#,
    #"{"type":"error","code":"late","message":"Đã hết giờ.","question":"vong-1.3"}"#,
    #"{"type":"error","code":"badField","message":"?","field":"birthDate"}"#,
    #"{"type":"error","code":"rateLimited","message":"?","retryAfterMs":1500}"#,
    #"{"type":"error","code":"alreadyAnswered","message":"?","question":"v.1","receipt":"r1"}"#,
    #"{"type":"error","code":"invalidCommand","message":"?","id":9}"#,
    #"{"type":"ping","id":"k3v9"}"#,
    #"{"type":"paper","attempt":1,"of":2,"questions":[{"question":"q7","number":1,"of":1,"kind":"trueFalse","prompt":"?","format":"plain","points":1}],"opensAt":1764000000000,"closesAt":1764000900000,"saved":{"q7":{"truth":true}},"changes":{"q7":2}}"#,
    #"{"type":"submitted","attempt":1,"receipt":"r9","points":12}"#,
    #"{"type":"starred","question":"vong-1.4","receipt":"r10"}"#,
    #"{"type":"winner","contestants":[{"contestant":"c5","name":"N. T. Á."}]}"#,
  ]

  @Test(arguments: serverLines)
  func `an old line of a server is still read and written`(text: String) throws {
    #expect(try Self.server(text).line.text == text)
  }

  @Test func `every type of message has a frozen line`() throws {
    let client = Set(Self.clientLines.map { $0.1.kind })
    #expect(client == Set(ClientMessage.Kind.allCases))
    let server = Set(try Self.serverLines.map { text in try Self.server(text).kind })
    #expect(server == Set(ServerMessage.Kind.allCases))
  }

  /// Whatever becomes of a line on its way, it is read or refused and nothing traps: neither the
  /// decoders nor the sessions.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `damaged lines are read or refused`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var server = ServerSession(now: 0)
    var client = ClientSession(.init(role: .contestant))
    _ = client.connected(now: 0)
    for (number, text) in (Self.clientLines.map(\.0) + Self.serverLines).enumerated() {
      let bytes = Self.damaged(Array(text.utf8), &random)
      if let message = try? ClientMessage(decoding: bytes) {
        #expect((try? ClientMessage(decoding: Array(message.line.bytes.dropLast()))) == message)
      }
      if let message = try? ServerMessage(decoding: bytes) {
        #expect((try? ServerMessage(decoding: Array(message.line.bytes.dropLast()))) == message)
      }
      let now = Int64(number) * 7_000
      if server.phase == .closed { server = ServerSession(now: now) }
      _ = server.receive(.line(bytes), now: now)
      _ = client.receive(bytes + [0x0A], now: now)
      _ = client.disconnected(now: now)
      _ = client.tick(now: now + 3_000)
      _ = client.connected(now: now + 3_000)
    }
  }

  private static func damaged(
    _ line: [UInt8], _ random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = line
    let pieces = ["9", "-", "e99", "null", "{}", "[]", "\"", "\\u0000", "9007199254740993", "0."]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
      case 1: bytes.remove(at: place)
      default:
        bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
      }
    }
    return bytes
  }
}
