import Screens

/// A model that is played by a clock of the test's own.
protocol ClockedPlay {
  /// In milliseconds, as the model is told.
  var now: Int64 { get set }
  var nextDeadline: Int64? { get }

  mutating func tick()
}

extension ClockedPlay {
  /// Lets time pass, in milliseconds, with every tick that is due.
  mutating func wait(_ milliseconds: Int64) {
    let end = now + milliseconds
    while let deadline = nextDeadline, deadline <= end {
      now = max(now, deadline)
      tick()
    }
    now = end
    tick()
  }
}

extension BoardPlay: ClockedPlay {
  var nextDeadline: Int64? { model.nextDeadline }

  mutating func tick() { tell(.tick) }
}

extension HostPlay: ClockedPlay {
  var nextDeadline: Int64? { model.nextDeadline }

  mutating func tick() { tell(.tick) }
}

extension PlainPlay: ClockedPlay {
  var nextDeadline: Int64? { model.nextDeadline }

  mutating func tick() { tell(.tick) }
}

extension Play: ClockedPlay {
  var nextDeadline: Int64? { model.nextDeadline }

  mutating func tick() { tell(.tick) }
}
