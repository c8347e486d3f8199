import Testing

@testable import Authoring

@Suite struct XMLLimitsTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func `depth is limited`() {
    #expect(xmlFault(nested(XMLLimits.depthMax)) == nil)
    #expect(xmlFault(nested(XMLLimits.depthMax + 1)) == .tooDeep)
    #expect(xmlFault(nested(200_000)) == .tooDeep)
  }

  private func attributes(_ count: Int) -> String {
    (0..<count).map { " a\($0)='\($0)'" }.joined()
  }

  @Test func `attributes are limited`() throws {
    let most = XMLLimits.attributesMax
    let root = try xmlRoot("<a\(attributes(most))/>")
    #expect(root.attributes.count == most)
    #expect(root.attribute("a\(most - 1)") == "\(most - 1)")
    #expect(xmlFault("<a\(attributes(most + 1))/>") == .tooManyAttributes)
    #expect(xmlFault("<a><b\(attributes(most + 1))></b></a>") == .tooManyAttributes)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a tag with a million attributes is refused at once`() {
    #expect(xmlFault("<a\(attributes(1_000_000))>b</a>") == .tooManyAttributes)
  }

  @Test func `long texts that look like tags are left alone`() throws {
    let code = String(repeating: " x = 'y'; if (a <b) z = \"=\";", count: 200)
    #expect(try xmlRoot("<a><![CDATA[\(code)]]></a>").text == code)
    let value = String(repeating: "=' ", count: 2_000)
    #expect(try xmlRoot("<a x=\"\(value)\" y='1'/>").attribute("x") == value)
  }

  @Test func `namespaces in scope are limited`() {
    func declarations(_ count: Int, _ letter: String) -> String {
      (0..<count).map { " xmlns:\(letter)\($0)='urn:\($0)'" }.joined()
    }
    let most = XMLLimits.namespacesMax
    let half = "<r><a\(declarations(most / 2, "a"))></a><a\(declarations(most / 2, "b"))></a></r>"
    #expect(xmlFault(half) == nil)
    let full = "<a\(declarations(most / 2, "a"))><b\(declarations(most / 2, "b"))/></a>"
    #expect(xmlFault(full) == nil)
    let over = "<a\(declarations(most / 2, "a"))><b\(declarations(most / 2 + 1, "b"))/></a>"
    #expect(xmlFault(over) == .tooManyAttributes)
  }

  @Test func `different names are limited`() {
    func named(_ count: Int) -> String {
      "<r>" + (1..<count).map { "<n\($0)/>" }.joined() + "</r>"
    }
    #expect(xmlFault(named(XMLLimits.namesMax)) == nil)
    #expect(xmlFault(named(XMLLimits.namesMax + 1)) == .tooManyNames)
  }

  @Test func `nodes of a tree are limited, not those of a file`() throws {
    let most = XMLLimits.nodesMax
    #expect(xmlFault("<r>" + String(repeating: "<a/>", count: most - 1) + "</r>") == nil)
    let over = SourceText("<r>" + String(repeating: "<a/>", count: most) + "</r>", file: "a.xml")
    #expect(xmlFault(over)?.reason == .tooManyNodes)
    var count = 0
    try XMLReader.read(over, treesAtDepth: 2) { _, _ in
      count += 1
      return true
    }
    #expect(count == most)
  }
}
