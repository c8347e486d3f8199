/// Whether a question asks for several choices.
enum PaperPlural {
  static func asksForSeveral(_ stem: [PaperSlice], _ lines: [PaperLine]) -> Bool {
    stem.contains { slice in
      let head = PaperHead(lines[slice.line].bytes, in: slice.range, limit: 600)
      return head.contains(anyOf: words) || hasPlural(head)
    }
  }

  private static let words: [StaticString] = [
    "nhieu dap an", "nhieu phuong an dung", "chon cac", "chon nhieu", "chon hai", "chon 2",
    "chon ba", "chon 3", "chon tat ca", "select all", "choose all", "choose two", "choose three",
    "which of the following are", "nhung dap an", "cac dap an dung", "nhung phuong an",
    "nhung cau nao", "nhung y nao",
  ]

  /// "Những ngôn ngữ nào", "Các phát biểu nào"; not "Trong các số sau, số nào".
  private static func hasPlural(_ head: PaperHead) -> Bool {
    var scan = PaperScan(head)
    var isWordStart = true
    while let letter = scan.current {
      if isWordStart, !isAfterIn(scan), scan.take("nhung") || scan.index == 0 && scan.take("cac") {
        if asks(scan) { return true }
        isWordStart = false
        continue
      }
      isWordStart = !PaperScan.isLetter(letter)
      scan.index += 1
    }
    return false
  }

  private static func isAfterIn(_ scan: PaperScan) -> Bool {
    let before = scan.head.letters[..<scan.index]
    return before.suffix(6).elementsEqual("trong ".utf8)
      || before.suffix(9).elementsEqual("trong so ".utf8)
  }

  /// True if "nào" stands in the same clause.
  private static func asks(_ scan: PaperScan) -> Bool {
    var scan = scan
    while let letter = scan.current {
      if letter == UInt8(ascii: ",") || letter == UInt8(ascii: ":") || letter == UInt8(ascii: ";") {
        return false
      }
      if scan.take(" nao") { return true }
      scan.index += 1
    }
    return false
  }
}
