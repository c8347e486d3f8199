import Assessment

/// Makes the items of one content.
struct H5PItemReader {
  let params: JSONObject
  var media: H5PMedia
  /// Each with how many items of this content stand before the one that it is about.
  private(set) var findings: [(finding: BankFinding, offset: Int, before: Int)] = []
  /// How many items of this content were read or refused so far.
  var itemsBefore = 0
  var notes: Set<H5PNote> = []

  init(_ params: JSONObject, _ media: H5PMedia) {
    self.params = params
    self.media = media
  }

  mutating func report(_ finding: BankFinding, at offset: Int) {
    findings.append((finding, offset, itemsBefore))
  }

  /// - Returns: nil in the place of an item that is refused.
  mutating func read(_ kind: H5PLibrary.Kind) throws(JSONItemFault) -> [H5PDraft?] {
    if kind.isOneItem {
      guard var draft = try readOne(kind) else { return [nil] }
      if let general = try feedbackForAll() {
        draft.feedback = H5PText.joined([draft.feedback, general])
      }
      draft.media = media.media
      return [draft]
    }
    switch kind {
    case .singleChoiceSet: return try choiceSets("choices", question: "question", "answers")
    case .summary: return try choiceSets("summaries", question: nil, "summary")
    default: return try flashcards()
    }
  }

  private mutating func readOne(_ kind: H5PLibrary.Kind) throws(JSONItemFault) -> H5PDraft? {
    switch kind {
    case .multiChoice: try multiChoice()
    case .trueFalse: try trueFalse()
    case .blanks: try blanks()
    case .dragText: try dragText()
    case .markTheWords: try markTheWords()
    case .sortParagraphs: try sortParagraphs()
    default: try essay()
    }
  }

  // What all kinds have.

  /// The settings of a content.
  var behaviour: JSONObject? { params.part("behaviour") }

  /// A text with its pictures.
  mutating func text(_ object: JSONObject, _ key: String) throws(JSONItemFault) -> String? {
    guard let html = try object.string(key) else { return nil }
    return media.text(html, at: object[key]?.offset ?? object.offset).trimmedOfSpaces
  }

  /// The question, and what is shown with it.
  mutating func prompt(_ parts: String?...) -> String {
    H5PText.joined(parts.compactMap { $0 } + [media.html(of: params["media"])])
  }

  /// What is said to everyone; nil where it depends on the score, which is said once.
  private mutating func feedbackForAll() throws(JSONItemFault) -> String? {
    let params = params
    let nodes = spared { () throws(JSONItemFault) in try params.array("overallFeedback") } ?? []
    var texts: [(text: String, isForAll: Bool)] = []
    for node in nodes {
      guard case .object = node.content else { continue }
      let range = try JSONObject(node, field: "overallFeedback")
      let text = said(range, "feedback")
      if text.isEmpty { continue }
      let whole = DecimalNumber(100)
      let from = spared { () throws(JSONItemFault) in try range.number("from") } ?? .zero
      let to = spared { () throws(JSONItemFault) in try range.number("to") } ?? whole
      texts.append((text, from <= .zero && to >= whole))
    }
    if texts.count == 1, texts[0].isForAll { return texts[0].text }
    if !texts.isEmpty { notes.insert(.feedbackByScore) }
    return nil
  }

  /// What a question can do without: left out, and told, where it is not of the type it should be.
  mutating func spared<Value>(_ read: () throws(JSONItemFault) -> Value?) -> Value? {
    do {
      return try read()
    } catch {
      report(.h5pFieldLeftOut(error.field), at: error.offset)
      return nil
    }
  }

  /// The items of a list, where one that cannot be read does not hold up those after it.
  ///
  /// - Parameter item: reads one of them; nil for an entry in which nobody wrote.
  mutating func readEach(
    of entries: [JSONObject],
    _ item: (inout H5PItemReader, JSONObject) throws(JSONItemFault) -> H5PListed?
  ) -> [H5PDraft?] {
    var drafts: [H5PDraft?] = []
    for entry in entries {
      itemsBefore = drafts.count
      do throws(JSONItemFault) {
        switch try item(&self, entry) {
        case .item(let draft)?: drafts.append(draft)
        case .refused?: drafts.append(nil)
        case nil: break
        }
      } catch {
        report(.json(error), at: error.offset)
        drafts.append(nil)
      }
    }
    return drafts
  }

  /// A text that is said to a question; empty where there is none.
  mutating func said(_ object: JSONObject?, _ key: String) -> String {
    guard let object else { return "" }
    return spared { () throws(JSONItemFault) in try object.string(key) } ?? ""
  }

  /// A hint that is shown on request; here it is seen with the feedback.
  mutating func tip(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    notes.insert(.tip)
    return text
  }
}

extension JSONObject {
  /// The object of a key. Nil where there is none: empty ones are written as `[]` by PHP.
  func part(_ key: String) -> JSONObject? {
    guard let node = self[key], case .object = node.content else { return nil }
    // It is an object, so that nothing can be thrown.
    return try? JSONObject(node, field: key)
  }

  /// True or false, also as older versions write them, in words.
  func flag(_ key: String) throws(JSONItemFault) -> Bool? {
    guard let node = self[key] else { return nil }
    switch node.content {
    case .string("true"), .string("1"): return true
    case .string("false"), .string("0"), .string(""): return false
    case .number(let digits): return digits.elementsEqual("1".utf8)
    default: return try bool(key)
    }
  }
}
