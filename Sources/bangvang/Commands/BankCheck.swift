import Assessment
import Authoring
import Terminal

extension ProgramCommand {
  static let bankCheck = ProgramCommand(
    "bank", "check",
    about: LocalizedMessage(
      vi: "đọc ngân hàng câu hỏi, chỉ ra mọi lỗi với dòng và cột",
      en: "read question banks and tell every fault with line and column"),
    operands: [Operand(name: "FILE", isRepeated: true)],
    options: [
      .json, .readAs, .encoding,
      CommandOption(
        "--report", value: "FILE.html",
        about: LocalizedMessage(
          vi: "ghi trang để in: từng câu, đáp án, lỗi tại chỗ",
          en: "write a page to print: every item, its key, faults in place")),
    ]
  ) { invocation async throws(CommandFailure) in
    let files = try await BankFiles(invocation).checkedForLikes
    invocation.remains.keep(files)
    // Of no file there is nothing to print.
    if let path = invocation.arguments.value("--report"), !files.readings.isEmpty {
      var page = BankPage(language: invocation.language)
      for (file, reading) in files.readings { page.add(reading, file: file) }
      try invocation.write(Array(page.html.utf8), to: path)
    }
    if invocation.wantsJSON {
      var report = BankCheckReport()
      for (file, reading) in files.readings { report.add(reading, file: file) }
      invocation.console.result(report.json(language: invocation.language).text)
    } else {
      for (file, reading) in files.readings {
        invocation.console.note(reading.diagnostics)
        invocation.console.result(BankWords.summary(file, reading, in: invocation.language))
      }
    }
    return files.status
  }
}

/// What the commands on banks say of items.
enum BankWords {
  /// One line: how many items, of which kinds, with how many faults.
  static func summary(_ file: String, _ reading: BankReading, in language: String) -> String {
    let isEnglish = language == "en"
    let kinds = kinds(reading.kindCounts, in: language)
    let errors = reading.diagnostics.count { $0.severity == .error }
    let warnings = reading.diagnostics.count - errors
    let items =
      isEnglish ? English.count(reading.items.count, "item") : "\(reading.items.count) câu"
    var parts = [kinds.isEmpty ? items : "\(items) (\(kinds))"]
    let drafts = reading.items.count { $0.kind.canBeMarked && !$0.isReady }
    if drafts > 0 {
      parts.append(isEnglish ? English.count(drafts, "draft") : "\(drafts) bản nháp")
    }
    if errors > 0 { parts.append(isEnglish ? English.count(errors, "error") : "\(errors) lỗi") }
    if warnings > 0 {
      parts.append(isEnglish ? English.count(warnings, "warning") : "\(warnings) cảnh báo")
    }
    // Who names a file may be somebody else than who reads this.
    return "\(Sanitiser.clean(file)): " + parts.joined(separator: ", ")
  }

  static func kinds(_ counts: [ItemKind: Int], in language: String) -> String {
    ItemKind.allCases.compactMap { kind in
      guard let count = counts[kind], count > 0 else { return nil }
      return "\(count) \(ItemListing.name(of: kind, in: language))"
    }.joined(separator: ", ")
  }
}
