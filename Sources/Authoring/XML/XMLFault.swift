/// Why an XML file, or a part of it, cannot be read.
struct XMLFault: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    /// A document type with declarations in it.
    case declarations
    case tooDeep
    case tooManyNodes
    case tooManyAttributes
    case tooManyNames
    /// An entity that XML does not have and HTML neither.
    case unknownEntity
    /// An `&` that begins no entity.
    case bareAmpersand
    /// A `<` that begins no tag.
    case bareLessThan
    /// A `<` within an attribute, whose closing quotation mark is missing.
    case openAttribute
    case mismatchedTag
    /// An element that is still open where the next of its name begins.
    case notClosed(String)
    /// A comment or CDATA section without an end.
    case unclosedSection
    case endsEarly
    case textAfterEnd
    /// Any other fault, in libxml2's words.
    case notWellFormed(String)

    /// True where the fault's place is the tag of an element that is refused.
    var isAboutElement: Bool {
      switch self {
      case .tooDeep, .tooManyNodes, .tooManyAttributes, .tooManyNames, .notClosed: true
      default: false
      }
    }
  }

  let reason: Reason
  /// Of the source, in bytes.
  let offset: Int
}
