/// Keys of questions that ask to match.
extension PaperStatedKeys {
  /// True where the question asks to match and its key is a list of pairs, though its columns were
  /// not found: the list is no text to be typed.
  func asksForPairs(_ keys: [PaperStatedKey]) -> Bool {
    guard
      question.stem.contains(where: { slice in
        PaperMatchingWords.ask(lines[slice.line], from: slice.range.lowerBound)
      })
    else { return false }
    return keys.contains { key in
      PaperPairList(lines[key.value.line], key.value.range, atLeast: 2) != nil
    }
  }

  mutating func readPairs(_ keys: [PaperStatedKey]) {
    guard let matching = question.matching else { return }
    for key in keys {
      guard let list = PaperPairList(lines[key.value.line], key.value.range), matching.has(list)
      else {
        strangers.append(Stated(key: key.origin, place: key.value))
        continue
      }
      // Two entries for one would be two keys: each list is told apart.
      for pair in list.pairs {
        let (left, right) = matching.places(pair)
        pairs.append(Stated(key: [left: right], place: key.value))
      }
    }
  }
}
