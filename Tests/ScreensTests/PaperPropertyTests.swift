import Assessment
import Terminal
import TestSupport
import Testing
import Wire

@testable import Screens

/// What holds on a paper whatever is pressed, whenever the line breaks.
@Suite struct PaperPropertyTests {
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func `nothing given is lost and nothing is held twice`(seed: UInt64) throws {
    let size = seed.isMultiple(of: 2) ? Size.standard : Size(columns: 40, rows: 12)
    var random = RandomPaper(seed: seed, size: size)
    for _ in 0..<120 {
      random.step()
      let desk = try #require(random.model.paperDesk)
      #expect((0..<16).contains(desk.place))
      #expect(random.play.grid.lines.count == size.rows)
    }
    random.settle()
    let model = random.model
    let paper = try #require(model.view.paper)
    #expect(random.server.complaints == [])
    #expect(Set(random.server.journal).count == random.server.journal.count)
    for question in paper.questions {
      let held = random.server.held[question.id]?.response
      #expect(question.answer.held == held, "\(question.id) after \(seed)")
      #expect(question.answer.given == held, "\(question.id) after \(seed)")
      let editor = model.paperDesk?.editor(question, texts: model.texts)
      // What is shown is what is held, unless it is no answer at all.
      if let shown = editor?.response(model.texts), model.view.openPaper != nil {
        #expect(shown == held, "\(question.id) after \(seed)")
      }
    }
  }

  @Test(arguments: [1, 2, 7, 20, 100, 300])
  func `the strip shows the question that is looked at, in as many rows as there are`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let states: [PaperMark.State] = [.unanswered, .saving, .saved, .unsaved]
    for width in [38, 78, 118] {
      for place in 0..<count {
        let marks = (0..<count).map { _ in
          PaperMark(
            state: states.randomElement(using: &random) ?? .saved,
            isForLater: Bool.random(using: &random))
        }
        let strip = PaperStrip(marks: marks, place: place, width: width)
        let rows = strip.rows(max: 2)
        #expect(rows.count <= 2)
        #expect(rows.allSatisfy { $0.width <= width })
        let number = "\(place + 1)\(PaperStrip.sign(marks[place].state))"
        #expect(rows.contains { $0.text.contains("[") && $0.text.contains(number) })
        #expect(strip.rows().count >= rows.count)
      }
    }
  }

  @Test func `numbers in a row are said as ranges`() {
    let texts = ScreenTexts(.vi)
    #expect(texts.ranges([]) == "")
    #expect(texts.ranges([4]) == "4")
    #expect(texts.ranges([1, 2, 4, 5, 6, 9]) == "1, 2, 4–6, 9")
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let numbers = (1...30).filter { _ in Bool.random(using: &random) }
      let read = texts.ranges(numbers).split(separator: ", ").flatMap { part in
        let ends = part.split(separator: "–").compactMap { Int($0) }
        return Array((ends.first ?? 0)...(ends.last ?? 0))
      }
      #expect(read == numbers)
    }
  }

  @Test(arguments: [
    ("n", false, 4, PaperCommand.next), ("N", false, 14, nil), ("/n", false, 14, .next),
    ("n", true, 0, nil), ("/ nop bai", true, 0, .handIn), ("Nộp bài", false, 4, .handIn),
    ("g 5", false, 8, .go(5)), ("g5", false, 8, .go(5)), ("g", false, 4, nil),
    ("g x", false, 4, nil), ("?", true, 0, .hear), ("!", true, 0, .time), ("đ", false, 4, nil),
    ("s", false, 4, .handIn), ("m", false, 4, .mark), ("", false, 4, nil), ("/", true, 0, nil),
    ("g 99999999999999999999", false, 4, nil),
  ])
  func `commands of plain mode`(line: String, isText: Bool, labels: Int, command: PaperCommand?) {
    #expect(PaperCommand(line, isText: isText, labels: labels) == command)
  }
}
