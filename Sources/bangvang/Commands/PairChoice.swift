import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

/// Shows pair after pair and takes what the person chooses.
struct PairChoice {
  enum Answer { case first, second, both, stop }

  let library: Library
  let console: Console
  let width: Int

  /// How many pairs were settled, and how many items were given up for others.
  private(set) var settled = 0
  var givenUp: Int { gone.count }
  private var gone: Set<String> = []
  private var kept: Set<ItemPair> = []

  init(library: Library, console: Console, width: Int) {
    self.library = library
    self.console = console
    self.width = width
  }

  mutating func run(_ pairs: [LibraryPair]) throws(StoreError) {
    for (number, pair) in pairs.enumerated() where !isSettled(pair) {
      show(pair, number + 1, of: pairs.count)
      switch ask() {
      case .first:
        try library.replace(
          pair.second.item.id, in: pair.second.bank, with: pair.first, at: .now)
        gone.insert(Self.key(pair.second))
      case .second:
        try library.replace(
          pair.first.item.id, in: pair.first.bank, with: pair.second, at: .now)
        gone.insert(Self.key(pair.first))
      case .both:
        try library.keepBoth(pair.first.item.id, pair.second.item.id, at: .now)
        kept.insert(ItemPair(pair.first.item.id, pair.second.item.id))
      case .stop: return
      }
      settled += 1
    }
  }

  /// An item that was given up for another one is in no further pair.
  func isSettled(_ pair: LibraryPair) -> Bool {
    gone.contains(Self.key(pair.first)) || gone.contains(Self.key(pair.second))
      || kept.contains(ItemPair(pair.first.item.id, pair.second.item.id))
  }

  private static func key(_ item: LibraryItem) -> String { item.bank + "\n" + item.item.id.text }

  private func show(_ pair: LibraryPair, _ number: Int, of count: Int) {
    let name = PairWords.name(of: pair.likeness).text(in: console.language)
    console.result("── \(number)/\(count) · \(name)")
    console.result("1: " + PairWords.place(pair.first))
    console.result("2: " + PairWords.place(pair.second))
    for line in PairText(pair.first.item, pair.second.item, language: console.language)
      .lines(width: width)
    {
      console.result(line)
    }
  }

  private func ask() -> Answer {
    while true {
      console.result(
        console.text(
          LocalizedMessage(
            vi: "1 giữ câu 1 · 2 giữ câu 2 · b hoặc Enter giữ cả hai, không hỏi lại · q dừng",
            en: "1 keeps item 1 · 2 keeps item 2 · b or Enter keeps both for good · q stops")))
      guard let line = readLine() else { return .stop }
      switch line.trimmingCharacters(in: .whitespaces).lowercased() {
      case "1": return .first
      case "2": return .second
      case "", "b": return .both
      case "q": return .stop
      default: continue
      }
    }
  }
}

/// The words for pairs.
enum PairWords {
  static func name(of likeness: Likeness?) -> LocalizedMessage {
    switch likeness {
    case .conflict:
      LocalizedMessage(
        vi: "TRÁI NHAU: cùng đề, khác đáp án, một trong hai sai",
        en: "CONFLICT: the same prompt, another key; one of the two is wrong")
    case .nearlySame: LocalizedMessage(vi: "gần giống", en: "nearly the same")
    case nil: LocalizedMessage(vi: "cùng một câu ở hai ngân hàng", en: "the same item in two banks")
    }
  }

  static func place(_ item: LibraryItem) -> String {
    "\(ItemListing.name(of: item.item)) (\(item.bank), \(item.item.id))"
  }

  /// Two or three lines for a pipe.
  static func plain(_ pair: LibraryPair, in language: String) -> String {
    var lines = [place(pair.first), "  = " + place(pair.second)]
    if pair.likeness != nil {
      if pair.likeness == .conflict {
        lines.append("  ! " + name(of: pair.likeness).text(in: language))
      }
      lines += PairText(pair.first.item, pair.second.item, language: language)
        .lines(width: PairText.columnsMin - 1).filter { !$0.isEmpty }.map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
