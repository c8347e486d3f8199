import Glibc

/// The log of a database: what was committed in it, also behind a frame that is damaged.
///
/// SQLite reads a log up to the first frame that is not as it was written, which is where a power cut
/// ended it, and forgets the rest. A damaged disk looks the same to it. What tells them apart: a commit
/// is on the disk before the next frame is written. So a frame that goes on from a commit which cannot be
/// reached any more shows that this commit was durable, and that what lies before it was damaged.
///
/// Source: <https://www.sqlite.org/fileformat2.html>, "WAL File Format".
struct LogFrames {
  let pageSize: Int
  /// Where the newest sound copy of each page begins in the log.
  private(set) var pages: [Int: Int] = [:]
  /// Copies of pages that are not as they were written, oldest first.
  private(set) var spoilt: [SpoiltCopy] = []
  /// Something that was durable cannot be reached by SQLite.
  let isDamaged: Bool

  struct SpoiltCopy {
    /// Where it begins in the log.
    let start: Int
    /// A later copy of its page is sound.
    let isStale: Bool
  }

  private struct Frame {
    let page: Int
    /// Ends a transaction.
    let isCommit: Bool
    /// Has the marks of this round of the log, not of an earlier one that it overwrites.
    let hasMarks: Bool
    /// Belongs to this round, by its marks or by its sum.
    let isOurs: Bool
    /// Its sum goes on from the frame before.
    let isLinked: Bool
    /// The same page as in the frame before, byte for byte: SQLite fills sectors so on some disks.
    let isPadding: Bool

    var isSound: Bool { isOurs && isLinked && page > 0 }
  }

  private static let headerByteCount = 32
  private static let frameHeaderByteCount = 24

  /// - Parameter pageSize: the database's, for a log whose own header is damaged.
  init?(_ log: [UInt8], pageSize known: Int? = nil) {
    guard log.count > Self.headerByteCount else { return nil }
    let header = LogHeader(log)
    guard let size = header.pageSize ?? known else { return nil }
    pageSize = size
    let frames = Self.frames(in: log, header, pageSize: size)
    let sound = header.isSound ? frames.prefix { $0.hasMarks && $0.isLinked }.count : 0
    let beyond = Self.lastProof(in: frames, behind: sound)
    isDamaged = beyond != nil
    let reachable = frames[..<sound].lastIndex(where: \.isCommit)
    let behind = beyond.flatMap { Self.lastCommit(in: frames, goingOnFrom: $0) }
    guard let last = behind ?? reachable else { return }
    for (number, frame) in frames[...last].enumerated() where frame.isSound {
      pages[frame.page] = Self.start(of: number, size) + Self.frameHeaderByteCount
    }
    for (number, frame) in frames[...last].enumerated() where !frame.isSound {
      let start = Self.start(of: number, size) + Self.frameHeaderByteCount
      spoilt.append(
        SpoiltCopy(start: start, isStale: pages[frame.page].map { $0 > start } ?? false))
    }
  }

  private static func start(of frame: Int, _ pageSize: Int) -> Int {
    headerByteCount + frame * (frameHeaderByteCount + pageSize)
  }

