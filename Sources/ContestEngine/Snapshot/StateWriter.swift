import Assessment

/// Puts a contest's state into bytes, one value after another. Its counterpart is `StateReader`.
///
/// Responses stand in a table beside: most of a contest's answers are a few dozen different ones.
struct StateWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var responses: [Response] = []
  private var places: [Response: Int] = [:]

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small magnitudes stay small: 0, −1, 1, −2 … are written as 0, 1, 2, 3 …
  mutating func signed(_ value: some SignedInteger & FixedWidthInteger) {
    let value = Int64(value)
    unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func count(_ count: Int) { unsigned(UInt64(count)) }

  mutating func text(_ text: String) {
    let utf8 = text.utf8
    count(utf8.count)
    bytes.append(contentsOf: utf8)
  }

  /// 0 for none, else 1 + its place in the table.
  mutating func response(_ response: Response?) {
    guard let response else { return byte(0) }
    let place = places[response] ?? responses.count
    if place == responses.count {
      places[response] = place
      responses.append(response)
    }
    count(place + 1)
  }

  mutating func write(_ value: some SnapshotPart) { value.write(to: &self) }

  mutating func optional(_ value: (some SnapshotPart)?) {
    flag(value != nil)
    if let value { write(value) }
  }

  mutating func list(_ values: [some SnapshotPart]) {
    count(values.count)
    for value in values { write(value) }
  }

  mutating func numbers(_ values: [Int32]) {
    count(values.count)
    for value in values { signed(value) }
  }

  /// In the order of the keys, so that one state has one form.
  mutating func map<Key: SnapshotPart & Comparable>(
    _ values: [Key: some SignedInteger & FixedWidthInteger]
  ) {
    count(values.count)
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      write(key)
      signed(value)
    }
  }
}

/// A part of a contest's state that a snapshot holds.
protocol SnapshotPart {
  func write(to writer: inout StateWriter)

  init(from reader: inout StateReader) throws(SnapshotFault)
}
