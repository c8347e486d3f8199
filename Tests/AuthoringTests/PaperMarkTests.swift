import Assessment
import Authoring
import Testing

/// Which way of writing marks the keys of a paper, and which is told and not believed.
@Suite struct PaperMarkTests {
  enum Look: CaseIterable {
    case underline, bold, italic, colour
    func on(_ text: String) -> String {
      switch self {
      case .underline: "<u>\(text)</u>"
      case .bold: "<b>\(text)</b>"
      case .italic: "<i>\(text)</i>"
      case .colour: "<span style=\"color:red\">\(text)</span>"
      }
    }
  }

  /// A question whose choice B is written in another way, or none.
  private static func question(
    _ number: Int, _ look: Look?, choice: Int = 1, key: String? = nil
  ) -> String {
    let choices = ["A. a", "B. b", "C. c", "D. d"].enumerated().map { place, text in
      place == choice ? look?.on(text) ?? text : text
    }
    return (["Câu \(number): Hỏi \(number)?"] + choices + (key.map { ["Đáp án: \($0)"] } ?? []))
      .joined(separator: "\n")
  }

  private static func paper(_ questions: [String]) -> BankReading {
    readPaper(questions.joined(separator: "\n"))
  }

  private static func codes(_ reading: BankReading) -> [String] {
    reading.diagnostics.map(\.code).filter { $0.hasPrefix("paper.") }
  }

