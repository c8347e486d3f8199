import Authoring
import CLinux

/// Bank files that were named on the command line, read one after the other.
struct BankFiles {
  private(set) var readings: [(file: String, reading: BankReading)] = []
  /// Files that could not be reached; the others are read all the same.
  private(set) var isIncomplete = false

  /// Reads the files, as `--format` and `--encoding` say, documents of old or other programs through
  /// LibreOffice; what cannot be reached is said on standard error.
  init(_ invocation: Invocation) async throws(CommandFailure) {
    Self.givesBackLargeMemory()
    let format = invocation.arguments.value(CommandOption.readAs.name)
      .flatMap(BankFormat.init(rawValue:))
    let encoding = try Self.encoding(invocation.arguments)
    let converter = DocumentConverter(invocation.surroundings)
    let today = invocation.surroundings.today
    for file in invocation.arguments.operands {
      do {
        let bytes = try invocation.bytes(of: file)
        let reading = await BlockingWork.run {
          BankReader.read(bytes: bytes, file: file, format: format, encoding: encoding) {
            bytes, document in
            converter?.convert(bytes, document) ?? .unavailable
          }
        }
        readings.append((file, today.map(reading.checked) ?? reading))
      } catch {
        isIncomplete = true
        invocation.console.note("bangvang: " + error.message.text(in: invocation.language))
      }
    }
  }

  /// The same, with warnings for items that a file has twice.
  var checkedForLikes: BankFiles {
    var files = self
    files.readings = readings.map { ($0.file, $0.reading.checkedForLikes(file: $0.file)) }
    return files
  }

  /// The number of each item in its file, as `bank check` says it; of several files with the file's
  /// name.
  var itemNumbers: [String] {
    readings.flatMap { file, reading in
      reading.numbersInFile.map { readings.count > 1 ? "\(file):\($0)" : String($0) }
    }
  }

  var hasErrors: Bool { readings.contains { $0.reading.hasErrors } }

  /// 3 where a file could not be reached, 1 where one has errors, else 0.
  var status: ExitStatus { isIncomplete ? .unreachable : hasErrors ? .faulty : .done }

  /// What a large file needs for a moment goes back to the system at once. By itself the C library
  /// keeps ever larger runs of memory for later once some were freed, which makes the peak a fifth
  /// higher.
  ///
  /// Small runs are asked for many at a time: a bank has millions of them.
  ///
  /// Source: mallopt(3), M_MMAP_THRESHOLD, M_TOP_PAD.
  private static func givesBackLargeMemory() {
    mallopt(M_MMAP_THRESHOLD, 128 * 1024)
    mallopt(M_TOP_PAD, 1024 * 1024)
  }

  /// By any name that the encoding has.
  private static func encoding(_ arguments: Arguments) throws(CommandFailure) -> TextEncoding? {
    guard let name = arguments.value(CommandOption.encoding.name) else { return nil }
    guard let encoding = TextEncoding(name: name) else {
      throw .notAChoice(name, of: CommandOption.encoding.name, CommandOption.encodings)
    }
    return encoding
  }
}

extension CommandOption {
  static let readAs = CommandOption(
    "--format", value: "NAME", choices: BankFormat.allCases.filter(\.canBeRead).map(\.rawValue),
    about: LocalizedMessage(
      vi: "đọc theo định dạng này, không đoán: " + readable,
      en: "read as this format, without guessing: " + readable))

  static let encoding = CommandOption(
    "--encoding", value: "NAME",
    about: LocalizedMessage(
      vi: "bảng mã của tệp chữ, không đoán: " + encodings.joined(separator: ", "),
      en: "the encoding of text files, without guessing: " + encodings.joined(separator: ", ")))

  static let encodings = ["utf-8", "utf-16", "windows-1258", "tcvn3", "vni", "windows-1252"]

  private static let readable = BankFormat.allCases.filter(\.canBeRead).map(\.rawValue)
    .joined(separator: ", ")
}
