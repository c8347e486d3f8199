import Testing

@testable import Authoring

@Suite struct XMLItemsReaderTests {
  /// The items that were read, by their texts, and the faults with their places marked.
  private func read(_ text: String) throws -> (items: [String], faults: [XMLFault], on: [Bool]) {
    var reader = XMLItemsReader(
      try XMLProlog(SourceText(text, file: "a.xml")), name: "q", root: "quiz")
    var (items, faults, on): ([String], [XMLFault], [Bool]) = ([], [], [])
    reader.read {
      items.append("\($1.root?.deepText ?? "")@\($1.root?.offset ?? -1)")
      return $0 == "quiz"
    } report: {
      faults.append($0)
      on.append($1)
    }
    return (items, faults, on)
  }

  private func texts(_ text: String) throws -> [String] {
    try read(text).items.map { String($0.prefix { $0 != "@" }) }
  }

  @Test(arguments: [
    "<q><b></q>", "<q>R&D</q>", "<q>1 < 2</q>", "<q x=1/>", "<q x='>", "<q>", "<q><![CDATA[",
    "<q><!-- ", "<q>&unknown;</q>", "</quiz><quiz>", "<q></q", "<q>&#0;</q>", "</q>",
  ])
  func `the items around a broken one are read at their places`(_ broken: String) throws {
    let text = "<quiz>\n<q>đ</q>\n\(broken)\n<q>é</q><q>ê</q></quiz>"
    let found = try read(text)
    let bytes = Array(text.utf8)
    #expect(found.items.map { $0.first } == ["đ", "é", "ê"])
    #expect(found.faults.count == 1)
    #expect(found.on == [true])
    for item in found.items {
      let place = try #require(Int(item.split(separator: "@")[1]))
      #expect(bytes[place...].starts(with: "<q>\(item.prefix(1))</q>".utf8))
    }
  }

  @Test func `an item that is not closed is told where it begins`() throws {
    let found = try read("<quiz><q>a</q><q>b<x></x><q>c</q></quiz>")
    #expect(found.faults == [XMLFault(reason: .notClosed("q"), offset: 14)])
    #expect(found.items.map { $0.first } == ["a", "c"])
  }

  @Test func `items in comments and CDATA sections stay there`() throws {
    #expect(
      try texts("<quiz><q></x></q><!-- <q>a</q> --><p><![CDATA[<q>b</q>]]></p><q>c</q></quiz>")
        .last == "c")
    #expect(try texts("<quiz><q></x></q><!-- <q>a</q> --><q>c</q></quiz>") == ["c"])
  }

  @Test func `names that only begin alike are no items`() throws {
    #expect(try texts("<quiz><q></x></q><qa>1</qa><q/><q >2</q ></quiz>") == ["", "2"])
  }

  @Test func `nothing follows the last fault`() throws {
    let found = try read("<quiz><q>a</q><q>b")
    #expect(found.items.count == 1)
    #expect(found.faults == [XMLFault(reason: .endsEarly, offset: 18)])
    #expect(found.on == [false])
  }

  @Test func `another root than the expected one goes on being the root`() throws {
    var roots: [String] = []
    var reader = XMLItemsReader(
      try XMLProlog(SourceText("<bank><q/><q></x></q><q/></bank>", file: "a")), name: "q",
      root: "quiz")
    var faults = 0
    reader.read {
      roots.append($0)
      return $1.root != nil
    } report: { _, _ in
      faults += 1
    }
    #expect(roots == ["bank", "bank"])
    #expect(faults == 1)
  }

  @Test func `reading stops where nobody wants more, also after a fault`() throws {
    let found = try read("<bank><q/><q></x></q><q/></bank>")
    #expect(found.items.count == 1)
    #expect(found.faults.isEmpty)
  }

  /// Each broken item is found at once and read past at once: no fault may cost a look at the rest
  /// of the file.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<q><a></b></q>", "<q>&</q>", "<q x='<'/>", "<q>", "<q><![CDATA[", "<q><!-- ", "<q><?p ",
      "<q><!DOCTYPE x></q>",
    ])
  func `very many faults cost no more than their number`(_ broken: String) throws {
    let filler = "<q>" + String(repeating: "ổn ", count: 4_000) + "</q>"
    let text = "<quiz>" + String(repeating: broken + "\n" + filler, count: 500) + "</quiz>"
    let found = try read(text)
    #expect(found.faults.count > XMLLimits.unclosedSectionsMax)
    #expect(found.on.dropLast().allSatisfy { $0 })
    #expect(found.items.count >= found.faults.count - 1)
  }

  @Test func `so many faults are enough`() throws {
    let most = XMLLimits.faultsMax
    let under = "<quiz>" + String(repeating: "<q>&</q>", count: most - 1) + "<q>a</q></quiz>"
    let found = try read(under)
    #expect(found.faults.count == most - 1)
    #expect(found.items.count == 1)
    let over = try read(under.replacing("<quiz>", with: "<quiz><q>&</q>"))
    #expect(over.faults.count == most)
    #expect(over.on.last == false)
    #expect(over.items.isEmpty)
  }
}
