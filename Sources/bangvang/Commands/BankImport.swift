import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

extension ProgramCommand {
  static let bankImport = ProgramCommand(
    "bank", "import",
    about: LocalizedMessage(
      vi: "thêm câu hỏi vào thư viện; cùng một tệp lần nữa không đổi gì",
      en: "add items to the library; the same file again changes nothing"),
    operands: [Operand(name: "FILE", isRepeated: true)],
    options: [
      CommandOption(
        "--bank", value: "NAME",
        about: LocalizedMessage(vi: "ngân hàng nhận câu hỏi", en: "the bank that takes the items")),
      CommandOption(
        "--dry-run",
        about: LocalizedMessage(vi: "chỉ nói sẽ làm gì", en: "only tell what would be done")),
      .json, .data, .readAs, .encoding,
    ]
  ) { invocation async throws(CommandFailure) in
    guard let bank = invocation.arguments.value("--bank") else {
      throw .wrongUsage(vi: "thiếu --bank TÊN", en: "--bank NAME is missing")
    }
    let files = try BankFiles(invocation)
    // All files or none: half of a bank is not what was asked for.
    guard !files.isIncomplete else { return .unreachable }
    if !invocation.wantsJSON {
      for (_, reading) in files.readings { invocation.console.note(reading.diagnostics) }
    }
    let work = BankImport(
      bank: bank, items: files.readings.flatMap(\.reading.items),
      unread: files.readings.flatMap(\.reading.diagnostics).count { $0.severity == .error })
    let outcome = try work.run(invocation)
    if invocation.wantsJSON {
      try invocation.console.result(json: ImportJSON(bank: bank, outcome, unread: work.unread))
    } else {
      work.tell(outcome, invocation.console)
    }
    return files.status
  }
}

/// Items on their way into a bank of the library.
private struct BankImport {
  let bank: String
  let items: [Item]
  /// Errors of the files: what they are about is not among the items.
  let unread: Int

  func run(_ invocation: Invocation) throws(CommandFailure) -> ImportOutcome {
    do {
      let library = try DataDirectory(invocation.dataDirectory.path).openLibrary()
      return try library.add(
        items, to: bank, at: Instant.now, dryRun: invocation.arguments.has("--dry-run"))
    } catch {
      throw .store(error)
    }
  }

  /// The counts as the result; what wants a second look on standard error.
  func tell(_ outcome: ImportOutcome, _ console: Console) {
    let titles = Dictionary(
      items.map { ($0.id, ItemListing.name(of: $0)) }, uniquingKeysWith: { first, _ in first })
    func name(_ id: ItemID) -> String { titles[id] ?? id.text }
    for pair in outcome.nearlySame {
      console.note(
        LocalizedMessage(
          vi: "gần giống: '\(name(pair.new))' và '\(name(pair.existing))' (\(pair.bank))",
          en: "nearly the same: '\(name(pair.new))' and '\(name(pair.existing))' (\(pair.bank))"))
    }
    for other in outcome.elsewhere {
      console.note(
        LocalizedMessage(
          vi: "'\(name(other.id))' cũng có trong '\(other.bank)'",
          en: "'\(name(other.id))' is in '\(other.bank)', too"))
    }
    for refused in outcome.refused { console.note(Self.words(refused, name(refused.id))) }
    console.result(counts(outcome, in: console.language))
  }

  private static func words(_ refused: ImportOutcome.Refused, _ name: String) -> LocalizedMessage {
    switch refused.reason {
    case .repeated:
      LocalizedMessage(
        vi: "'\(name)' có hai lần trong các tệp; lấy một lần",
        en: "'\(name)' is in the files twice; it is taken once")
    case .tooLarge(let bytes):
      LocalizedMessage(
        vi: "'\(name)' quá lớn (\(bytes) byte)", en: "'\(name)' is too large (\(bytes) bytes)")
    }
  }

  private func counts(_ outcome: ImportOutcome, in language: String) -> String {
    let refused = outcome.refused.count + unread
    let numbers = [
      (outcome.added.count, "thêm", "added"), (outcome.unchanged.count, "đã có", "already there"),
      (outcome.updated.count, "cập nhật", "updated"),
      (outcome.nearlySame.count, "gần giống", "nearly the same"),
      (refused, "từ chối", "refused"),
    ]
    let told = numbers.map { number, vi, en in
      language == "en" ? "\(number) \(en)" : "\(vi) \(number)"
    }
    return "\(bank): " + told.joined(separator: ", ")
  }
}

private struct ImportJSON: Encodable {
  struct Pair: Encodable {
    let new: String
    let existing: String
    let bank: String
  }

  struct Elsewhere: Encodable {
    let id: String
    let bank: String
  }

  struct Refused: Encodable {
    let id: String
    let reason: String
  }

  let bank: String
  let added: [String]
  let unchanged: [String]
  let updated: [String]
  let nearlySame: [Pair]
  let elsewhere: [Elsewhere]
  let refused: [Refused]
  /// Errors of the files.
  let unread: Int

  init(bank: String, _ outcome: ImportOutcome, unread: Int) {
    self.bank = bank
    added = outcome.added.map(\.text)
    unchanged = outcome.unchanged.map(\.text)
    updated = outcome.updated.map(\.text)
    nearlySame = outcome.nearlySame.map {
      Pair(new: $0.new.text, existing: $0.existing.text, bank: $0.bank)
    }
    elsewhere = outcome.elsewhere.map { Elsewhere(id: $0.id.text, bank: $0.bank) }
    refused = outcome.refused.map { refused in
      switch refused.reason {
      case .repeated: Refused(id: refused.id.text, reason: "repeated")
      case .tooLarge: Refused(id: refused.id.text, reason: "tooLarge")
      }
    }
    self.unread = unread
  }
}
