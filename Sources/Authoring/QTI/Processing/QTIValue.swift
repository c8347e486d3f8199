/// A value of QTI's declarations and response processing.
///
/// Source: QTI 2.2 information model, sections 5.3 and 15.
enum QTIValue: Hashable, Sendable {
  case null
  case truth(Bool)
  case number(Double)
  /// A string, an identifier, a pair, or anything else that is only compared.
  case text(String)
  /// Two values or more, or one that stands in a container. Never empty: that is null.
  case list([QTIValue], isOrdered: Bool)
  /// It depends on what is not understood.
  case unknown

  /// The values of a container; a single value is one, null is none.
  var values: [QTIValue] {
    switch self {
    case .null, .unknown: []
    case .list(let values, _): values
    default: [self]
    }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A container of values; one of none is null.
  static func container(_ values: [QTIValue], isOrdered: Bool) -> QTIValue {
    values.isEmpty ? .null : .list(values, isOrdered: isOrdered)
  }

  /// Equal in value; containers that are not ordered are compared as sets with repetition.
  func matches(_ other: QTIValue) -> Bool {
    guard case .list(let left, let isOrdered) = self, case .list(let right, _) = other else {
      // A container of one is as good as what it holds: templates mix them.
      let (left, right) = (values, other.values)
      return left.count == 1 && right.count == 1 ? left == right : self == other
    }
    if isOrdered { return left == right }
    guard left.count == right.count else { return false }
    var counts: [QTIValue: Int] = [:]
    for value in left { counts[value, default: 0] += 1 }
    for value in right {
      guard let count = counts[value], count > 0 else { return false }
      counts[value] = count - 1
    }
    return true
  }
}

enum QTIBaseType: String, Hashable, Sendable {
  case identifier, boolean, integer, float, string, point, pair, directedPair, duration, file, uri
  case intOrIdentifier

  var isNumber: Bool { self == .integer || self == .float }

  /// The value that a text stands for; null where it is none of the type.
  func value(_ text: String) -> QTIValue {
    switch self {
    case .integer, .float: QTINumber.double(text).map(QTIValue.number) ?? .null
    case .boolean: .truth(text == "true" || text == "1")
    case .pair: .text(QTIPair(text).map { $0.unordered } ?? text)
    case .directedPair: .text(QTIPair(text).map(\.text) ?? text)
    default: .text(text)
    }
  }
}

/// Two identifiers that belong together.
struct QTIPair: Hashable, Sendable {
  let first: String
  let second: String

  /// Nil for anything but two words.
  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2 else { return nil }
    self.init(String(words[0]), String(words[1]))
  }

  init(_ first: String, _ second: String) {
    self.first = first
    self.second = second
  }

  var text: String { first + " " + second }

  /// The same for both directions.
  var unordered: String { first < second ? text : second + " " + first }
}
