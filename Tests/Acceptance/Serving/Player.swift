import Foundation
import Testing

/// A contestant, from outside.
struct Player: Sendable {
  let client: LineClient
  let joined: Line

  var id: JSON { joined["contestant"] }
  var token: JSON { joined["token"] }

  /// Sends an answer and gives what the server says to it.
  @discardableResult func answer(
    _ question: Line, _ response: JSON, change: Int64? = nil, elapsed: Int64? = nil
  ) async throws -> Line {
    send(answer: response, to: question["question"], change: change, elapsed: elapsed)
    return try await reply()
  }

  func send(answer: JSON, to question: JSON, change: Int64? = nil, elapsed: Int64? = nil) {
    var line: [String: JSON] = ["type": "answer", "question": question, "response": answer]
    if let change { line["change"] = .whole(change) }
    if let elapsed { line["elapsedMs"] = .whole(elapsed) }
    client.send(.object(line))
  }

  /// The next `accepted` or `error`.
  func reply() async throws -> Line {
    try await client.next("accepted or error") { ["accepted", "error"].contains($0.type) }
  }

  /// Answers as soon as the question is open.
  @discardableResult func answerWhenOpen(
    _ question: Line, right isRight: Bool, change: Int64? = nil
  ) async throws -> Line {
    await Moment.reached(question.startsAt)
    return try await answer(question, question.choice(right: isRight), change: change)
  }
}

extension Line {
  /// From when answers are taken, in milliseconds since the Unix epoch.
  var startsAt: Int64 { self["choicesAt"].whole ?? self["opensAt"].whole ?? 0 }

  /// The response with the first right or the first wrong choice of a `single` question.
  func choice(right isRight: Bool) -> JSON {
    let choice = self["choices"].array.first { $0["text"].string.hasPrefix("Đúng") == isRight }
    return ["choice": choice?["id"] ?? nil]
  }
}

/// A host, from outside.
final class Host: Sendable {
  let client: LineClient
  private let count = Counter()

  init(client: LineClient) { self.client = client }

  /// - Returns: `done` or `error`, whichever bears the command's id.
  @discardableResult func tell(_ order: JSON, _ more: [String: JSON] = [:]) async throws -> Line {
    let id = JSON.whole(count.next())
    let line: [String: JSON] = ["type": "command", "id": id, "do": order]
    client.send(.object(line.merging(more) { $1 }))
    return try await client.next("done or error") {
      ["done", "error"].contains($0.type) && $0["id"] == id
    }
  }

  /// As `tell`, where it must be done.
  func does(
    _ order: JSON, _ more: [String: JSON] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let reply = try await tell(order, more)
    #expect(reply.type == "done", "\(order): \(reply)", sourceLocation: sourceLocation)
  }

  /// Opens the next question.
  ///
  /// - Returns: the key that hosts are told.
  @discardableResult func open() async throws -> Line {
    try await does("open")
    guard let key = client.lines.last(where: { $0.type == "key" }) else {
      throw LineClient.Trouble.noLine(waitedFor: "key", seen: [])
    }
    return key
  }
}

/// Waiting for a moment that the server named.
enum Moment {
  /// Milliseconds since the Unix epoch.
  static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  /// Looks until something that sends no word of itself is there.
  static func comes(within seconds: Int = Patience.event, _ isThere: () -> Bool) async -> Bool {
    let deadline = now + Int64(seconds) * 1_000
    while !isThere() {
      if now > deadline { return false }
      await reached(now + 20)
    }
    return true
  }

  /// A few milliseconds after it, for clocks that round.
  static func reached(_ moment: Int64) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let rest = max(0, moment + 5 - now)
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(rest))) {
        continuation.resume()
      }
    }
  }
}
