import Glibc
import Synchronization

/// Gives the terminal back when the process ends without having done so: at `exit`, and when it
/// crashes.
///
/// This is the one thing in the room that belongs to the process: a signal handler can reach
/// nothing else. It does only what POSIX allows inside of a handler.
enum EmergencyRestore {
  /// What to put back.
  struct Record {
    let input: Int32
    let output: Int32
    var settings: termios
    let bytes: UnsafeMutableBufferPointer<UInt8>
  }

  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]

  /// The address of the record; 0 when there is nothing to put back.
  private static let armed = Atomic<UInt>(0)
  private static let watchesExit = Atomic<Bool>(false)

  /// - Parameter bytes: what is written to the terminal to leave its screen.
  static func arm(input: Int32, output: Int32, settings: termios, bytes: [UInt8]) {
    let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = kept.initialize(from: bytes)
    let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
    record.initialize(to: Record(input: input, output: output, settings: settings, bytes: kept))
    armed.store(UInt(bitPattern: record), ordering: .sequentiallyConsistent)
    if !watchesExit.exchange(true, ordering: .sequentiallyConsistent) {
      atexit { EmergencyRestore.run() }
    }
    setCrashHandlers { signal in
      EmergencyRestore.run()
      // The handler has been reset to the default, which ends the process as it would have.
      raise(signal)
    }
  }

  /// Forgets the record; the caller has given the terminal back itself.
  static func disarm() {
    let address = armed.exchange(0, ordering: .sequentiallyConsistent)
    guard let record = UnsafeMutablePointer<Record>(bitPattern: address) else { return }
    setCrashHandlers(nil)
    record.pointee.bytes.deallocate()
    record.deallocate()
  }

  /// Puts back what was recorded, at most once.
  static func run() {
    let address = armed.exchange(0, ordering: .sequentiallyConsistent)
    guard let record = UnsafeMutablePointer<Record>(bitPattern: address) else { return }
    if let start = record.pointee.bytes.baseAddress {
      _ = write(record.pointee.output, start, record.pointee.bytes.count)
    }
    tcsetattr(record.pointee.input, TCSANOW, &record.pointee.settings)
  }

  /// Watches the crashes that nobody else watches; nil gives them back to the system.
  private static func setCrashHandlers(_ handler: (@convention(c) (Int32) -> Void)?) {
    for signal in crashes {
      var old = sigaction()
      sigaction(signal, nil, &old)
      let isOurs = old.sa_flags & Int32(bitPattern: SA_RESETHAND) != 0
      guard handler == nil ? isOurs : old.__sigaction_handler.sa_handler == nil else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = handler
      action.sa_flags = handler == nil ? 0 : Int32(bitPattern: SA_RESETHAND)
      sigaction(signal, &action, nil)
    }
  }
}
