import Assessment

/// Pictures of a Word file, each read once however often it is shown.
struct WordPictures {
  private let package: WordPackage
  private var known: [String: Media?] = [:]
  /// What is to be said of pictures, each time where it is first shown.
  private(set) var findings: [BankFinding] = []

  init(_ package: WordPackage) { self.package = package }

  mutating func takeFindings() -> [BankFinding] {
    defer { findings = [] }
    return findings
  }

  /// - Parameters:
  ///   - id: of the relationship that leads to it; nil for a drawing that is no file.
  ///   - words: the alternative text.
  ///   - drawing: what tells a drawing from others.
  mutating func picture(_ id: String?, words: String, drawing: String = "") -> PaperPicture {
    let words = OfficePicture.words(words)
    guard let id else {
      return PaperPicture(name: "hinh-ve-\(drawing)", words: words, media: nil)
    }
    let target = package.relationships[id]
    guard let path = target?.path else {
      findings.append(.wordPictureMissing())
      return PaperPicture(name: "hinh-ngoai-tep-\(id)", words: words, media: nil)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return PaperPicture(name: name, words: words, media: media(path, name))
  }

  private mutating func media(_ path: String, _ name: String) -> Media? {
    if let media = known[path] { return media }
    let media = read(path, name)
    known[path] = .some(media)
    return media
  }

  private mutating func read(_ path: String, _ name: String) -> Media? {
    guard let bytes = package.bytes(path) else {
      findings.append(.wordPictureMissing())
      return nil
    }
    switch OfficePicture(name: name, bytes) {
    case .media(let media): return media
    case .otherwise(let media):
      findings.append(.wordPictureType(name, media.mediaType))
      return media
    case .tooLarge(let count): findings.append(.wordPictureTooLarge(name, count))
    case .unknown: findings.append(.wordPictureUnknown(name))
    }
    return nil
  }
}
