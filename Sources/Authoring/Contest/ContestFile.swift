public import Assessment
public import ContestEngine
import Foundation

/// A contest file on disk with all that it names: banks, schools, roster.
public enum ContestFile {
  /// Reads and resolves a contest file.
  ///
  /// - Parameters:
  ///   - bytes: of the contest file.
  ///   - path: where it lies; what it names is looked for from its directory on.
  ///   - difficulties: as for `ContestResolver.resolve`, and so is `kept`.
  ///   - now: where it is to be said that a contest's time is over already.
  ///   - library: the items of a bank of the library; asked where there is no file of the name.
  public static func resolve(
    _ bytes: [UInt8], path: String, now: Instant? = nil,
    difficulties: ([ItemID]) -> [ItemID: Int] = { _ in [:] },
    kept: ([ItemID]) -> Set<ItemPair> = { _ in [] }, library: (String) -> [Item]?
  ) -> ContestResolver.Output {
    let directory = directory(of: path)
    let contest = ContestReader.read(bytes, file: path) { name in
      self.bytes(of: joined(directory, name))
    }
    let output = ContestResolver.resolve(
      contest, now: now, difficulties: difficulties, kept: kept
    ) { name in
      bank(joined(directory, name)) ?? library(name).map { ContestBank(items: $0) }
    }
    return ContestResolver.Output(
      program: output.program, definition: output.definition, id: output.id,
      roster: output.roster,
      diagnostics: output.diagnostics.showing(SourceText(bytes, file: path)))
  }

  private static func bank(_ path: String) -> ContestBank? {
    guard let bytes = bytes(of: path) else { return nil }
    let reading = BankReader.read(bytes: bytes, file: path)
    return ContestBank(items: reading.items, diagnostics: reading.diagnostics)
  }

  /// A file's bytes; nil where there is none, where it cannot be read, where it is no file (a
  /// device never ends), or where it is larger than any bank may be.
  private static func bytes(of path: String) -> [UInt8]? {
    let manager = FileManager.default
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    // Whatever the reason is, to the contest the file is not there.
    guard let attributes = try? manager.attributesOfItem(atPath: real),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= BankLimits.fileBytesMax
    else { return nil }
    return manager.contents(atPath: real).map { Array($0) }
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// The path as people would write it: `contests/../banks/a.gift` is `banks/a.gift`.
  static func joined(_ directory: String, _ name: String) -> String {
    if name.hasPrefix("/") { return name }
    var parts = directory.split(separator: "/").map(String.init)
    for part in name.split(separator: "/") {
      if part == ".", !parts.isEmpty { continue }
      if part == "..", let last = parts.last, last != "..", last != "." {
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return (directory.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

extension [Diagnostic] {
  /// With the lines of the contest file that they are about.
  fileprivate func showing(_ source: SourceText) -> [Diagnostic] {
    map { diagnostic in
      guard diagnostic.file == source.file, diagnostic.snippet == nil else { return diagnostic }
      var diagnostic = diagnostic
      diagnostic.snippet = SourceSnippet(source, at: source.offset(of: diagnostic.place))
      return diagnostic
    }
  }
}
