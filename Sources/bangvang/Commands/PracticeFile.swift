import Assessment
import ContestEngine
import Foundation
import Glibc

/// What a student answered when, by item; whatever bank it stands in.
struct PracticeRecord: Codable {
  /// Of this layout.
  static let version = 1
  /// More reviews of one item are not kept: the first ones are dropped, where they no longer
  /// decide anything that a student would notice.
  static let reviewsMax = 500

  private var version = Self.version
  private var items: [String: [SpacedRepetition.Review]] = [:]

  var isReadable: Bool { version == Self.version }

  func reviews(of item: ItemID) -> [SpacedRepetition.Review] { items[item.text] ?? [] }

  mutating func add(_ review: SpacedRepetition.Review, to item: ItemID) {
    items[item.text, default: []].append(review)
    let extra = (items[item.text]?.count ?? 0) - Self.reviewsMax
    if extra > 0 { items[item.text]?.removeFirst(extra) }
  }
}

/// The student's own file, for nobody else to read, whole or not there. Two sittings at once both write into it.
struct PracticeFile {
  let path: String

  init(_ invocation: Invocation) {
    path =
      invocation.arguments.value("--state")
      ?? invocation.dataDirectory.appending(path: "practice.json").path
  }

  /// An empty record where there is no file yet.
  func read() throws(CommandFailure) -> PracticeRecord {
    guard FileManager.default.fileExists(atPath: path) else { return PracticeRecord() }
    do {
      let record = try JSONDecoder().decode(
        PracticeRecord.self, from: Data(contentsOf: URL(filePath: path)))
      if record.isReadable { return record }
    } catch {
      if (error as? CocoaError)?.code == .fileReadNoPermission {
        throw Invocation.unreadable(path, error)
      }
    }
    throw CommandFailure(
      .faulty, vi: "tệp '\(path)' không phải của lệnh practice; hãy chỉ tệp khác bằng --state",
      en: "'\(path)' was not written by practice; name another with --state")
  }

  /// Adds a review to what is there by now.
  ///
  /// - Returns: all of it.
  func add(
    _ review: SpacedRepetition.Review, to item: ItemID
  ) throws(CommandFailure) -> PracticeRecord {
    makeDirectory()
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { if lock >= 0 { close(lock) } }
    // Where nothing can be locked, nothing can be written either, and that is said below.
    while lock >= 0, flock(lock, LOCK_EX) != 0, errno == EINTR {}
    var record = try read()
    record.add(review, to: item)
    try write(record)
    return record
  }

  private func makeDirectory() {
    try? FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  private func write(_ record: PracticeRecord) throws(CommandFailure) {
    do {
      let text = String(decoding: try JSONEncoder.line.encode(record), as: UTF8.self)
      try WholeFile.write(text + "\n", to: path)
    } catch {
      throw .unwritable(path, error)
    }
  }
}
