/// Short texts in letters of five rows, to be read from afar and copied by hand.
public enum BigText {
  /// The lines that show `text` in at most `width` cells and `height` rows.
  ///
  /// One row of large letters where it fits, else two rows of half the text each, else the
  /// characters with spaces between them, else the bare text. Letters that have no large form
  /// make the whole text small.
  public static func lines(_ text: String, width: Int, height: Int = .max) -> [String] {
    let text = Sanitiser.clean(text).uppercased()
    if let large = large(text), fits(large, width, height) { return large }
    let half = (text.count + 1) / 2
    if let first = large(String(text.prefix(half))),
      let second = large(String(text.dropFirst(half))),
      half > 0
    {
      let both = first + [""] + second
      if fits(both, width, height) { return both }
    }
    let spaced = text.map(String.init).joined(separator: " ")
    return spaced.cellWidth <= width ? [spaced] : [text.truncated(toWidth: width)]
  }

  /// The largest letters in one row that fit: of five rows, ten, fifteen or twenty.
  ///
  /// - Returns: nil where even the smallest do not fit, or a letter has no large form.
  public static func oneRow(_ text: String, width: Int, height: Int) -> [String]? {
    guard let rows = large(Sanitiser.clean(text).uppercased()) else { return nil }
    let times = min(4, height / rows.count, width / max(1, rows[0].cellWidth))
    guard times > 0 else { return nil }
    return rows.flatMap { row in
      let wide = row.map { String(repeating: $0, count: times) }.joined()
      return Array(repeating: wide, count: times)
    }
  }

  private static func fits(_ lines: [String], _ width: Int, _ height: Int) -> Bool {
    lines.count <= height && lines.allSatisfy { $0.cellWidth <= width }
  }

  /// Five rows, two columns between letters; nil when a letter has no form.
  private static func large(_ text: String) -> [String]? {
    if text.isEmpty { return nil }
    var rows = Array(repeating: "", count: BlockFont.rows)
    for character in text {
      guard let glyph = BlockFont.glyphs[character] else { return nil }
      for row in rows.indices {
        rows[row] += (rows[row].isEmpty ? "" : "  ") + glyph[row]
      }
    }
    return rows.map { $0.replacing("#", with: "█") }
  }
}
