import ContestClient
import Glibc
import Network
import Screens
import Terminal
import Wire

/// The student's program: reads what it was told, plays the contest, and tells the shell how it
/// ended.
struct ThiProgram {
  static let version = "1.0"

  /// How the program ends where no signal ends it.
  enum Status {
    static let done: Int32 = 0
    /// The contest did not take the contestant.
    static let refused: Int32 = 1
    static let wrongUsage: Int32 = 2
    static let unreachable: Int32 = 3
  }

  let words: [String]
  let surroundings: Surroundings

  func run() -> Int32 {
    let arguments: ThiArguments
    do {
      arguments = try ThiArguments(words)
    } catch {
      complain(texts(nil).usage(error))
      return Status.wrongUsage
    }
    if arguments.asksForHelp { return tell(texts(nil).help) }
    if arguments.asksForVersion { return tell("thi \(Self.version)\n") }
    return play(arguments)
  }

  private func texts(_ set: WireLanguage?) -> ProgramTexts {
    ProgramTexts(ThiArguments.language(in: words) ?? set ?? surroundings.language ?? .vi)
  }

  private func play(_ arguments: ThiArguments) -> Int32 {
    let (system, complaints) = readSystemFiles()
    let texts = texts(system.language)
    for complaint in complaints { complain(complaint) }
    if arguments.isPlaintext, arguments.host == nil, let host = system.host {
      do {
        try ThiArguments.checkIsThisComputer(host)
      } catch {
        complain(texts.usage(error))
        return Status.wrongUsage
      }
    }
    let plan = ContestantPlan(
      arguments: arguments, system: system, surroundings: surroundings, version: Self.version)
    let outcome: ContestantRun.Outcome
    do {
      var run = try ContestantRun(plan)
      outcome = try run.play()
    } catch {
      complain(texts.noTerminal(error))
      return Status.unreachable
    }
    // The terminal is given back by now, so this stays to be read.
    for complaint in outcome.complaints(texts) { complain(complaint) }
    return outcome.status
  }

  private func readSystemFiles() -> (SystemFile, complaints: [String]) {
    var system = SystemFile()
    var complaints: [String] = []
    for path in surroundings.systemFiles {
      do {
        guard let bytes = try PrivateFile.read(path) else { continue }
        let file = SystemFile(bytes)
        system.fill(from: file)
        let texts = texts(system.language)
        complaints += file.faults.map { texts.fault($0, in: path) }
      } catch {
        complaints.append(texts(system.language).notRead(error))
      }
    }
    return (system, complaints)
  }

  // MARK: - Saying

  private func tell(_ text: String) -> Int32 {
    write(text.hasSuffix("\n") ? text : text + "\n", to: 1) ? Status.done : Status.unreachable
  }

  private func complain(_ text: String) {
    // Nobody is left to be told where standard error is closed.
    _ = write(Sanitiser.clean(text, keepsNewlines: true) + "\n", to: 2)
  }

  private func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
