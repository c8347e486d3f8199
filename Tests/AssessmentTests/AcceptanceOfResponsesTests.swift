import Assessment
import Testing

@Suite struct AcceptanceOfResponsesTests {
  private let entries = ["x4", "m1", "q7"].map { PresentedItem.Entry(id: ChoiceID($0), text: $0) }

  private func accepts(_ form: PresentedItem.Form, _ response: Response) -> Bool {
    PresentedItem(prompt: "?", format: .plain, form: form).accepts(response)
  }

  private func ids(_ texts: String...) -> [ChoiceID] { texts.map { ChoiceID($0) } }

  @Test func `a single choice must be one of those presented`() {
    #expect(accepts(.single(entries), .choice(ChoiceID("m1"))))
    #expect(!accepts(.single(entries), .choice(ChoiceID("zz"))))
    #expect(!accepts(.single(entries), .choices([ChoiceID("m1")])))
    #expect(!accepts(.single(entries), .truth(true)))
  }

  @Test func `multiple choices are one or more, or exactly as many as are fixed`() {
    let free = PresentedItem.Form.multiple(entries, select: nil)
    let two = PresentedItem.Form.multiple(entries, select: 2)
    #expect(accepts(free, .choices(Set(ids("x4")))))
    #expect(accepts(free, .choices(Set(ids("x4", "m1", "q7")))))
    #expect(!accepts(free, .choices([])))
    #expect(!accepts(free, .choices(Set(ids("x4", "zz")))))
    #expect(accepts(two, .choices(Set(ids("x4", "m1")))))
    #expect(!accepts(two, .choices(Set(ids("x4")))))
  }

  @Test func `a text has one character or more, and not too many`() {
    let form = PresentedItem.Form.text(maxLength: 6)
    #expect(accepts(form, .text("  Huế  ")))
    #expect(accepts(form, .text("Huê\u{301} ơi")))
    #expect(!accepts(form, .text("")))
    #expect(!accepts(form, .text(" \u{200B}\t")))
    #expect(!accepts(form, .text("sáu chữ")))
  }

  @Test func `pairs name left and right sides, one or more`() {
    let form = PresentedItem.Form.matching(
      left: entries,
      right: [
        PresentedItem.Entry(id: ChoiceID("r1"), text: "r")
      ])
    #expect(accepts(form, .pairs([ChoiceID("x4"): ChoiceID("r1")])))
    #expect(!accepts(form, .pairs([:])))
    #expect(!accepts(form, .pairs([ChoiceID("r1"): ChoiceID("x4")])))
  }

  @Test func `an order names all entries once`() {
    #expect(accepts(.ordering(entries), .order(ids("q7", "x4", "m1"))))
    #expect(!accepts(.ordering(entries), .order(ids("q7", "x4"))))
    #expect(!accepts(.ordering(entries), .order(ids("q7", "x4", "x4"))))
    #expect(!accepts(.ordering(entries), .order(ids("q7", "x4", "zz"))))
  }

  @Test func `of the blanks at least one is filled, choices by their ids`() {
    let form = PresentedItem.Form.cloze([
      PresentedItem.Gap(id: ChoiceID("b1"), kind: .text),
      PresentedItem.Gap(id: ChoiceID("b2"), kind: .single, choices: entries),
    ])
    #expect(accepts(form, .blanks([ChoiceID("b1"): "biển"])))
    #expect(accepts(form, .blanks([ChoiceID("b1"): "", ChoiceID("b2"): "x4"])))
    #expect(!accepts(form, .blanks([ChoiceID("b2"): "biển"])))
    #expect(!accepts(form, .blanks([ChoiceID("b1"): ""])))
    #expect(!accepts(form, .blanks([ChoiceID("b9"): "biển"])))
    #expect(!accepts(form, .blanks([:])))
  }

  @Test func `truths and numbers are taken by their kinds`() {
    #expect(accepts(.trueFalse, .truth(false)))
    #expect(accepts(.numeric(unit: "km"), .number(.zero)))
    #expect(!accepts(.numeric(unit: nil), .text("1")))
  }

  @Test func `a normalised text is trimmed and composed`() {
    #expect(Response.text(" Ha\u{300} \n").normalised == .text("Hà"))
  }

  @Test func `what steers a screen is no part of an answer`() {
    #expect(Response.text("H\u{0}à\u{1B}[2J N\u{202E}ội\u{9B}").normalised == .text("Hà[2J Nội"))
    #expect(Response.text("\u{7}Hà Nội\u{7F}\u{200F}").normalised == .text("Hà Nội"))
    #expect(
      Response.blanks([ChoiceID("b1"): "bi\u{8}ển"]).normalised == .blanks([ChoiceID("b1"): "biển"])
    )
    #expect(Response.text("hai\tdòng\nthôi").normalised == .text("hai\tdòng\nthôi"))
    #expect(!accepts(.text(maxLength: 9), .text("\u{1}\u{2}")), "nothing is left of it")
  }
}
