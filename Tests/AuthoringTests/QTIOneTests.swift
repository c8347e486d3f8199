import Assessment
import Authoring
import Testing

/// QTI 1.2: Canvas, Blackboard, and as the standard has it.
@Suite struct QTIOneTests {
  typealias One = QTIOneSample

  private static let two = [("7", "Nin"), ("8", "Lam")]

  @Test func `a single choice, its HTML decoded twice`() {
    let item = One.only(
      One.item(
        "multiple_choice_question",
        One.html("&lt;p&gt;Sông &amp;lt;dài&amp;gt; &lt;b&gt;nhất&lt;/b&gt;?&lt;/p&gt;")
          + One.choices(Self.two), One.rule(One.equal("7"), "100", goesOn: "No")))
    #expect(item?.prompt == "<p>Sông &lt;dài&gt; <b>nhất</b>?</p>")
    #expect(shares(item) == ["Nin/100", "Lam/0"])
    #expect(item?.kind == .single && item?.title == "Tên")
  }

  @Test func `partial marks of single choices`() {
    let rules = One.rule(One.equal("7"), "100", goesOn: "No") + One.rule(One.equal("8"), "25")
    #expect(
      shares(One.only(One.item("", One.plain("?") + One.choices(Self.two), rules)))
        == ["Nin/100", "Lam/25"])
  }

  @Test func `true and false in any order and language`() {
    for labels in [[("1", "True"), ("2", "False")], [("2", "Sai"), ("1", "Đúng")]] {
      let reading = One.read(
        One.item(
          "true_false_question", One.html("Đất tròn") + One.choices(labels),
          One.rule(One.equal("1"), "100")))
      #expect(reading.items.map(\.body) == [.trueFalse(TrueFalseKey(truth: true))])
    }
    let other = One.item(
      "true_false_question", One.html("?") + One.choices([("1", "Ano"), ("2", "Ne")]),
      One.rule(One.equal("1"), "100"))
    #expect(One.only(other)?.kind == .single)
  }

  @Test func `several answers as Canvas asks for them`() {
    let rule = One.rule(
      "<and>\(One.equal("1"))<not>\(One.equal("2"))</not>\(One.equal("3"))</and>", "100")
    let presentation =
      One.html("?") + One.choices([("1", "a"), ("2", "b"), ("3", "c")], "Multiple")
    let reading = One.read(One.item("multiple_answers_question", presentation, rule))
    #expect(shares(reading.items.first) == ["a/50", "b/-50", "c/50"])
    #expect(reading.items.first?.kind == .multiple)
    #expect(reading.items.first?.marking == nil)
    // Canvas gives parts of the mark itself, so there is nothing to say.
    #expect(reading.codes.isEmpty)
    let other = One.read(One.item("", presentation, rule))
    #expect(other.items.map(\.marking) == [ItemMarking(parts: .allOrNothing)])
    #expect(other.codes.isEmpty)
  }

  @Test func `marks that are added up`() {
    let rules =
      One.rule(One.equal("1"), "75", action: "Add") + One.rule(One.equal("3"), "25", action: "Add")
      + One.rule(One.equal("2"), "50", action: "Subtract")
    let item = One.only(
      One.item(
        "", One.html("?") + One.choices([("1", "a"), ("2", "b"), ("3", "c")], "Multiple"), rules))
    #expect(shares(item) == ["a/75", "b/-50", "c/25"])
  }

  @Test func `short answers: one of several, capitals as the file says`() {
    func item(_ attributes: String) -> Item? {
      One.only(
        One.item(
          "short_answer_question", One.html("?") + One.typed,
          One.rule(
            One.equal("Huế", "response1", attributes) + One.equal("huế", "response1", attributes)
              + One.equal("Hue", "response1", attributes), "100")))
    }
    #expect(
      item("")?.body == .text(["Huế", "Hue"].map { TextAnswer(text: $0) }, caseSensitive: false))
    #expect(
      item("case=\"Yes\"")?.body
        == .text(["Huế", "huế", "Hue"].map { TextAnswer(text: $0) }, caseSensitive: true))
  }

  @Test func `numbers: exact, in a range, from a range that leaves out its end`() {
    let low = "<vargte respident=\"response1\">1</vargte>"
    let open = "<vargt respident=\"response1\">1</vargt>"
    let high = "<varlte respident=\"response1\">3</varlte>"
    func reading(_ condition: String) -> BankReading {
      One.read(
        One.item("numerical_question", One.html("?") + One.typed, One.rule(condition, "100")))
    }
    func ranges(_ condition: String) -> [NumericAnswer.Range] {
      guard case .numeric(let answers, _)? = reading(condition).items.first?.body else { return [] }
      return answers.map(\.range)
    }
    let (one, two, three) = (DecimalNumber(1), DecimalNumber(2), DecimalNumber(3))
    #expect(
      ranges("<or>\(One.equal("2.0"))<and>\(low)\(high)</and></or>") == [
        .value(two, tolerance: one)
      ])
    #expect(ranges(low + high) == [.between(low: one, high: three)])
    #expect(ranges(One.equal("2")) == [.value(two, tolerance: .zero)])
    #expect(reading(open + high).codes == ["qti.open-range"])
  }

  @Test func `gaps of Canvas are named in brackets`() {
    let presentation =
      One.html("&lt;p&gt;Hoa [màu] và lá [x1].&lt;/p&gt;")
      + One.choices(
        [("1", "đỏ"), ("2", "Đỏ"), ("3", "hồng")], name: "response_màu",
        own: "<material><mattext>màu</mattext></material>")
      + One.choices(
        [("4", "xanh")], name: "response_x1", own: "<material><mattext>x1</mattext></material>")
    let rules =
      One.rule(One.equal("1", "response_màu"), "50", action: "Add")
      + One.rule(One.equal("4", "response_x1"), "50", action: "Add")
    let typed = One.only(One.item("fill_in_multiple_blanks_question", presentation, rules))
    #expect(typed?.prompt == "Hoa {b1} và lá {b2}.")
    #expect(
      typed?.body
        == .cloze([
          Blank(
            accepts: .text(
              [TextAnswer(text: "đỏ"), TextAnswer(text: "hồng")], caseSensitive: false)),
          Blank(accepts: .text([TextAnswer(text: "xanh")], caseSensitive: false)),
        ]))
    let chosen = One.only(One.item("multiple_dropdowns_question", presentation, rules))
    guard case .cloze(let blanks)? = chosen?.body,
      case .choice(let choices)? = blanks.first?.accepts
    else {
      Issue.record("no gaps")
      return
    }
    #expect(choices.map(\.fraction) == [.one, .zero, .zero])
    #expect(One.only(One.item("", presentation, rules))?.kind == .cloze)
  }

  @Test func `gaps of the standard stand where the answer goes`() {
    let presentation = """
      <flow>\(One.plain("Một"))<response_str ident="A"><render_fib/></response_str>\(One.plain("ba"))
      <response_str ident="B"><render_fib fibtype="Integer"/></response_str></flow>
      """
    let item = One.only(
      One.item(
        "", presentation,
        One.rule(One.equal("hai", "A"), "1", action: "Add")
          + One.rule(One.equal("4", "B"), "1", action: "Add")))
    #expect(item?.prompt == "Một {b1} ba {b2}")
    #expect(item?.isReady == true)
  }

  @Test func `matching: each left side chooses, what nobody takes is a distractor`() {
    let rights = [("1", "một"), ("2", "hai"), ("3", "ba")]
    func presentation(_ lefts: [String]) -> String {
      One.html("Ghép")
        + lefts.map { One.choices(rights, name: "r_\($0)", own: One.plain($0)) }.joined()
    }
    let rules =
      One.rule(One.equal("1", "r_one"), "50", action: "Add")
      + One.rule(One.equal("2", "r_two"), "50", action: "Add")
    for type in ["matching_question", ""] {
      let item = One.only(One.item(type, presentation(["one", "two"]), rules))
      #expect(
        item?.body
          == .matching(
            [Pair(left: "one", right: "một"), Pair(left: "two", right: "hai")], distractors: ["ba"])
      )
    }
    let reading = One.read(One.item("", presentation(["one", "two", "six"]), rules))
    #expect(reading.codes == ["qti.left-without-right"])
  }

  @Test func `ordering, essays, texts alone`() {
    let order = One.item(
      "", One.html("?") + One.choices([("a", "A"), ("b", "B"), ("c", "C")], "Ordered"),
      One.rule(One.equal("c") + One.equal("a") + One.equal("b"), "5", action: "Add"))
    #expect(One.only(order)?.body == .ordering(["C", "A", "B"]))
    #expect(One.only(One.item("essay_question", One.html("Kể") + One.typed))?.kind == .essay)
    #expect(One.only(One.item("", One.html("Kể") + One.typed))?.kind == .essay)
    #expect(One.only(One.item("text_only_question", One.html("Đọc")))?.kind == .description)
  }

  @Test(arguments: [
    ("calculated_question", ""), ("file_upload_question", ""), ("categorization_question", ""),
    ("", "<response_xy ident=\"a\"><render_hotspot/></response_xy>"),
    ("", "<response_grp ident=\"a\"/>"),
    ("", "<response_num ident=\"a\"><render_slider/></response_num>"),
  ])
  func `what cannot be asked is kept as a description`(type: String, response: String) {
    let reading = One.read(One.item(type, One.html("Hỏi") + response))
    #expect(reading.items.map(\.kind) == [.description])
    #expect(reading.items.first?.prompt == "Hỏi")
    #expect(reading.codes == ["qti.unsupported-interaction"])
  }

  @Test func `feedback goes where the rules show it`() {
    let rules =
      One.rule("<other/>", goesOn: "Yes", shows: ["general"])
      + One.rule(One.equal("7"), goesOn: "Yes", shows: ["7_fb"])
      + One.rule(One.equal("7"), "100", goesOn: "No", shows: ["right"])
      + One.rule("<other/>", goesOn: "Yes", shows: ["wrong"])
    let item = One.only(
      One.item(
        "multiple_choice_question", One.html("?") + One.choices(Self.two), rules,
        feedback: One.feedback("general", "Chung") + One.feedback("7_fb", "Bảy")
          + One.feedback("right", "Đúng") + One.feedback("wrong", "Sai")))
    guard case .single(let choices)? = item?.body else {
      Issue.record("not read")
      return
    }
    #expect(choices.map(\.feedback) == ["Bảy\n\nĐúng", "Sai"])
    #expect(item?.feedback == "Chung")
  }

  @Test func `a solution is the explanation`() {
    let feedback = """
      <itemfeedback ident="s"><solution><solutionmaterial>\(One.html("Vì thế"))</solutionmaterial>
      </solution></itemfeedback>
      """
    let item = One.only(
      One.item(
        "", One.html("?") + One.choices(Self.two), One.rule(One.equal("7"), "1"),
        feedback: feedback))
    #expect(item?.feedback == "Vì thế")
  }

  // Blackboard.

  private func blackboard(_ type: String, _ response: String, _ rules: String) -> Item? {
    One.only(
      """
      <item><itemmetadata><bbmd_questiontype>\(type)</bbmd_questiontype></itemmetadata>
      <presentation><flow class="Block"><flow class="QUESTION_BLOCK">
      <flow class="FORMATTED_TEXT_BLOCK"><material><mat_extension>
      <mat_formattedtext type="HTML">&lt;p&gt;Hỏi&lt;/p&gt;</mat_formattedtext></mat_extension></material>
      </flow></flow><flow class="RESPONSE_BLOCK">\(response)</flow></flow></presentation>
      <resprocessing><outcomes><decvar varname="SCORE" maxvalue="10.0"/></outcomes>\(rules)
      </resprocessing></item>
      """)
  }

  @Test func `Blackboard's full mark is a word`() {
    let item = blackboard(
      "Multiple Choice", One.choices(Self.two, name: "response"),
      """
      <respcondition title="correct"><conditionvar>\(One.equal("8", "response"))</conditionvar>
      <setvar variablename="SCORE" action="Set">SCORE.max</setvar></respcondition>
      <respcondition title="incorrect"><conditionvar><other/></conditionvar>
      <setvar variablename="SCORE" action="Set">0</setvar></respcondition>
      <respcondition><conditionvar><varequal respident="7" case="No"/></conditionvar>
      <setvar variablename="SCORE" action="Set">0</setvar></respcondition>
      """)
    #expect(item?.prompt == "Hỏi")
    #expect(shares(item) == ["Nin/0", "Lam/100"])
  }

  @Test func `Blackboard's short answers are right by their feedback`() {
    let item = blackboard(
      "Fill in the Blank", One.typed,
      One.rule(One.equal("ếch"), shows: ["correct"])
        + One.rule("<other/>", "0.0", shows: ["incorrect"]))
    #expect(item?.body == .text([TextAnswer(text: "ếch")], caseSensitive: false))
  }

  @Test func `Blackboard's right sides stand in a block of their own`() {
    func left(_ name: String) -> String {
      """
      <flow class="Block"><flow class="FORMATTED_TEXT_BLOCK">\(One.plain("trái \(name)"))</flow>
      <response_lid ident="\(name)" rcardinality="Single"><render_choice>
      <flow_label><response_label ident="\(name)1"/><response_label ident="\(name)2"/></flow_label>
      </render_choice></response_lid></flow>
      """
    }
    let item = One.only(
      """
      <item><itemmetadata><bbmd_questiontype>Matching</bbmd_questiontype></itemmetadata>
      <presentation><flow class="Block"><flow class="QUESTION_BLOCK">\(One.plain("Ghép"))</flow>
      <flow class="RESPONSE_BLOCK">\(left("a"))\(left("b"))</flow>
      <flow class="RIGHT_MATCH_BLOCK"><flow class="Block">\(One.plain("phải 1"))</flow>
      <flow class="Block">\(One.plain("phải 2"))</flow></flow></flow></presentation>
      <resprocessing>\(One.rule(One.equal("a2", "a"), "1", action: "Add"))
      \(One.rule(One.equal("b1", "b"), "1", action: "Add"))</resprocessing></item>
      """)
    #expect(
      item?.body
        == .matching(
          [Pair(left: "trái a", right: "phải 2"), Pair(left: "trái b", right: "phải 1")],
          distractors: []))
  }

  @Test func `a question whose choices are gone is told as such`() {
    let reading = One.read(
      One.file(
        """
        <item ident="i1"><presentation><material><mattext>Hỏi?</mattext></material>
        <response_lid ident="r"><render_choice/></response_lid></presentation></item>
        """))
    #expect(reading.items.map(\.kind) == [.description])
    #expect(reading.codes == ["qti.without-choices"])
  }

  // Banks.

  @Test func `sections are categories, what a test draws is said`() {
    let item = One.item("essay_question", One.html("Kể") + One.typed)
    let reading = One.read(
      One.file(
        """
        <assessment title="Bài"><section ident="root_section">
        <section title="Nhóm 1"><selection_ordering><selection><selection_number>1</selection_number>
        <sourcebank_ref>b7</sourcebank_ref></selection></selection_ordering>
        <section title="Con">\(item)</section></section>\(item)</section></assessment>
        """))
    #expect(reading.items.map(\.category) == [["Nhóm 1", "Con"], []])
    #expect(reading.codes == ["qti.selection", "qti.source-bank", "bank.same-item"])
  }

  @Test func `a passage stands before the questions about it`() {
    let passage = One.item("text_only_question", One.html("Đoạn văn")).replacing("i1", with: "p1")
    let child = One.item(
      "essay_question", One.html("Kể") + One.typed, fields: [("parent_stimulus_item_ident", "p1")])
    #expect(One.read(passage + child).items.map(\.prompt) == ["Đoạn văn", "Đoạn văn\n\nKể"])
  }

  @Test func `a bank's title is a category`() {
    let reading = One.read(
      One.file(
        """
        <objectbank ident="b"><qtimetadata><qtimetadatafield><fieldlabel>bank_title</fieldlabel>
        <fieldentry>Sử 8</fieldentry></qtimetadatafield></qtimetadata>
        \(One.item("essay_question", One.html("Kể") + One.typed))</objectbank>
        """))
    #expect(reading.items.map(\.category) == [["Sử 8"]])
  }

  @Test func `sections go as deep as the limit`() {
    func items(_ depth: Int) -> BankReading {
      let open = String(repeating: "<section>", count: depth)
      let close = String(repeating: "</section>", count: depth)
      return One.read(
        One.file(open + One.item("essay_question", One.html("Kể") + One.typed) + close))
    }
    #expect(items(32).items.count == 1)
    #expect(items(33).codes == ["qti.sections-too-deep"])
  }

  @Test func `rules that are not understood are named`() {
    let reading = One.read(
      One.item(
        "", One.html("?") + One.choices(Self.two),
        One.rule("<varinside respident=\"response1\" areatype=\"Ellipse\">1,1</varinside>", "1")))
    #expect(reading.codes == ["qti.processing"])
    #expect(reading.items.first?.isReady == false)
  }

  @Test func `a file cut anywhere has an error, never a trap`() {
    let text = One.file(
      One.item(
        "multiple_choice_question", One.html("&lt;p&gt;?") + One.choices(Self.two),
        One.rule(One.equal("7"), "100")))
    let bytes = Array(text.utf8)
    for count in stride(from: 0, to: bytes.count - 20, by: 11) {
      let reading = BankReader.read(bytes: Array(bytes[..<count]), file: "a.xml", format: .qti)
      #expect(reading.items.isEmpty && reading.hasErrors)
    }
  }
}
