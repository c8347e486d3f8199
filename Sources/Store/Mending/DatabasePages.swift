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
  private let spoilt: [LogFrames.SpoiltCopy]

  /// With the log beside the file.
  init(at path: String) throws(StoreError) {
    self.init(
      file: try FileStream.bytes(of: path), log: try FileStream.bytes(of: path + "-wal"))
  }

  /// `file` may be empty, and of any length.
  init(file: [UInt8], log: [UInt8]) {
    let frames = LogFrames(log, pageSize: Self.pageSize(of: file) ?? Self.usualPageSize)
    let size = Self.pageSize(of: file) ?? frames?.pageSize ?? Self.usualPageSize
    pageSize = size
    usable = size - (Self.pageSize(of: file) == nil ? 0 : Int(file[20]))
    self.file = file
    self.log = log
    let log = frames?.pageSize == size ? frames : nil
    newer = log?.pages ?? [:]
    spoilt = log?.spoilt ?? []
    let inFile = (file.count + size - 1) / size
    count = newer.isEmpty ? inFile : max(inFile, newer.keys.max() ?? 0)
  }

  /// What SQLite takes, and so all our files have.
  static let usualPageSize = 4_096

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

  /// Copies of pages that are not as they were written; what they still hold is nowhere else, it may be.
  var spoiltCopies: [(page: ArraySlice<UInt8>, isStale: Bool)] {
    spoilt.map { (log[$0.start..<$0.start + pageSize], $0.isStale) }
  }

  /// A whole page; nil where the file ends before its end.
  func page(_ number: Int) -> ArraySlice<UInt8>? {
    if let start = newer[number] { return log[start..<start + pageSize] }
    let start = (number - 1) * pageSize
    guard number >= 1, start + pageSize <= file.count else { return nil }
    return file[start..<start + pageSize]
  }
}
