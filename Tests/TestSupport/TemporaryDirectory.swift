public import Foundation

/// A directory of a test's own, removed when the test lets go of it.
public final class TemporaryDirectory: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "bangvang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  public func path(_ name: String) -> String { url.appending(path: name).path }

  deinit {
    // Nothing depends on the removal; a left-over directory in /tmp is only untidy.
    try? FileManager.default.removeItem(at: url)
  }
}
