import Synchronization

/// What a command is done with and leaves to the system: to take a large bank apart, text by text,
/// takes longer than to end the program.
final class Remains: Sendable {
  private let values = Mutex<[any Sendable]>([])

  func keep(_ value: any Sendable) { values.withLock { $0.append(value) } }
}
