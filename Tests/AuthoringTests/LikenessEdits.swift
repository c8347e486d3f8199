import Assessment
import Foundation
import TestSupport

/// Known edits that leave an item the same question.
enum LikenessEdit: String, CaseIterable {
  case slip, twoSlips, slipInChoice, slipsInBoth, marksOff, someMarksOff, toneElsewhere, capitals
  case numbering, numberingOfPapers, punctuation, spaces, filler, order, distractor, several
  case tonesOff, keysOfTelex

  /// The item with the edit; nil where it has nothing to edit.
  func apply(to item: Item, using random: inout SeededGenerator) -> Item? {
    var edited = item
    switch self {
    case .slip: edited.prompt = Self.slipped(item.prompt, using: &random)
    case .twoSlips:
      edited.prompt = Self.slipped(Self.slipped(item.prompt, using: &random), using: &random)
    case .slipInChoice: edited.changeChoice(using: &random) { Self.slipped($0, using: &$1) }
    case .slipsInBoth:
      edited.prompt = Self.slipped(item.prompt, using: &random)
      edited.changeChoice(using: &random) { Self.slipped($0, using: &$1) }
    case .marksOff: edited.changeTexts(Self.withoutMarks)
    case .someMarksOff:
      edited.prompt = Self.changingWords(item.prompt) { word in
        Int.random(in: 0..<4, using: &random) == 0 ? Self.withoutMarks(word) : word
      }
    case .toneElsewhere: edited.changeTexts(Self.withToneElsewhere)
    case .capitals: edited.prompt = item.prompt.uppercased()
    case .numbering:
      let heads = ["Câu 12: ", "7) ", "3. ", "Câu hỏi 5. ", "Question 9: ", "(4) "]
      edited.prompt = heads[Int.random(in: 0..<heads.count, using: &random)] + item.prompt
    case .numberingOfPapers:
      // Without a stop only a sentence shows that the number is none of its words.
      guard item.prompt.first?.isUppercase ?? false else { return nil }
      edited.prompt =
        Self.headsOfPapers[Int.random(in: 0..<Self.headsOfPapers.count, using: &random)]
        + item.prompt
    case .tonesOff:
      edited.changeTexts(Self.withoutTones)
      // Of "Ai?" nothing shows that tones were left out.
      guard edited.prompt.split(separator: " ").count > 5 else { return nil }
    case .keysOfTelex: edited.prompt = Self.withKeysOfTelex(item.prompt, using: &random)
    case .punctuation:
      edited.prompt = String(item.prompt.filter { !"?!\"“”;…".contains($0) }) + " ?"
    case .spaces: edited.prompt = item.prompt.replacing(" ", with: "  ") + " "
    case .filler:
      let heads = ["Hãy cho biết ", "Theo em, ", "Em hãy cho biết: ", "Theo bạn thì "]
      edited.prompt = Self.filled(
        item.prompt, heads[Int.random(in: 0..<heads.count, using: &random)])
    case .order: edited.shuffleChoices(using: &random)
    case .distractor:
      edited.changeDistractor(to: "Không rõ điều này \(Int.random(in: 2...9, using: &random))")
    case .several:
      edited.prompt =
        "Câu 8. " + Self.filled(Self.slipped(item.prompt, using: &random), "Theo em, ")
      edited.shuffleChoices(using: &random)
    }
    // "Hoa" has no mark to leave out.
    return edited.prompt == item.prompt && edited.body == item.body ? nil : edited
  }

  /// With words before what is asked, behind its number where it has one.
  private static func filled(_ prompt: String, _ head: String) -> String {
    guard let number = prompt.firstMatch(of: #/^[0-9]+[.)] /#) else { return head + prompt }
    return number.output + head + prompt[number.range.upperBound...]
  }

  /// One letter doubled, dropped, swapped with the next one or taken for the key beside it.
  static func slipped(_ text: String, using random: inout SeededGenerator) -> String {
    var letters = Array(text.unicodeScalars)
    let places = letters.indices.filter { isInWord(letters, $0) }
    guard !places.isEmpty else { return text }
    let place = places[Int.random(in: 0..<places.count, using: &random)]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters.insert(letters[place], at: place)
    case 1: letters.remove(at: place)
    case 2 where place + 1 < letters.count && isLetter(letters[place + 1]):
      letters.swapAt(place, place + 1)
    default:
      let base = withoutMarks(String(letters[place]).lowercased())
      let around = neighbours[base] ?? "a"
      let all = Array(around.unicodeScalars)
      letters[place] = all[Int.random(in: 0..<all.count, using: &random)]
    }
    return Self.text(letters)
  }

