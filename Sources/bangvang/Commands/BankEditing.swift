import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

extension ProgramCommand {
  static let bankSearch = ProgramCommand(
    "bank", "search",
    about: LocalizedMessage(
      vi: "tìm câu có đủ các từ, không phân biệt dấu và hoa thường",
      en: "find items with all words, regardless of case and tone marks"),
    operands: [Operand(name: "WORDS", isRepeated: true)],
    options: [
      .inBank,
      CommandOption(
        "--all",
        about: LocalizedMessage(
          vi: "in tất cả, không chỉ \(shownMax) câu đầu", en: "print all, not the first \(shownMax)"
        )),
      .json, .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let words = invocation.arguments.operands.joined(separator: " ")
    let bank = invocation.arguments.value("--bank")
    let limit = invocation.wantsJSON || invocation.arguments.has("--all") ? nil : shownMax
    let result = try LibraryBanks(invocation).use(FoundItems(), in: bank) {
      (library) throws(StoreError) in
      let found = try library.search(words, in: bank, limit: limit)
      let isCut = found.count == limit
      return FoundItems(
        items: found, count: isCut ? try library.searchCount(words, in: bank) : found.count)
    }
    let (found, count) = (result.items, result.count)
    if invocation.wantsJSON {
      let items = found.map { FoundJSON(bank: $0.bank, id: $0.item.id.text, item: $0.item) }
      try invocation.console.result(json: items)
    } else {
      for hit in found {
        let kind = ItemListing.name(of: hit.item.kind, in: invocation.language)
        invocation.console.result(
          "\(hit.bank)\t\(hit.item.id)\t[\(kind)] \(ItemListing.name(of: hit.item))")
      }
      if count > found.count {
        invocation.console.note(
          LocalizedMessage(
            vi: "\(found.count) câu đầu trong \(count) câu; --all in tất cả",
            en: "the first \(found.count) of \(English.count(count, "item")); --all prints all"))
      }
    }
    return .done
  }

  static let bankEditTags = ProgramCommand(
    "bank", "edit-tags",
    about: LocalizedMessage(
      vi: "thêm, bớt thẻ của các câu; không nêu câu nào thì cả ngân hàng",
      en: "add and remove tags of items; of the whole bank where none is named"),
    operands: [
      Operand(name: "BANK"), Operand(name: "ITEM", isOptional: true, isRepeated: true),
    ],
    options: [
      CommandOption(
        "--add", value: "TAG", isRepeated: true,
        about: LocalizedMessage(vi: "thẻ thêm vào", en: "a tag to add")),
      CommandOption(
        "--remove", value: "TAG", isRepeated: true,
        about: LocalizedMessage(vi: "thẻ bớt đi", en: "a tag to remove")),
      .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let bank = invocation.arguments.operands.first ?? ""
    let named = invocation.arguments.operands.dropFirst().map { ItemID($0) }
    let (adding, removing) = (
      invocation.arguments.values("--add"), invocation.arguments.values("--remove")
    )
    guard !adding.isEmpty || !removing.isEmpty else {
      throw .wrongUsage(vi: "thêm --add THẺ hoặc --remove THẺ", en: "add --add TAG or --remove TAG")
    }
    var all: [ItemID] = []
    let changed = try LibraryBanks(invocation).edit(bank) { (library) throws(StoreError) in
      all = try library.items(of: bank).map(\.id)
      return try library.changeTags(
        of: named.isEmpty ? all : Array(named), in: bank, adding: adding, removing: removing,
        at: Instant.now)
    }
    let missing = invocation.tellMissing(Array(named), of: bank, there: Set(all))
    invocation.console.result(
      invocation.language == "en"
        ? "\(bank): tags of \(English.count(changed.count, "item")) changed"
        : "\(bank): đã đổi thẻ của \(changed.count) câu")
    return missing == 0 ? .done : .faulty
  }

  static let bankRemove = ProgramCommand(
    "bank", "remove",
    about: LocalizedMessage(
      vi: "xoá các câu khỏi ngân hàng; --all xoá cả ngân hàng",
      en: "take items out of a bank; --all removes the bank"),
    operands: [
      Operand(name: "BANK"), Operand(name: "ITEM", isOptional: true, isRepeated: true),
    ],
    options: [
      CommandOption(
        "--all", about: LocalizedMessage(vi: "cả ngân hàng", en: "the whole bank")), .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let bank = invocation.arguments.operands.first ?? ""
    let named = invocation.arguments.operands.dropFirst().map { ItemID($0) }
    // A forgotten item must not cost a bank.
    guard named.isEmpty == invocation.arguments.has("--all") else {
      throw .wrongUsage(
        vi: "nêu các câu cần xoá, hoặc --all để xoá cả ngân hàng",
        en: "name the items to remove, or --all for the whole bank")
    }
    let removed = try LibraryBanks(invocation).edit(bank) { (library) throws(StoreError) in
      guard named.isEmpty else { return try library.remove(named, from: bank, at: Instant.now) }
      let all = try library.items(of: bank).map(\.id)
      try library.remove(bank: bank)
      return all
    }
    let missing = invocation.tellMissing(Array(named), of: bank, there: Set(removed))
    invocation.console.result(
      invocation.language == "en"
        ? "\(bank): \(English.count(removed.count, "item")) removed"
        : "\(bank): đã xoá \(removed.count) câu")
    return missing == 0 ? .done : .faulty
  }
}

/// What a search found, and how many items there are in all.
private struct FoundItems {
  var items: [LibraryItem] = []
  var count = 0
}

/// So many items are listed where nobody asks for all.
private let shownMax = 100

extension Invocation {
  /// Says which of the named items a bank has not.
  ///
  /// - Returns: how many.
  fileprivate func tellMissing(_ named: [ItemID], of bank: String, there: Set<ItemID>) -> Int {
    let missing = named.filter { !there.contains($0) }
    for id in missing {
      console.note(
        LocalizedMessage(
          vi: "'\(bank)' không có câu \(id); mã đầy đủ ở bangvang bank show",
          en: "'\(bank)' has no item \(id); bangvang bank show has the whole ids"))
    }
    return missing.count
  }
}

extension CommandOption {
  static let inBank = CommandOption(
    "--bank", value: "NAME",
    about: LocalizedMessage(vi: "chỉ trong ngân hàng này", en: "only in this bank"))
}

extension Instant {
  /// By this machine's clock.
  static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}

private struct FoundJSON: Encodable {
  let bank: String
  let id: String
  let kind: String
  let title: String
  let prompt: String
  let tags: [String]

  init(bank: String, id: String, item: Item) {
    self.bank = bank
    self.id = id
    kind = item.kind.rawValue
    title = item.title
    prompt = item.prompt
    tags = item.tags
  }
}
