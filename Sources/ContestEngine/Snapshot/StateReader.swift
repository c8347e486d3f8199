import Assessment

/// Why a snapshot is not the state of a contest with these events. It is set aside then.
public enum SnapshotFault: Error, Hashable, Sendable {
  /// The bytes end inside a value, or go on after the last one.
  case length
  /// A value that its type does not hold, or that its contest has no place for.
  case outOfRange
}

/// Takes a contest's state off bytes that may be anything.
struct StateReader {
  private let bytes: [UInt8]
  private let responses: [Response]
  private var offset = 0

  init(_ bytes: [UInt8], responses: [Response]) {
    self.bytes = bytes
    self.responses = responses
  }

  private var remaining: Int { bytes.count - offset }

  mutating func byte() throws(SnapshotFault) -> UInt8 {
    guard offset < bytes.count else { throw .length }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func flag() throws(SnapshotFault) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw .outOfRange
    }
  }

  mutating func unsigned() throws(SnapshotFault) -> UInt64 {
    let first = try byte()
    guard first >= 0x80 else { return UInt64(first) }
    var value = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let next = try byte()
      // The tenth byte has room for one bit.
      if shift == 63, next > 1 { throw .outOfRange }
      value |= UInt64(next & 0x7F) << shift
      guard next & 0x80 != 0 else { return value }
      shift += 7
    }
  }

  mutating func signed<Integer: SignedInteger & FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) throws(SnapshotFault) -> Integer {
    let value = try unsigned()
    let number = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    guard let integer = Integer(exactly: number) else { throw .outOfRange }
    return integer
  }

  /// A count of things that take at least one byte each, so that a forged count reserves nothing.
  mutating func count() throws(SnapshotFault) -> Int {
    let count = try unsigned()
    guard count <= UInt64(remaining) else { throw .length }
    return Int(count)
  }

  mutating func text() throws(SnapshotFault) -> String {
    let count = try count()
    defer { offset += count }
    guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else {
      throw .outOfRange
    }
    return text
  }

  mutating func response() throws(SnapshotFault) -> Response? {
    let place = try unsigned()
    if place == 0 { return nil }
    guard place <= UInt64(responses.count) else { throw .outOfRange }
    return responses[Int(place) - 1]
  }

  mutating func read<Part: SnapshotPart>(
    _ type: Part.Type = Part.self
  ) throws(SnapshotFault) -> Part {
    try Part(from: &self)
  }

  mutating func optional<Part: SnapshotPart>() throws(SnapshotFault) -> Part? {
    try flag() ? try read() : nil
  }

  mutating func list<Part: SnapshotPart>() throws(SnapshotFault) -> [Part] {
    let count = try count()
    var parts: [Part] = []
    parts.reserveCapacity(count)
    for _ in 0..<count { parts.append(try read()) }
    return parts
  }

  /// - Parameter max: the most that there may be.
  mutating func numbers(atMost max: Int = .max) throws(SnapshotFault) -> [Int32] {
    let count = try count()
    guard count <= max else { throw .outOfRange }
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try signed()) }
    return numbers
  }

  mutating func map<Key: SnapshotPart & Hashable, Value: SignedInteger & FixedWidthInteger>()
    throws(SnapshotFault) -> [Key: Value]
  {
    var map: [Key: Value] = [:]
    for _ in 0..<(try count()) {
      let key: Key = try read()
      map[key] = try signed()
    }
    return map
  }

  /// A place in a list of so many.
  mutating func place(below count: Int) throws(SnapshotFault) -> Int {
    let place = try unsigned()
    guard place < UInt64(count) else { throw .outOfRange }
    return Int(place)
  }

  func end() throws(SnapshotFault) {
    guard remaining == 0 else { throw .length }
  }
}
