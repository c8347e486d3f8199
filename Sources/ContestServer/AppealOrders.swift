import ContestEngine
import Store
import Wire

/// Appeals, as hosts note, answer and list them.
extension Referee {
  func appeal(for order: HostOrder, in served: ServedContest) -> Command? {
    switch order {
    case .appeal(let name, let questionName, let reason):
      guard let contestant = ContestantID(name), served.contest.contestants[contestant] != nil
      else { return nil }
      guard let questionName else { return .appeal(contestant, about: nil, reason: reason) }
      return served.question(named: questionName).map {
        .appeal(contestant, about: $0, reason: reason)
      }
    case .answerAppeal(let name, let isUpheld, let reason):
      return AppealName.number(name).map {
        .answerAppeal($0, isUpheld: isUpheld, answer: reason)
      }
    default: return nil
    }
  }

  func appeals(in served: ServedContest) -> [ServerMessage.ListedAppeal] {
    let program = served.contest.program
    return served.contest.appeals.enumerated().map { place, appeal in
      ServerMessage.ListedAppeal(
        appeal: AppealName.text(place + 1), contestant: appeal.contestant.description,
        name: served.persons[served.place(of: appeal.contestant)].fields.name,
        question: appeal.question.flatMap { program?.wireID(of: $0) }, reason: appeal.reason,
        isUpheld: appeal.answer?.isUpheld, answer: appeal.answer?.text)
    }
  }
}

extension HostOrder {
  /// The name of the appeal that was just noted.
  func newAppeal(in served: ServedContest) -> String? {
    guard case .appeal = self else { return nil }
    return AppealName.text(served.contest.appeals.count)
  }
}

/// The name of an appeal on the wire: "a" and its number.
enum AppealName {
  static func text(_ number: Int) -> String { "a\(number)" }

  /// Nil for what is no such name.
  static func number(_ name: String) -> Int? {
    let digits = name.hasPrefix("a") ? name.dropFirst() : name[...]
    return Int(digits).flatMap { $0 > 0 && $0 < 1_000_000 ? $0 : nil }
  }
}