  @Test(arguments: Look.allCases)
  func `a mark is believed in half of the questions without a key, and in three`(_ look: Look) {
    for (marked, open, isKey) in [
      (3, 3, true), (3, 4, false), (20, 20, true), (19, 20, false), (2, 1, false), (2, 0, true),
      (1, 0, true), (1, 1, false),
    ] {
      let reading = Self.paper(
        (1...marked).map { Self.question($0, look) }
          + (0..<open).map { Self.question(marked + 1 + $0, nil) })
      #expect(reading.items.count { $0.isReady } == (isKey ? marked : 0), "\(marked) of \(open)")
      #expect(
        Self.codes(reading)
          == (isKey
            ? ["paper.keys-by-mark"] : Array(repeating: "paper.rare-mark", count: marked)))
    }
  }

  @Test func `one way of writing marks the keys of a paper`() {
    let reading = Self.paper(
      (1...6).map { Self.question($0, .colour) } + (7...9).map { Self.question($0, .italic) })
    #expect(
      reading.items.map(\.isReady) == Array(repeating: true, count: 6) + [false, false, false])
    #expect(
      Self.codes(reading) == ["paper.keys-by-mark"] + Array(repeating: "paper.rare-mark", count: 3))
    let told = reading.diagnostics.first { $0.code == "paper.rare-mark" }
    #expect(told?.message.en.contains("here the right one is in another colour") == true)
  }

  /// Questions whose first choice is always written in one way, and their right one in another.
  private static func habit(_ habit: Look, _ look: Look?, _ keys: [Int]) -> String {
    keys.enumerated().map { number, key in
      let choices = ["A. a", "B. b", "C. c", "D. d"].enumerated().map { place, text in
        let marked = place == key ? look?.on(text) ?? text : text
        return place == 0 ? habit.on(marked) : marked
      }
      return (["Câu \(number + 1): Hỏi \(number + 1)?"] + choices).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test(arguments: Look.allCases, Look.allCases)
  func `the mark that is on the same letter everywhere tells no key beside another`(
    _ first: Look, _ look: Look
  ) {
    guard first != look else { return }
    let keys = [1, 3, 0, 2, 1]
    let reading = readPaper(Self.habit(first, look, keys))
    let right = reading.items.map { item in
      outline(item).split(separator: "|").last?.split(separator: "/").firstIndex {
        $0.hasPrefix("*")
      }
    }
    #expect(right == keys.map(Optional.some))
  }

  @Test func `the first letter in bold everywhere is a habit`() {
    #expect(readPaper(Self.habit(.bold, nil, [1, 2, 3, 0, 1])).drafts.count == 5)
  }

  @Test func `two ways of writing that speak against each other tell no key`() {
    let paper = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 0)].enumerated().map { number, keys in
      let choices = ["A. a", "B. b", "C. c", "D. d"].enumerated().map { place, text in
        place == keys.0
          ? Look.underline.on(text) : place == keys.1 ? Look.colour.on(text) : text
      }
      return (["Câu \(number + 1): Hỏi \(number + 1)?"] + choices).joined(separator: "\n")
    }
    #expect(readPaper(paper.joined(separator: "\n")).drafts.count == 5)
  }

  @Test func `a second way beside the first, saying the same, marks as well`() {
    let both = (1...4).map {
      Self.question($0, nil).replacing("B. b", with: Look.bold.on(Look.colour.on("B. b")))
    }
    let reading = Self.paper(both + [Self.question(5, .bold), Self.question(6, .colour)])
    #expect(reading.items.allSatisfy { $0.isReady })
  }

  @Test(arguments: [Look.bold, .italic])
  func `what only emphasises marks no key where written keys do not show it`(_ look: Look) {
    let reading = Self.paper(
      (1...8).map { Self.question($0, nil, key: "B") } + (9...11).map { Self.question($0, look) })
    #expect(reading.drafts.count == 3)
  }

  @Test func `a mark that contradicts the written key is told`() {
    for look in Look.allCases {
      let reading = Self.paper(
        (1...8).map { Self.question($0, look, choice: $0 == 5 ? 0 : 1, key: "B") })
      #expect(reading.items.map(\.isReady) == (1...8).map { $0 != 5 })
      #expect(Self.codes(reading) == ["paper.keys-disagree"])
    }
    // Where few questions are marked, the written key is kept.
    let few = Self.paper(
      (1...8).map { Self.question($0, $0 == 3 ? .underline : nil, choice: 0, key: "B") })
    #expect(few.drafts.isEmpty)
    #expect(Self.codes(few) == ["paper.mark-differs"])
    // What mostly says other than the keys is no mark.
    let style = Self.paper((1...8).map { Self.question($0, .bold, choice: 0, key: "B") })
    #expect(Self.codes(style) == [])
    // In red it may be the table of another paper.
    let red = Self.paper((1...8).map { Self.question($0, .colour, choice: 0, key: "B") })
    #expect(Self.codes(red) == Array(repeating: "paper.mark-differs", count: 8))
    #expect(red.drafts.isEmpty)
  }

  @Test func `a mark that speaks against the written keys is no key`() {
    let text = (1...3).map { "Câu \($0): Hỏi \($0)?\nA. a\n**B. b**\nC. c\nĐáp án: C" }
    let reading = readPaper((text + ["Câu 4: Hỏi?\n**A. a**\nB. b"]).joined(separator: "\n"))
    #expect(reading.items.map(\.isReady) == [true, true, true, false])
  }

  // MARK: Colours

  private static func coloured(_ value: String) -> String {
    (1...4).map {
      Self.question($0, nil).replacing("B. b", with: "<span style=\"\(value)\">B. b</span>")
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    "color:#0d0d0d", "color: #1F2937", "color:#333", "color:rgb(31, 31, 31)", "color:black",
    "background-color:#fff", "background-color: rgb(247,247,248)", "color:windowtext",
    "color:#111;background-color:#FAFAFA",
  ])
  func `what hardly differs from black letters on white is no mark`(colour: String) {
    #expect(readPaper(Self.coloured(colour)).drafts.count == 4)
  }

  @Test(arguments: [
    "color:red", "color:#ff0000", "color:#000080", "color:rgb(0,112,192)",
    "background-color:yellow", "background-color:#E2EFD9",
  ])
  func `what is seen on paper is a mark`(colour: String) {
    #expect(readPaper(Self.coloured(colour)).drafts.isEmpty)
  }

  @Test(arguments: ["0D0D0D", "111111", "262626", "333333", "3C4043", "404040", "FF0000", "1F3864"])
  func `near-black letters in Word are black`(value: String) {
    let isMark = ["FF0000", "1F3864"].contains(value)
    let body = (1...3).map {
      paragraph("Câu \($0): Nào?") + paragraph("A. a")
        + paragraph(run("B. b", "<w:color w:val=\"\(value)\"/>"))
    }
    #expect(WordSample(body.joined()).read().drafts.count == (isMark ? 0 : 3))
  }

  @Test(arguments: ["FEFEFE", "F8F9FA", "F5F5F5", "F0F4F9", "FFFF00", "FFF2CC", "D9D9D9"])
  func `near-white grounds in Word are white`(value: String) {
    let isMark = ["FFFF00", "FFF2CC", "D9D9D9"].contains(value)
    let body = (1...3).map {
      paragraph("Câu \($0): Nào?") + paragraph("A. a")
        + paragraph(run("B. b", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(value)\"/>"))
    }
    #expect(WordSample(body.joined()).read().drafts.count == (isMark ? 0 : 3))
  }
}
