extension PaperMatchingFinder {
  /// The entries that a line holds: one at its beginning, and others in its further columns.
  ///
  /// - Parameter expected: the places that may come next; nil for the first line.
  static func pieces(
    of line: PaperLine, after expected: (number: Int, letter: Int)? = nil
  ) -> [Piece] {
    var pieces: [Piece] = []
    var label: (piece: Label, start: Int)?
    for cell in cells(of: line) {
      let range = cell.range
      if let open = label {
        // The number stands in a column of its own.
        pieces.append(piece(open.piece, open.start..<range.upperBound, range))
        label = nil
      } else if let found = Label(line, range) {
        if found.end >= range.upperBound {
          label = (found, range.lowerBound)
        } else {
          pieces.append(
            piece(found, range, line.trimmed(found.end..<range.upperBound)))
        }
      } else {
        // What stands in a column without a label is no entry.
        return []
      }
    }
    if let open = label {
      pieces.append(piece(open.piece, open.start..<line.end, line.end..<line.end))
    }
    return pieces.count == 1 ? split(pieces[0], line, expected) : pieces
  }

  private static func piece(_ label: Label, _ range: Range<Int>, _ text: Range<Int>) -> Piece {
    Piece(
      isLetter: label.isLetter, isCapital: label.isCapital, place: label.place, range: range,
      text: text)
  }

  /// "1. Hà Nội -" before "a. Thủ đô", without the dash.
  private static func withoutLink(_ line: PaperLine, _ range: Range<Int>) -> Range<Int> {
    var head = PaperHead(line.bytes, in: range, limit: .max).letters[...]
    let all = head.count
    while let last = head.last, "->".utf8.contains(last) { head.removeLast() }
    guard head.count < all, head.last.map(PaperScan.isSpace) == true else { return range }
    let whole = PaperHead(line.bytes, in: range, limit: .max)
    return line.trimmed(range.lowerBound..<whole.offset(head.count))
  }

  /// "1. Hà Nội a. Thủ đô": the letter that comes next, after a single space.
  private static func split(
    _ piece: Piece, _ line: PaperLine, _ expected: (number: Int, letter: Int)?
  ) -> [Piece] {
    guard !piece.isLetter else { return [piece] }
    let next = expected?.letter ?? 0
    // Only side by side: there are as many letters before it as numbers.
    guard piece.place == next, !piece.text.isEmpty else { return [piece] }
    let labels = PaperChoiceLabel.find(in: line, 0, from: piece.text.lowerBound).filter {
      $0.letter == next && $0.start > piece.text.lowerBound && $0.contentStart < line.end
    }
    guard labels.count == 1, let label = labels.first else { return [piece] }
    let text = withoutLink(line, line.trimmed(piece.text.lowerBound..<label.start))
    guard !text.isEmpty else { return [piece] }
    return [
      Piece(
        isLetter: false, isCapital: false, place: piece.place,
        range: piece.range.lowerBound..<text.upperBound, text: text),
      Piece(
        isLetter: true, isCapital: label.isCapital, place: label.letter,
        range: label.start..<piece.range.upperBound,
        text: line.trimmed(label.contentStart..<piece.text.upperBound)),
    ]
  }

  /// The columns of a line, without those that are room for an answer.
  private static func cells(of line: PaperLine) -> [PaperCell] {
    let cells = PaperKeyGrid.cells(of: line) ?? [PaperCell(line, line.start..<line.end)]
    return cells.filter { !$0.isBlank && !PaperFillIn.isRoom(line, $0.range) }
  }

  /// "1.", "2)", "3 -", "a.", "B)" before an entry.
  struct Label {
    let isLetter: Bool
    let isCapital: Bool
    let place: Int
    let end: Int

    init?(_ line: PaperLine, _ range: Range<Int>) {
      var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 12))
      let isBracketed = scan.take("(")
      let start = scan.offset
      guard let first = scan.current else { return nil }
      if PaperScan.isDigit(first) {
        guard let number = scan.number(), number > 0 else { return nil }
        (isLetter, isCapital, place) = (false, false, number - 1)
      } else {
        let byte = line.bytes[start]
        guard PaperScan.isLetter(first), byte < 0x80 || byte == 0xD0 || byte == 0xD1 else {
          return nil
        }
        scan.index += 1
        isCapital = PaperQuestionLabel.isCapital(line, at: start)
        (isLetter, place) = (true, Int(first - 0x61))
      }
      let sign = scan.index
      scan.skip { ".)/:".utf8.contains($0) }
      let isSigned = scan.index > sign
      if !isSigned {
        // "1 - Hà Nội"
        var dash = scan
        dash.skipSpaces()
        if dash.take("-"), dash.current.map(PaperScan.isSpace) ?? true { scan = dash }
      }
      let isClosed = scan.index > sign
      // A number or letter alone fills a column.
      guard isClosed || scan.isAtEnd && !isBracketed,
        // "1.5" is no label.
        !isClosed || scan.current.map(PaperScan.isDigit) != true || isBracketed
      else { return nil }
      scan.skipSpaces()
      end = scan.isAtEnd && scan.head.letters.count < 12 ? range.upperBound : scan.offset
    }
  }
}
