import Assessment
import ContestEngine
import Foundation

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

/// The student's own file, for nobody else to read, whole or not there.
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

  func write(_ record: PracticeRecord) throws(CommandFailure) {
    do {
      let text = String(decoding: try JSONEncoder.line.encode(record), as: UTF8.self)
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try WholeFile.write(text + "\n", to: path)
    } catch {
      throw CommandFailure(
        .unreachable, vi: "không ghi được '\(path)'", en: "cannot write '\(path)'")
    }
  }
}
