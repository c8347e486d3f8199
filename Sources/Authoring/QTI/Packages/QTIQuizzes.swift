/// What Canvas says of its quizzes beside their items.
///
/// A quiz that Canvas exports in a Common Cartridge stands there twice: as the cartridge's standard
/// allows, without half of the kinds, and as Canvas itself reads it, in `non_cc_assessments`.
///
/// Source: instructure/canvas-lms, lib/cc (qti_resource.rb, assessment_resource.rb).
struct QTIQuizzes {
  struct Quiz {
    let title: String?
    /// True if it says something before its items.
    let hasDescription: Bool
    let file: QTIFile
    let offset: Int
  }

  /// Files of items that a fuller one stands for.
  private(set) var replaced: Set<String> = []
  /// The file that describes a quiz, by that of its items.
  private var descriptions: [String: String] = [:]

  init(_ resources: [QTIManifest.Resource], _ archive: Archive) {
    let byIdentifier = Dictionary(
      resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    for resource in resources where resource.isQuestions {
      guard let items = resource.paths.first else { continue }
      for name in resource.dependencies {
        guard let other = byIdentifier[name],
          let description = other.paths.first(where: { $0.hasSuffix("assessment_meta.xml") })
        else { continue }
        descriptions[items] = description
        if let fuller = other.paths.first(where: { $0.hasSuffix(".xml.qti") }), fuller != items {
          descriptions[fuller] = description
          replaced.insert(items)
        }
      }
    }
  }

  /// Nil where nothing is said.
  func quiz(of path: String, _ folder: QTIFolder) -> Quiz? {
    guard let description = descriptions[path] else { return nil }
    let file = folder.file(description)
    guard let root = file.root, root.name == "quiz" else { return nil }
    let title = root.first("title")?.text.trimmedOfSpaces ?? ""
    let words = root.first("description")
    let isEmpty = words?.deepText.trimmedOfSpaces.isEmpty ?? true
    return Quiz(
      title: title.isEmpty ? nil : title, hasDescription: !isEmpty, file: file,
      offset: words?.offset ?? root.offset)
  }
}
