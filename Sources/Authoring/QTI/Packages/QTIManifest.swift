/// What a package's manifest says it holds.
///
/// Source: IMS Content Packaging 1.1.4 and 1.2; Common Cartridge 1.0 to 1.3 and Blackboard, which
/// name the types of their resources otherwise.
struct QTIManifest {
  struct Resource {
    let identifier: String
    let type: String
    /// Its own file and all others of it, each once, as their paths in the archive.
    let paths: [String]
    /// Identifiers of the resources that it uses.
    let dependencies: [String]
    /// Keywords of its metadata.
    let keywords: [String]
    let offset: Int

    /// True if its own file should be one of QTI. Types are written in many ways.
    var isQuestions: Bool { Self.isQuestions(type) }

    static func isQuestions(_ type: String) -> Bool {
      guard type.hasPrefix("imsqti") || type.holds("x-bb-qti") else { return false }
      return !["stimulus", "rptemplate", "outcomes", "metadata"].contains(where: type.holds)
    }
  }

  /// What is named and is not in the archive.
  struct Missing {
    let address: String
    let offset: Int
    /// True if it leads out of the package.
    let isOutside: Bool
    let isQuestions: Bool
  }

  private(set) var resources: [Resource] = []
  private(set) var missing: [Missing] = []
  /// Files of questions that are not in the package at all.
  private(set) var onTheNet: [(address: String, offset: Int)] = []
  /// Where the first resource stands that is beyond the limit.
  private(set) var limitOffset: Int?
  private let folder: QTIFolder
  private var count = 0

  /// - Parameters:
  ///   - root: its names in the spelling of QTI 2.
  ///   - folder: the one that the manifest stands in.
  init(_ root: XMLElement, folder: QTIFolder) {
    self.folder = folder
    let base = root.attribute("base") ?? ""
    // Packages may lie within packages, each with resources of its own.
    for list in root.all("resources") {
      let base = base + (list.attribute("base") ?? "")
      for resource in list.children where resource.name == "resource" {
        guard limitOffset == nil else { return }
        add(resource, base: base + (resource.attribute("base") ?? ""))
      }
    }
  }

  private mutating func add(_ element: XMLElement, base: String) {
    let type = (element.attribute("type") ?? "").lowercased()
    // Blackboard says `bb:file` for its own file.
    let own = element.attribute("href") ?? element.attribute("file")
    let isQuestions = Resource.isQuestions(type)
    var paths: [String] = []
    var known: Set<String> = []
    var files = (own.map { [$0] } ?? []).map { ($0, element.offset) }
    for file in element.children where file.name == "file" {
      if let address = file.attribute("href") { files.append((address, file.offset)) }
    }
    for (index, (address, offset)) in files.enumerated() {
      count += 1
      if count > QTILimits.resourcesMax {
        limitOffset = offset
        break
      }
      if Self.isOnTheNet(address) {
        // Links are resources, too; items are not fetched.
        if isQuestions, index == 0 { onTheNet.append((address, offset)) }
        continue
      }
      if let path = folder.path(of: base + address) ?? folder.path(of: address) {
        if known.insert(path).inserted { paths.append(path) }
      } else if index == 0 || address != own {
        missing.append(
          Missing(
            address: address, offset: offset, isOutside: folder.isOutside(base + address),
            isQuestions: isQuestions && index == 0))
      }
    }
    resources.append(
      Resource(
        identifier: element.attribute("identifier") ?? "", type: type, paths: paths,
        dependencies: element.children("dependency").compactMap {
          $0.attribute("identifierref")
        }, keywords: isQuestions ? Self.keywords(of: element) : [], offset: element.offset))
  }

  /// Source: IEEE LOM (IMS Meta-Data 1.2.1 and 1.3), general.keyword.
  private static func keywords(of resource: XMLElement) -> [String] {
    var keywords: [String] = []
    for keyword in resource.first("metadata")?.all("keyword") ?? [] {
      for text in keyword.children where text.name == "string" || text.name == "langstring" {
        let word = text.deepText.trimmedOfSpaces
        if !word.isEmpty { keywords.append(word) }
      }
    }
    return keywords
  }

  private static func isOnTheNet(_ address: String) -> Bool {
    address.hasPrefix("http://") || address.hasPrefix("https://")
  }
}
