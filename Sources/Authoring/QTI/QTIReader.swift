/// Reads IMS QTI: files of version 1.2 and 2.0 to 3.0 by their first element.
///
/// Source: IMS QTI 1.2 ASI information model; QTI 2.2 and 3.0 information models.
enum QTIReader {
  /// What a file holds, by its first element.
  enum Content: Hashable, Sendable {
    /// An item of version 2 or 3.
    case item
    /// Items of version 1.2, in sections or alone.
    case items
    case test, section, stimulus, results, manifest
    case other

    /// - Parameter root: the element's name in any version.
    init(_ root: String) {
      self =
        switch QTINames.unified(root) {
        case "assessmentItem": .item
        case "questestinterop", "assessment", "section", "item", "objectbank": .items
        case "assessmentTest": .test
        case "assessmentSection": .section
        case "assessmentStimulus", "stimulus": .stimulus
        case "assessmentResult", "qti_result_report": .results
        case "manifest": .manifest
        default: .other
        }
    }
  }

  /// Reads a file that came alone.
  static func read(_ source: SourceText) -> BankReading {
    if let collector = QTIOneParts.read(source) { return collector.finish() }
    let file = QTIFile(source)
    var collector = QTICollector(source)
    collector.reportFaults(of: file)
    guard let root = file.root else { return collector.finish() }
    switch Content(root.name) {
    case .item: collector.add(QTIItemReader.read(root, folder: nil), in: file)
    case .items: collector.addItems(of: root, in: file, folder: nil)
    case let content:
      collector.report(.qtiNoItems(content, root.name), at: file.position(root.offset))
    }
    return collector.finish()
  }
}
