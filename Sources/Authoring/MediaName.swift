/// Names of files that an item carries.
enum MediaName {
  /// The name where it is one of a file, perhaps in folders; else its last part, without what nobody
  /// sees. Texts that name the file by all of it still mean it.
  static func safe(_ name: String) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain =
      !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && !name.unicodeScalars.contains { $0 == "\\" || $0.properties.generalCategory == .control }
    if isPlain { return name }
    let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let seen = last.unicodeScalars.filter { $0.properties.generalCategory != .control }
    let text = String(String.UnicodeScalarView(seen)).trimmedOfSpaces
    return text.isEmpty || text == "." || text == ".." ? "file" : text
  }
}
