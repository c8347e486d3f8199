/// The pages of a database file, with what its log says anew of them, read without SQLite, which stops at
/// the first damaged one.
///
/// Source: <https://www.sqlite.org/fileformat2.html>, "The Database Header" and "WAL File Format".
struct DatabasePages {
  let pageSize: Int
  /// What a page has for itself; the rest is kept free at its end.
  let usable: Int
  /// Pages are numbered from 1.
  let count: Int

  private let file: [UInt8]
  private let log: [UInt8]
  /// Where the newest copy of a page begins in the log.
  private let newer: [Int: Int]

  /// With the log beside the file.
  init(at path: String) throws(StoreError) {
    self.init(
      file: try FileStream.bytes(of: path), log: try FileStream.bytes(of: path + "-wal"))
  }

  /// `file` may be empty, and of any length.
  init(file: [UInt8], log: [UInt8]) {
    let frames = LogFrames(log)
    let size = Self.pageSize(of: file) ?? frames?.pageSize ?? Self.usualPageSize
    pageSize = size
    usable = size - (Self.pageSize(of: file) == nil ? 0 : Int(file[20]))
    self.file = file
    self.log = log
    newer = frames?.pageSize == size ? frames?.pages ?? [:] : [:]
    let inFile = (file.count + size - 1) / size
    count = newer.isEmpty ? inFile : max(inFile, newer.keys.max() ?? 0)
  }

  /// What SQLite takes, and so all our files have.
  private static let usualPageSize = 4_096

  private static func pageSize(of file: [UInt8]) -> Int? {
    guard file.count >= 100, file.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
      return nil
    }
    let size = Int(file[16]) << 8 | Int(file[17])
    let isPower = size >= 512 && size & (size - 1) == 0
    guard size == 1 || isPower, file[20] <= 32 else { return nil }
    return size == 1 ? 65_536 : size
  }

  /// The database as one file without a log.
  var image: [UInt8] {
    var image: [UInt8] = []
    image.reserveCapacity(count * pageSize)
    for number in 1...max(1, count) {
      image += page(number) ?? [UInt8](repeating: 0, count: pageSize)[...]
    }
    // Read and written without a log from here on.
    image[18] = 1
    image[19] = 1
    return image
  }

  /// A whole page; nil where the file ends before its end.
  func page(_ number: Int) -> ArraySlice<UInt8>? {
    if let start = newer[number] { return log[start..<start + pageSize] }
    let start = (number - 1) * pageSize
    guard number >= 1, start + pageSize <= file.count else { return nil }
    return file[start..<start + pageSize]
  }
}

/// The log of a database: what was committed in it.
private struct LogFrames {
  let pageSize: Int
  private(set) var pages: [Int: Int] = [:]

  private static let headerByteCount = 32
  private static let frameHeaderByteCount = 24

  init?(_ log: [UInt8]) {
    func word(_ place: Int) -> UInt32 { log[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    guard log.count > Self.headerByteCount, word(0) & ~1 == 0x377F_0682 else { return nil }
    pageSize = Int(word(8))
    guard pageSize >= 512, pageSize <= 65_536, pageSize & (pageSize - 1) == 0 else { return nil }
    var sum = LogSum(isBigEndian: word(0) & 1 == 1)
    sum.add(log[0..<24])
    guard sum.first == word(24), sum.second == word(28) else { return nil }
    var pending: [Int: Int] = [:]
    var start = Self.headerByteCount
    while start + Self.frameHeaderByteCount + pageSize <= log.count {
      let data = start + Self.frameHeaderByteCount
      guard word(start + 8) == word(16), word(start + 12) == word(20) else { break }
      sum.add(log[start..<start + 8])
      sum.add(log[data..<data + pageSize])
      guard sum.first == word(start + 16), sum.second == word(start + 20) else { break }
      pending[Int(word(start))] = data
      if word(start + 4) != 0 {
        pages.merge(pending) { $1 }
        pending = [:]
      }
      start = data + pageSize
    }
  }
}

/// The sum that a log has over each of its frames and all before it.
private struct LogSum {
  let isBigEndian: Bool
  private(set) var first: UInt32 = 0
  private(set) var second: UInt32 = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var place = bytes.startIndex
    while place + 8 <= bytes.endIndex {
      first &+= word(bytes, place) &+ second
      second &+= word(bytes, place + 4) &+ first
      place += 8
    }
  }

  private func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt32 {
    let word = bytes[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return isBigEndian ? word : word.byteSwapped
  }
}
