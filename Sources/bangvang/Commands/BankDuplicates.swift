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
    let none: [(bank: String, item: Item)] = []
    let items = try LibraryBanks(invocation).use(none) { (library) throws(StoreError) in
      var items = none
      for bank in try library.banks().map(\.name) where only == nil || bank == only {
        items += try library.items(of: bank).map { (bank, $0) }
      }
      return items
    }
    let pairs = NearDuplicates.pairs(in: items.map(\.item))
    if invocation.wantsJSON {
      try invocation.console.result(
        json: pairs.map { PairJSON(items[$0.first], items[$0.second]) })
      return .done
    }
    for pair in pairs {
      let told = [items[pair.first], items[pair.second]].map { place in
        "\(ItemListing.name(of: place.item)) (\(place.bank), \(place.item.id))"
      }
      invocation.console.result(told.joined(separator: "\n  = ") + "\n")
    }
    invocation.console.note(
      LocalizedMessage(
        vi: "\(items.count) câu, \(pairs.count) cặp gần giống",
        en: "\(BankWords.count(items.count, "item")), "
          + "\(BankWords.count(pairs.count, "pair")) nearly the same"))
    return .done
  }

  static let bankExport = ProgramCommand(
    "bank", "export",
    about: LocalizedMessage(
      vi: "ghi một ngân hàng của thư viện ra tệp", en: "write a bank of the library to a file"),
    operands: [Operand(name: "BANK")], options: [.format, .output, .data]
  ) { invocation async throws(CommandFailure) in
    let bank = invocation.arguments.operands.first ?? ""
    let library = LibraryBanks(invocation)
    guard let items = library.items(of: bank) else {
      throw library.failure ?? .store(.unknownBank(bank))
    }
    // JSON holds all that the library does.
    let format = invocation.arguments.value("--to").flatMap(BankFormat.init(rawValue:)) ?? .json
    let bytes = try invocation.written(items, as: format)
    try invocation.write(bytes, to: invocation.arguments.value("--output"))
    return .done
  }
}

private struct PairJSON: Encodable {
  struct Place: Encodable {
    let bank: String
    let id: String
    let title: String
  }

  let first: Place
  let second: Place

  init(_ first: (bank: String, item: Item), _ second: (bank: String, item: Item)) {
    self.first = Self.place(first)
    self.second = Self.place(second)
  }

  private static func place(_ place: (bank: String, item: Item)) -> Place {
    Place(bank: place.bank, id: place.item.id.text, title: ItemListing.name(of: place.item))
  }
}
