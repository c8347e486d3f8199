import Assessment
import Authoring
import ContestEngine
import Foundation
import Screens
import Terminal
import Wire

extension ProgramCommand {
  static let practice = ProgramCommand(
    "practice",
    about: LocalizedMessage(
      vi: "học một mình với một ngân hàng: câu sai được hỏi lại sớm, câu thuộc lâu mới hỏi lại",
      en: "practise alone with a bank: what was wrong comes back soon, what is known later"),
    operands: [Operand(name: "BANK")],
    options: [
      CommandOption(
        "--count", value: "N",
        about: LocalizedMessage(
          vi: "nhiều nhất N câu hôm nay (20)", en: "at most N questions today (20)")),
      CommandOption(
        "--new", value: "N",
        about: LocalizedMessage(
          vi: "trong đó nhiều nhất N câu chưa học (10)",
          en: "of them at most N that are new (10)")),
      CommandOption(
        "--state", value: "FILE",
        about: LocalizedMessage(
          vi: "tệp nhớ việc học, mặc định ở thư mục dữ liệu",
          en: "the file that remembers, by default in the data directory")),
      .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let count = try invocation.arguments.integer("--count", in: 1...1_000) ?? 20
    let new = try invocation.arguments.integer("--new", in: 0...1_000) ?? 10
    let items = try PracticeBank.items(invocation)
    let file = PracticeFile(invocation)
    let now = Date()
    let day = PracticeDay(now)
    let chosen = PracticeChoice(
      items: items, record: try file.read(), day: day.number, count: count, new: new)
    var session = PracticeSession(
      file: file, day: day, language: invocation.language, console: invocation.console)
    return try session.run(chosen, all: items)
  }
}

/// The items of a bank: a file that is read, or one of the library's.
enum PracticeBank {
  static func items(_ invocation: Invocation) throws(CommandFailure) -> [Item] {
    let name = invocation.arguments.operands[0]
    var found: [Item]
    if FileManager.default.fileExists(atPath: name) {
      let reading = BankReader.read(bytes: try invocation.bytes(of: name), file: name)
      found = reading.items
      if reading.hasErrors { invocation.console.note(reading.diagnostics) }
    } else {
      let library = LibraryBanks(invocation)
      guard let items = library.items(of: name) else {
        throw library.failure
          ?? CommandFailure(
            .unreachable, vi: "không có tệp hay ngân hàng '\(name)'",
            en: "there is no file or bank '\(name)'")
      }
      found = items
    }
    var ids: Set<ItemID> = []
    found = found.filter { $0.isReady && ids.insert($0.id).inserted }
    guard !found.isEmpty else {
      throw CommandFailure(
        .faulty, vi: "'\(name)' không có câu nào chấm được", en: "'\(name)' has nothing to practise"
      )
    }
    return found
  }
}

/// What is asked in one session: what is due, the longest overdue first, then what is new in the
/// order of the bank.
struct PracticeChoice {
  let asked: [Item]
  /// Due beyond those that are asked.
  let left: Int
  let record: PracticeRecord

  init(items: [Item], record: PracticeRecord, day: Int, count: Int, new: Int) {
    var due: [(day: Int, place: Int)] = []
    var fresh: [Int] = []
    for (place, item) in items.enumerated() {
      let schedule = SpacedRepetition(record.reviews(of: item.id))
      guard let date = schedule.due else {
        fresh.append(place)
        continue
      }
      if schedule.isDue(on: day) { due.append((date, place)) }
    }
    let first = due.sorted { ($0.day, $0.place) < ($1.day, $1.place) }.prefix(count).map(\.place)
    let second = fresh.prefix(min(new, count - first.count))
    asked = (first + second).map { items[$0] }
    left = due.count - first.count
    self.record = record
  }
}

/// A day of the student's own calendar.
struct PracticeDay {
  /// Days since the Unix epoch.
  let number: Int

  init(_ date: Date) {
    let offset = TimeZone.current.secondsFromGMT(for: date)
    number = Int(((date.timeIntervalSince1970 + Double(offset)) / 86_400).rounded(.down))
  }

  /// "3/12/2026" of a day by its number.
  static func text(_ number: Int) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: Double(number) * 86_400)
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return "\(parts.day ?? 0)/\(parts.month ?? 0)/\(parts.year ?? 0)"
  }
}
