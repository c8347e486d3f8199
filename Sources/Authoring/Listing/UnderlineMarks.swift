/// Keeps the underlined parts of HTML through its reduction to plain text: “the word whose underlined
/// part is pronounced differently” asks nothing on paper without them.
enum UnderlineMarks {
  /// Of the private use area, which no text of people has.
  private static let (begin, end): (Character, Character) = ("\u{E000}", "\u{E001}")

  /// Source: HTML Standard, section 4.5.22, "The u element".
  static func marked(_ html: String) -> String {
    guard html.contains("<u>") else { return html }
    let plain = String(html.filter { $0 != begin && $0 != end })
    return plain.replacing("<u>", with: "<u>\(begin)").replacing("</u>", with: "\(end)</u>")
  }

  /// A line of plain text as HTML, underlined where it is marked; marks without their partner are
  /// left out.
  static func html(_ text: String) -> String {
    guard text.contains(begin) || text.contains(end) else { return PageText.escaped(text) }
    var html = ""
    var isOpen = false
    var rest = text[...]
    while let place = rest.firstIndex(where: { $0 == begin || $0 == end }) {
      html += PageText.escaped(String(rest[..<place]))
      let begins = rest[place] == begin
      rest = rest[rest.index(after: place)...]
      if begins == isOpen || begins && !rest.contains(end) { continue }
      html += begins ? "<u>" : "</u>"
      isOpen = begins
    }
    return html + PageText.escaped(String(rest)) + (isOpen ? "</u>" : "")
  }
}
