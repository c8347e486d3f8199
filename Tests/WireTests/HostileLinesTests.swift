import Assessment
import Testing
import Wire

/// Lines that no honest client sends, and what each is called.
struct HostileLinesTests {
  static let lines: [(String, LineFault)] = [
    ("x", .malformed), ("[]", .malformed), ("5", .malformed), ("{}", .malformed),
    (#"{"type":5}"#, .malformed), (#"{"type":null}"#, .malformed),
    (#"{"type":"pong","id":"a","id":"a"}"#, .malformed),
    (#"{"type":"pong","type":"pong","id":"a"}"#, .malformed),
    (#"{"Type":"pong","id":"a"}"#, .malformed), (#"{"type":"pong""#, .malformed),
    (#"{"type":"PONG","id":"a"}"#, LineFault(.unknownType)),
    (#"{"type":"joined"}"#, LineFault(.unknownType)), (#"{"type":""}"#, LineFault(.unknownType)),

    (#"{"type":"hello","role":"contestant"}"#, .badField("protocol")),
    (#"{"type":"hello","protocol":"1","role":"contestant"}"#, .badField("protocol")),
    (#"{"type":"hello","protocol":2,"role":7}"#, LineFault(.unsupportedProtocol)),
    (#"{"type":"hello","protocol":1}"#, .badField("role")),
    (#"{"type":"hello","protocol":1,"role":"teacher"}"#, .badField("role")),
    (#"{"type":"join","code":"7KQ2MF","name":"An","claim":"short"}"#, .badField("claim")),
    (#"{"type":"join","code":"7KQ2MF","name":"An","claim":7}"#, .badField("claim")),
    (#"{"type":"join","code":"7KQ2MF","claim":"not-a-base64-url-text-ạ"}"#, .badField("claim")),
    (#"{"type":"hello","protocol":1,"role":"host","language":5}"#, .badField("language")),
    (#"{"type":"hello","protocol":1,"role":"host","contest":"a b"}"#, .badField("contest")),

    (#"{"type":"join","name":"An"}"#, .badField("code")),
    (#"{"type":"join","code":123456,"name":"An"}"#, .badField("code")),
    (#"{"type":"join","code":"7KQ2M","name":"An"}"#, LineFault(.badCode)),
    (#"{"type":"join","code":"7KQ2MU","name":"An"}"#, LineFault(.badCode)),
    (#"{"type":"join","ticket":"7KQ2MF"}"#, LineFault(.badCode)),
    (#"{"type":"join","code":"7KQ2MF","name":5}"#, .badField("name")),
    (#"{"type":"join","code":"7KQ2MF","grade":8}"#, .badField("grade")),
    (#"{"type":"resume"}"#, .badField("token")),
    (#"{"type":"resume","token":""}"#, LineFault(.badCode)),
    (#"{"type":"authenticate","token":[]}"#, .badField("token")),

    (#"{"type":"answer","response":{"choice":"a"}}"#, .badField("question")),
    (#"{"type":"answer","question":"a/1","response":{"choice":"a"}}"#, .badField("question")),
    (#"{"type":"answer","question":"","response":{"choice":"a"}}"#, .badField("question")),
    (#"{"type":"answer","question":"a.1"}"#, .badField("response")),
    (#"{"type":"answer","question":"a.1","response":"a"}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"choice":5}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"choice":""}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"choices":[]}}"#, LineFault(.badResponse)),
    (
      #"{"type":"answer","question":"a.1","response":{"choices":["a","a"]}}"#,
      LineFault(.badResponse)
    ),
    (#"{"type":"answer","question":"a.1","response":{"truth":1}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"number":"5"}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"number":1e999}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"text":"  "}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"pairs":{}}}"#, LineFault(.badResponse)),
    (#"{"type":"answer","question":"a.1","response":{"pairs":{"a":1}}}"#, LineFault(.badResponse)),
    (
      #"{"type":"answer","question":"a.1","response":{"order":["a","a"]}}"#, LineFault(.badResponse)
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"blanks":{"b":""}}}"#, LineFault(.badResponse)
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"choice":"a","text":"b"}}"#,
      LineFault(.badResponse)
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"choice":"a"},"elapsedMs":-1}"#,
      .badField("elapsedMs")
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"choice":"a"},"elapsedMs":1.5}"#,
      .badField("elapsedMs")
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"choice":"a"},"elapsedMs":1e300}"#,
      .badField("elapsedMs")
    ),
    (
      #"{"type":"answer","question":"a.1","response":{"choice":"a"},"change":0}"#,
      .badField("change")
    ),

    (#"{"type":"submit"}"#, .badField("attempt")),
    (#"{"type":"submit","attempt":0}"#, .badField("attempt")),
    (#"{"type":"submit","attempt":1,"estimate":-1}"#, .badField("estimate")),
    (#"{"type":"submit","attempt":1,"estimate":"5"}"#, .badField("estimate")),
    (#"{"type":"submit","attempt":1,"estimate":1e99}"#, .badField("estimate")),
    (#"{"type":"star"}"#, .badField("question")), (#"{"type":"pong"}"#, .badField("id")),
    (#"{"type":"pong","id":7}"#, .badField("id")),

    (#"{"type":"command","do":"open"}"#, .badField("id")),
    (#"{"type":"command","id":-1,"do":"open"}"#, .badField("id")),
    (#"{"type":"command","id":9007199254740993,"do":"open"}"#, .badField("id")),
    (#"{"type":"command","id":"1","do":"open"}"#, .badField("id")),
    (#"{"type":"command","id":1}"#, .badField("do")),
    (#"{"type":"command","id":1,"do":5}"#, .badField("do")),
    (#"{"type":"command","id":1,"do":"dance"}"#, LineFault(.invalidCommand)),
    (#"{"type":"command","id":1,"do":"extend"}"#, .badField("ms")),
    (#"{"type":"command","id":1,"do":"extend","ms":0}"#, .badField("ms")),
    (#"{"type":"command","id":1,"do":"announce","text":" \n"}"#, .badField("text")),
    (#"{"type":"command","id":1,"do":"annul","question":"a.1"}"#, .badField("reason")),
    (#"{"type":"command","id":1,"do":"announce","text":"a\u001b[2Jb"}"#, .badField("text")),
    (#"{"type":"command","id":1,"do":"announce","text":"a\u202eb"}"#, .badField("text")),
    (
      #"{"type":"command","id":1,"do":"annul","question":"a.1","reason":"\u2066x"}"#,
      .badField("reason")
    ),
    (
      #"{"type":"command","id":1,"do":"rekey","question":"a.1","key":{},"reason":"x"}"#,
      .badField("key")
    ),
    (
      #"{"type":"command","id":1,"do":"rekey","question":"a.1","key":{"anyOf":[]},"reason":"x"}"#,
      .badField("key")
    ),
    (#"{"type":"command","id":1,"do":"revealNext","top":51}"#, .badField("top")),
    (#"{"type":"command","id":1,"do":"close","graceMs":10001}"#, .badField("graceMs")),
    (#"{"type":"command","id":1,"do":"close","graceMs":-1}"#, .badField("graceMs")),
    (#"{"type":"command","id":1,"do":"rescue"}"#, .badField("count")),
    (#"{"type":"command","id":1,"do":"rescue","contestants":[]}"#, .badField("contestants")),
    (
      #"{"type":"command","id":1,"do":"rescue","contestants":["c1","c1"]}"#,
      .badField("contestants")
    ),
    (
      #"{"type":"command","id":1,"do":"rename","contestant":"c1","name":"A\u202eB"}"#,
      .badField("name")
    ),
    (
      #"{"type":"command","id":1,"do":"extraTime","contestant":"c1","factor":3.01}"#,
      .badField("factor")
    ),
    (
      #"{"type":"command","id":1,"do":"extraTime","contestant":"c1","factor":1.333}"#,
      .badField("factor")
    ),
    (
      #"{"type":"command","id":1,"do":"extraTime","contestant":"c1","factor":0.99}"#,
      .badField("factor")
    ),
    (
      #"{"type":"command","id":1,"do":"removeInterval","from":5,"to":5,"reason":"x"}"#,
      .badField("to")
    ),
  ]

  @Test(arguments: lines) func `a hostile line has its name`(text: String, fault: LineFault) {
    #expect(throws: fault, "\(text)") { try ClientMessage(decoding: Array(text.utf8)) }
  }

  @Test func `an optional field that is null is as if missing`() throws {
    let line =
      #"{"type":"answer","question":"a.1","response":{"truth":true},"change":null,"elapsedMs":null}"#
    #expect(
      try ClientMessage(decoding: Array(line.utf8))
        == .answer(.init(question: "a.1", response: .truth(true))))
  }

  @Test func `an id has at most 64 characters`() throws {
    let longest = String(repeating: "a", count: 64)
    #expect(WireID.isValid(longest))
    #expect(!WireID.isValid(longest + "a"))
    #expect(!WireID.isValid("ệ"))
    #expect(!WireID.isValid("\u{212A}"))
  }
}
