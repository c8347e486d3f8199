import Assessment
import ContestEngine
import TestSupport

/// Classes of different ability, each with beliefs and gaps of its own, whose pupils work alone;
/// and, where asked for, pupils who copy from a neighbour.
struct SimulatedClasses {
  static let choices = 4

  let table: ResponseTable
  /// Who copied from whom.
  let copies: [(source: ContestantID, copier: ContestantID)]

  /// - Parameters:
  ///   - beliefs: how many questions in a hundred have one, and how much it draws, in logits.
  ///   - copying: how many pairs, and the share of the questions copied, in hundredths.
  init(
    seed: UInt64, classes: Int = 6, size: Int = 30, questions: Int = 30,
    beliefs: (share: Int, pull: Double) = (20, 1.5), copying: (pairs: Int, share: Int) = (0, 0)
  ) {
    var random = Draws(seed: seed)
    let items = (0..<questions).map { Question(number: $0, &random) }
    var answers: [[Int]] = []
    for _ in 0..<classes {
      let mean = 1.0 * random.normal()
      let ways = items.map { _ in ClassWay(beliefs, &random) }
      for _ in 0..<size {
        let ability = mean + 0.8 * random.normal()
        answers.append(zip(items, ways).map { $0.answer(ability, $1, &random) })
      }
    }
    var copies: [(source: ContestantID, copier: ContestantID)] = []
    for pair in 0..<copying.pairs {
      let source = (pair % classes) * size + 2 * (pair / classes)
      for question in 0..<questions where random.below(100) < copying.share {
        answers[source + 1][question] = answers[source][question]
      }
      copies.append(
        (
          ContestantID(number: Int32(source + 1)), ContestantID(number: Int32(source + 2))
        ))
    }
    self.copies = copies
    table = ResponseTable(
      questions: items.map(\.asked),
      rows: answers.enumerated().map { number, row in
        ResponseTable.Row(
          contestant: ContestantID(number: Int32(number + 1)),
          school: SchoolID("lop-\(number / size)"),
          entries: zip(items, row).map { $0.entry($1) })
      })
  }

  /// What a class was taught, and what it believes, of one question.
  private struct ClassWay {
    let shift: Double
    /// A wrong choice that draws this class more than others.
    let belief: Int?
    let pull: Double

    init(_ beliefs: (share: Int, pull: Double), _ random: inout Draws) {
      pull = beliefs.pull
      shift = 0.5 * random.normal()
      belief =
        random.below(100) < beliefs.share ? 1 + random.below(SimulatedClasses.choices - 1) : nil
    }
  }

  private struct Question {
    let asked: ResponseTable.Question
    let slope: Double
    let ease: Double
    /// Of the wrong choices.
    let draws: [Double]

    init(number: Int, _ random: inout Draws) {
      slope = 0.7 + Double(random.below(1_000)) / 1_000
      ease = 1 + random.normal()
      draws = (1..<SimulatedClasses.choices).map { _ in 0.7 * random.normal() }
      let item = Item(
        id: ItemID("q\(number)"), prompt: "\(number)",
        body: .single(
          (0..<SimulatedClasses.choices).map {
            Choice(text: "\($0)", fraction: $0 == 0 ? .one : .zero)
          }))
      asked = ResponseTable.Question(
        id: QuestionID(round: 0, place: number), number: number + 1,
        item: DrawnItem(
          item: item, ids: (0..<SimulatedClasses.choices).map { ChoiceID("c\($0)") },
          otherIDs: [], order: Array(0..<SimulatedClasses.choices), otherOrder: []))
    }

    func answer(_ ability: Double, _ way: ClassWay, _ random: inout Draws) -> Int {
      var weights = [Draws.power(slope * ability + ease + way.shift)]
      for (place, draw) in draws.enumerated() {
        weights.append(Draws.power(draw + (way.belief == place + 1 ? way.pull : 0)))
      }
      var left = random.unit() * weights.reduce(0, +)
      for (place, weight) in weights.enumerated() {
        left -= weight
        if left < 0 { return place }
      }
      return 0
    }

    func entry(_ choice: Int) -> ResponseTable.Entry {
      .answer(.choice(ChoiceID("c\(choice)")), mark: choice == 0 ? .one : .zero)
    }
  }
}

private struct Draws {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  mutating func unit() -> Double { Double(generator.next() >> 11) / Double(1 << 53) }

  /// Nearly normal: the sum of twelve.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + unit() } }

  /// e^x.
  static func power(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1...60 {
      term *= x / Double(n)
      sum += term
    }
    return max(sum, 1e-9)
  }
}
