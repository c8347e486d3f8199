import Dispatch
import Foundation
import Synchronization

/// What a connection has brought, in lines, and who waits for the next.
final class LineInbox: Sendable {
  enum Arrival {
    /// A line, or part of one.
    case line
    case over, nothing
  }

  fileprivate struct State {
    var rest = Data()
    var lines: [Line] = []
    /// Lines before this place were taken.
    var taken = 0
    var isOver = false
    var answersPings: Bool
    var waits = 0
    var waiter: (number: Int, continuation: CheckedContinuation<Void, Never>)?

    var hasNews: Bool { taken < lines.count || isOver }
  }

  private let state: Mutex<State>
  private let output: Int32

  /// - Parameter output: where pings are answered; not owned.
  init(output: Int32, answersPings: Bool) {
    state = Mutex(State(answersPings: answersPings))
    self.output = output
  }

  func answerPings(_ answers: Bool) { state.withLock { $0.answersPings = answers } }

  /// Every line so far, in order, also pings.
  var lines: [Line] { state.withLock { $0.lines } }

  /// The first line that was not taken.
  func next() -> Line? {
    state.withLock { state in
      guard state.taken < state.lines.count else { return nil }
      state.taken += 1
      return state.lines[state.taken - 1]
    }
  }

  func arrival(by deadline: DispatchTime) async -> Arrival {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let number: Int? = state.withLock { state in
        if state.hasNews { return nil }
        state.waits += 1
        state.waiter = (state.waits, continuation)
        return state.waits
      }
      guard let number else { return continuation.resume() }
      DispatchQueue.global().asyncAfter(deadline: deadline) { [weak self] in
        self?.wake(number)
      }
    }
    return state.withLock { state in
      if state.taken < state.lines.count { return .line }
      if state.isOver { return .over }
      // Part of a line may have come.
      return DispatchTime.now() < deadline ? .line : .nothing
    }
  }

  /// - Parameter number: of a wait that is over; nil: whoever waits.
  private func wake(_ number: Int?) {
    let waiter = state.withLock { state in
      guard let waiter = state.waiter, number == nil || waiter.number == number else {
        return nil as CheckedContinuation<Void, Never>?
      }
      state.waiter = nil
      return waiter.continuation
    }
    waiter?.resume()
  }

  /// - Parameter bytes: none where no more will come.
  func take(_ bytes: [UInt8]) {
    let pings = state.withLock { state in
      state.isOver = bytes.isEmpty
      state.rest += bytes
      return state.cut()
    }
    for id in pings { send(Array((["type": "pong", "id": id] as JSON).description.utf8) + [0x0A]) }
    wake(nil)
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, 1_000)
      } else {
        return
      }
    }
  }
}

extension LineInbox.State {
  /// Takes the whole lines.
  ///
  /// - Returns: the ids of pings to answer.
  fileprivate mutating func cut() -> [JSON] {
    var pings: [JSON] = []
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    while let end = rest.firstIndex(of: 0x0A) {
      let text = String(decoding: rest[..<end], as: UTF8.self)
      rest = Data(rest[rest.index(after: end)...])
      let line = Line(text: text, json: JSON(parsing: text), at: now)
      lines.append(line)
      if answersPings, line.type == "ping" { pings.append(line["id"]) }
    }
    return pings
  }
}
