import Assessment
import Testing

@testable import Authoring

/// So many items are read of a file, of whichever format; the rest is told, not lost in silence.
@Suite struct ItemsLimitTests {
  private func read(_ text: String, _ format: BankFormat, most: Int) -> BankReading {
    var source = SourceText(text, file: "a")
    source.itemsMax = most
    return BankReader.read(source, as: format)
  }

  private func told(_ reading: BankReading) -> Int {
    reading.diagnostics.count { $0.code == "bank.too-many-items" }
  }

  /// Texts of several items: those of one are put together again and again.
  private static let texts: [(format: BankFormat, text: String)] = BankFixture.all.compactMap {
    guard $0.bytes.first != 0xFF, let text = String(validating: $0.bytes, as: UTF8.self),
      BankReader.read(bytes: $0.bytes, file: $0.file, format: $0.format).items.count > 1
    else { return nil }
    return ($0.format, text)
  }

  @Test func `the formats of texts are tried`() {
    #expect(Self.texts.count >= 8)
  }

  @Test(arguments: texts.indices)
  func `just as many as the limit are read, of one more it is told`(index: Int) {
    let (format, text) = Self.texts[index]
    let whole = read(text, format, most: BankLimits.itemsMax)
    let count = whole.items.count
    let under = read(text, format, most: count)
    #expect(under.items == whole.items, "\(format)")
    #expect(told(under) == 0, "\(format)")
    let over = read(text, format, most: count - 1)
    #expect(over.items == Array(whole.items.prefix(count - 1)), "\(format)")
    #expect(told(over) == 1, "\(format)")
  }

  @Test(arguments: [#"[ITEMS]"#, #"{"items": [ITEMS], "more": 1}"#])
  func `a list in an object is cut like one alone, and nothing else is said of it`(frame: String) {
    let items = ["một", "hai", "ba"].map {
      #"{"kind": "single", "prompt": "Câu \#($0)?", "choices": [{"text": "a", "fraction": 1}, {"text": "b", "fraction": 0}]}"#
    }.joined(separator: ", ")
    let text = frame.replacing("ITEMS", with: items)
    let whole = read(text, .json, most: 3)
    #expect(whole.items.count == 3 && told(whole) == 0, "\(whole.diagnostics)")
    let over = read(text, .json, most: 2)
    #expect(over.items.count == 2)
    let codes = over.diagnostics.map(\.code).filter { !$0.hasPrefix("bank.key") }
    #expect(codes == ["bank.too-many-items"])
  }

  @Test(arguments: [BankFormat.gift, .moodleXML, .qti])
  func `parts that are read at the same time have one limit together`(format: BankFormat) {
    let text = Self.large(format)
    let whole = read(text, format, most: BankLimits.itemsMax)
    #expect(whole.items.count == Self.largeCount && told(whole) == 0)
    for less in [1, Self.largeCount - 3] {
      let over = read(text, format, most: Self.largeCount - less)
      #expect(over.items.count == Self.largeCount - less)
      #expect(told(over) == 1)
    }
  }

  private static let largeCount = 700

  /// More than twice as large as what is read in one.
  private static func large(_ format: BankFormat) -> String {
    let long = String(repeating: "dài ", count: 500)
    let items = (1...largeCount).map { number in
      switch format {
      case .gift: "::Câu \(number):: Câu \(number) \(long)? {=đúng ~sai}\n\n"
      case .moodleXML:
        """
        <question type="truefalse"><name><text>\(number)</text></name><questiontext><text>Câu \
        \(number) \(long)</text></questiontext><answer fraction="100"><text>true</text></answer>\
        <answer fraction="0"><text>false</text></answer></question>

        """
      default:
        """
        <item ident="i\(number)"><presentation><material><mattext>Câu \(number) \(long)</mattext>\
        </material><response_lid ident="r"><render_choice><response_label ident="a"><material>\
        <mattext>một</mattext></material></response_label><response_label ident="b"><material>\
        <mattext>hai</mattext></material></response_label></render_choice></response_lid>\
        </presentation><resprocessing><outcomes><decvar/></outcomes><respcondition><conditionvar>\
        <varequal respident="r">a</varequal></conditionvar><setvar>1</setvar></respcondition>\
        </resprocessing></item>

        """
      }
    }.joined()
    switch format {
    case .gift: return items
    case .moodleXML: return "<quiz>\n\(items)</quiz>\n"
    default: return "<questestinterop>\n<section>\n\(items)</section>\n</questestinterop>\n"
    }
  }
}
