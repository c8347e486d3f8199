import Assessment
import ContestEngine
import Foundation
import Screens
import Terminal
import Wire

/// One sitting of a student: questions line by line, each explained after its answer, and those
/// that were not good once more until they are.
struct PracticeSession {
  /// An item that is never known does not hold a student for ever.
  private static let roundsMax = 5

  private let file: PracticeFile
  private let day: PracticeDay
  private let isEnglish: Bool
  private let texts: ScreenTexts
  private let console: Console
  private var record = PracticeRecord()
  private var right = 0
  private var answered = 0
  private var isOver = false
  private var generator = SystemRandomNumberGenerator()

  init(file: PracticeFile, day: PracticeDay, language: String, console: Console) {
    self.file = file
    self.day = day
    isEnglish = language == "en"
    texts = ScreenTexts(isEnglish ? .en : .vi)
    self.console = console
  }

  private func say(_ vi: String, _ en: String) { say([isEnglish ? en : vi]) }

  /// Wrapped to the terminal; through a pipe as it is.
  private func say(_ lines: [String]) {
    guard console.surroundings.outputIsTerminal else { return lines.forEach(console.result) }
    let columns = console.surroundings.variable("COLUMNS").flatMap { Int($0) } ?? 80
    let width = terminalColumns ?? columns
    for line in lines {
      TextWrapper.wrap(line, width: max(20, width)).forEach(console.result)
    }
  }

  /// Nil where the terminal does not tell.
  private var terminalColumns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  mutating func run(_ choice: PracticeChoice, all: [Item]) throws(CommandFailure) -> ExitStatus {
    record = choice.record
    guard !choice.asked.isEmpty else {
      say("Hôm nay không còn câu nào cần học.", "Nothing is due today.")
      sayNext(all)
      return .done
    }
    say(
      "\(choice.asked.count) câu. Gõ câu trả lời rồi Enter; ? để bỏ qua, q để dừng (câu trả lời đúng là q hay ? thì gõ trong nháy: \"q\").",
      "\(English.count(choice.asked.count, "question")). Type an answer and Enter; ? to skip, q to stop (where the answer itself is q or ?, type it in quotes: \"q\")."
    )
    var asked = choice.asked
    for round in 1...Self.roundsMax where !asked.isEmpty && !isOver {
      if round > 1 {
        say("", "")
        say("Hỏi lại \(asked.count) câu chưa tốt.", "\(asked.count) once more.")
      }
      var again: [Item] = []
      for (place, item) in asked.enumerated() where !isOver {
        let isGood = try ask(item, number: place + 1, of: asked.count, isFirst: round == 1)
        if !isGood { again.append(item) }
      }
      asked = again
    }
    sayEnd(choice, all)
    return .done
  }

  /// - Returns: whether it need not be asked again in this sitting.
  private mutating func ask(
    _ item: Item, number: Int, of count: Int, isFirst: Bool
  ) throws(CommandFailure) -> Bool {
    guard let drawn = DrawnItem(drawing: item, shuffle: true, using: &generator) else {
      return true
    }
    let question = PlainQuestion(drawn.presented, texts: texts)
    say("", "")
    say("Câu \(number)/\(count)", "Question \(number)/\(count)")
    say(question.lines)
    let begin = ContinuousClock.now
    let reply = read(question)
    guard !isOver else { return true }
    let took = begin.duration(to: .now).components
    let milliseconds = took.seconds * 1_000 + took.attoseconds / 1_000_000_000_000_000
    let mark = reply.map { drawn.mark(of: $0) }
    let quality = SpacedRepetition.Review.quality(
      mark: mark, milliseconds: milliseconds,
      characters: question.lines.reduce(0) { $0 + $1.count })
    explain(reply, mark, drawn, question)
    if isFirst {
      answered += 1
      if mark == .one { right += 1 }
    }
    // After each answer, so that whoever is cut off has lost nothing.
    record = try file.add(
      SpacedRepetition.Review(day: day.number, quality: quality), to: item.id)
    return quality >= SpacedRepetition.goodEnough
  }

  /// What is an answer in these and else tells the program something.
  private static let quoted: Set = ["\"q\"", "\"Q\"", "\"?\"", "“q”", "“Q”", "“?”"]

  /// Nil where the question was skipped, or the sitting is over.
  private mutating func read(_ question: PlainQuestion) -> Response? {
    while true {
      var typed: [String] = []
      for place in 0..<question.askCount {
        let asked = question.ask(place)
        say(asked.lines)
        prompt(asked.prompt)
        guard let line = readLine(strippingNewline: true) else {
          isOver = true
          return nil
        }
        let word = line.trimmingCharacters(in: .whitespacesAndNewlines)
        if word == "q" || word == "Q" {
          isOver = true
          return nil
        }
        if word == "?" { return nil }
        typed.append(Self.quoted.contains(word) ? String(word.dropFirst().dropLast()) : word)
      }
      if let response = question.response(typed) { return response }
      say(question.notRead(typed.joined(separator: " ")))
    }
  }

  /// On a terminal the cursor stays behind the words; in a pipe they are a line.
  private func prompt(_ words: String) {
    if console.surroundings.outputIsTerminal {
      console.resultBytes(Array(words.utf8))
    } else {
      console.result(words)
    }
  }

  private func explain(
    _ reply: Response?, _ mark: Fraction?, _ drawn: DrawnItem, _ question: PlainQuestion
  ) {
    switch mark {
    case .some(.one): say("Đúng.", "Right.")
    case .some(let mark) where mark > .zero:
      let percent = mark.percent
      say("Đúng \(percent)%.", "\(percent) % right.")
    case .some: say("Sai.", "Wrong.")
    case nil: say("Bỏ qua.", "Skipped.")
    }
    if mark != .one {
      let key = question.words(drawn.key)
      if !key.isEmpty {
        say(["\(isEnglish ? "Right answer" : "Đáp án"): \(key[0])"] + key.dropFirst())
      }
    }
    let said = [reply.flatMap(drawn.feedback), drawn.explanation.isEmpty ? nil : drawn.explanation]
    for text in said.compactMap({ $0 }) {
      let plain = PlainText.from(text, format: drawn.item.format)
      say(plain.split(separator: "\n").map { Sanitiser.clean(String($0)) })
    }
  }

  // MARK: The end

  private func sayEnd(_ choice: PracticeChoice, _ all: [Item]) {
    say("", "")
    say(
      "Đúng ngay lần đầu \(right)/\(answered) câu.", "\(right) of \(answered) right at first.")
    if choice.left > 0 {
      say("Còn \(choice.left) câu đến hạn hôm nay.", "\(choice.left) more are due today.")
    }
    sayNext(all)
  }

  /// When to come again.
  private func sayNext(_ all: [Item]) {
    let schedules = all.map { SpacedRepetition(record.reviews(of: $0.id)) }
    let new = schedules.count { $0.due == nil }
    if new > 0 { say("Còn \(new) câu chưa học.", "\(new) have not been met yet.") }
    let next = schedules.filter { !$0.isDue(on: day.number) }.compactMap(\.due).min()
    guard !schedules.contains(where: { $0.due != nil && $0.isDue(on: day.number) }), let next
    else { return say("Học tiếp được ngay hôm nay.", "Go on today whenever you like.") }
    let count = schedules.count { $0.due == next }
    let date = PracticeDay.text(next)
    say(
      "Lần sau: \(date) (\(next - day.number) ngày nữa), \(count) câu.",
      "Come again on \(date), in \(English.count(next - day.number, "day")): \(count) to answer."
    )
  }
}
