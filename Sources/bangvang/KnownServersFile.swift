import Authoring
import ContestClient
import Foundation
import Network

/// Where the certificates of the servers are remembered that this person has met, the same file
/// for all programs.
struct KnownServersFile: Sendable {
  /// Nil where nothing can be kept.
  let path: URL?

  /// Source: XDG Base Directory Specification, which lets only absolute paths count.
  init(surroundings: Surroundings) {
    if let state = surroundings.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = URL(filePath: state + "/bangvang/known-servers")
    } else if surroundings.home.hasPrefix("/") {
      path = URL(filePath: surroundings.home + "/.local/state/bangvang/known-servers")
    } else {
      path = nil
    }
  }

  func read() -> KnownServers {
    // A file that is not there or cannot be read knows nobody.
    guard let path, let bytes = try? Data(contentsOf: path) else { return KnownServers() }
    return KnownServers(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Adds a server to those that are remembered now, perhaps by other runs.
  ///
  /// - Returns: why it could not be written; nil where all is well.
  func remember(_ pin: ServerPin, of server: Endpoint) -> LocalizedMessage? {
    guard let path else { return nil }
    var known = read()
    guard known[server] != pin else { return nil }
    known[server] = pin
    do {
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(known.text.utf8).write(to: path, options: .atomic)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: path.path)
      return nil
    } catch {
      let why = LocalizedMessage(cause: error)
      return LocalizedMessage(vi: "\(path.path): \(why.vi)", en: "\(path.path): \(why.en)")
    }
  }
}
