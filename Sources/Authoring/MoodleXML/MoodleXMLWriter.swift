import Assessment

/// Writes items as Moodle XML that this house and Moodle read back as the same items.
///
/// Source: Moodle 4.1, question/format/xml/format.php (writequestion).
struct MoodleXMLWriter {
  private var output = MoodleXMLOutput()
  private var losses: [BankWriter.Loss] = []
  private var category: [String] = []

  static func write(_ items: [Item]) -> BankWriter.Output {
    var writer = MoodleXMLWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    return BankWriter.Output(
      text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n\(writer.output.text)</quiz>\n",
      losses: writer.losses)
  }

  private mutating func add(_ item: Item, at index: Int) {
    var question = MoodleQuestionWriter(item)
    question.write()
    losses += question.losses.map { BankWriter.Loss(index: index, finding: $0) }
    guard let written = question.output else { return }
    if item.category != category {
      category = item.category
      addCategory()
    }
    output.append(written)
  }

  private mutating func addCategory() {
    var element = MoodleXMLOutput(depth: 1)
    element.open("question type=\"category\"")
    element.open("category")
    element.textElement(Self.path(category))
    element.close("category")
    element.close("question")
    output.append(element)
  }

  /// Within a course, as Moodle writes it; `//` is a slash in a name.
  private static func path(_ category: [String]) -> String {
    category.reduce("$course$/top") { path, name in
      let name = name.replacing("/", with: "//")
      // A slash that begins a name must not be taken with the one before it.
      return path + (name.hasPrefix("/") ? "/ " : "/") + name
    }
  }
}
