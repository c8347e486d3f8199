import Assessment
import Foundation

/// An item as the library stores it: without its source, as JSON with sorted keys, so that the
/// same item is the same text.
struct ItemContent: Sendable {
  let text: String

  init(_ item: Item, encoder: JSONEncoder) throws(StoreError) {
    var bare = item
    bare.source = nil
    do {
      text = String(decoding: try encoder.encode(bare), as: UTF8.self)
    } catch {
      throw .malformedItem(id: item.id.text, reason: String(describing: error))
    }
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
}