  /// A letter of a word of two letters at least, without digits: a digit is no slip.
  private static func isInWord(_ letters: [Unicode.Scalar], _ place: Int) -> Bool {
    guard isLetter(letters[place]) else { return false }
    var (start, end) = (place, place)
    while start > 0, isPart(letters[start - 1]) { start -= 1 }
    while end + 1 < letters.count, isPart(letters[end + 1]) { end += 1 }
    let word = letters[start...end]
    return word.count > 1 && word.allSatisfy(isLetter)
      && !word.allSatisfy { ["I", "V", "X", "L", "C"].contains($0) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || ("0"..."9").contains(scalar)
  }

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static func withoutMarks(_ text: String) -> String {
    let flat = text.replacing("đ", with: "d").replacing("Đ", with: "D")
    return Self.text(
      flat.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        !(0x300...0x36F).contains($0.value)
      })
  }

  private static let headsOfPapers = [
    "Câu 4 (TH): ", "[VD] Câu 9. ", "(NB) ", "Câu 2 (0,5 điểm). ", "Câu số 8: ", "Q5. ",
    "🖊 Câu 1: ", "Câu 3 (VD - 1 điểm) ", "Bài 6 [NB]. ",
  ]

  /// "Viêt đương": as some type on a telephone.
  private static func withoutTones(_ text: String) -> String {
    Self.text(
      text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        ![0x300, 0x301, 0x303, 0x309, 0x323].contains($0.value)
      }
    ).precomposedStringWithCanonicalMapping
  }

  /// One word as its keys: "nuwowcs" for "nước".
  private static func withKeysOfTelex(_ text: String, using random: inout SeededGenerator) -> String
  {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let places = words.indices.filter { place in
      words[place].count > 1 && words[place] != withoutMarks(words[place])
        && words[place].allSatisfy { $0.isLowercase }
    }
    guard !places.isEmpty else { return text }
    let place = places[Int.random(in: 0..<places.count, using: &random)]
    var (typed, tone) = ("", "")
    for scalar in words[place].decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x300: tone = "f"
      case 0x301: tone = "s"
      case 0x303: tone = "x"
      case 0x309: tone = "r"
      case 0x323: tone = "j"
      case 0x302: typed.append(typed.last.map(String.init) ?? "")
      case 0x306, 0x31B: typed.append("w")
      case 0x111: typed.append("dd")
      default: typed.unicodeScalars.append(scalar)
      }
    }
    return (words[..<place] + [typed + tone] + words[(place + 1)...]).joined(separator: " ")
  }

  static func changingWords(_ text: String, _ change: (String) -> String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { change(String($0)) }
      .joined(separator: " ")
  }

  private static func withToneElsewhere(_ text: String) -> String {
    let pairs = [
      ("hoá", "hóa"), ("hoà", "hòa"), ("xoá", "xóa"), ("toà", "tòa"), ("khoẻ", "khỏe"),
      ("thuỷ", "thủy"), ("thuý", "thúy"), ("uỷ", "ủy"), ("khoá", "khóa"), ("loà", "lòa"),
    ]
    return changingWords(text) { word in
      for (one, other) in pairs {
        if word.contains(one) { return word.replacing(one, with: other) }
        if word.contains(other) { return word.replacing(other, with: one) }
      }
      return word
    }
  }

  private static let neighbours = [
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj",
    "i": "uojk", "o": "ipkl", "p": "ol", "a": "qsz", "s": "adwzx", "d": "sfexc", "f": "dgrcv",
    "g": "fhtvb", "h": "gjybn", "j": "hkunm", "k": "jlim", "l": "kop", "z": "asx", "x": "zcsd",
    "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bmhj", "m": "njk",
  ]
}

extension Item {
  fileprivate mutating func changeChoice(
    using random: inout SeededGenerator, _ change: (String, inout SeededGenerator) -> String
  ) {
    guard case .single(var choices) = body, !choices.isEmpty else { return }
    let place = Int.random(in: 0..<choices.count, using: &random)
    choices[place].text = change(choices[place].text, &random)
    body = .single(choices)
  }

  fileprivate mutating func shuffleChoices(using random: inout SeededGenerator) {
    switch body {
    case .single(let choices): body = .single(choices.shuffled(using: &random))
    case .multiple(let choices): body = .multiple(choices.shuffled(using: &random))
    default: break
    }
  }

  fileprivate mutating func changeDistractor(to text: String) {
    guard case .single(var choices) = body, choices.count > 2,
      let place = choices.firstIndex(where: { $0.fraction <= .zero })
    else { return }
    choices[place].text = text
    body = .single(choices)
  }
}
