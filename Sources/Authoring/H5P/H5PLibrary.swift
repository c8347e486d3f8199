/// A library of H5P by its machine name; its version does not count, since what is read of its
/// parameters has the same names in all of them, or is looked for under both.
struct H5PLibrary: Hashable {
  /// Without its version, such as "H5P.MultiChoice".
  let name: String

  /// - Parameter text: "H5P.MultiChoice 1.16", or without the version.
  init(_ text: String) {
    name = String(text.split(separator: " ").first ?? "")
  }

  enum Kind: String, CaseIterable {
    case multiChoice = "H5P.MultiChoice"
    case trueFalse = "H5P.TrueFalse"
    case blanks = "H5P.Blanks"
    case dragText = "H5P.DragText"
    case singleChoiceSet = "H5P.SingleChoiceSet"
    case summary = "H5P.Summary"
    case markTheWords = "H5P.MarkTheWords"
    case essay = "H5P.Essay"
    case sortParagraphs = "H5P.SortParagraphs"
    case flashcards = "H5P.Flashcards"

    /// False where one content has several questions.
    var isOneItem: Bool {
      switch self {
      case .singleChoiceSet, .summary, .flashcards: false
      default: true
      }
    }
  }

  enum Role: Hashable {
    case question(Kind)
    /// Holds other contents.
    case container
    /// Shows something and asks nothing.
    case passive
    /// Not known here; may hold questions all the same.
    case unknown
  }

  var role: Role {
    if let kind = Kind(rawValue: name) { return .question(kind) }
    if Self.containers.contains(name) { return .container }
    return Self.passive.contains(name) ? .passive : .unknown
  }

  private static let containers: Set<String> = [
    "H5P.QuestionSet", "H5P.Column", "H5P.InteractiveBook", "H5P.CoursePresentation",
    "H5P.InteractiveVideo", "H5P.Row", "H5P.RowColumn",
  ]

  private static let passive: Set<String> = [
    "H5P.Text", "H5P.AdvancedText", "H5P.ContinuousText", "H5P.Image", "H5P.Video", "H5P.Audio",
    "H5P.Link", "H5P.Table", "H5P.Accordion", "H5P.Nil", "H5P.IFrameEmbed", "H5P.Shape",
    "H5P.ExportableTextArea", "H5P.Collage", "H5P.Timeline", "H5P.Chart", "H5P.ImageSlider",
    "H5P.ImageJuxtaposition", "H5P.Agamotto", "H5P.TwitterUserFeed", "H5P.GoToQuestion",
  ]
}

/// A library with its parameters: the whole package, or a part of it.
struct H5PContent {
  let library: H5PLibrary
  let params: JSONNode
  /// Empty where nobody gave one.
  let title: String
  let offset: Int

  init(library: H5PLibrary, params: JSONNode, title: String, offset: Int) {
    self.library = library
    self.params = params
    self.title = title
    self.offset = offset
  }

  /// Nil for an object that is no content.
  init?(_ node: JSONNode) {
    guard case .object(let members) = node.content else { return nil }
    func value(_ key: String, in members: [JSONMember]) -> JSONNode? {
      members.first { $0.key == key }?.value
    }
    guard case .string(let library)? = value("library", in: members)?.content,
      let params = value("params", in: members)
    else { return nil }
    var title: String?
    if case .object(let about)? = value("metadata", in: members)?.content,
      case .string(let text)? = value("title", in: about)?.content
    {
      title = text
    }
    self.init(
      library: H5PLibrary(library), params: params, title: H5PText.title(title),
      offset: node.offset)
  }

  /// For what stands in it.
  var titlePath: [String] { title.isEmpty ? [] : [title] }
}
