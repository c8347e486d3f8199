/// Formats that are XML or JSON: the root, or the names of the first members, tell them.
enum StructuredEvidence {
  /// - Parameter bytes: of a text, as UTF-8.
  static func format(_ bytes: [UInt8]) -> BankFormat? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(FormatEvidence.headBytes).drop { $0 <= 32 }
    switch head.first {
    case UInt8(ascii: "<"): return XMLRoot.name(head).flatMap(xml)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return json(head, of: bytes[head.startIndex...])
    case UInt8(ascii: "/"):
      // JSON has no comments; viewers of browsers put some above what they save.
      let json = JSONNotes.after(head)
      let isTrivia = isList(json) && isTrivia(String(decoding: json, as: UTF8.self))
      return isTrivia ? .openTriviaDB : nil
    default: return nil
    }
  }

  /// An object, or an array of objects. A GIFT file may begin with `[html]`, and JSON cannot.
  private static func isList(_ head: ArraySlice<UInt8>) -> Bool {
    let next = head.dropFirst().first { $0 > 32 }
    switch head.first {
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"")
    case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    default: return false
    }
  }

  /// No results, as the service answers then, is an answer of Open Trivia DB, too.
  private static func isTrivia(_ text: String) -> Bool {
    text.contains("\"incorrect_answers\"") || text.contains("\"response_code\"")
  }

  /// By the root's name, without its prefix.
  private static func xml(_ root: String) -> BankFormat? {
    if root == "quiz" { return .moodleXML }
    // QTI 3.0 has a name of its own for each element; older ones go by the roots of their schemas.
    return root.hasPrefix("qti-") || qtiRoots.contains(root.lowercased()) ? .qti : nil
  }

  private static let qtiRoots: Set<String> = [
    "questestinterop", "assessmentitem", "assessmenttest", "assessmentsection",
    "assessmentstimulus", "assessmentresult", "assessment", "section", "item", "manifest",
    "objectbank",
  ]

  /// - Parameter bytes: from where the head begins; a line with a picture is longer than the head.
  private static func json(
    _ head: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>
  ) -> BankFormat? {
    guard isList(head) else { return nil }
    let isObject = head.first == UInt8(ascii: "{")
    let text = String(decoding: head, as: UTF8.self)
    if isTrivia(text) { return .openTriviaDB }
    let lines = text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 })
    let first = bytes.prefix { $0 != 10 && $0 != 13 }
    let second = bytes[first.endIndex...].first { $0 > 32 }
    // An object may also hold the whole bank, as `items`.
    if isObject, first.last(where: { $0 > 32 }) == UInt8(ascii: "}"),
      second != nil || !text.contains("\"items\""),
      lines.dropFirst().allSatisfy({ $0.first == UInt8(ascii: "{") })
    {
      return .jsonLines
    }
    return .json
  }
}

/// Lines that begin with `//` above what is JSON.
enum JSONNotes {
  static func after(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.drop { $0 <= 32 }
    while rest.starts(with: "//".utf8) {
      rest = rest.drop { $0 != 10 && $0 != 13 }.drop { $0 <= 32 }
    }
    return rest
  }
}

/// Finds the name of an XML file's root without parsing the file.
enum XMLRoot {
  /// Without its prefix. Nil where the text is no XML.
  static func name(_ text: ArraySlice<UInt8>) -> String? {
    let rest = afterNotes(text)
    if rest.starts(with: "<!DOCTYPE".utf8) {
      // It names the root, and what it may declare between need not be read.
      return local(rest.dropFirst(9).drop { $0 <= 32 })
    }
    guard rest.first == UInt8(ascii: "<") else { return nil }
    return local(rest.dropFirst())
  }

  /// Where the first tag stands, or a document type before it.
  static func start(of text: ArraySlice<UInt8>) -> Int? {
    let rest = afterNotes(text)
    return rest.first == UInt8(ascii: "<") ? rest.startIndex : nil
  }

  /// Behind comments and instructions.
  private static func afterNotes(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while true {
      rest = rest.drop { $0 <= 32 }
      if rest.starts(with: "<?".utf8) {
        rest = after("?>", rest)
      } else if rest.starts(with: "<!--".utf8) {
        rest = after("-->", rest)
      } else {
        return rest
      }
    }
  }

  private static func local(_ text: ArraySlice<UInt8>) -> String? {
    let name = text.prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? []
    return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
  }

  private static func after(_ end: String, _ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = Array(end.utf8)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: end) { return text[(index + end.count)...] }
      index += 1
    }
    return text[text.endIndex...]
  }
}
