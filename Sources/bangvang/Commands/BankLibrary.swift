import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

extension ProgramCommand {
  static let bankList = ProgramCommand(
    "bank", "list",
    about: LocalizedMessage(
      vi: "các ngân hàng trong thư viện", en: "the banks of the library"),
    options: [.json, .data]
  ) { invocation async throws(CommandFailure) in
    let banks = try LibraryBanks(invocation).summaries()
    if invocation.wantsJSON {
      try invocation.console.result(json: BankListJSON(banks: banks.map { BankJSON($0) }))
      return .done
    }
    for bank in banks {
      let kinds = BankWords.kinds(bank.kinds, in: invocation.language)
      let items =
        invocation.language == "en" ? English.count(bank.items, "item") : "\(bank.items) câu"
      invocation.console.result("\(bank.name): \(items)" + (kinds.isEmpty ? "" : " (\(kinds))"))
    }
    if banks.isEmpty {
      let place = invocation.dataDirectory.path
      invocation.console.note(
        LocalizedMessage(
          vi: "thư viện ở \(place) chưa có ngân hàng nào; thêm bằng bangvang bank import",
          en: "the library in \(place) has no bank yet; add one with bangvang bank import"))
    }
    return .done
  }

  static let bankShow = ProgramCommand(
    "bank", "show",
    about: LocalizedMessage(
      vi: "in các câu của một ngân hàng trong thư viện, có đáp án",
      en: "print the items of a bank of the library, with their keys"),
    operands: [Operand(name: "BANK")], options: [.json, .data]
  ) { invocation async throws(CommandFailure) in
    let name = invocation.arguments.operands.first ?? ""
    let library = LibraryBanks(invocation)
    guard let items = library.items(of: name) else {
      throw library.failure ?? .store(.unknownBank(name))
    }
    if invocation.wantsJSON {
      invocation.console.resultBytes(Array(JSONBankWriter.write(items).utf8))
      return .done
    }
    let histories = try library.use([:]) { (library) throws(StoreError) in
      try library.histories()
    }
    for (number, item) in items.enumerated() {
      if number > 0 { invocation.console.result("") }
      invocation.console.result(
        ItemText(item: item, number: number + 1, language: invocation.language).text)
      if let history = histories[item.id] {
        invocation.console.result("   " + Self.words(history, in: invocation.language))
      }
      let earlier = try library.use([]) { (library) throws(StoreError) in
        try library.earlierVersions(of: item.id)
      }
      for version in earlier {
        invocation.console.result("   " + Self.words(version, in: invocation.language))
      }
    }
    return .done
  }

  /// One line on how the item worked.
  private static func words(_ history: ItemHistory, in language: String) -> String {
    let isEnglish = language == "en"
    let shown = StatisticText(isEnglish: isEnglish)
    let p = shown.number(Double(history.difficulty) / 1e6, decimals: 2)
    let r = shown.number(history.discrimination.map { Double($0) / 1e6 }, decimals: 2)
    var more = ""
    if let upperLower = history.upperLower {
      more += ", D " + shown.number(Double(upperLower) / 1e6, decimals: 2)
    }
    if let rasch = history.rasch {
      more +=
        ", Rasch " + shown.number(Double(rasch.value) / 1e6, decimals: 2) + " ± "
        + shown.number(Double(rasch.standardError) / 1e6, decimals: 2)
    }
    return isEnglish
      ? "↳ asked \(history.asked) \(history.asked == 1 ? "contestant" : "contestants") in "
        + "\(English.count(history.contests, "contest")): p \(p), r \(r)\(more)"
      : "↳ đã hỏi \(history.asked) em trong \(history.contests) cuộc thi: p \(p), r \(r)\(more)"
  }

  /// One line on what the item was before.
  private static func words(_ version: EarlierVersion, in language: String) -> String {
    let day = String(
      Date(timeIntervalSince1970: Double(version.replacedAt.milliseconds) / 1_000)
        .ISO8601Format().prefix(10))
    let prompt = PlainText.from(version.item.prompt, format: version.item.format)
    return language == "en"
      ? "↳ earlier version \(version.item.id), until \(day): \(prompt)"
      : "↳ bản trước \(version.item.id), đến \(day): \(prompt)"
  }
}

extension LibraryBanks {
  /// All banks; none where there is no library yet.
  func summaries() throws(CommandFailure) -> [BankSummary] {
    try use([]) { (library) throws(StoreError) in try library.banks() }
  }
}

private struct BankListJSON: Encodable {
  let banks: [BankJSON]
}

private struct BankJSON: Encodable {
  let name: String
  let items: Int
  let kinds: [String: Int]
  /// Milliseconds since the epoch.
  let createdAt: Int64
  let updatedAt: Int64

  init(_ bank: BankSummary) {
    name = bank.name
    items = bank.items
    kinds = Dictionary(
      ItemKind.allCases.map { ($0.rawValue, bank.kinds[$0] ?? 0) },
      uniquingKeysWith: { first, _ in first })
    createdAt = bank.createdAt.milliseconds
    updatedAt = bank.updatedAt.milliseconds
  }
}
