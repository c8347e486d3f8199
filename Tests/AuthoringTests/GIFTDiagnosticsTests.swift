import Assessment
import Authoring
import TestSupport
import Testing

/// Every fault of a GIFT file, with the place where it is found.
@Suite struct GIFTDiagnosticsTests {
  struct Fault: Sendable, CustomStringConvertible {
    let code: String
    /// ▸ stands where the diagnostic must point; it is removed before reading.
    let text: String
    let items: Int
    var description: String { "\(code): \(text)" }

    init(_ code: String, _ text: String, items: Int = 1) {
      self.code = code
      self.text = text
      self.items = items
    }
  }

  static let faults: [Fault] = [
    Fault("gift.unclosed-answers", "::A:: một ▸{=a ~b\n\n::B:: hai {F}"),
    Fault("gift.unclosed-answers", "đố ▸{=a", items: 0),
    Fault("gift.unopened-answers", "đố =a▸}", items: 0),
    Fault("gift.unopened-answers", "x ▸} y {=a ~b}", items: 0),
    Fault("gift.too-few-choices", "Q ▸{~a}", items: 0),
    Fault("gift.too-few-choices", "Q ▸{~}", items: 0),
    Fault("gift.no-number", "Q ▸{#}", items: 0),
    Fault("gift.not-a-number", "Q {#▸abc:x}", items: 0),
    Fault("gift.not-a-number", "Q {#▸1..x}", items: 0),
    Fault("gift.not-a-number", "Q {#▸3:x}", items: 0),
    Fault("gift.answer-is-no-number", "Q {#=1 =▸ba}"),
    Fault("gift.pair-without-arrow", "Q {=a -> b =▸c}", items: 0),
    Fault("gift.too-few-pairs", "Q ▸{=a -> b}", items: 0),
    Fault("gift.few-pairs", "Q ▸{=a -> b = -> c}"),
    Fault("gift.empty-right-side", "Q {=a -> b =▸c -> =d -> e}"),
    Fault("gift.empty-line-in-answers", "Q {=a\n▸\n~b}"),
    Fault("gift.missing-empty-line", "::A:: x {T}\n▸::B:: y {=a\n~b}", items: 2),
    Fault("gift.missing-empty-line", "x {T}\n▸y {=a\n~b}", items: 2),
    Fault("gift.missing-empty-line", "x {T}\n▸$CATEGORY: a\n\ny {F}", items: 2),
    Fault("gift.item-right-after-category", "$CATEGORY: a/b\n▸::A:: một {T}"),
    Fault("gift.description-before-answers", "▸::Q1:: Hai cộng\n\nhai? {=4 ~5}", items: 2),
    Fault("gift.second-answers", "x^{=2 ~3} và y^▸{2}"),
    Fault("gift.stray-brace", "Q {=a ~b{c} ~d▸}"),
    Fault("gift.formula-braces", "Tính $$x^▸{2}$$ {=9 ~6}"),
    Fault("gift.formula-braces", #"Rút gọn \(\frac▸{1}{2}\) {=9 ~6}"#),
    Fault("gift.cloze-block", "Thủ đô: ▸{1:MC:~Huế~=Hà Nội}"),
    Fault("gift.unclosed-title", "▸::Tên câu {T}"),
    Fault("gift.title-for-text", "▸::Thủ đô là gì?:: {=Hà Nội ~Huế}"),
    Fault("gift.format-before-title", "▸[html]::Tên:: <b>Câu</b> {=a ~b}"),
    Fault("gift.format-before-title", "▸[markdown] ::Tên:: Câu {=a ~b}"),
    Fault("gift.number-without-hash", "Bao nhiêu? ▸{=42:0 #x =%50%41:1 #y}"),
    Fault("gift.any-answer", "::Q::Ký hiệu? ▸{*}"),
    Fault("gift.any-answer", "Ký hiệu? ▸{=a =*}"),
    Fault("gift.file-not-included", #"▸<img src\="@@PLUGINFILE@@/a.png"> gì? {=a ~b}"#),
    Fault("gift.empty-choice", "Q {=a ▸~ ~b}"),
    Fault("gift.empty-choice", "Q {~a ▸~=b}"),
    Fault("gift.empty-answer", "Q {=a =▸}"),
    Fault("gift.choice-without-mark", "Q {▸a ~b =c}"),
    Fault("gift.unescaped-equals", #"Q {~<img src▸="a.png"> ~b}"#),
    Fault("gift.unescaped-equals", "Q {=a?p▸=1 ~a?p=2 ~a?p=3}"),
    Fault("gift.unescaped-equals", "Q {\n=Viết `đầu▸=True`\n~Không gì cả.\n}"),
    Fault("gift.answers-without-braces", "Thủ đô?\n▸~Huế\n=Hà Nội", items: 0),
    Fault("gift.answers-without-braces", "Cột nào?\n▸~df:a\n~df{'a'}\n=df.a", items: 0),
    Fault("gift.answers-without-braces", "▸=Hà Nội", items: 0),
    Fault("gift.unknown-directive", "▸$category: a/b"),
    Fault("gift.choice-in-explanation", "Q {=a ####vì thế ▸~b}"),
    Fault("gift.choice-in-explanation", "Q {=a\n####vì thế\n▸=bốn}"),
    Fault("gift.empty-feedback", "Q {=C▸# ~Java}"),
    Fault("gift.empty-feedback", "Q {=C▸#}"),
    Fault("gift.weight-not-closed", "Q {=a ~▸%50 b}"),
    Fault("gift.weight-without-text", "Q {=a ~▸%-25%~/b}"),
    Fault("gift.weight-ignored", "Q {=▸%50%a ~b}"),
    Fault("gift.weight-with-comma", "Q {~▸%33,33333%a ~%66.66667%b ~%-100%c}"),
    Fault("gift.weight-out-of-range", "Q {~▸%150%a ~%-100%b}"),
    Fault("gift.weight-rounded", "Q {~▸%33.33%a ~%66.66667%b ~%-100%c}"),
    Fault("gift.weight-unusual", "Q {=a ~▸%-7%b}"),
    Fault("gift.decimal-comma", "Q {#▸3,5}"),
    Fault("gift.ends-exchanged", "Q {#▸5..1}"),
    Fault("gift.text-before-wrong-feedback", "Q {#1~▸sai#thử lại}"),
    Fault("gift.looks-true-or-false", "Q ▸{đúng}"),
    Fault("gift.looks-like-matching", "Q ▸{=a → b =c → d}"),
    Fault("bank.no-right-answer", "▸Q {~a ~b}"),
    Fault("bank.no-whole-answer", "▸Q {=%50%a}"),
    Fault("bank.all-right", "▸Q {~%50%a ~%50%b}"),
    Fault("bank.several-whole-answers", "▸Q {=2 =4 ~5}"),
    Fault("bank.shares-do-not-add-up", "▸Q {~%50%a ~%25%b ~c}"),
    Fault("bank.everything-chosen-is-right", "▸Q {~%50%a ~%50%b ~c}"),
    Fault("bank.equal-choices", "Q {=a ~b ~▸  A ~<b>b</b>}".replacing("A", with: "a")),
    Fault("bank.shows-nothing", "Q {=a ~▸<b> ~c}"),
    Fault("bank.pinned-last", "Q {=a ~b ~▸Tất cả các đáp án trên}"),
    Fault("bank.names-letters", "Q {=a ~b ~▸Cả A và B}"),
    Fault("bank.control-character", "Q▸\u{1B}[31m? {=a ~b}"),
    Fault("bank.empty-prompt", "▸{=a ~b}"),
    Fault("bank.same-item", "Một? {=a ~b}\n\n▸Một?   {~b =a}", items: 2),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: Fault) throws {
    let marked = Array(fault.text.unicodeScalars)
    let place = try #require(marked.firstIndex(of: "▸"))
    let before = marked[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = place - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    let reading = readGIFT(fault.text.replacing("▸", with: ""))
    let found = try #require(
      reading.diagnostics.first { $0.code == fault.code }, "\(reading.diagnostics)")
    // White space before an answer is not part of it.
    let spaces = marked[(place + 1)...].prefix { $0 == " " }.count
    #expect(found.line == line, "\(found)")
    #expect(found.column == column || found.column == column + spaces, "\(found)")
    #expect(reading.items.count == fault.items, "\(reading.diagnostics)")
    #expect(found.message.vi != found.message.en)
    if found.severity == .error { #expect(found.hint != nil) }
  }

  @Test(arguments: faults)
  func `errors refuse an item, warnings never do`(_ fault: Fault) {
    let reading = readGIFT(fault.text.replacing("▸", with: ""))
    let asked = fault.text.split(separator: "\n\n").count
    #expect(reading.hasErrors == (reading.items.count < asked), "\(reading.diagnostics)")
  }

  @Test func `reading goes on after an error`() {
    let reading = readGIFT("một {=a\n\n::B:: hai {T}\n\nba }\n\nbốn {#x:y}\n\nnăm {F}")
    #expect(reading.items.map(\.prompt) == ["hai", "năm"])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "1:5 gift.unclosed-answers", "5:4 gift.unopened-answers", "7:7 gift.not-a-number",
      ])
  }

  @Test func `bytes that are no UTF-8 refuse their item at their place`() {
    let bytes = Array("câu một {T}\n\nh".utf8) + [0xE9] + Array("llo {T}\n\nba {F}\n".utf8)
    let reading = BankReader.read(bytes: bytes, file: "a.gift")
    #expect(reading.items.map(\.prompt) == ["câu một", "ba"])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "3:2 bank.broken-character"
      ])
  }

