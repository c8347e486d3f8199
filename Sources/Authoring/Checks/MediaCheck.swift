import Assessment

/// Pictures, sounds and films that a text shows and the item does not carry.
enum MediaCheck {
  static func findings(_ tags: [MarkupTag], carried media: [Media]?) -> [BankFinding] {
    guard tags.contains(where: { $0.source != nil }) else { return [] }
    var told: Set<String> = []
    return tags.compactMap { tag in
      guard !tag.isEnd, let source = tag.source?.trimmedOfSpaces, !source.isEmpty,
        told.insert(source).inserted
      else { return nil }
      switch origin(of: source) {
      case .itself: return nil
      case .net: return .mediaOnTheNet(source)
      case .file(let name):
        return file(name, in: media ?? []) == nil ? .mediaNotCarried(shortName(name)) : nil
      }
    }
  }

  private enum Origin {
    /// Written out in the text.
    case itself
    case net
    case file(String)
  }

  /// Source: RFC 3986, section 3.1, for what a scheme is; RFC 2397 for `data:`.
  private static func origin(of source: String) -> Origin {
    if source.hasPrefix("//") { return .net }
    guard let end = source.firstIndex(of: ":") else { return .file(source) }
    let scheme = source[..<end].lowercased()
    switch scheme {
    case "data": return .itself
    case "http", "https", "ftp": return .net
    // `C:\anh\a.png` and `file:` are files of one machine.
    default: return .file(source)
    }
  }

  /// True for an address of a text that means one of the item's own files.
  static func isCarried(_ source: String, in media: [Media]) -> Bool {
    guard case .file(let name) = origin(of: source.trimmedOfSpaces) else { return false }
    return file(name, in: media) != nil
  }

  /// The file of an item that its texts mean by a name or an address within a package.
  static func file(_ name: String, in media: [Media]) -> Media? {
    let plain = name.contains("%") ? FileAddress.decoded(name).inNFC : name
    let last = lastPart(plain)
    return media.first { $0.name == name || $0.name == plain }
      ?? media.first { lastPart($0.name) == last }
  }

  /// Without what Moodle writes before the files of its own questions.
  private static func shortName(_ name: String) -> String {
    let own = "@@PLUGINFILE@@/"
    return name.hasPrefix(own) ? String(name.dropFirst(own.count)) : name
  }

  private static func lastPart(_ name: String) -> Substring {
    name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
  }
}
