import Assessment

/// What `bank check --json` says of the files that were read.
public struct BankCheckReport: Sendable {
  private struct File: Sendable {
    let name: String
    let reading: BankReading
  }

  private var files: [File] = []

  public init() {}

  public mutating func add(_ reading: BankReading, file: String) {
    files.append(File(name: file, reading: reading))
  }

  public var hasErrors: Bool { files.contains { $0.reading.hasErrors } }

  /// - Parameter language: of the messages, "vi" or "en".
  public func json(language: String) -> OrderedJSON {
    let files = files.map { Self.json($0, language) }
    return .object([OrderedJSON.Member("files", .array(files))])
  }

  private static func json(_ file: File, _ language: String) -> OrderedJSON {
    let reading = file.reading
    return .object([
      OrderedJSON.Member("file", .string(file.name)),
      OrderedJSON.Member("format", reading.format.map { .string($0.rawValue) } ?? .null),
      OrderedJSON.Member("items", .whole(reading.items.count)),
      OrderedJSON.Member("drafts", .whole(reading.draftCount)),
      OrderedJSON.Member("kinds", kinds(reading.kindCounts)),
      OrderedJSON.Member(
        "diagnostics", .array(reading.diagnostics.map { json($0, language) })),
    ])
  }

  private static func kinds(_ counts: [ItemKind: Int]) -> OrderedJSON {
    .object(
      ItemKind.allCases.map { OrderedJSON.Member($0.rawValue, .whole(counts[$0] ?? 0)) })
  }

  /// A diagnostic as programs read it.
  public static func json(_ diagnostic: Diagnostic, _ language: String) -> OrderedJSON {
    var members = [
      OrderedJSON.Member("line", .whole(diagnostic.line)),
      OrderedJSON.Member("column", .whole(diagnostic.column)),
      OrderedJSON.Member("severity", .string(diagnostic.severity.rawValue)),
      OrderedJSON.Member("code", .string(diagnostic.code)),
    ]
    if let part = diagnostic.part { members.append(OrderedJSON.Member("part", .string(part))) }
    if let item = diagnostic.item { members.append(OrderedJSON.Member("item", .string(item))) }
    if let excerpt = diagnostic.excerpt {
      members.append(OrderedJSON.Member("excerpt", .string(excerpt)))
    }
    members.append(
      OrderedJSON.Member("message", .string(diagnostic.message.text(in: language))))
    if let hint = diagnostic.hint {
      members.append(OrderedJSON.Member("hint", .string(hint.text(in: language))))
    }
    return .object(members)
  }
}
