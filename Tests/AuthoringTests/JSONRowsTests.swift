import Assessment
import Authoring
import Testing

/// Items as other programs, and programs to chat with, write them in JSON.
@Suite struct JSONRowsTests {
  private func read(_ text: String, file: String = "a.json") -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: file)
  }

  private func codes(_ text: String) -> [String] { read(text).diagnostics.map(\.code) }

  private static let web = ["Cổng web?|21/*80/443"]

  @Test(arguments: [
    #"[{"question":"Cổng web?","options":["21","80","443"],"answer":"B"}]"#,
    #"[{"question":"Cổng web?","options":["21","80","443"],"answer":"80"}]"#,
    #"[{"question":"Cổng web?","choices":["21","80","443"],"correctAnswer":"B"}]"#,
    #"[{"Question":"Cổng web?","options":{"A":"21","B":"80","C":"443"},"correct_answer":"B"}]"#,
    #"[{"text":"Cổng web?","A":"21","B":"80","C":"443","correct":"b"}]"#,
    #"[{"cau_hoi":"Cổng web?","dap_an_a":"21","dap_an_b":"80","dap_an_c":"443","dap_an_dung":"B"}]"#,
    #"[{"câu hỏi":"Cổng web?","phương án":["21","80","443"],"đáp án đúng":"80"}]"#,
    #"[{"questionText":"Cổng web?","answers":["21","80","443"],"correctAnswer":"80"}]"#,
    #"{"title":"Quiz","questions":[{"question":"Cổng web?","options":["A. 21","B. 80","C. 443"],"answer":"B. 80"}]}"#,
    #"{"quiz":{"name":"x","questions":[{"q":"Cổng web?","options":["21","80","443"],"answer":"B"}]}}"#,
    #"[{"question":"Cổng web?","answers":[{"text":"21","correct":false},{"text":"80","correct":true},{"text":"443","isCorrect":false}]}]"#,
    #"[{"type":"quiz","question":"Cổng web?","time":20000,"choices":[{"answer":"21"},{"answer":"80","correct":true},{"answer":"443"}]}]"#,
    #"[{"question":"Cổng web?","correct_answer":"80","wrong_answers":["21","443"],"id":7}]"#,
  ])
  func `one question under many names`(text: String) throws {
    let reading = read(text)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    let item = try #require(reading.items.first)
    guard case .single(let choices) = item.body else {
      Issue.record("\(item.body)")
      return
    }
    #expect(item.prompt == "Cổng web?")
    #expect(Set(choices.map(\.text)) == ["21", "80", "443"])
    #expect(choices.filter { $0.fraction == .one }.map(\.text) == ["80"])
    #expect(choices.allSatisfy { $0.fraction == .one || $0.fraction == .zero })
    #expect(reading.format == .json)
    #expect(reading.diagnostics.first?.code == "json.other-names")
  }

  @Test func `what is said beside it is kept, and what is not understood is told once`() throws {
    let reading = read(
      #"""
      [{"question":"Cổng web?","options":["21","80"],"answer":"B","explanation":"Vì \"80\".\nHết",
        "topic":"Mạng","difficulty":"dễ","tags":["a","b, c"],"points":2,"hot":true},
       {"question":"Cổng thư?","options":["25","80"],"answer":"A","hot":false}]
      """#)
    let item = try #require(reading.items.first)
    #expect(item.feedback == "Vì \"80\".\nHết")
    #expect(item.category == ["Mạng"])
    #expect(item.tags == ["a", "b, c", "dễ"])
    #expect(reading.items.map(\.source?.line) == [1, 3])
    #expect(reading.diagnostics.map(\.code) == ["json.other-names", "table.points-not-kept"])
    #expect(reading.diagnostics.first?.message.en.contains("left out: hot") == true)
  }

  @Test func `several right ones, true and false, numbers and texts`() {
    let reading = read(
      #"""
      [{"question":"Hai cổng?","options":["21","80","443"],"answer":["B","C"]},
       {"question":"Hai cổng nữa?","options":["21","80","443"],"answer":["80","443"]},
       {"question":"Đúng không?","answer":true},
       {"question":"Thủ đô?","answer":"Hà Nội"},
       {"question":"Hai cộng hai?","answer":4},
       {"q":"Mặt trước?","a":"Mặt sau"}]
      """#)
    #expect(
      reading.items.map(\.kind) == [.multiple, .multiple, .trueFalse, .text, .numeric, .text])
    #expect(reading.items.map(\.isReady) == Array(repeating: true, count: 6))
    for case .multiple(let choices) in reading.items.map(\.body) {
      #expect(choices.filter { $0.fraction > .zero }.map(\.text) == ["80", "443"])
    }
  }

  // MARK: No key is guessed

  private func keys(_ rows: [String]) -> [String?] {
    read("[\(rows.joined(separator: ","))]").items.map { item in
      guard case .single(let choices) = item.body else { return "?" }
      return choices.first { $0.fraction > .zero }?.text
    }
  }

  private func row(_ prompt: String, _ key: Int, _ name: String = "correct") -> String {
    #"{"question":"\#(prompt)","options":["a","b","c"],"\#(name)":\#(key)}"#
  }

  @Test(arguments: ["correct", "answer", "correctIndex", "correct_answer_index"])
  func `numbers count from zero or one where the file shows it, and else nobody knows`(
    name: String
  ) {
    #expect(keys([row("Một", 0, name), row("Hai", 2, name)]) == ["a", "c"])
    #expect(keys([row("Một", 1, name), row("Hai", 3, name)]) == ["a", "c"])
    #expect(keys([row("Một", 1, name), row("Hai", 2, name)]) == [nil, nil])
    #expect(keys([row("Một", 0, name), row("Hai", 3, name)]) == [nil, nil])
  }

  @Test func `a list of answers alone may be choices, so none of them is right`() {
    let reading = read(#"[{"question":"Thủ đô?","answers":["Huế","Hà Nội"]}]"#)
    #expect(reading.items.map(\.kind) == [.single])
    #expect(reading.items.map(\.isReady) == [false])
  }

  @Test func `a key that is none of the choices is told, and the item is a draft`() {
    let text = #"[{"question":"Thủ đô?","options":["Huế","Hà Nội"],"answer":"Vinh"}]"#
    #expect(read(text).items.map(\.isReady) == [false])
    #expect(read(text).hasErrors || codes(text).count > 1)
  }

  // MARK: Faults

  @Test func `an item that is no JSON is lost alone, and so is a line`() {
    let list = read(
      #"[{"question":"Một?","answer":"a"},{"question":"Hai?","answer":tru},{"question":"Ba?","answer":"c"}]"#
    )
    #expect(list.items.map(\.prompt) == ["Một?", "Ba?"])
    #expect(list.diagnostics.map(\.code).contains("json.syntax"))
    let lines = read(
      "{\"question\":\"Một?\",\"answer\":\"a\"}\n{\"question\":\n{\"question\":\"Ba?\",\"answer\":\"c\"}\n",
      file: "a.jsonl")
    #expect(lines.format == .jsonLines)
    #expect(lines.items.map(\.prompt) == ["Một?", "Ba?"])
    #expect(lines.diagnostics.map(\.code).contains("json.syntax"))
  }

  @Test(arguments: [
    #"[{"name":"An","class":"6A"}]"#, #"[{"question":"Chỉ hỏi?"}]"#, #"[{"prompt":"?"}]"#,
    #"{"a":{"b":{"c":{"d":[{"question":"?","answer":"x"}]}}}}"#,
    #"[[{"question":"?","answer":"x"}]]"#,
    #"[{"kind":"essay","question":"?","answer":"x"}]"#,
  ])
  func `what is no such item is left to the reader of our own`(text: String) {
    #expect(!codes(text).contains("json.other-names"))
  }

  @Test func `lists within our own items are no items`() {
    let text =
      #"{"kind":"single","prompt":"Cổng?","choices":[{"text":"80","fraction":1,"feedback":"x"},{"text":"21","fraction":0}]}"#
    let reading = read(text, file: "a.jsonl")
    #expect(reading.items.map(\.prompt) == ["Cổng?"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `our own items are read as before, also with members of others in them`() {
    let text =
      #"[{"kind":"single","prompt":"Cổng?","choices":[{"text":"80","fraction":1},{"text":"21","fraction":0}],"answer":"B"}]"#
    #expect(read(text).items.map(\.isReady) == [true])
    #expect(codes(text) == ["json.unknown-field"])
  }
}
