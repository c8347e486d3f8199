/// A line that is a JSON object with a string `type`, its other fields not yet read.
///
/// What to do with a line depends on its type before it depends on its fields: somebody who has
/// not joined is told so, whatever the answer looks like.
public struct ParsedLine: Hashable, Sendable {
  public let type: String
  public let object: JSONObject

  /// - Parameter bytes: one line without its end.
  public init(_ bytes: [UInt8]) throws(LineFault) {
    let value: JSONValue
    do { value = try JSONScanner.scan(bytes) } catch { throw .malformed }
    guard case .object(let object) = value, case .string(let type) = object["type"] else {
      throw .malformed
    }
    self.type = type
    self.object = object
  }

  var fields: FieldReader { FieldReader(object: object) }

  /// The question that the line is about, where it names one. Only an id: never echoed otherwise.
  public var question: String? {
    guard case .string(let id) = object["question"], WireID.isValid(id) else { return nil }
    return id
  }

  /// The id of a command, where the line is one.
  public var command: Int64? {
    guard type == "command", case .number(let number) = object["id"],
      let id = number.wholeNumber, (0...WireLimits.wholeNumberMax).contains(id)
    else { return nil }
    return id
  }
}
