/// How one text can have become another, word by word.
struct LikenessAlignment {
  /// Words whose marks were left out.
  private(set) var marks = 0
  /// Words that are the same but for marks, and that are words without them, too.
  private(set) var doubtfulMarks = 0
  private(set) var sure = 0
  private(set) var likely = 0
  private(set) var possible = 0
  /// Fillers and weak signs that only one of the texts has.
  private(set) var fillers = 0
  /// Words that say something and that only the left text has.
  private(set) var onlyLeft: [LikenessWord] = []
  private(set) var onlyRight: [LikenessWord] = []
  /// Whether one text is the beginning or the end of the other.
  private var isOnlyAdded = false
  /// Words of the shorter text that count.
  let length: Int

  /// How far apart in place words that belong together may stand.
  static let shiftMax = 12

  /// Slips that can be told for certain, or were made in long words: two in a short text, and one
  /// more for every four words of a longer one.
  private var slipsMax: Int { max(2, length / 4) }

  /// True where marks were left out of nothing, or of so much that nobody meant it: one word
  /// without marks may be another word.
  var hasSureMarks: Bool { doubtfulMarks == 0 || doubtfulMarks >= Self.doubtfulMarksMin }

  /// Fillers, marks and slips that are certain: nothing else can have been asked.
  var isExact: Bool {
    hasSureMarks && likely == 0 && possible == 0 && onlyLeft.isEmpty && onlyRight.isEmpty
      && isWithinSlips
  }

  var isWithinSlips: Bool { sure <= slipsMax && fillers <= Self.fillersMax }

  /// Also slips that may be other words: believed where the answers are the same.
  var isClose: Bool {
    onlyLeft.isEmpty && onlyRight.isEmpty && sure + likely <= slipsMax
      && possible <= min(2, length / Self.lengthOfPossibleMin) && fillers <= Self.fillersMax
  }

  /// Also slips in a short text, of which each may be another word: believed where the answers say
  /// enough and are all the same.
  var isForgivable: Bool {
    onlyLeft.isEmpty && onlyRight.isEmpty && length >= Self.lengthOfForgivableMin
      && sure + likely + possible <= slipsMax && possible <= max(1, min(2, length / 5))
      && fillers <= Self.fillersMax
  }

  /// One of the texts has a word or two more at its end or beginning, which turn nothing round:
  /// believed where all answers are the same.
  var isElaborated: Bool {
    let more = onlyLeft + onlyRight
    return isOnlyAdded && fillers <= Self.fillersMax && more.count <= Self.wordsMoreMax
      && length >= Self.wordsMoreMax * 2
      && more.allSatisfy { $0.kind == .word && !TurningWords.contains($0) }
  }

  /// For so many words that count one that might be another one is taken for mistyped; two at
  /// most.
  static let lengthOfPossibleMin = 7
  static let lengthOfForgivableMin = 3
  static let fillersMax = 8
  static let doubtfulMarksMin = 3
  static let wordsMoreMax = 2

  /// Nil where the texts are too far apart to be told as one another.
  init?(_ left: LikenessText, _ right: LikenessText, _ slips: TypingSlips) {
    length = min(left.contentCount, right.contentCount)
    var (a, b) = (left.words[...], right.words[...])
    while let x = a.last, let y = b.last, x.isSame(as: y) {
      a.removeLast()
      b.removeLast()
    }
    while let x = a.first, let y = b.first, x.isSame(as: y) {
      a.removeFirst()
      b.removeFirst()
    }
    if a.isEmpty, b.isEmpty { return }
    let isAtEnd =
      a.startIndex == 0 && b.startIndex == 0
      || a.endIndex == left.words.count && b.endIndex == right.words.count
    isOnlyAdded = isAtEnd && (a.isEmpty || b.isEmpty)
    guard let grid = LikenessGrid(Array(a), Array(b), slips) else { return nil }
    for step in grid.steps { count(step) }
    // A sign in the place of another one is another formula.
    if weakSigns.left > 0, weakSigns.right > 0 { return nil }
  }

  private var weakSigns = (left: 0, right: 0)

  private mutating func count(_ step: LikenessGrid.Step) {
    switch step {
    case .both(let change):
      switch change {
      case .none, .other: break
      case .marks: marks += 1
      case .doubtfulMarks: doubtfulMarks += 1
      case .sure: sure += 1
      case .likely: likely += 1
      case .possible: possible += 1
      }
    case .joined: sure += 1
    case .left(let word):
      if word.isFree { fillers += 1 } else { onlyLeft.append(word) }
      if word.kind == .weakSign { weakSigns.left += 1 }
    case .right(let word):
      if word.isFree { fillers += 1 } else { onlyRight.append(word) }
      if word.kind == .weakSign { weakSigns.right += 1 }
    }
  }
}

/// Words that turn a question into another one by being there.
private enum TurningWords {
  static func contains(_ word: LikenessWord) -> Bool {
    words.contains(word.strict) || bare.contains(word.base) || word.isName || word.isAbbreviation
  }

  private static let words: Set<String> = Set(
    """
    không chưa chẳng chả đừng chớ trừ ngoại ngoài sai đúng phải nhất hơn kém chỉ ít nhiều cả mọi
    mỗi hai ba bốn sáu bảy tám chín mười một nửa đôi gấp trước sau trên dưới cuối đầu
    tăng giảm lớn bé nhỏ cao thấp dài ngắn nam nữ bắc đông tây mới cũ thường
    luôn còn đã sẽ
    always usually often sometimes rarely
    not no never none except without least most more less only all every both neither nor false
    true incorrect wrong first last next before after above below under over male female north
    south east west half double twice two three four five new old
    """.inNFC.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let bare: Set<String> = ["khong", "chua", "chang", "dung", "tru"]
}
