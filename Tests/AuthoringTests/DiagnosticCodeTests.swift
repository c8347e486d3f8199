import Foundation
import TestSupport
import Testing

/// The page of codes is made from the findings, so that it lacks none and promises none.
@Suite struct DiagnosticCodeTests {
  struct Code: Hashable {
    let code: String
    let severity: String
    let words: String
  }

  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let page = "Sources/Authoring/Authoring.docc/Codes.md"

  private static let head = """
    # Codes of diagnostics

    Every code of readers and writers of banks, with its words in English; `…` stands for what was
    found. An **error** left something out, a *warning* did not. A code with `…` in it stands for one
    code for each of the things that may stand there. Codes of contest files are those of `contest.` and
    `json5.`, which are not listed.

    """

  @Test func `every code stands on the page, and none that there is not`() throws {
    let text = try Self.text(of: try Self.codes())
    let url = Self.root.appending(path: Self.page)
    // Missing is as good as other: the page is written anew.
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    if recorded == text { return }
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" else {
      let known = Set((recorded ?? "").split(separator: "\n"))
      let rows = text.split(separator: "\n").filter { !known.contains($0) }
      Issue.record(
        "run with UPDATE_GOLDEN=1 to write the page; new or changed:\n\(rows.joined(separator: "\n"))"
      )
      return
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("wrote \(Self.page); read it, then commit it")
  }

  @Test func `a code is two parts of small letters, digits and hyphens`() throws {
    let codes = try Self.codes()
    #expect(codes.count > 250)
    for code in codes {
      let parts = code.code.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2, "\(code)")
      let isPlain = code.code.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "." || $0 == "…"
      }
      #expect(isPlain, "\(code)")
    }
  }

  @Test func `a code has one severity`() throws {
    let bySeverity = Dictionary(grouping: try Self.codes(), by: \.code)
    for (code, uses) in bySeverity where !code.contains("…") {
      #expect(Set(uses.map(\.severity)).count == 1, "\(code)")
    }
  }

  private static func text(of codes: [Code]) throws -> String {
    var lines = [head]
    let others = try namedElsewhere(besides: Set(codes.map(\.code)))
    func group(_ code: String) -> String { String(code.prefix { $0 != "." }) }
    for name in Set((codes.map(\.code) + others).map(group)).sorted() {
      let members = codes.filter { group($0.code) == name }
      lines += ["## \(name)", ""]
      if !members.isEmpty { lines += ["| code | | says |", "|---|---|---|"] }
      var told: Set<String> = []
      for code in members.sorted(by: { ($0.code, $0.words) < ($1.code, $1.words) })
      where told.insert(code.code).inserted {
        let severity = code.severity == "error" ? "**error**" : "*warning*"
        lines.append("| `\(code.code)` | \(severity) | \(code.words.replacing("|", with: "\\|")) |")
      }
      let more = others.filter { $0.hasPrefix(name + ".") }.map { "`\($0)`" }
      if !more.isEmpty {
        if !members.isEmpty { lines.append("") }
        lines.append("With words that depend on what was found: " + more.joined(separator: ", "))
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// Codes that are written out in a file of findings, but not beside their words.
  private static func namedElsewhere(besides known: Set<String>) throws -> [String] {
    var codes: Set<String> = []
    for source in try sources(named: "Findings") {
      for match in source.matches(of: /"[a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*"/) {
        codes.insert(String(match.0.dropFirst().dropLast()))
      }
    }
    return codes.subtracting(known).sorted()
  }

  private static func sources(named part: String = "") throws -> [String] {
    let folder = root.appending(path: "Sources/Authoring")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var sources: [String] = []
    while let url = files?.nextObject() as? URL {
      let name = url.lastPathComponent
      if name.hasSuffix(".swift"), part.isEmpty || name.contains(part) {
        sources.append(try String(contentsOf: url, encoding: .utf8))
      }
    }
    return sources
  }

  /// `BankFinding(.error, "a.b", vi: …, en: "…")` in the sources.
  private static func codes() throws -> [Code] {
    var codes: [Code] = []
    for source in try sources() {
      var rest = source[...]
      while let match = rest.firstMatch(of: /\.(error|warning),\s*"([a-z0-9]+\.)/) {
        let start = source.index(match.range.upperBound, offsetBy: -match.2.count - 1)
        rest = source[match.range.upperBound...]
        var literals = LiteralReader(source[start...])
        guard let code = literals.next() else { continue }
        let tail = source[start...].prefix(2_000)
        guard let words = tail.firstRange(of: "en:") else { continue }
        var english = LiteralReader(source[words.upperBound...])
        codes.append(
          Code(code: code, severity: String(match.1), words: english.joined()))
      }
    }
    return codes
  }
}

/// Reads literals of Swift's strings; what is put in between is `…`.
private struct LiteralReader {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  /// The literal that begins here, after white space.
  mutating func next() -> String? {
    rest = rest.drop { $0.isWhitespace }
    let fences = rest.prefix { $0 == "#" }.count
    rest = rest.dropFirst(fences)
    guard rest.first == "\"" else { return nil }
    rest = rest.dropFirst()
    let fence = String(repeating: "#", count: fences)
    var text = ""
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "\"", rest.hasPrefix(fence) {
        rest = rest.dropFirst(fences)
        return text
      }
      guard character == "\\", rest.hasPrefix(fence) else {
        text.append(character)
        continue
      }
      rest = rest.dropFirst(fences)
      switch rest.popFirst() {
      case "(":
        skipParentheses()
        text.append("…")
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
          text.unicodeScalars.append(scalar)
        }
      case "n": text.append(" ")
      case let escaped?: text.append(escaped)
      case nil: break
      }
    }
    return nil
  }

  /// Literals that are put together with `+`.
  mutating func joined() -> String {
    var text = next() ?? "…"
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard rest.first == "+" else { return text }
      rest = rest.dropFirst()
      guard let more = next() else { return text + "…" }
      text += more
    }
  }

  private mutating func skipParentheses() {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "\"" {
        rest = "\"" + rest
        _ = next()
      }
    }
  }
}
