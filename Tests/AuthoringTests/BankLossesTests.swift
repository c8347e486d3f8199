import Assessment
import Authoring
import Testing

/// What a format could not hold is said once for each kind of loss, and whole for programs.
@Suite struct BankLossesTests {
  private func items(_ count: Int) -> [Item] {
    (1...count).map { number in
      Item(
        id: ItemID("\(number)"), title: number == 2 ? "Sông" : "", prompt: "Hỏi \(number)?",
        body: .single([
          Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero),
        ]), tags: ["t"])
    }
  }

  private func losses(_ items: [Item], as format: BankFormat) throws -> BankLosses {
    let output = try #require(BankWriter.write(items, as: format))
    return BankLosses(output.losses, of: items)
  }

  @Test func `the same loss of many items is one line with their numbers`() throws {
    let told = try losses(items(3), as: .aiken)
    #expect(
      told.lines(in: "en") == [
        "Aiken does not hold tags (3 items: 1, 2, 3)", "Sông: Aiken does not hold titles",
      ])
    #expect(
      told.lines(in: "vi") == [
        "Aiken không ghi được thẻ (3 câu: 1, 2, 3)", "Sông: Aiken không ghi được tên câu",
      ])
  }

  @Test func `numbers are those of the file, where items that were refused count`() throws {
    let text = "một {#x:y}\n\nhai {=a ~b}\n\nba {=a\n\nbốn {=c ~d}"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.gift")
    #expect(reading.numbersInFile == [2, 4])
    let output = try #require(
      BankWriter.write(reading.items.map(tagged), as: .aiken))
    let losses = BankLosses(
      output.losses, of: reading.items, numbers: reading.numbersInFile.map(String.init))
    #expect(losses.lines(in: "en") == ["Aiken does not hold tags (2 items: 2, 4)"])
  }

  private func tagged(_ item: Item) -> Item {
    var item = item
    item.tags = ["t"]
    return item
  }

  @Test func `numbers are named up to a limit`() throws {
    func line(_ count: Int) throws -> String? {
      try losses(items(count), as: .aiken).lines(in: "en").first
    }
    let most = BankLosses.namedMax
    #expect(try line(most) == "Aiken does not hold tags (8 items: 1, 2, 3, 4, 5, 6, 7, 8)")
    #expect(try line(most + 1) == "Aiken does not hold tags (9 items: 1, 2, 3, 4, 5, 6, 7, 8 …)")
  }

  @Test func `a loss whose words differ is told with its first item`() throws {
    let long = [130, 150, 121].map { length in
      Item(
        id: ItemID("\(length)"), prompt: String(repeating: "x", count: length),
        body: .single([Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero)]))
    }
    let line = try #require(try losses(long, as: .kahoot).lines(in: "en").first)
    #expect(line.contains("130"))
    #expect(!line.contains("150"))
    #expect(line.hasSuffix("; the like in 2 other items: 2, 3"))
  }

  @Test func `what was left out is told as an error`() throws {
    var items = items(1)
    #expect(try !losses(items, as: .aiken).hasErrors)
    items.append(Item(id: ItemID("e"), prompt: "Viết.", body: .essay))
    let told = try losses(items, as: .aiken)
    #expect(told.hasErrors)
    #expect(told.lines(in: "en").map { $0.hasPrefix("error: ") } == [false, true])
    #expect(told.lines(in: "vi").map { $0.hasPrefix("error: ") } == [false, true])
  }

  @Test func `programs get every loss, and how many items were written`() throws {
    var items = items(2)
    items.append(Item(id: ItemID("e"), prompt: "Viết.", body: .essay))
    let text = try losses(items, as: .aiken).json(language: "en").text
    #expect(text.contains("\"items\":3,\"written\":2"))
    #expect(text.ranges(of: "\"code\":\"aiken.loses-tags\"").count == 2)
    #expect(text.contains("{\"number\":2,\"item\":\"Sông\",\"severity\":\"warning\""))
    #expect(text.contains("\"number\":3"))
  }

  @Test func `nothing lost is nothing told`() throws {
    let told = try losses(items(2), as: .json)
    #expect(told.lines(in: "en").isEmpty)
    #expect(told.json(language: "en").text.contains("\"losses\":[]"))
  }
}
