/// Reads Moodle XML: all kinds of question of Moodle's core that can be asked here. One that is
/// faulty does not cost the others.
///
/// Source: Moodle 4.1, question/format/xml/format.php.
struct MoodleXMLReader {
  private let source: SourceText
  private var bank: BankAssembler
  /// Nil before the first category.
  private var category: [String]?
  /// How many items stand before the first category.
  private var inherited = 0
  private var hasQuestions = false
  private var isRefused = false
  /// Where the file's outermost element begins.
  private var rootOffset = 0
  private var notes: [MoodleNote: (items: Int, position: BankPosition)] = [:]

  /// - Parameter partBytes: a file of more than two parts of this size is read part by part.
  static func read(
    _ source: SourceText, partBytes: Int = MoodleXMLParts.bytesMin
  ) -> BankReading {
    var reader = MoodleXMLReader(source)
    do throws(XMLFault) {
      let prolog = try XMLProlog(source)
      if let offset = prolog.forbiddenOffset {
        reader.bank.report(.xmlForbiddenCharacter(), at: .offset(offset))
      }
      let content = prolog.bytes[prolog.start..<prolog.count]
      reader.rootOffset = XMLRoot.start(of: content) ?? prolog.start
      if XMLRoot.name(content) == "question" {
        reader.readAlone(prolog)
      } else if var parts = MoodleXMLParts(prolog, of: source, bytes: partBytes)?.read() {
        for index in parts.indices { reader.append(&parts[index]) }
      } else {
        reader.readAll(prolog)
      }
    } catch {
      reader.refuse(.xml(error), at: error.offset)
    }
    return reader.finish()
  }

  init(_ source: SourceText) {
    self.source = source
    bank = BankAssembler(source)
  }

  /// Reads a file from end to end, and goes on after faults.
  private mutating func readAll(_ prolog: consuming XMLProlog) {
    var items = XMLItemsReader(prolog, name: "question", root: "quiz")
    var faults: [(fault: XMLFault, readsOn: Bool)] = []
    items.read(
      take: { root, tree in take(tree, root: root) },
      report: { fault, readsOn in faults.append((fault, readsOn)) })
    for (fault, readsOn) in faults { refuse(.xml(fault, readsOn: readsOn), at: fault.offset) }
  }

  /// A question without a `quiz` around it, as people keep a single one.
  private mutating func readAlone(_ prolog: consuming XMLProlog) {
    var question: XMLTree?
    let (bytes, start, count) = (prolog.bytes, prolog.start, prolog.count)
    var builder = XMLTreeBuilder(treesAtDepth: 1) { _, tree in
      question = tree
      return true
    }
    let fault = bytes.withUnsafeBufferPointer {
      XMLParse.run($0, start..<count, into: &builder)
    }
    if let fault { refuse(.xml(fault), at: fault.offset) }
    guard let question else { return }
    bank.report(.moodleQuestionAlone(), at: .offset(rootOffset))
    _ = take(question, root: "quiz")
  }

  /// Takes what was read from the part of the file that follows.
  ///
  /// - Parameter part: its items are moved away, since that costs much less than a copy.
  private mutating func append(_ part: inout MoodleXMLReader) {
    var next = BankAssembler(source)
    swap(&next, &part.bank)
    bank.append(next, category: category ?? [], inherited: part.inherited)
    category = part.category ?? category
    hasQuestions = hasQuestions || part.hasQuestions
    isRefused = isRefused || part.isRefused
    for (note, found) in part.notes {
      notes[note, default: (0, found.position)].items += found.items
    }
  }

  private mutating func refuse(_ finding: BankFinding, at offset: Int) {
    isRefused = true
    bank.report(finding, at: .offset(offset))
  }

  /// Returns false where nothing more is wanted.
  mutating func take(_ tree: XMLTree, root: String) -> Bool {
    guard let element = tree.root else { return true }
    guard root == "quiz" else {
      refuse(.moodleOtherRoot(root), at: rootOffset)
      return false
    }
    guard element.name == "question" else {
      if element.name == "category" {
        bank.report(.moodleCategoryOutside(), at: element.position)
      }
      return true
    }
    hasQuestions = true
    let parts = MoodleParts(element)
    if element.attribute("type")?.trimmedOfSpaces == "category" {
      readCategory(parts, element)
      return true
    }
    guard !bank.isFull else {
      refuse(.tooManyItems(), at: element.offset)
      return false
    }
    read(element, parts)
    return true
  }

  private mutating func readCategory(_ parts: MoodleParts, _ element: XMLElement) {
    if category == nil { inherited = bank.count }
    if parts.category == nil {
      bank.report(.moodleCategoryWithoutPath(), at: element.position)
    }
    category = GIFTCategory.path(parts.category.map(MoodleMarkup.raw) ?? "")
    if let info = parts.categoryInfo, !MoodleMarkup.raw(info).isEmpty {
      note(.categoryInfo, at: element.position)
    }
  }

  private mutating func read(_ element: XMLElement, _ parts: MoodleParts) {
    var reader = MoodleItemReader(
      element, parts, in: source, number: bank.nextNumber, category: category ?? [])
    let item = reader.read()
    for (finding, offset) in reader.findings {
      bank.report(finding, at: .offset(offset), item: reader.subject)
    }
    guard let item else {
      bank.refuseItem()
      return
    }
    for note in reader.notes { self.note(note, at: element.position) }
    bank.add(
      item, at: element.position, answers: reader.answerOffsets.map(BankPosition.offset))
    if category == nil { inherited = bank.count }
  }

  private mutating func note(_ note: MoodleNote, at position: BankPosition) {
    notes[note, default: (0, position)].items += 1
  }

  private consuming func finish() -> BankReading {
    if !hasQuestions, !isRefused {
      bank.report(.moodleNoQuestion(), at: .offset(source.contentStart))
    }
    for note in MoodleNote.allCases {
      guard let (items, position) = notes[note] else { continue }
      bank.report(.moodle(note, items: items), at: position)
    }
    return bank.finish(.moodleXML)
  }
}
