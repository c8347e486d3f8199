/// The kinds of item, as in the wire protocol, and the two that cannot be marked.
public enum ItemKind: String, Hashable, Sendable, Codable, CaseIterable {
  case single, multiple, trueFalse, text, numeric, matching, ordering, cloze, essay, description

  public var canBeMarked: Bool { self != .essay && self != .description }
}

/// How a text is written. `moodle` (auto-format) is read as `html`.
public enum TextFormat: String, Hashable, Sendable, Codable {
  case plain, html, markdown
}

/// Where an item was read.
public struct ItemSource: Hashable, Sendable, Codable {
  public let file: String
  /// One-based.
  public let line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// One item of a bank, with its key. Contestants only ever meet its `PresentedItem`.
public struct Item: Hashable, Sendable, Codable {
  public var id: ItemID
  public var title: String
  public var prompt: String
  public var format: TextFormat
  public var body: ItemBody
  /// Nil where answers are marked in the way of their kind.
  public var marking: ItemMarking?
  /// The explanation, shown to everyone after the close.
  public var feedback: String
  /// The path of the category, outermost first.
  public var category: [String]
  public var tags: [String]
  /// What the bank's own authors number the item by, where they do (Moodle's ID number).
  public var idNumber: String?
  /// Nil, and never empty, for the many items without.
  public var media: [Media]?
  public var source: ItemSource?

  public init(
    id: ItemID, title: String = "", prompt: String, format: TextFormat = .plain, body: ItemBody,
    marking: ItemMarking? = nil, feedback: String = "", category: [String] = [],
    tags: [String] = [], idNumber: String? = nil,
    media: [Media]? = nil, source: ItemSource? = nil
  ) {
    self.id = id
    self.title = title
    self.prompt = prompt
    self.format = format
    self.body = body
    self.marking = marking
    self.feedback = feedback
    self.category = category
    self.tags = tags
    self.idNumber = idNumber
    self.media = media
    self.source = source
  }

  public var kind: ItemKind { body.kind }

  /// True for what can be asked in a contest: markable, with something that is right, and something
  /// to read.
  public var isReady: Bool { kind.canBeMarked && body.hasRightAnswer && asksSomething }

  private var asksSomething: Bool { prompt.utf8.contains { $0 > 0x20 } }
}