  private static func frames(in log: [UInt8], _ header: LogHeader, pageSize: Int) -> [Frame] {
    let count = (log.count - headerByteCount) / (frameHeaderByteCount + pageSize)
    var frames: [Frame] = []
    frames.reserveCapacity(count)
    var salts = header.isSound ? header.salts : nil
    var before = header.sum
    /// What the frame before should have had as its sum.
    var counted = before
    for number in 0..<count {
      let start = start(of: number, pageSize)
      let data = start + frameHeaderByteCount..<start + frameHeaderByteCount + pageSize
      let stored = LogSum(log.word(start + 16), log.word(start + 20), header.isBigEndian)
      let found = [log.word(start + 8), log.word(start + 12)]
      if salts == nil { salts = found }
      var sum = before
      sum.add(log[start..<start + 8])
      sum.add(log[data])
      if sum != stored, counted != before {
        // The sum of the frame before may be all that is spoilt there.
        var other = counted
        other.add(log[start..<start + 8])
        other.add(log[data])
        if other == stored { sum = other }
      }
      let isLinked = sum == stored
      let page = Int(log.word(start))
      let last = frames.last
      frames.append(
        Frame(
          page: page, isCommit: log.word(start + 4) != 0, hasMarks: found == salts,
          isOurs: found == salts || isLinked && last.map { $0.isOurs && $0.isLinked } ?? false,
          isLinked: isLinked,
          isPadding: last?.page == page
            && log[data] == log[data.lowerBound - frameHeaderByteCount - pageSize..<start]))
      before = stored
      counted = sum
    }
    return frames
  }

  /// The last frame that goes on from a commit which SQLite does not reach.
  private static func lastProof(in frames: [Frame], behind sound: Int) -> Int? {
    frames.indices.dropFirst(sound + 1).last { number in
      let (frame, before) = (frames[number], frames[number - 1])
      return frame.isLinked && frame.isOurs && !frame.isPadding
        && before.isCommit && before.isOurs
    }
  }

  private static func lastCommit(in frames: [Frame], goingOnFrom proof: Int) -> Int {
    let run = frames[proof...].prefix { $0.isLinked && $0.isOurs }
    // Whatever comes of it, the commit before the proof was durable.
    return run.lastIndex(where: \.isCommit) ?? proof - 1
  }
}

extension LogFrames {
  private static let looks = 4

  /// Whether something that was durable in a database's log cannot be reached any more. A log that
  /// somebody writes meanwhile is not: who writes it has found it sound.
  static func isDamaged(besides database: String) throws(StoreError) -> Bool {
    let path = database + "-wal"
    for _ in 0..<looks {
      guard let first = stamp(path) else { return false }
      let log = try FileStream.bytes(of: path)
      guard LogFrames(log, pageSize: DatabasePages.usualPageSize)?.isDamaged ?? false else {
        return false
      }
      if try FileStream.bytes(of: path) == log, stamp(path) == first { return true }
    }
    return false
  }

  /// Nil where there is nothing.
  private static func stamp(_ path: String) -> [Int]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return nil }
    return [
      Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
    ]
  }
}

/// What a log begins with.
private struct LogHeader {
  let pageSize: Int?
  let isBigEndian: Bool
  let salts: [UInt32]
  let sum: LogSum
  /// Else SQLite takes the log for none.
  let isSound: Bool

  init(_ log: [UInt8]) {
    let magic = log.word(0)
    let hasMagic = magic & ~1 == 0x377F_0682
    // Where it is spoilt: as this processor writes.
    isBigEndian = hasMagic ? magic & 1 == 1 : UInt16(1).bigEndian == 1
    let size = Int(log.word(8))
    let isSize = size >= 512 && size <= 65_536 && size & (size - 1) == 0
    salts = [log.word(16), log.word(20)]
    var counted = LogSum(0, 0, isBigEndian)
    counted.add(log[0..<24])
    sum = LogSum(log.word(24), log.word(28), isBigEndian)
    isSound = hasMagic && isSize && counted == sum
    pageSize = isSound ? size : nil
  }
}

/// The sum that a log has over each of its frames and all before it.
private struct LogSum: Equatable {
  private let isBigEndian: Bool
  private var first: UInt32
  private var second: UInt32

  init(_ first: UInt32, _ second: UInt32, _ isBigEndian: Bool) {
    self.first = first
    self.second = second
    self.isBigEndian = isBigEndian
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        first &+= word(bytes, place) &+ second
        second &+= word(bytes, place + 4) &+ first
        place += 8
      }
    }
  }

  private func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
  }
}

extension [UInt8] {
  /// Four bytes, the highest first.
  fileprivate func word(_ place: Int) -> UInt32 {
    self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
