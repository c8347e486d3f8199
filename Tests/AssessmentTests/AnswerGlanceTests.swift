import TestSupport
import Testing

@testable import Assessment

/// Items that share a prompt are told apart at a glance, and none that are alike.
@Suite struct AnswerGlanceTests {
  enum Kind: CaseIterable { case sentences, names, words }

  private static func item(_ choices: [String], right: Int = 0) -> Item {
    Item(
      id: ItemID(""), prompt: "Phát biểu nào sau đây đúng?",
      body: .single(
        choices.enumerated().map {
          Choice(text: $0.element, fraction: $0.offset == right ? .one : .zero)
        }))
  }

  private static let syllables = [
    "hà", "nội", "đà", "lạt", "huế", "vinh", "sông", "núi", "nước", "trời", "người", "cây", "đất",
    "biển", "trường", "lớp", "học", "sinh", "dân", "số", "quốc", "gia", "chuyển", "đổi", "của",
    "là",
    "in", "put", "input", "12", "3", "-", "+",
  ]

  private static func text(_ kind: Kind, _ random: inout SeededGenerator) -> String {
    switch kind {
    case .sentences:
      return (0..<9).map { _ in syllables.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    case .names:
      return (0..<2).map { _ in syllables.prefix(24).randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    case .words:
      let letters = Array("abcdefghiklmnoprstuvy")
      return String((0..<7).map { _ in letters.randomElement(using: &random) ?? "a" })
    }
  }

  @Test(arguments: Kind.allCases)
  func `of many items with one prompt few pairs are compared word by word`(kind: Kind) {
    var random = SeededGenerator(seed: 11)
    let items = (0..<200).map { _ in
      NearDuplicateFeatures(Self.item((0..<4).map { _ in Self.text(kind, &random) }))
    }
    var compared = 0
    for (place, left) in items.enumerated() {
      compared += items[..<place].count { LikenessRule.mayHaveLikeAnswers($0, left) }
    }
    #expect(compared * 10 < items.count * (items.count - 1) / 2, "\(compared)")
  }

  @Test(arguments: Kind.allCases)
  func `what is alike is never passed over`(kind: Kind) {
    var random = SeededGenerator(seed: 12)
    var alike = 0
    for _ in 0..<1_000 {
      let texts = (0..<4).map { _ in Self.text(kind, &random) }
      let others = texts.map { Self.edited($0, &random) }
      let (left, right) = (
        NearDuplicateFeatures(Self.item(texts)),
        NearDuplicateFeatures(Self.item(others, right: Int.random(in: 0...1, using: &random)))
      )
      let slips = TypingSlips(
        isVietnamese: left.isVietnamese && right.isVietnamese, leftMarks: left.marks,
        rightMarks: right.marks)
      let answers = AnswerComparison(left.answers, right.answers, slips)
      guard answers.isRightClose || answers.areKeysAmongBoth || answers.isAllOfWrongShared else {
        continue
      }
      alike += 1
      #expect(LikenessRule.mayHaveLikeAnswers(left, right), "\(texts) \(others)")
    }
    #expect(alike > 100)
  }

  /// With none to three of the things that people do.
  private static func edited(_ text: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(text)
    for _ in 0..<Int.random(in: 0...3, using: &random) where letters.count > 2 {
      let place = Int.random(in: 1..<letters.count, using: &random)
      switch Int.random(in: 0...6, using: &random) {
      case 0: letters.remove(at: place)
      case 1: letters.insert(letters[place], at: place)
      case 2: letters.swapAt(place, place - 1)
      case 3: letters[place] = "s"
      case 4: letters.insert(" ", at: place)
      case 5: letters = Array("the " + String(letters))
      default: letters = Array(String(letters).replacing("ươ", with: "uow") + ".")
      }
    }
    return String(letters)
  }
}
