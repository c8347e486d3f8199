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
    /// Who handled the crashes before, in the order of `crashes`; Swift's own backtraces do.
    let handlers: UnsafeMutablePointer<sigaction>
  }

  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT]

  /// The address of the record; 0 when there is nothing to put back.
  private static let armed = Atomic<UInt>(0)
  private static let watchesExit = Atomic<Bool>(false)

  /// - Parameter bytes: what is written to the terminal to leave its screen.
  static func arm(input: Int32, output: Int32, settings: termios, bytes: [UInt8]) {
    let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = kept.initialize(from: bytes)
    let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
    let handlers = UnsafeMutablePointer<sigaction>.allocate(capacity: crashes.count)
    record.initialize(
      to: Record(
        input: input, output: output, settings: settings, bytes: kept, handlers: handlers))
    armed.store(UInt(bitPattern: record), ordering: .sequentiallyConsistent)
    if !watchesExit.exchange(true, ordering: .sequentiallyConsistent) {
      atexit { _ = EmergencyRestore.run() }
    }
    for (place, signal) in crashes.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { EmergencyRestore.handleCrash($0) }
      action.sa_flags = SA_ONSTACK
      handlers[place] = sigaction()
      sigaction(signal, &action, handlers + place)
    }
  }

  /// Forgets the record; the caller has given the terminal back itself.
  static func disarm() {
    let address = armed.exchange(0, ordering: .sequentiallyConsistent)
    guard let record = UnsafeMutablePointer<Record>(bitPattern: address) else { return }
    for (place, signal) in crashes.enumerated() {
      sigaction(signal, record.pointee.handlers + place, nil)
    }
    record.pointee.handlers.deallocate()
    record.pointee.bytes.deallocate()
    record.deallocate()
  }

  /// Runs inside of the handler. The signal then comes again, to whoever handled it before.
  private static func handleCrash(_ signal: Int32) {
    if let record = run(), let place = crashes.firstIndex(of: signal) {
      sigaction(signal, record.pointee.handlers + place, nil)
    } else {
      Glibc.signal(signal, SIG_DFL)
    }
    raise(signal)
  }

  /// Puts back what was recorded, at most once. What it used is left to the end of the process.
  @discardableResult
  static func run() -> UnsafeMutablePointer<Record>? {
    let address = armed.exchange(0, ordering: .sequentiallyConsistent)
    guard let record = UnsafeMutablePointer<Record>(bitPattern: address) else { return nil }
    if let start = record.pointee.bytes.baseAddress {
      _ = write(record.pointee.output, start, record.pointee.bytes.count)
    }
    tcsetattr(record.pointee.input, TCSANOW, &record.pointee.settings)
    return record
  }
}
