import Assessment
import Authoring
import Testing

/// Tables whose choices stand in one cell, as programs write lists.
@Suite struct TableListTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let table: String
    let items: [String]
    var codes: [String] = []
    var description: String { name }
  }

  static let right = "single: Mã/0 | Lô/100 | Gâm/0"

  static let cases: [Case] = [
    Case(
      name: "numbers from zero", table: "question,options,answer\nq,Lô|Mã|Gâm,0\nr,Mã|Lô|Gâm,1",
      items: ["single: Lô/100 | Mã/0 | Gâm/0", right], codes: ["table.keys-from-zero"]),
    Case(
      name: "numbers from one", table: "question,options,answer\nq,Mã;Lô;Gâm,2\nr,Lô;Mã;Gâm,3",
      items: [right, "single: Lô/0 | Mã/0 | Gâm/100"]),
    Case(
      name: "numbers in two ways",
      table: "question,options,answer\nq,Mã|Lô|Gâm,0\nr,Mã|Lô|Gâm,3",
      items: ["single: Mã/0 | Lô/0 | Gâm/0", "single: Mã/0 | Lô/0 | Gâm/0"],
      codes: ["table.key-uncounted", "table.key-uncounted", "table.keys-in-two-ways"]),
    Case(
      name: "a list of JSON",
      table: "question,options,answer\nq,\"[\"\"Mã\"\", \"\"Lô\"\",\"\"Gâm\"\"]\",Lô",
      items: [right]),
    Case(
      name: "a list of Python",
      table: "question,options,answer\nq,\"['Mã', 'Lô', 'Gâm']\",B", items: [right]),
    Case(
      name: "a tuple of Python",
      table: "question,options,answer\nq,\"('Mã', 'Lô', 'Gâm')\",B", items: [right]),
    Case(
      name: "quotes that are doubled",
      table: "question,options,answer\nq,\"['a', 'it''s', 'd', '']\",B",
      items: ["single: a/0 | it's/100 | d/0"]),
    Case(
      name: "points are no list",
      table: "question,options,answer\nq,\"(1, 2)|(3, 4)\",B",
      items: ["single: (1, 2)/0 | (3, 4)/100"]),
    Case(
      name: "commas, quotes and signs within texts",
      table: "question,options,answer\nq,\"['x, y', \"\"l'a\"\", 'a\\'b', '\\u0110|']\",\"x, y\"",
      items: ["single: x, y/100 | l'a/0 | a'b/0 | Đ|/0"]),
    Case(
      name: "numbers in a list",
      table: "question,options,answer\nq,\"[3, 4, 5.5]\",B", items: ["single: 3/0 | 4/100 | 5.5/0"]),
    Case(
      name: "several keys in a list",
      table: "question,options,answer\nq,\"['x, y', 'z', 't']\",\"['x, y', 't']\"",
      items: ["multiple: x, y/50 | z/-50 | t/50"]),
    Case(
      name: "intervals are no list",
      table: "question,options,answer\nq,\"[1;2]|[2;3)|(3;4]\",B",
      items: ["single: [1;2]/0 | [2;3)/100 | (3;4]/0"]),
    Case(
      name: "wrong answers in a list",
      table: "question,correct_answer,incorrect_answers\nq,Lô,\"[\"\"Mã\"\",\"\"Gâm\"\"]\"",
      items: ["single: Lô/100 | Mã/0 | Gâm/0"]),
    Case(
      name: "wrong answers with bars, and with commas",
      table: "question,correct answer,incorrect answers\nq,Lô,Mã|Gâm\nr,Lô,\"Mã, Gâm\"",
      items: ["single: Lô/100 | Mã/0 | Gâm/0", "single: Lô/100 | Mã/0 | Gâm/0"]),
    Case(
      name: "one wrong answer may have a comma",
      table: "question,correct answer,wrong answer\nq,Lô,\"Mã, Thanh Hoá\"",
      items: ["single: Lô/100 | Mã, Thanh Hoá/0"]),
    Case(
      name: "wrong answers in columns of their own are whole",
      table: "question,correct answer,wrong answer 1,wrong answer 2\nq,Lô,Mã|x,\"Gâm, y\"",
      items: ["single: Lô/100 | Mã|x/0 | Gâm, y/0"]),
    Case(
      name: "a list that is the answer itself", table: "question,answer\nq,\"[1, 2, 3]\"",
      items: ["text: [1, 2, 3]/100"]),
    Case(
      name: "an order in a list", table: "type,question,options\nordering,q,\"['x, y', 'z']\"",
      items: ["ordering: x, y < z"]),
    Case(
      name: "an index that a number of the last choice tells",
      table: "question,A,B,correctIndex\nq,x,y,1\nr,x,y,2",
      items: ["single: x/100 | y/0", "single: x/0 | y/100"]),
    Case(
      name: "an index of which nothing tells where it begins is told",
      table: "question,A,B,C,answerIndex\nq,x,y,z,1\nr,x,y,z,2",
      items: ["single: x/100 | y/0 | z/0", "single: x/0 | y/100 | z/0"],
      codes: ["table.index-from-one"]),
    Case(
      name: "names that programs give their columns",
      table:
        "question_vi,option1_text,option2_text,correctAnswer_index,Overall Explanation,Domain\n"
        + "q,x,y,2,vì thế,Toán",
      items: ["single: x/0 | y/100"]),
  ]

  @Test(arguments: cases)
  func `lists in a cell`(_ sample: Case) {
    let reading = readTable(sample.table, format: .csv)
    #expect(reading.items.map(summary) == sample.items)
    #expect(reading.diagnostics.map(\.code).sorted() == sample.codes, "\(reading.diagnostics)")
  }

  @Test func `an explanation of the whole and its field are kept`() {
    let item = readTable(
      "Question,Answer Option 1,Explanation 1,Answer Option 2,Correct Answers,Overall Explanation,Domain\n"
        + "q,x,sai,y,2,vì thế,Toán"
    ).items.first
    #expect(item?.feedback == "vì thế" && item?.category == ["Toán"])
  }

  @Test func `a table that names no answers names no columns`() {
    let reading = readTable("Topic,Question,Difficulty,Link\nđại số,x + 1?,dễ,a", format: .csv)
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["table.no-header"])
  }
}
