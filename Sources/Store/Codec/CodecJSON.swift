import Foundation

/// The JSON inside an event, length first.
extension ByteWriter {
  mutating func put(_ tag: EventTag, json value: some Encodable) throws(MalformedEvent) {
    let encoder = JSONEncoder()
    // Sorted, so that the same definition is always the same bytes.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    byte(tag.rawValue)
    do {
      bytes(Array(try encoder.encode(value)))
    } catch {
      throw MalformedEvent(offset: 1, reason: .json(String(describing: error)))
    }
  }
}

extension ByteReader {
  mutating func json<Value: Decodable>(
    as type: Value.Type = Value.self
  ) throws(MalformedEvent) -> Value {
    let start = offset
    let text = try bytes()
    do {
      return try JSONDecoder().decode(type, from: Data(text))
    } catch {
      throw MalformedEvent(offset: start, reason: .json(String(describing: error)))
    }
  }

  mutating func flag() throws(MalformedEvent) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw malformed(.outOfRange)
    }
  }
}
