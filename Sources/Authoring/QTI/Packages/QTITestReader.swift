/// Where the items of a test stand, in its order.
///
/// Source: QTI 2.2 and 3.0 information models, assessment test and section.
struct QTITestReader {
  struct Entry {
    /// The item's path in the archive.
    let path: String
    let category: [String]
    let tags: [String]
    /// What stands before the items of its sections.
    let leading: [QTILeading]
  }

  private(set) var entries: [Entry] = []
  private(set) var findings: [(finding: BankFinding, file: QTIFile, offset: Int)] = []
  /// Files of sections that were read.
  private(set) var sectionPaths: Set<String> = []
  private let folder: QTIFolder
  /// The files that are open: one that names itself would never end.
  private var open: [String] = []
  private var count = 0

  /// - Parameters:
  ///   - root: of a test or of a section, its names in the spelling of QTI 2.
  ///   - path: its own in the archive.
  init(_ root: XMLElement, in file: QTIFile, path: String, folder: QTIFolder, category: [String]) {
    self.folder = folder
    open = [path]
    let scope = Scope(category: category, leading: [], file: file, folder: folder.folder(of: path))
    if root.name == "assessmentTest" {
      reportRules(of: root, in: file)
      // Items stand in sections, sections in parts; sloppy tests leave either out.
      read(root, scope, depth: 0)
    } else {
      readSection(root, scope, depth: 0)
    }
  }

  private struct Scope {
    var category: [String]
    var leading: [QTILeading]
    let file: QTIFile
    let folder: QTIFolder
  }

  private mutating func read(_ element: XMLElement, _ scope: Scope, depth: Int) {
    for child in element.children {
      switch child.name {
      case "testPart": read(child, scope, depth: depth)
      case "assessmentSection": readSection(child, scope, depth: depth)
      case "assessmentSectionRef": readSectionFile(child, scope, depth: depth)
      case "assessmentItemRef": add(child, scope)
      case "selection":
        if let number = child.attribute("select") { report(.qtiSelection(number), child, scope) }
      default: break
      }
    }
  }

  private mutating func readSection(_ section: XMLElement, _ outer: Scope, depth: Int) {
    guard depth < QTILimits.sectionDepthMax else {
      report(.qtiSectionsTooDeep(), section, outer)
      return
    }
    var scope = outer
    let title = section.attribute("title")?.trimmedOfSpaces ?? ""
    if !title.isEmpty { scope.category.append(title) }
    for rubric in section.children where rubric.name == "rubricBlock" {
      let use = rubric.attribute("use")?.lowercased()
      if QTIBody.isForCandidates(rubric), use != "navigation", use != "scoring" {
        scope.leading.append(QTILeading(element: rubric, folder: scope.folder))
      } else {
        report(.qtiRubricLeftOut(use ?? rubric.attribute("view") ?? ""), rubric, scope)
      }
    }
    read(section, scope, depth: depth + 1)
  }

  private mutating func readSectionFile(_ reference: XMLElement, _ scope: Scope, depth: Int) {
    guard isWithinLimit(reference, scope) else { return }
    let address = reference.attribute("href") ?? ""
    guard let path = scope.folder.path(of: address) else {
      report(.qtiFileMissing(address), reference, scope)
      return
    }
    guard depth < QTILimits.sectionDepthMax, !open.contains(path) else {
      report(.qtiSectionsTooDeep(), reference, scope)
      return
    }
    sectionPaths.insert(path)
    let file = folder.file(path)
    for (finding, offset) in file.faults { findings.append((finding, file, offset)) }
    guard let root = file.root else { return }
    guard root.name == "assessmentSection" else {
      findings.append((.qtiNoItems(QTIReader.Content(root.name), root.name), file, root.offset))
      return
    }
    open.append(path)
    readSection(
      root,
      Scope(
        category: scope.category, leading: scope.leading, file: file,
        folder: folder.folder(of: path)), depth: depth)
    open.removeLast()
  }

  private mutating func add(_ reference: XMLElement, _ scope: Scope) {
    guard isWithinLimit(reference, scope) else { return }
    let address = reference.attribute("href") ?? ""
    guard let path = scope.folder.path(of: address) else {
      report(
        scope.folder.isOutside(address) ? .qtiFileOutside(address) : .qtiFileMissing(address),
        reference, scope)
      return
    }
    let tags = (reference.attribute("category") ?? "").split(whereSeparator: \.isWhitespace)
    entries.append(
      Entry(
        path: path, category: scope.category, tags: tags.map(String.init), leading: scope.leading))
  }

  private mutating func isWithinLimit(_ reference: XMLElement, _ scope: Scope) -> Bool {
    count += 1
    if count == QTILimits.resourcesMax + 1 { report(.qtiTooManyFiles(), reference, scope) }
    return count <= QTILimits.resourcesMax
  }

  private mutating func report(_ finding: BankFinding, _ element: XMLElement, _ scope: Scope) {
    findings.append((finding, scope.file, element.offset))
  }

  /// What a test asks for and a contest does by rules of its own.
  private static let rules: Set = [
    "preCondition", "branchRule", "timeLimits", "weight", "testFeedback", "adaptiveSelection",
  ]

  private mutating func reportRules(of root: XMLElement, in file: QTIFile) {
    var names: [String] = []
    let found = root.all { Self.rules.contains($0) }
    for name in found.map(\.name) where !names.contains(name) { names.append(name) }
    if let first = found.first { findings.append((.qtiTestRules(names), file, first.offset)) }
    for rubric in root.all("rubricBlock") where Self.isOfTest(rubric, root) {
      findings.append((.qtiRubricLeftOut(root.name), file, rubric.offset))
    }
  }

  /// Said once for the whole test, not for the items of a section.
  private static func isOfTest(_ rubric: XMLElement, _ root: XMLElement) -> Bool {
    let places = [root] + root.children("testPart")
    return places.contains { place in
      place.children("rubricBlock").contains { $0.index == rubric.index }
    }
  }
}

/// A text of a test's section, which stands before the prompts of its items.
struct QTILeading: Sendable {
  let element: XMLElement
  /// From which it names pictures.
  let folder: QTIFolder
}
