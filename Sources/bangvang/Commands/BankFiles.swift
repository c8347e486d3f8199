import Authoring

/// Bank files that were named on the command line, read one after the other.
struct BankFiles {
  private(set) var readings: [(file: String, reading: BankReading)] = []
  /// Files that could not be reached; the others are read all the same.
  private(set) var isIncomplete = false

  /// Reads the files, documents of old or other programs through LibreOffice; what cannot be reached
  /// is said on standard error.
  init(_ invocation: Invocation) async {
    let converter = DocumentConverter(invocation.surroundings)
    for file in invocation.arguments.operands {
      do {
        let bytes = try invocation.bytes(of: file)
        let reading = await BlockingWork.run {
          BankReader.read(bytes: bytes, file: file) { bytes, document in
            converter?.convert(bytes, document) ?? .unavailable
          }
        }
        readings.append((file, reading))
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

  var hasErrors: Bool { readings.contains { $0.reading.hasErrors } }

  /// 3 where a file could not be reached, 1 where one has errors, else 0.
  var status: ExitStatus { isIncomplete ? .unreachable : hasErrors ? .faulty : .done }
}
