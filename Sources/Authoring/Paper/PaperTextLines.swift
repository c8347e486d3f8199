/// The lines of a typed paper.
enum PaperTextLines {
  /// - Parameter report: takes what is to be said of the text as such.
  static func lines(
    of source: SourceText, report: (BankFinding, BankPosition) -> Void
  ) -> [PaperLine] {
    let bytes = source.bytes
    let teachesHTML = mentionsHTML(bytes)
    let markdown = PaperMarkdown(
      bytes[source.contentStart...].prefix(PaperLimits.markdownBytesMax).split {
        $0 == 10 || $0 == 13
      })
    var lines: [PaperLine] = []
    var start = source.contentStart
    var hadControls = false
    while start < bytes.count {
      let (end, next) = lineEnd(bytes, from: start)
      let characters = PaperCharacters(bytes[start..<end])
      if characters.hadControls, !hadControls {
        hadControls = true
        report(.paperControlCharacters(), .offset(start))
      }
      let stamp = PaperChatStamp.length(of: characters.bytes)
      let prefix = stamp > 0 ? stamp : markdown.prefix(of: characters.bytes)
      lines.append(
        PaperInlineMarks.line(
          characters, start: start, prefix: prefix,
          isEmphasised: markdown.isEmphasised(characters.bytes, from: prefix),
          teachesHTML: teachesHTML))
      start = next
    }
    return PaperKeyGrid.unfolded(PaperPastedRows.unfolded(lines))
  }

  /// LF, CRLF, CR; and what Word and browsers leave for a break within a paragraph: vertical tab,
  /// form feed, U+0085, U+2028 and U+2029.
  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> (end: Int, next: Int) {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 13 where index + 1 < bytes.count && bytes[index + 1] == 10: return (index, index + 2)
      case 10...13: return (index, index + 1)
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85:
        return (index, index + 2)
      case 0xE2
      where index + 2 < bytes.count && bytes[index + 1] == 0x80
        && bytes[index + 2] & 0xFE == 0xA8:
        return (index, index + 3)
      default: index += 1
      }
    }
    return (index, index)
  }

  /// In a paper about HTML tags are what is asked about.
  private static func mentionsHTML(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(UInt8(ascii: "<")) else { return false }
    var matched = 0
    let word = Array("html".utf8)
    for byte in bytes {
      let letter = byte | 0x20
      matched = letter == word[matched] ? matched + 1 : letter == word[0] ? 1 : 0
      if matched == word.count { return true }
    }
    return false
  }
}
