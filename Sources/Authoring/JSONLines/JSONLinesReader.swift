import Assessment

/// Reads items as `JSONBankReader` does, one on each line. A line that is no item is refused, and
/// the next one is read.
///
/// Source: jsonlines.org; the items are those of `bank convert --to json`.
enum JSONLinesReader {
  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    if let reading = JSONRowsReader.read(lines: source) { return reading }
    var bank = BankAssembler(source)
    for line in 1...max(source.lineCount, 1) {
      let bytes = LineText.trimmed(source.lineBytes(line))
      if bytes.isEmpty { continue }
      guard !bank.isFull else {
        bank.report(.tooManyItems(), at: .offset(bytes.startIndex))
        break
      }
      read(bytes, of: source, into: &bank)
    }
    return bank.finish(.jsonLines)
  }

  private static func read(
    _ line: ArraySlice<UInt8>, of source: SourceText, into bank: inout BankAssembler
  ) {
    var cursor = JSONCursor(source.bytes, from: line.startIndex, to: line.endIndex)
    do throws(JSONFault) {
      let node = try cursor.readValue()
      guard cursor.byte == nil else {
        throw JSONFault(reason: .textAfterEnd, offset: cursor.index)
      }
      bank.take(node, bytes: line.count)
    } catch {
      bank.report(
        .jsonLine(error), at: .offset(error.offset), item: .number(bank.nextNumber))
      bank.refuseItem()
    }
  }
}

/// Writes items as JSON, one on each line.
enum JSONLinesWriter {
  static func write(_ items: [Item]) -> BankWriter.Output {
    var bytes: [UInt8] = []
    for item in items {
      JSONBankWriter.json(item).write(to: &bytes)
      bytes.append(10)
    }
    return BankWriter.Output(bytes: bytes, losses: [])
  }
}
