import Assessment
import Cryptography
import Foundation

/// An item as the library stores it.
struct ItemContent {
  /// The item without its source, as JSON with sorted keys: the same item is the same text.
  let text: String
  /// What a search looks at: the words of title, prompt, answers, category and tags, loosely.
  let words: String
  /// Nearly same items have the same number. Others may have it, too.
  let likeness: Int64

  init(_ item: Item, encoder: JSONEncoder) throws(StoreError) {
    var bare = item
    bare.source = nil
    do {
      text = String(decoding: try encoder.encode(bare), as: UTF8.self)
    } catch {
      throw .malformedItem(id: item.id.text, reason: String(describing: error))
    }
    words = Self.words(of: item)
    let hash = SHA256.hash(NearDuplicates.lookupText(of: item)).bytes
    likeness = Int64(truncatingIfNeeded: hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  static func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// The item of a stored text.
  static func item(
    _ text: String, id: String, source: ItemSource?, decoder: JSONDecoder
  ) throws(StoreError) -> Item {
    do {
      var item = try decoder.decode(Item.self, from: Data(text.utf8))
      item.source = source
      return item
    } catch {
      throw .malformedItem(id: id, reason: String(describing: error))
    }
  }

  private static func words(of item: Item) -> String {
    let written = ([item.prompt] + answers(of: item.body)).map {
      PlainText.from($0, format: item.format)
    }
    let all = [item.id.text, item.title] + written + item.category + item.tags
    return TextNormaliser.looseKey(all.joined(separator: "\n"))
  }

  private static func answers(of body: ItemBody) -> [String] {
    switch body {
    case .single(let choices), .multiple(let choices): choices.map(\.text)
    case .text(let answers, _): answers.map(\.text)
    case .matching(let pairs, let distractors): pairs.flatMap { [$0.left, $0.right] } + distractors
    case .ordering(let entries): entries
    case .cloze(let blanks): blanks.flatMap(answers)
    case .trueFalse, .numeric, .essay, .description: []
    }
  }

  private static func answers(of blank: Blank) -> [String] {
    switch blank.accepts {
    case .text(let answers, _): answers.map(\.text)
    case .choice(let choices): choices.map(\.text)
    case .numeric: []
    }
  }
}
