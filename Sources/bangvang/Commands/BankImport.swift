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
      CommandOption(
        "--replace",
        about: LocalizedMessage(
          vi: "câu gần giống, khác đáp án hoặc khác hình trong ngân hàng nhường chỗ cho câu mới",
          en: "new items take the place of those in the bank that are alike or have another key "
            + "or picture")),
      .json, .data, .readAs, .encoding,
    ]
  ) { invocation async throws(CommandFailure) in
    guard let typed = invocation.arguments.value("--bank") else {
      throw .wrongUsage(vi: "thiếu --bank TÊN", en: "--bank NAME is missing")
    }
    guard let bank = BankName(typed)?.text else {
      throw .wrongUsage(
        vi: "tên ngân hàng là một dòng chữ, nhiều nhất \(BankName.lettersMax) chữ",
        en: "the name of a bank is one line of at most \(BankName.lettersMax) letters")
    }
    let files = try await BankFiles(invocation)
    // All files or none: half of a bank is not what was asked for.
    guard !files.isIncomplete else { return .unreachable }
    for (_, reading) in files.readings { invocation.console.note(reading.diagnostics) }
    let work = BankImport(
      bank: bank, typed: typed, items: files.readings.flatMap(\.reading.items),
      unread: files.readings.flatMap(\.reading.diagnostics).count { $0.severity == .error })
    let (outcome, known) = try work.run(invocation)
    if invocation.wantsJSON {
      try invocation.console.result(json: ImportJSON(bank: bank, outcome, unread: work.unread))
    } else {
      work.tell(outcome, known, invocation.console)
    }
    return files.status
  }
}

/// Items on their way into a bank of the library.
private struct BankImport {
  let bank: String
  /// As it was typed: a bank may be there under just this name.
  let typed: String
  let items: [Item]
  /// Errors of the files: what they are about is not among the items.
  let unread: Int

  /// - Returns: besides what became of the items, those of the library that some of them are like.
  func run(
    _ invocation: Invocation
  ) throws(CommandFailure) -> (outcome: ImportOutcome, known: [ItemID: Item]) {
    do {
      let library = try library(invocation)
      let outcome = try library.add(
        items, to: typed, at: Instant.now, replacing: invocation.arguments.has("--replace"),
        dryRun: invocation.arguments.has("--dry-run"))
      var known = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for pair in outcome.conflicts + outcome.nearlySame where known[pair.existing] == nil {
        known[pair.existing] = try library.item(pair.existing).first?.item
      }
      return (outcome, known)
    } catch {
      throw .store(error)
    }
  }

  /// To tell what would be done no library is made where there is none.
  private func library(_ invocation: Invocation) throws(StoreError) -> Library {
    let path = invocation.dataDirectory.path
    guard invocation.arguments.has("--dry-run") else {
      return try DataDirectory(path).openLibrary()
    }
    do {
      return try DataDirectory(existing: path).openLibrary(creating: false)
    } catch .missing {
      return try Library()
    }
  }

  /// So many lines at most for each kind of thing: conflicts must not scroll away.
  private static let linesMax = 20

  private func note<Element>(
    _ list: [Element], _ console: Console, _ line: (Element) -> LocalizedMessage
  ) {
    for element in list.prefix(Self.linesMax) { console.note(line(element)) }
    let rest = list.count - Self.linesMax
    guard rest > 0 else { return }
    console.note(LocalizedMessage(vi: "… và \(rest) câu nữa", en: "… and \(rest) more"))
  }

