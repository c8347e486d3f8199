import Assessment
import Testing

@testable import Authoring

/// Marks of the templates are told without playing their rules: they must be what the rules give.
struct QTITemplateTests {
  private static let templates: [QTITemplate] = [
    .matchCorrect, .mapResponse, .matchWithFeedback, .mapWithFeedback,
  ]

  private static let cardinalities = ["single", "multiple", "ordered"]

  private static let types = ["identifier", "string", "integer", "float", "boolean", "pair"]

  /// What is declared beside the type: nothing, one value, two, a mapping with bounds.
  private static let declared = [
    "", "<correctResponse><value>2</value></correctResponse>",
    "<correctResponse><value>2</value><value>1 a</value></correctResponse>",
    """
    <correctResponse><value>2</value></correctResponse>
    <mapping defaultValue="-0.5" lowerBound="0" upperBound="2.5"><mapEntry mapKey="2"
    mappedValue="1.5"/><mapEntry mapKey="A b" mappedValue="3" caseSensitive="false"/></mapping>
    """,
  ]

  private static let given: [[String]] = [
    [], [""], ["1"], ["2"], ["2.0"], ["true"], ["a B"], ["b A"], ["1 a"], ["2", "1 a"],
    ["1 a", "2"], ["2", "2"], ["2", "7"],
  ]

  private static func item(
    _ type: String, _ cardinality: String, _ declared: String, beside: String = ""
  ) throws -> QTIDeclarations {
    let text = """
      <assessmentItem><responseDeclaration identifier="RESPONSE" cardinality="\(cardinality)"
      baseType="\(type)">\(declared)</responseDeclaration>
      <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
      <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">
      <defaultValue><value>1</value></defaultValue></outcomeDeclaration>
      \(beside)</assessmentItem>
      """
    let tree = try XMLReader.document(SourceText(text, file: "item.xml"), in: QTINames.session())
    let root = try #require(tree.root)
    return QTIDeclarations(root)
  }

  /// The same rules, of which nobody says that they are a template.
  private static func played(_ template: QTITemplate) -> QTIProgram {
    QTIProgram(rules: template.rules, unsupported: [], offset: 0)
  }

  private static func program(_ template: QTITemplate) throws -> QTIProgram {
    let name =
      switch template {
      case .matchCorrect: "match_correct"
      case .mapResponse: "map_response"
      case .matchWithFeedback: "CC2_match"
      case .mapWithFeedback: "CC2_map_response"
      }
    let text = "<assessmentItem><responseProcessing template=\"x/\(name)\"/></assessmentItem>"
    let tree = try XMLReader.document(SourceText(text, file: "item.xml"))
    let root = try #require(tree.root)
    return try #require(QTIProgram(root))
  }

  @Test(arguments: templates, types)
  func `a template's marks are those of its rules`(_ template: QTITemplate, _ type: String) throws {
    for cardinality in Self.cardinalities {
      for declared in Self.declared {
        let declarations = try Self.item(type, cardinality, declared)
        let response = try #require(declarations.response("RESPONSE"))
        let told = QTIScoring(declarations, try Self.program(template))
        let slow = QTIScoring(declarations, Self.played(template))
        #expect(told.comparesDeclared)
        #expect(!slow.comparesDeclared)
        for texts in Self.given {
          let value = response.value(texts)
          let points = slow.points(["RESPONSE": value], in: "SCORE")
          #expect(
            told.points(["RESPONSE": value], in: "SCORE") == points,
            "\(cardinality), \(declared), \(texts)")
          #expect(told.points(value, of: "RESPONSE", in: "SCORE") == points)
        }
        #expect(told.points([:], in: "SCORE") == slow.points([:], in: "SCORE"))
        #expect(told.points([:], in: "MAXSCORE") == slow.points([:], in: "MAXSCORE"))
      }
    }
  }

  @Test func `an outcome that is called like the response is played`() throws {
    let outcome = """
      <outcomeDeclaration identifier="RESPONSE" cardinality="single" baseType="string">
      <defaultValue><value>2</value></defaultValue></outcomeDeclaration>
      """
    let declarations = try Self.item("string", "single", Self.declared[1], beside: outcome)
    let scoring = QTIScoring(declarations, try Self.program(.matchCorrect))
    #expect(!scoring.comparesDeclared)
    #expect(scoring.points(["RESPONSE": .text("7")], in: "SCORE") == 1)
  }
}
