import Authoring
import Testing

@Suite struct DiagnosticTests {
  private func sample(line: Int = 4, severity: Diagnostic.Severity = .error) -> Diagnostic {
    Diagnostic(
      severity, file: "a.gift", place: SourcePlace(line: line, column: 9), code: "gift.sample",
      message: LocalizedMessage(vi: "thiếu dấu }", en: "the } is missing"),
      hint: LocalizedMessage(vi: "thêm dấu }", en: "add a }"))
  }

  @Test func `a diagnostic prints the form that editors jump to`() {
    #expect(sample().text(in: "en") == "a.gift:4:9: error: the } is missing; add a }")
    #expect(sample().text(in: "vi") == "a.gift:4:9: error: thiếu dấu }; thêm dấu }")
  }

  @Test func `diagnostics are put in the order of the file, errors first`() {
    let late = sample(line: 9)
    let warning = sample(severity: .warning)
    let error = sample()
    #expect([late, warning, error].inFileOrder() == [error, warning, late])
  }
}
