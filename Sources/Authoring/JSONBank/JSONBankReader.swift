import Assessment

/// Reads items as `JSONBankWriter` writes them: an array, or an object with `items`.
///
/// An item with a fault is refused and the next one is read; only where the end of an item that is
/// no JSON cannot be told does reading end.
struct JSONBankReader {
  private var bank: BankAssembler
  private var cursor: JSONCursor

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    if let reading = JSONRowsReader.read(source) { return reading }
    var reader = JSONBankReader(source)
    do {
      try reader.run()
    } catch {
      reader.bank.report(.json(error), at: .offset(error.offset))
    }
    return reader.bank.finish(.json)
  }

  private init(_ source: SourceText) {
    bank = BankAssembler(source)
    cursor = JSONCursor(source.bytes, from: source.contentStart)
  }

  private mutating func run() throws(JSONFault) {
    if cursor.byte == UInt8(ascii: "{") {
      try readWrapper()
    } else if cursor.byte == UInt8(ascii: "[") {
      try readItems()
    } else {
      bank.report(.jsonIsNoArray(), at: .offset(cursor.index))
      return
    }
    guard cursor.byte == nil || bank.isFull else {
      throw JSONFault(reason: .textAfterEnd, offset: cursor.index)
    }
  }

  private mutating func readWrapper() throws(JSONFault) {
    let start = cursor.index
    var found = false
    _ = cursor.take("{")
    while cursor.byte != UInt8(ascii: "}") {
      if try cursor.readKey() == "items", cursor.byte == UInt8(ascii: "[") {
        found = true
        try readItems()
        // What follows stands behind items that were not read.
        if bank.isFull { return }
      } else {
        // Whatever it is, nothing is taken of it.
        _ = try cursor.readNoting()
      }
      guard cursor.take(",") || cursor.byte == UInt8(ascii: "}") else {
        throw JSONFault(reason: .expectedCommaOrEnd, offset: cursor.index)
      }
    }
    _ = cursor.take("}")
    if !found { bank.report(.jsonIsNoArray(), at: .offset(start)) }
  }

  private mutating func readItems() throws(JSONFault) {
    _ = cursor.take("[")
    if cursor.take("]") { return }
    while true {
      guard !bank.isFull else {
        bank.report(.tooManyItems(), at: .offset(cursor.index))
        return
      }
      try readItem()
      if try bank.endsItems(&cursor) { return }
    }
  }

  private mutating func readItem() throws(JSONFault) {
    let start = cursor.index
    do throws(JSONFault) {
      let (node, faults) = try cursor.readNoting()
      if let fault = faults.first {
        bank.refuse(fault)
      } else {
        bank.take(node, bytes: cursor.index - start)
      }
    } catch {
      guard cursor.skipElement(from: start) else { throw error }
      bank.refuse(error)
    }
  }
}
