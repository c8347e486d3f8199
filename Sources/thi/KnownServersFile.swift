import ContestClient
import Glibc
import Network

/// Where the certificates of the servers are remembered that this person has met.
struct KnownServersFile: Sendable {
  /// Nil where nothing can be kept.
  let path: String?

  func read() throws(FileFault) -> KnownServers {
    guard let path, let bytes = try PrivateFile.read(path) else { return KnownServers() }
    return KnownServers(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Adds a server to those that are remembered now, perhaps by other runs.
  func remember(_ pin: ServerPin, of server: Endpoint) throws(FileFault) {
    guard let path, let slash = path.lastIndex(of: "/") else { return }
    var known = try read()
    guard known[server] != pin else { return }
    known[server] = pin
    try PrivateFile.makeDirectory(String(path[..<slash]))
    close(try PrivateFile.replace(path, with: Array(known.text.utf8)))
  }
}
