import Testing
import Wire

/// What one side writes the other side reads back, for every message and every field.
struct RoundTripTests {
  @Test(arguments: ClientMessage.Kind.allCases)
  func `a client's message is read back as it was`(kind: ClientMessage.Kind) throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = MessageGenerator(seed: seed)
      let message = generator.clientMessage(kind)
      let line = message.line
      #expect(line.bytes.last == 0x0A && !line.bytes.dropLast().contains(0x0A))
      let read = try ClientMessage(decoding: Array(line.bytes.dropLast()))
      #expect(read == message, "seed \(seed): \(line.text)")
      // Texts of answers come back in NFC, which is the same text.
      #expect(read.line.text == line.text, "seed \(seed)")
    }
  }

  @Test(arguments: ServerMessage.Kind.allCases)
  func `a server's message is read back as it was`(kind: ServerMessage.Kind) throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = MessageGenerator(seed: seed)
      let message = generator.serverMessage(kind)
      let line = message.line
      #expect(line.bytes.last == 0x0A && !line.bytes.dropLast().contains(0x0A))
      let read = try ServerMessage(decoding: Array(line.bytes.dropLast()))
      #expect(read == message, "seed \(seed): \(line.text)")
      // Texts of answers come back in NFC, which is the same text.
      #expect(read.line.text == line.text, "seed \(seed)")
    }
  }

  @Test(arguments: HostOrder.Verb.allCases)
  func `every order of a host is read back as it was`(verb: HostOrder.Verb) throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = MessageGenerator(seed: seed)
      let message = ClientMessage.command(id: 7, generator.order(verb))
      #expect(try ClientMessage(decoding: Array(message.line.bytes.dropLast())) == message)
    }
  }

  @Test func `a shared line with an own part is the same as the whole line`() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = MessageGenerator(seed: seed)
      let closed = generator.closed()
      #expect(closed.shared.line(own: closed.own) == ServerMessage.closed(closed).line)
      let question = generator.question()
      #expect(
        question.shared.line(answered: question.answered) == ServerMessage.question(question).line)
      let standings = generator.standings()
      if let you = standings.you {
        #expect(standings.shared.line(you: you) == ServerMessage.standings(standings).line)
      } else {
        #expect(standings.shared.line == ServerMessage.standings(standings).line)
      }
    }
  }
}
