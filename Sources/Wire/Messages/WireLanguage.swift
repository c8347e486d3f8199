/// A language in which this room has words for people.
public enum WireLanguage: String, Hashable, Sendable, CaseIterable {
  case vi, en

  /// From a language tag ("en-GB"); Vietnamese where the tag is missing or names another language.
  public init(tag: String?) {
    let primary = tag?.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    self = primary.map { $0.elementsEqual("en".utf8) } == true ? .en : .vi
  }
}
