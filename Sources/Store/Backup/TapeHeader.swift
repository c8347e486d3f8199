/// What stands before a file in a tape archive: its name and how long it is.
///
/// A name with other letters than ASCII stands there in UTF-8, as GNU tar, bsdtar and Python write and read it.
///
/// Source: "ustar Interchange Format" of POSIX.1-2017, `pax`. `tar` of any system reads it.
struct TapeHeader: Hashable {
  static let blockByteCount = 512
  /// Eleven octal digits.
  static let fileByteCountMax: Int64 = (1 << 33) - 1
  static let nameByteCountMax = 100

  let name: String
  let byteCount: Int64

  /// Bytes of zero behind the file, up to the next block.
  var padding: Int {
    let rest = Int(byteCount % Int64(Self.blockByteCount))
    return rest == 0 ? 0 : Self.blockByteCount - rest
  }

  /// Where each field of the block stands.
  private enum Field {
    static let name = 0..<100
    static let mode = 100..<108
    static let owner = 108..<116
    static let group = 116..<124
    static let size = 124..<136
    static let modified = 136..<148
    static let sum = 148..<156
    static let kind = 156
    static let magic = 257..<265
  }

  /// How every tar ends the sum, which is the one field that the sum does not cover.
  private static let endOfSum: [UInt8] = [0, UInt8(ascii: " ")]
  private static let regular = UInt8(ascii: "0")
  private static let magic = Array("ustar\u{0}00".utf8)

  init(name: String, byteCount: Int64) {
    self.name = name
    self.byteCount = byteCount
  }

  /// - Parameter seconds: since 1970, when the file was made.
  func block(seconds: Int64) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockByteCount)
    func put(_ bytes: [UInt8], at field: Range<Int>) {
      block.replaceSubrange(field.lowerBound..<field.lowerBound + bytes.count, with: bytes)
    }
    put(Array(name.utf8.prefix(Self.nameByteCountMax)), at: Field.name)
    put(Self.octal(0o600, digits: 7), at: Field.mode)
    put(Self.octal(0, digits: 7), at: Field.owner)
    put(Self.octal(0, digits: 7), at: Field.group)
    put(Self.octal(byteCount, digits: 11), at: Field.size)
    put(Self.octal(max(0, seconds), digits: 11), at: Field.modified)
    block[Field.kind] = Self.regular
    put(Self.magic, at: Field.magic)
    put(Self.octal(Self.sum(of: block), digits: 6) + Self.endOfSum, at: Field.sum)
    return block
  }

  /// Nil for anything but the head of a regular file.
  init?(block: [UInt8]) {
    guard block.count == Self.blockByteCount, Array(block[Field.magic]) == Self.magic,
      block[Field.kind] == Self.regular, let sum = Self.number(block[Field.sum]),
      sum == Self.sum(of: block), let size = Self.number(block[Field.size]),
      let name = String(validating: block[Field.name].prefix { $0 != 0 }, as: UTF8.self)
    else { return nil }
    self.init(name: name, byteCount: size)
  }

  /// Whether those bytes of a head are as written that its sum says nothing of.
  static func isEndOfSumWhole(_ block: [UInt8]) -> Bool {
    block.count == blockByteCount && Array(block[Field.sum].suffix(endOfSum.count)) == endOfSum
  }

  /// All bytes of the block added up, those of the sum itself as spaces.
  private static func sum(of block: [UInt8]) -> Int64 {
    block.indices.reduce(0) { sum, place in
      sum + Int64(Field.sum.contains(place) ? UInt8(ascii: " ") : block[place])
    }
  }

  private static func octal(_ number: Int64, digits: Int) -> [UInt8] {
    let text = String(number, radix: 8)
    return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
    let digits = field.prefix { ("0"..."7").contains(UnicodeScalar($0)) }
    guard !digits.isEmpty, field.dropFirst(digits.count).allSatisfy({ $0 == 0 || $0 == 0x20 })
    else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
