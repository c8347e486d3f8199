import Foundation

/// What a JSON text says, read by Foundation so that a mistake of our own reader shows.
enum JSON: Hashable, Sendable {
  /// Also what is not there.
  case null
  case bool(Bool)
  case whole(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(parsing text: String) {
    // Whoever sends something else than JSON is found by what it does not say.
    self = (try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))) ?? .null
  }

  subscript(_ key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  subscript(_ place: Int) -> JSON {
    array.indices.contains(place) ? array[place] : .null
  }

  /// Whether the object has such a member.
  func has(_ key: String) -> Bool { keys.contains(key) }

  var keys: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  var array: [JSON] { if case .array(let values) = self { values } else { [] } }

  /// Empty where it is no string.
  var string: String { if case .string(let text) = self { text } else { "" } }

  var whole: Int64? { if case .whole(let number) = self { number } else { nil } }

  var number: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each type is tried in turn; only the last has to fit.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .whole(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByNilLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .whole(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(nilLiteral: ()) { self = .null }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}

extension JSON: CustomStringConvertible {
  /// As JSON, members by key.
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .whole(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map {
          Self.quoted($0.key) + ":" + $0.value.description
        }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
