import Assessment

extension MoodleItemReader {
  /// Pairs; without a left side the right one is a distractor.
  mutating func readPairs() -> ItemBody? {
    guard check(count: parts.subquestions.count, atLeast: 1, .moodleNoPair()) else { return nil }
    var pairs: [Pair] = []
    var distractors: [String] = []
    for subquestion in parts.subquestions {
      let left = markup(subquestion)
      let right = rightSide(subquestion.first("answer"))
      if right.isEmpty {
        report(.moodleEmptyRightSide(), at: subquestion)
      } else if left.isEmpty {
        distractors.append(right)
      } else {
        answerOffsets.append(subquestion.offset)
        pairs.append(Pair(left: left, right: right))
      }
    }
    guard !pairs.isEmpty else {
      report(.moodleNoPair(), at: element)
      return nil
    }
    if pairs.count < 2 { report(.moodleFewPairs(), at: element) }
    noteCombinedFeedback()
    return .matching(pairs, distractors: distractors)
  }

  /// Moodle takes the tags out of it. A picture stays, since nothing might be left without it.
  private mutating func rightSide(_ element: XMLElement?) -> String {
    let raw = plain(element)
    if raw.holds("<img") { return markup(element) }
    return texts.encode(MoodleRightSide.read(raw))
  }

  /// Entries by the place that each has in `fraction`, else as they stand in the file.
  ///
  /// Source: Moodle 4.1 with question/type/ordering, questiontype.php.
  mutating func readOrder() -> ItemBody? {
    guard check(count: parts.answers.count, atLeast: 2, .moodleTooFewEntries()) else {
      return nil
    }
    var entries: [(place: DecimalNumber?, offset: Int, text: String)] = []
    for answer in parts.answers {
      let text = markup(answer)
      if text.isEmpty {
        report(.moodleEmptyAnswer(), at: answer)
        continue
      }
      let place = (answer.attribute("fraction")?.trimmedOfSpaces).flatMap {
        DecimalNumber(program: $0)
      }
      entries.append((place, answer.offset, text))
    }
    guard entries.count >= 2 else {
      report(.moodleTooFewEntries(), at: element)
      return nil
    }
    let places = entries.compactMap(\.place)
    if places.count == entries.count, Set(places).count == places.count {
      entries.sort { ($0.place ?? .zero) < ($1.place ?? .zero) }
    }
    answerOffsets = entries.map(\.offset)
    noteCombinedFeedback()
    let grading = MoodleOrderGrading(word: plain(parts.orderGrading))
    marking.parts = grading.parts
    if !grading.isExact { note(.orderGrading) }
    return .ordering(entries.map(\.text))
  }
}
