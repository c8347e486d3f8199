import Assessment

/// Texts of H5P: HTML, also where only plain words are expected.
enum H5PText {
  /// Without a name that the editor gave by itself.
  static func title(_ text: String?) -> String {
    let title = plain(text ?? "")
    return title.hasPrefix("Untitled") ? "" : title
  }

  static func plain(_ html: String) -> String {
    PlainText.from(html, format: .html).trimmedOfSpaces
  }

  /// A text of lines, with its entities, as HTML.
  static func lines(_ text: String) -> String {
    let text = text.trimmedOfSpaces.replacing("\r\n", with: "\n")
    return text.replacing("\n", with: "<br>")
  }

  /// Paragraphs one after the other, without those that are empty.
  static func joined(_ parts: [String]) -> String {
    parts.map(\.trimmedOfSpaces).filter { !$0.isEmpty }.reduce("") { text, part in
      if text.isEmpty { return part }
      return text + (text.hasSuffix(">") || part.hasPrefix("<") ? "\n" : "<br>\n") + part
    }
  }
}

/// An item before it has a title and a category.
struct H5PDraft {
  var prompt: String
  var body: ItemBody
  var marking: ItemMarking?
  var feedback = ""
  var media: [Media] = []
  /// Where it begins.
  let offset: Int
  /// Where its choices, answers or pairs begin, as far as that is known.
  var answerOffsets: [Int] = []
}

/// What an entry of a list of questions becomes.
enum H5PListed {
  case item(H5PDraft)
  case refused
}

/// What H5P has and an item has not. Said once for a package.
enum H5PNote: CaseIterable {
  case feedbackWhenNotChosen, feedbackByScore, singlePoint, spelling, tip
}
