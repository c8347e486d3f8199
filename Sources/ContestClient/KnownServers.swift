public import Network

/// The certificates of the servers that this person has met, by address and port.
///
/// As text it has a line for each server, its address and its pin between them one space, in the
/// order of the addresses.
public struct KnownServers: Hashable, Sendable {
  private var pins: [String: ServerPin] = [:]

  public init() {}

  /// Reads what `text` gave. Lines that are no address and pin are passed over.
  public init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      guard words.count == 2, let pin = ServerPin(String(words[1])) else { continue }
      pins[String(words[0])] = pin
    }
  }

  /// The certificate that is expected there; nil for a server that was never met.
  public subscript(server: Endpoint) -> ServerPin? {
    get { pins[Self.name(server)] }
    set { pins[Self.name(server)] = newValue }
  }

  public var text: String {
    pins.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
  }

  private static func name(_ server: Endpoint) -> String { server.description.lowercased() }
}
