/// The items of a file of QTI 1.2 in their order, with the sections they stand in.
struct QTIOneBank {
  struct Entry: Sendable {
    let item: XMLElement
    let category: [String]
    /// The item whose text stands before this one's.
    let passage: XMLElement?
  }

  private(set) var entries: [Entry] = []
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []
  private var itemsByName: [String: XMLElement] = [:]

  init(_ root: XMLElement) {
    for item in root.all("item") {
      if let name = item.attribute("ident") { itemsByName[name] = item }
    }
    if root.name == "item" {
      add(root, [], nil)
    } else {
      collect(root, category: [], passage: nil, depth: 0)
    }
  }

  private mutating func collect(
    _ element: XMLElement, category: [String], passage: String?, depth: Int
  ) {
    for child in element.children {
      switch child.name {
      case "item": add(child, category, passage)
      case "assessment", "section", "objectbank":
        guard depth < QTILimits.sectionDepthMax else {
          findings.append((.qtiSectionsTooDeep(), child.offset))
          continue
        }
        collect(
          child, category: category + Self.title(of: child),
          passage: child.attribute("parent_stimulus_item_ident") ?? passage, depth: depth + 1)
      case "selection_ordering": reportSelection(child)
      case "itemref", "sectionref": findings.append((.qtiReference(child.name), child.offset))
      default: break
      }
    }
  }

  private mutating func add(_ item: XMLElement, _ category: [String], _ passage: String?) {
    let name = QTIOneMetadata(item).passage ?? passage
    entries.append(
      Entry(item: item, category: category, passage: name.flatMap { itemsByName[$0] }))
  }

  /// A section's title; a test's own says no more than the file.
  private static func title(of element: XMLElement) -> [String] {
    let title: String?
    if element.name == "objectbank" {
      let fields = element.first("qtimetadata")?.children("qtimetadatafield") ?? []
      title =
        fields.first { $0.first("fieldlabel")?.text == "bank_title" }?.first("fieldentry")?
        .text
    } else {
      title = element.name == "section" ? element.attribute("title") : nil
    }
    guard let text = title?.trimmedOfSpaces, !text.isEmpty else { return [] }
    return [text]
  }

  private mutating func reportSelection(_ element: XMLElement) {
    if let number = element.all("selection_number").first?.text.trimmedOfSpaces {
      findings.append((.qtiSelection(number), element.offset))
    }
    if let bank = element.all("sourcebank_ref").first {
      findings.append((.qtiSourceBank(bank.text.trimmedOfSpaces), bank.offset))
    }
  }
}
