/// Takes values off bytes that may be anything. It refuses every way of writing a value but
/// `ByteWriter`'s, so that one event has one form.
struct ByteReader {
  private let source: UnsafeRawBufferPointer
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { source = bytes }

  var remaining: Int { source.count - offset }

  func malformed(_ reason: MalformedEvent.Reason) -> MalformedEvent {
    MalformedEvent(offset: offset, reason: reason)
  }

  mutating func byte() throws(MalformedEvent) -> UInt8 {
    guard offset < source.count else { throw malformed(.truncated) }
    defer { offset += 1 }
    return source[offset]
  }

  mutating func unsigned() throws(MalformedEvent) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      // The tenth byte has room for one bit.
      if shift == 63, next > 1 { throw malformed(.outOfRange) }
      value |= UInt64(next & 0x7F) << shift
      guard next & 0x80 != 0 else {
        if next == 0, shift > 0 { throw malformed(.notCanonical) }
        return value
      }
      shift += 7
    }
  }

  mutating func signed() throws(MalformedEvent) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func integer<Integer: FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) throws(MalformedEvent) -> Integer {
    guard let value = Integer(exactly: try signed()) else { throw malformed(.outOfRange) }
    return value
  }

  /// A count of things that take at least one byte each, so that a forged count reserves nothing.
  mutating func count() throws(MalformedEvent) -> Int {
    let count = try unsigned()
    guard count <= UInt64(remaining) else { throw malformed(.truncated) }
    return Int(count)
  }

  private mutating func slice() throws(MalformedEvent) -> UnsafeRawBufferPointer {
    let count = try count()
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: source[offset..<offset + count])
  }

  mutating func bytes() throws(MalformedEvent) -> [UInt8] { Array(try slice()) }

  mutating func text() throws(MalformedEvent) -> String {
    let start = offset
    let slice = try slice()
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw MalformedEvent(offset: start, reason: .notUTF8)
    }
    return text
  }

  func end() throws(MalformedEvent) {
    guard remaining == 0 else { throw malformed(.trailingBytes) }
  }
}
