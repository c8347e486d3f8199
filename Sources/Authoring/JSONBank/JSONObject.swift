import Assessment

/// Why a JSON value is no item, and where.
struct JSONItemFault: Error {
  enum Reason {
    case missing(String)
    case wrongType(String, expected: JSONType)
    case unknownValue(String, found: String, allowed: [String])
    case outOfRange(String)
    /// More than one of the ways to say how near a number must be.
    case severalTolerances([String])
    case media(String, JSONMediaFault)
    case unit(JSONUnitFault)
  }

  let reason: Reason
  let offset: Int

  /// What the value is called.
  var field: String {
    switch reason {
    case .missing(let field), .outOfRange(let field): field
    case .wrongType(let field, _), .unknownValue(let field, _, _): field
    case .media(let field, _): field
    case .severalTolerances(let fields): fields.first ?? ""
    case .unit: ""
    }
  }
}

/// The types of JSON, to be named to people.
enum JSONType { case object, array, string, number, bool }

/// The members of a JSON object, by their keys and types.
struct JSONObject {
  let members: [JSONMember]
  let offset: Int

  /// - Parameter field: what the value is called where it is no object.
  init(_ node: JSONNode, field: String) throws(JSONItemFault) {
    guard case .object(let members) = node.content else {
      throw JSONItemFault(reason: .wrongType(field, expected: .object), offset: node.offset)
    }
    self.members = members
    offset = node.offset
  }

  /// The value of a key; nil where there is none or it is null.
  subscript(_ key: String) -> JSONNode? {
    guard let value = members.first(where: { $0.key == key })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  func string(_ key: String) throws(JSONItemFault) -> String? {
    guard let node = self[key] else { return nil }
    return try Self.string(node, field: key)
  }

  func bool(_ key: String) throws(JSONItemFault) -> Bool? {
    guard let node = self[key] else { return nil }
    guard case .bool(let value) = node.content else {
      throw JSONItemFault(reason: .wrongType(key, expected: .bool), offset: node.offset)
    }
    return value
  }

  func number(_ key: String) throws(JSONItemFault) -> DecimalNumber? {
    guard let node = self[key] else { return nil }
    guard case .number(let digits) = node.content else {
      throw JSONItemFault(reason: .wrongType(key, expected: .number), offset: node.offset)
    }
    guard let number = DecimalNumber(json: digits) else {
      throw JSONItemFault(reason: .outOfRange(key), offset: node.offset)
    }
    return number
  }

  func array(_ key: String) throws(JSONItemFault) -> [JSONNode]? {
    guard let node = self[key] else { return nil }
    guard case .array(let values) = node.content else {
      throw JSONItemFault(reason: .wrongType(key, expected: .array), offset: node.offset)
    }
    guard values.count <= BankLimits.answersMax else {
      throw JSONItemFault(reason: .outOfRange(key), offset: node.offset)
    }
    return values
  }

  func strings(_ key: String) throws(JSONItemFault) -> [String]? {
    guard let nodes = try array(key) else { return nil }
    var strings: [String] = []
    for node in nodes { strings.append(try Self.string(node, field: key)) }
    return strings
  }

  func objects(_ key: String) throws(JSONItemFault) -> [JSONObject] {
    var objects: [JSONObject] = []
    for node in try required(array(key), key) {
      objects.append(try JSONObject(node, field: key))
    }
    return objects
  }

  func required<Value>(_ value: Value?, _ key: String) throws(JSONItemFault) -> Value {
    guard let value else { throw JSONItemFault(reason: .missing(key), offset: offset) }
    return value
  }

  /// One of a few words.
  func word(_ key: String, of allowed: [String]) throws(JSONItemFault) -> String? {
    guard let text = try string(key) else { return nil }
    guard allowed.contains(text) else {
      throw JSONItemFault(
        reason: .unknownValue(key, found: text, allowed: allowed),
        offset: self[key]?.offset ?? offset)
    }
    return text
  }

  /// A share from −1 to 1, in ten-millionths; finer digits are rounded.
  func fraction(default usual: Fraction?) throws(JSONItemFault) -> Fraction {
    guard let number = try number("fraction") else {
      return try required(usual, "fraction")
    }
    guard number.magnitude <= DecimalNumber(1) else {
      throw JSONItemFault(
        reason: .outOfRange("fraction"), offset: self["fraction"]?.offset ?? offset)
    }
    return Fraction(number)
  }

  private static func string(_ node: JSONNode, field: String) throws(JSONItemFault) -> String {
    guard case .string(let text) = node.content else {
      throw JSONItemFault(reason: .wrongType(field, expected: .string), offset: node.offset)
    }
    return text
  }
}

extension Fraction {
  /// The nearest share to a number from −1 to 1, half away from zero.
  init(_ number: DecimalNumber) {
    var value = number.significand
    var exponent = number.exponent + 7
    while exponent > 0 {
      value *= 10
      exponent -= 1
    }
    while exponent < 0 {
      value = exponent == -1 ? (value + (value < 0 ? -5 : 5)) / 10 : value / 10
      exponent += 1
    }
    self.init(tenMillionths: value)
  }
}
