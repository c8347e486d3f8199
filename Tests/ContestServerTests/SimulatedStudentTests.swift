import Testing
import Wire

@testable import ContestServer

/// What a simulated student makes of what the server says, and of its silence.
@Suite struct SimulatedStudentTests {
  private static let welcome =
    #"{"type":"welcome","protocol":1,"server":"x","now":1000,"contest":{"id":"a","title":"A","mode":"live","language":"vi","state":"lobby","rounds":1,"questions":2},"registration":["name"]}"#
  private static let joined =
    #"{"type":"joined","contestant":"c1","token":"4_EvDHtnwmKCe5JQ_LFsM7CH","ticket":"804N9PT3","name":"Ánh","school":"le-mao","schoolName":"THCS Lê Mao","seed":"beb40c8b"}"#
  private static let state =
    #"{"type":"state","state":"lobby","frozen":false,"joined":1,"present":1,"now":1000}"#
  private static let question =
    #"{"type":"question","question":"mot.1","number":1,"of":2,"round":"mot","kind":"trueFalse","prompt":"?","format":"plain","points":100,"opensAt":1000,"startsAt":1000,"closesAt":6000}"#

  private func student(_ seed: UInt64) -> SimulatedStudent {
    SimulatedStudent(index: 0, code: "7KQ2MF", knowledge: Knowledge(), seed: seed)
  }

  private func tell(_ student: inout SimulatedStudent, _ lines: String...) throws {
    for line in lines {
      _ = student.receive(try ServerMessage(decoding: Array(line.utf8)), now: 1_000)
    }
  }

  /// One that has sent its answer to the first question. One in fifty does not answer.
  private func answering() throws -> SimulatedStudent {
    for seed in 1...20 as ClosedRange<UInt64> {
      var student = student(seed)
      try tell(&student, Self.welcome, Self.joined, Self.state, Self.question)
      if student.answer(dueBy: 6_000) != nil { return student }
    }
    throw Silent()
  }

  private struct Silent: Error {}

  @Test func `an answer that nobody acknowledged stays unheard while the line is broken`() throws {
    var student = try answering()
    #expect(student.hasLost)
    student.disconnected()
    #expect(student.hasLost && student.nextDue != nil, "it is to be sent again")
    student.connected()
    try tell(&student, Self.welcome, Self.joined)
    #expect(student.answer(dueBy: 6_000) != nil)
    try tell(
      &student,
      #"{"type":"accepted","question":"mot.1","receipt":"r000010","receivedAt":1500}"#)
    #expect(!student.hasLost && student.receipts == ["mot.1": "r000010"])
  }

  @Test(arguments: [("r000010", 0), ("r000099", 1), (nil, 1)])
  func `an answer that the server has forgotten after a broken line is lost`(
    receipt: String?, lost: Int
  ) throws {
    var student = try answering()
    try tell(
      &student, #"{"type":"accepted","question":"mot.1","receipt":"r000010","receivedAt":1500}"#)
    student.disconnected()
    student.connected()
    let held = receipt.map {
      #","answered":{"response":{"truth":true},"receipt":"\#($0)","receivedAt":1500}}"#
    }
    try tell(
      &student, Self.welcome, Self.joined, Self.state,
      String(Self.question.dropLast()) + (held ?? "}"))
    #expect(student.lost == lost)
  }

  @Test func `an answer that could not be sent again before the end is not lost`() throws {
    var student = try answering()
    student.disconnected()
    try tell(&student, #"{"type":"ended"}"#)
    #expect(student.phase == .over && !student.hasLost)
  }

  @Test(arguments: ["notOpen", "rateLimited"])
  func `an answer that was put off was heard of`(code: String) throws {
    var student = try answering()
    try tell(
      &student, #"{"type":"error","code":"\#(code)","message":"m","question":"mot.1"}"#)
    #expect(!student.hasLost && student.pending != nil)
  }

  @Test func `who is refused on the greeting is turned away, and waits for nothing`() throws {
    var student = student(1)
    try tell(&student, #"{"type":"error","code":"badCode","message":"m"}"#)
    #expect(student.phase == .over && student.turnedAway == .badCode && !student.isPutOut)
  }

  @Test func `who is not known any more after a broken line is put out`() throws {
    var student = student(1)
    try tell(&student, Self.welcome, Self.joined, Self.state)
    student.disconnected()
    student.connected()
    try tell(&student, Self.welcome, #"{"type":"error","code":"notAuthorised","message":"m"}"#)
    #expect(student.phase == .over && student.isPutOut)
  }
}
