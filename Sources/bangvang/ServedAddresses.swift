import Foundation
import Network
import Store

/// Where a server listens, kept beside its data so that `contest codes` knows it while the server runs and
/// afterwards.
struct ServedAddresses: Equatable {
  let addresses: [ListenAddress]
  /// Of the certificate that was shown; nil without TLS.
  let pin: String?

  /// What `serve` listens on where nothing else is said.
  static let byDefault = [ListenAddress(host: nil, port: Endpoint.defaultPort)]
  /// The same without TLS.
  static let byDefaultInPlaintext = [ListenAddress(host: .loopback, port: Endpoint.defaultPort)]

  init(addresses: [ListenAddress], pin: String?) {
    self.addresses = addresses
    self.pin = pin
  }

  /// As others have to type them, the likeliest first.
  ///
  /// A name of this machine would mean nothing to other computers of a school, so they are numbers.
  func typed(on machine: [String]) -> [String] {
    var typed: [String] = []
    for address in addresses {
      let everywhere = machine.isEmpty ? ["127.0.0.1"] : machine
      let hosts = address.host.map { [$0.description] } ?? everywhere
      for host in hosts {
        let text = Endpoint(host: host, port: address.port).description
        if !typed.contains(text) { typed.append(text) }
      }
    }
    return typed
  }

  // MARK: The file

  /// The pin or `plaintext`, then an address a line.
  var text: String {
    ([pin ?? "plaintext"] + addresses.map(\.description)).map { $0 + "\n" }.joined()
  }

  /// Nil for what was never written so.
  init?(text: String) {
    var lines = text.split(separator: "\n").map(String.init)
    guard lines.count > 1 else { return nil }
    let first = lines.removeFirst()
    guard first == "plaintext" || first.hasPrefix("sha256:") else { return nil }
    var addresses: [ListenAddress] = []
    for line in lines {
      // A line that is no address belongs to no file of ours.
      guard let address = try? ListenAddress(line) else { return nil }
      addresses.append(address)
    }
    self.init(addresses: addresses, pin: first == "plaintext" ? nil : first)
  }

  /// Nil where nothing was served from the directory yet.
  static func read(in directory: URL) -> ServedAddresses? {
    guard let files = try? DataDirectory(existing: directory.path),
      let text = try? String(contentsOfFile: files.listeningFile, encoding: .utf8)
    else { return nil }
    return ServedAddresses(text: text)
  }

  /// Whole or not at all.
  func write(in directory: String) throws {
    let files = try DataDirectory(directory)
    try WholeFile.write(text, to: files.listeningFile)
  }
}
