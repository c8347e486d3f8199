import Foundation

/// Runs work that blocks on a thread of its own, so that the cooperative pool is never held up.
enum BlockingWork {
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 8 * 1024 * 1024
      thread.start()
    }
  }
}