  /// The counts as the result; what wants a second look on standard error.
  func tell(_ outcome: ImportOutcome, _ known: [ItemID: Item], _ console: Console) {
    func name(_ id: ItemID) -> String { known[id].map(ItemListing.nameAndWords) ?? id.text }
    note(outcome.conflicts, console) { pair in
      LocalizedMessage(
        vi: "trái nhau (cùng đề, khác đáp án): "
          + "'\(name(pair.new))' và '\(name(pair.existing))' (\(pair.bank))",
        en: "conflict (the same prompt, another key): "
          + "'\(name(pair.new))' and '\(name(pair.existing))' (\(pair.bank))")
    }
    note(outcome.replaced, console) { pair in
      LocalizedMessage(
        vi: "'\(name(pair.new))' thay bản trước của nó (\(pair.earlier))",
        en: "'\(name(pair.new))' replaces its earlier version (\(pair.earlier))")
    }
    note(outcome.superseded, console) { item in
      LocalizedMessage(
        vi: "'\(name(item.id))' đã có bản sau (\(item.later)); --replace để quay lại bản này",
        en: "'\(name(item.id))' has a later version (\(item.later)); "
          + "--replace goes back to this one")
    }
    note(outcome.nearlySame, console) { pair in
      LocalizedMessage(
        vi: "gần giống: '\(name(pair.new))' và '\(name(pair.existing))' (\(pair.bank))",
        en: "nearly the same: '\(name(pair.new))' and '\(name(pair.existing))' (\(pair.bank))")
    }
    for (bank, items) in Dictionary(grouping: outcome.elsewhere, by: \.bank)
      .sorted(by: { $0.key < $1.key })
    {
      if items.count == 1 {
        console.note(
          LocalizedMessage(
            vi: "'\(name(items[0].id))' cũng có trong '\(bank)'",
            en: "'\(name(items[0].id))' is in '\(bank)', too"))
      } else {
        console.note(
          LocalizedMessage(
            vi: "\(items.count) câu cũng có trong '\(bank)'",
            en: "\(items.count) of the items are in '\(bank)', too"))
      }
    }
    note(outcome.refused, console) { Self.words($0, name($0.id)) }
    if !outcome.conflicts.isEmpty || !outcome.nearlySame.isEmpty {
      console.note(
        LocalizedMessage(
          vi: "xem từng cặp cạnh nhau và chọn câu giữ lại: bangvang bank duplicates",
          en: "to see the pairs side by side and choose: bangvang bank duplicates"))
    }
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
        vi: "'\(name)' quá lớn (\(bytes) byte)",
        en: "'\(name)' is too large (\(English.count(bytes, "byte")))")
    case .repeatedWithOtherMedia:
      LocalizedMessage(
        vi:
          "'\(name)' có hai lần trong các tệp, cùng lời, cùng đáp án nhưng khác hình; chỉ lấy câu "
          + "đứng trước. Thêm vài chữ vào đề để phân biệt hai câu",
        en: "'\(name)' is in the files twice with the same words and answers and another picture; "
          + "only the first is taken. Add a few words to the prompt that tell the two apart")
    case .otherMedia(let file):
      LocalizedMessage(
        vi: "'\(name)' đã có" + (file.map { " (từ \($0))" } ?? "")
          + ", cùng lời, cùng đáp án nhưng khác hình; câu đã có được giữ nguyên. Câu khác thì thêm "
          + "vài chữ vào đề để phân biệt, hình mới của câu ấy thì thêm --replace",
        en: "'\(name)' is there already" + (file.map { " (from \($0))" } ?? "")
          + " with the same words and answers and another picture, and that one stays. If this is "
          + "another question, add a few words to its prompt; if it is a new picture of the same, "
          + "use --replace")
    }
  }

  private func counts(_ outcome: ImportOutcome, in language: String) -> String {
    let refused = outcome.refused.count + unread
    var numbers = [
      (outcome.added.count, "thêm", "added"),
      (outcome.unchanged.count + outcome.superseded.count, "đã có", "already there"),
      (outcome.updated.count, "cập nhật", "updated"),
      (outcome.nearlySame.count, "gần giống", "nearly the same"),
    ]
    // Said only where there are any, so that the usual line stays short.
    if !outcome.replaced.isEmpty {
      numbers.insert((outcome.replaced.count, "thay bản trước", "replaced"), at: 3)
    }
    if !outcome.conflicts.isEmpty {
      numbers.append((outcome.conflicts.count, "trái nhau", "in conflict"))
    }
    numbers.append((refused, "từ chối", "refused"))
    let drafts = items.count { $0.kind.canBeMarked && !$0.isReady }
    if drafts > 0 { numbers.append((drafts, "bản nháp", "kept as draft")) }
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

  struct Replaced: Encodable {
    let new: String
    let earlier: String
  }

  struct Superseded: Encodable {
    let id: String
    let later: String
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
  let conflicts: [Pair]
  let replaced: [Replaced]
  let superseded: [Superseded]
  let elsewhere: [Elsewhere]
  let refused: [Refused]
  /// Errors of the files.
  let unread: Int

  init(bank: String, _ outcome: ImportOutcome, unread: Int) {
    self.bank = bank
    added = outcome.added.map(\.text)
    unchanged = outcome.unchanged.map(\.text)
    updated = outcome.updated.map(\.text)
    func pairs(_ pairs: [ImportOutcome.NearlySame]) -> [Pair] {
      pairs.map { Pair(new: $0.new.text, existing: $0.existing.text, bank: $0.bank) }
    }
    nearlySame = pairs(outcome.nearlySame)
    conflicts = pairs(outcome.conflicts)
    replaced = outcome.replaced.map { Replaced(new: $0.new.text, earlier: $0.earlier.text) }
    superseded = outcome.superseded.map { Superseded(id: $0.id.text, later: $0.later.text) }
    elsewhere = outcome.elsewhere.map { Elsewhere(id: $0.id.text, bank: $0.bank) }
    refused = outcome.refused.map { refused in
      switch refused.reason {
      case .repeated: Refused(id: refused.id.text, reason: "repeated")
      case .tooLarge: Refused(id: refused.id.text, reason: "tooLarge")
      case .repeatedWithOtherMedia:
        Refused(id: refused.id.text, reason: "repeatedWithOtherMedia")
      case .otherMedia: Refused(id: refused.id.text, reason: "otherMedia")
      }
    }
    self.unread = unread
  }
}
