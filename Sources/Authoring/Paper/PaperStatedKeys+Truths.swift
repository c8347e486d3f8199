/// Keys that give some choices or statements their truths, and leave others without.
extension PaperStatedKeys {
  /// "A. Sai B. Đúng": truths of choices one of which is asked for.
  func givesTruths(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    guard let read = PaperTruths(line, range) else { return false }
    return read.isNamed && !read.isShared && read.truths.count > 1
  }

  /// "a) Đ; b) S; c) Đ" for four: those are statements, though a truth is missing.
  func givesSomeTruths(_ keys: [PaperStatedKey], _ solutions: [PaperSlice]) -> Bool {
    let areTruths = question.choices.contains { choice in
      choice.text.first.map { PaperTruths.isWord(lines[$0.line], $0.range) } ?? false
    }
    if areTruths { return false }
    return keys.contains { key in
      guard let read = PaperTruths(lines[key.value.line], key.value.range), read.isNamed else {
        return false
      }
      let hasFalse = read.truths.values.contains(false)
      if read.isShared { return hasFalse && !asksForWrong }
      if read.truths.count > 1 { return true }
      // "c, f" are two choices, and "a đúng" is one.
      return read.isWhole && !read.mayBeLetters && !asksForWrong && (hasFalse || read.isLettered)
    }
      || solutions.contains { slice in
        guard let read = PaperTruths(lines[slice.line], slice.range) else { return false }
        return read.isNamed && read.isWhole && read.truths.count > 1
      }
  }
}
