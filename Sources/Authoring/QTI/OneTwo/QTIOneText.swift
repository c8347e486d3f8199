import Assessment

/// Texts of QTI 1.2: material of several kinds, HTML mostly written as text.
///
/// Source: IMS QTI ASI information model 1.2.1, section 3.6 (material); Canvas and Blackboard write
/// HTML into `mattext` and `mat_formattedtext`.
struct QTIOneText {
  let sources: QTISources

  /// All material in an element, however deep, but for that in the elements of these names.
  func text(of element: XMLElement, leavingOut names: Set<String> = []) -> QTIText {
    var text = QTIText.empty
    for child in element.children where !names.contains(child.name) {
      text = text.followed(by: part(child, names))
    }
    return text
  }

  private func part(_ element: XMLElement, _ names: Set<String>) -> QTIText {
    switch element.name {
    case "mattext", "matemtext", "mat_formattedtext": return words(element)
    case "matimage":
      return media(element, "img", ["src": "uri", "alt": "label"])
    case "mataudio": return media(element, "audio", ["src": "uri"])
    case "matvideo": return media(element, "video", ["src": "uri"])
    case "matapplet", "matapplication":
      sources.report(.qtiObjectLeftOut(element.attribute("uri") ?? "?"), at: element.offset)
      return .empty
    case "math": return QTIMarkup.text(of: [element], sources)
    case "qticomment", "altmaterial", "itemmetadata": return .empty
    default: return text(of: element, leavingOut: names)
    }
  }

  private func words(_ element: XMLElement) -> QTIText {
    if element.children.contains(where: { _ in true }) {
      return QTIMarkup.text(of: element, sources)
    }
    let text = element.text
    let type = (element.attribute("texttype") ?? element.attribute("type") ?? "").lowercased()
    let isHTML =
      type.holds("html") || type.holds("smart") || type.isEmpty && Self.hasTag(text)
    return isHTML ? html(text, at: element.offset) : QTIText(plain: Self.lines(text))
  }

  func html(_ text: String, at offset: Int) -> QTIText {
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
      return QTIText(plain: Self.lines(text))
    }
    guard let root = HTMLSoup.tree(text, offset: offset).root else { return .empty }
    return QTIMarkup.text(of: root, sources)
  }

  /// Without the spaces by which a file is indented.
  private static func lines(_ text: String) -> String {
    guard text.utf8.contains(10) || text.utf8.contains(13) else { return text.trimmedOfSpaces }
    return text.split(whereSeparator: \.isNewline).map { String($0).trimmedOfSpaces }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Where nothing says what a text is, an end tag or a line break does.
  private static func hasTag(_ text: String) -> Bool {
    ["</", "<br", "<img", "&nbsp;"].contains(where: text.holds)
  }

  /// As an element of HTML, so that it comes along like any other.
  private func media(
    _ element: XMLElement, _ name: String, _ attributes: [String: String]
  ) -> QTIText {
    // Some programs write one for each answer, whether it has a picture or not.
    if element.attribute("uri") == "" { return .empty }
    var tag = "<\(name)"
    for (to, from) in attributes.sorted(by: { $0.key > $1.key }) {
      tag += QTIMarkup.attribute(to, element.attribute(from))
    }
    guard let root = HTMLSoup.tree(tag + ">", offset: element.offset).root else { return .empty }
    return QTIMarkup.text(of: root, sources)
  }
}

extension QTIText {
  /// With one word put in the place of another, in the plain text and in the HTML.
  func replacing(_ word: String, with other: String) -> QTIText {
    QTIText(
      html: html.replacing(QTIText.html(of: word), with: other),
      plain: plain?.replacing(word, with: other))
  }

  func has(_ word: String) -> Bool { html.holds(QTIText.html(of: word)) }
}
