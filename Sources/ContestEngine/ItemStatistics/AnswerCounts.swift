public import Assessment

/// What was answered to one question, how often, and by whom: a distractor table.
public struct AnswerCounts: Hashable, Sendable {
  public enum Answer: Hashable, Sendable {
    /// Of a question with choices; of one with several, each choice by itself.
    case choice(ChoiceID)
    case response(Response)
    /// All responses that are not listed one by one.
    case others
    case none
  }

  public enum Notice: String, Hashable, Sendable {
    /// It draws contestants who do better on the other questions than those who chose the key, by
    /// more than two standard errors of the difference.
    ///
    /// Source: Welch, "The generalization of 'Student's' problem when several different
    /// population variances are involved", Biometrika 34 (1947), 28–35.
    case drawsBetter
    /// Fewer than 5 in 100 chose it, so that it distracts nobody.
    ///
    /// Source: Haladyna and Downing, "How many options is enough for a multiple-choice test
    /// item?", Educational and Psychological Measurement 53 (1993), 999–1010.
    case rarelyChosen
  }

  public struct Line: Hashable, Sendable {
    public let answer: Answer
    public let isKey: Bool
    public let count: Int
    /// The mean total of the other questions, in questions, of those who gave it and were asked
    /// everything; nil where there is nobody.
    public let meanOfOthers: Double?
    public let notice: Notice?
  }

  /// Kinds without choices list so many responses one by one.
  static let listedMax = 6
  /// Of those who chose it, and of those who chose the key, before a notice is given.
  static let choosersMin = 5
  /// Of those who were asked, before a choice is called rare.
  static let askedMin = 40

  public let lines: [Line]

  /// - Parameter totals: of each row, the sum of its marks in ten-millionths; nil where it was not
  ///   asked everything.
  init(_ table: ResponseTable, question place: Int, totals: [Int64?]) {
    let question = table.questions[place]
    var groups: [Answer: Group] = [:]
    var order = question.item.choicesInOrder?.map(Answer.choice) ?? []
    for answer in order { groups[answer] = Group() }
    var asked = 0
    for (row, total) in zip(table.rows, totals) {
      let entry = row.entries[place]
      guard let mark = entry.mark else { continue }
      asked += 1
      for answer in question.answers(entry) {
        if groups[answer] == nil { order.append(answer) }
        groups[answer, default: Group()].add(entry, others: total.map { $0 - mark.tenMillionths })
      }
    }
    if question.item.choicesInOrder == nil { order = Self.shorten(order, &groups) }
    order.removeAll { $0 == .none }
    if groups[.none] != nil { order.append(.none) }
    let keys = Set(order.filter { question.isKey($0, isRight: groups[$0]?.isRight ?? false) })
    let key = order.filter(keys.contains).reduce(Group()) {
      $0.joined(with: groups[$1] ?? Group())
    }
    lines = order.map { answer in
      let group = groups[answer] ?? Group()
      return Line(
        answer: group.shown(answer), isKey: keys.contains(answer), count: group.count,
        meanOfOthers: group.mean,
        notice: keys.contains(answer)
          ? nil : Self.notice(answer, group, key: key, asked: asked))
    }
  }

  /// The most frequent ones; equals by the texts that they stand for, not by who came first.
  private static func shorten(_ all: [Answer], _ groups: inout [Answer: Group]) -> [Answer] {
    let given = all.filter { $0 != .none }
    let sorted = given.map { (answer: $0, count: groups[$0]?.count ?? 0, text: $0.sortText) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    var listed = sorted.prefix(listedMax).map(\.answer)
    let rest = sorted.dropFirst(listedMax).map(\.answer)
    if !rest.isEmpty {
      groups[.others] = rest.reduce(Group()) { $0.joined(with: groups[$1] ?? Group()) }
      listed.append(.others)
    }
    return listed + (groups[.none] == nil ? [] : [.none])
  }

  private static func notice(
    _ answer: Answer, _ group: Group, key: Group, asked: Int
  ) -> Notice? {
    if answer == .none || answer == .others { return nil }
    if group.complete >= choosersMin, key.complete >= choosersMin, group.isAbove(key) {
      return .drawsBetter
    }
    guard case .choice = answer, asked >= askedMin, group.count * 20 < asked else { return nil }
    return .rarelyChosen
  }
}

extension AnswerCounts {
  /// Those who gave one answer.
  private struct Group {
    var count = 0
    /// Those who were asked everything.
    var complete = 0
    /// Of the totals of their other questions, in ten-millionths.
    var sum: Int128 = 0
    /// Of their squares.
    var squares: Int128 = 0
    var isRight = false
    /// As it was typed: of several ways the first by its bytes.
    var example: Response?

