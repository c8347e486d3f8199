/// A JSON value that was read, with its place.
struct JSONNode {
  enum Content {
    case null
    case bool(Bool)
    /// The digits as they were written.
    case number(ArraySlice<UInt8>)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  let content: Content
  /// The offset of its first byte.
  let offset: Int
}

struct JSONMember {
  let key: String
  let keyOffset: Int
  let value: JSONNode
}

/// Why bytes are no JSON, and where.
struct JSONFault: Error {
  enum Reason {
    case expectedValue, expectedKey, expectedColon, expectedCommaOrEnd, unclosedString, badEscape
    case controlCharacter, badNumber, tooDeep, duplicateKey(String), textAfterEnd
  }

  let reason: Reason
  let offset: Int
}
