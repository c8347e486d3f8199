import Assessment
import Authoring
import Store

extension ProgramCommand {
  static let bankDuplicates = ProgramCommand(
    "bank", "duplicates",
    about: LocalizedMessage(
      vi: "các cặp câu giống hoặc gần giống nhau trong thư viện",
      en: "pairs of items of the library that are the same or nearly so"),
    options: [.inBank, .json, .data]
  ) { invocation async throws(CommandFailure) in
    let only = invocation.arguments.value("--bank")
    let banks = LibraryBanks(invocation)
    var found = try banks.use(FoundPairs(), in: only) { (library) throws(StoreError) in
      FoundPairs(
        pairs: try library.alikePairs(in: only),
        items: try library.banks().filter { only == nil || $0.name == only }
          .map(\.items).reduce(0, +))
    }
    if invocation.wantsJSON {
      try invocation.console.result(json: found.pairs.map { PairJSON($0) })
      return .done
    }
    // The same item in two banks is no mistake to be mended.
    let questions = found.pairs.filter { $0.likeness != nil }
    if invocation.surroundings.isConversation, !questions.isEmpty {
      let choice = try banks.use(nil) { (library) throws(StoreError) -> PairChoice? in
        var choice = PairChoice(
          library: library, console: invocation.console, width: invocation.surroundings.columns)
        try choice.run(questions)
        return choice
      }
      let settled = choice?.settled ?? 0
      invocation.console.note(
        LocalizedMessage(
          vi: "đã chọn \(settled) trên \(questions.count) cặp",
          en: "\(settled) of \(English.count(questions.count, "pair")) settled"))
      found.leave(choice)
    } else {
      for pair in found.pairs {
        invocation.console.result(PairWords.plain(pair, in: invocation.language))
      }
    }
    invocation.console.note(found.summary)
    return .done
  }

  static let bankExport = ProgramCommand(
    "bank", "export",
    about: LocalizedMessage(
      vi: "ghi một ngân hàng của thư viện ra tệp", en: "write a bank of the library to a file"),
    operands: [Operand(name: "BANK")], options: [.format, .output, .json, .data]
  ) { invocation async throws(CommandFailure) in
    let bank = invocation.arguments.operands.first ?? ""
    let library = LibraryBanks(invocation)
    guard let items = library.items(of: bank) else {
      throw library.failure ?? .store(.unknownBank(bank))
    }
    // JSON holds all that the library does.
    let format = invocation.arguments.value("--to").flatMap(BankFormat.init(rawValue:)) ?? .json
    return try invocation.write(items, as: format)
  }
}

private struct FoundPairs {
  var pairs: [LibraryPair] = []
  var items = 0

  /// Takes out what somebody has settled.
  mutating func leave(_ choice: PairChoice?) {
    guard let choice else { return }
    pairs = pairs.filter { !choice.isSettled($0) }
    items -= choice.givenUp
  }

  /// The same item in two banks is counted by itself, as no pair to be mended.
  var summary: LocalizedMessage {
    let conflicts = pairs.count { $0.likeness == .conflict }
    let nearly = pairs.count { $0.likeness == .nearlySame }
    let same = pairs.count - conflicts - nearly
    var (vi, en) = ("\(items) câu, ", English.count(items, "item") + ", ")
    if conflicts > 0 {
      vi += "\(conflicts) cặp trái nhau, "
      en += English.count(conflicts, "conflict") + ", "
    }
    vi += "\(nearly) cặp gần giống"
    en += English.count(nearly, "pair") + " nearly the same"
    if same > 0 {
      vi += ", \(same) lần một câu ở hai ngân hàng"
      en += ", the same item in two banks " + English.count(same, "time")
    }
    return LocalizedMessage(vi: vi, en: en)
  }
}

private struct PairJSON: Encodable {
  struct Place: Encodable {
    let bank: String
    let id: String
    let title: String

    init(_ item: LibraryItem) {
      bank = item.bank
      id = item.item.id.text
      title = ItemListing.name(of: item.item)
    }
  }

  let first: Place
  let second: Place
  /// "conflict", "nearlySame" or "same".
  let likeness: String

  init(_ pair: LibraryPair) {
    first = Place(pair.first)
    second = Place(pair.second)
    likeness = pair.likeness?.rawValue ?? "same"
  }
}