    mutating func add(_ entry: ResponseTable.Entry, others: Int64?) {
      count += 1
      if entry.mark == .one { isRight = true }
      if let response = entry.response {
        let isEarlier = example.map { response.sortText < $0.sortText } ?? true
        if isEarlier { example = response }
      }
      guard let others else { return }
      complete += 1
      sum += Int128(others)
      squares += Int128(others) * Int128(others)
    }

    func joined(with other: Group) -> Group {
      Group(
        count: count + other.count, complete: complete + other.complete, sum: sum + other.sum,
        squares: squares + other.squares)
    }

    func shown(_ answer: Answer) -> Answer {
      guard case .response = answer, let example else { return answer }
      return .response(example)
    }

    var mean: Double? {
      complete > 0 ? Double(sum) / (Double(complete) * Double(Fraction.scale)) : nil
    }

    /// Whether the mean is higher than another's by more than two standard errors. Both have two
    /// contestants or more.
    func isAbove(_ other: Group) -> Bool {
      let difference = sum * Int128(other.complete) - other.sum * Int128(complete)
      guard difference > 0 else { return false }
      let mean = Double(difference) / Double(complete * other.complete)
      return mean * mean > 4 * (errorSquared + other.errorSquared)
    }

    /// The square of the mean's standard error.
    private var errorSquared: Double {
      let spread = Int128(complete) * squares - sum * sum
      let number = Double(complete)
      return Double(spread) / (number * number * (number - 1))
    }
  }
}

extension ResponseTable.Question {
  /// What an entry is counted as.
  fileprivate func answers(_ entry: ResponseTable.Entry) -> [AnswerCounts.Answer] {
    switch entry {
    case .notAsked: []
    case .noAnswer: [.none]
    case .answer(.choices(let ids), _): ids.map(AnswerCounts.Answer.choice)
    case .answer(.choice(let id), _): [.choice(id)]
    case .answer(let response, _): [.response(comparable(response))]
    }
  }

  fileprivate func isKey(_ answer: AnswerCounts.Answer, isRight: Bool) -> Bool {
    switch answer {
    case .choice(let id):
      guard item.item.kind == .multiple else { return mark(of: .choice(id)) == .one }
      return (correctedKey ?? item.key).names(id)
    case .response: return isRight
    case .others, .none: return false
    }
  }

  /// The same for texts that differ in nothing that the item looks at.
  func comparable(_ response: Response) -> Response {
    if case .text(_, caseSensitive: true) = item.item.body { return response }
    return response.comparable
  }
}

extension AnswerKey {
  /// Whether a choice belongs to what is right.
  fileprivate func names(_ id: ChoiceID) -> Bool {
    switch self {
    case .response(.choices(let ids)): ids.contains(id)
    case .anyOf(let all):
      all.contains { response in
        if case .choices(let ids) = response { return ids.contains(id) }
        return false
      }
    case .response, .range: false
    }
  }
}

extension DrawnItem {
  /// The choices as they were shown; nil for a kind without a list of them.
  fileprivate var choicesInOrder: [ChoiceID]? {
    switch item.body {
    case .single, .multiple: order.map { ids[$0] }
    default: nil
    }
  }
}

extension AnswerCounts.Answer {
  fileprivate var sortText: String {
    switch self {
    case .choice(let id): id.text
    case .response(let response): response.sortText
    case .others, .none: ""
    }
  }
}

extension Response {
  /// The same for texts that differ in case, spaces and the place of tone marks alone.
  var comparable: Response {
    switch self {
    case .text(let text): .text(TextNormaliser.strictKey(text))
    case .blanks(let blanks): .blanks(blanks.mapValues(TextNormaliser.strictKey))
    default: self
    }
  }

  /// A text that is the same for equal responses and differs for others.
  var sortText: String {
    switch self {
    case .choice(let id): id.text
    case .choices(let ids): ids.sorted().map(\.text).joined(separator: " ")
    case .truth(let truth): truth ? "1" : "0"
    case .number(let number): number.description
    case .text(let text): text
    case .pairs(let pairs):
      pairs.sorted { $0.key < $1.key }.map { "\($0.key)-\($0.value)" }.joined(separator: " ")
    case .order(let ids): ids.map(\.text).joined(separator: " ")
    case .blanks(let blanks):
      blanks.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
  }
}