  @Test func `a diagnostic names the item and shows the place`() {
    let reading = readGIFT("a {T}\n\nb {=x\n\n::Sông:: c {~x}")
    #expect(reading.diagnostics.map(\.item) == ["Câu 2", "Sông"])
    #expect(reading.diagnostics.map(\.excerpt) == ["{=x", "{~x}"])
  }

  @Test func `CRLF lines are counted once`() {
    #expect(readGIFT("a {T}\r\n\r\nb {=x").diagnostics.first?.line == 3)
  }

  @Test func `more findings than are listed are counted`() {
    let text = String(repeating: "x }\n\n", count: BankLimits.diagnosticsMax + 5)
    let diagnostics = readGIFT(text).diagnostics
    #expect(diagnostics.count == BankLimits.diagnosticsMax + 1)
    #expect(diagnostics.last?.code == "bank.more-diagnostics")
    #expect(diagnostics.last?.message.en.hasPrefix("5 ") == true)
  }

  @Test func `an item with too many answers is refused`() {
    let text = "Q {=a" + String(repeating: " ~b", count: BankLimits.answersMax) + "}"
    #expect(codes(text) == ["bank.too-many-answers"])
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `no heap of marks is too much for the reader`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "{", "}", "=", "~", "#", "####", "->", "::", ":", "%", "%50%", "\\", "\n", "\n\n", "//",
      "[html]",
      "$CATEGORY:", "..", "1", "a", "đ", " ", "T", "[", "]", "<b", ">", "&", "*", "\r", "\u{0}",
    ]
    let text = (0..<60).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
    let reading = readGIFT(text)
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.line >= 1 && diagnostic.column >= 1, "seed \(seed)")
    }
  }
}
