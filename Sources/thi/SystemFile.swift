import ContestClient
import Network
import Wire

/// What a `thi.json5` of the system says: so that pupils type `thi` and nothing more.
struct SystemFile: Hashable, Sendable {
  var host: String?
  var pin: ServerPin?
  var language: WireLanguage?
  var faults: [Fault] = []

  /// Something in the file that is passed over.
  struct Fault: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case malformed
      case notUTF8
      case unknownKey(String)
      case notText(String)
      case notAnAddress(String)
      case notAPin(String)
      case unknownLanguage(String)
    }

    /// From 1.
    let line: Int
    let kind: Kind
  }

  init() {}

  init(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults = [Fault(line: 1, kind: .notUTF8)]
      return
    }
    let read = SettingsReader.read(text)
    faults = read.brokenLines.map { Fault(line: $0, kind: .malformed) }
    for entry in read.entries {
      if let kind = take(entry) { faults.append(Fault(line: entry.line, kind: kind)) }
    }
    faults.sort { $0.line < $1.line }
  }

  private mutating func take(_ entry: SettingsReader.Entry) -> Fault.Kind? {
    guard ["host", "pin", "language"].contains(entry.key) else { return .unknownKey(entry.key) }
    guard let text = entry.text else { return .notText(entry.key) }
    switch entry.key {
    case "host":
      guard HostList(text) != nil else { return .notAnAddress(text) }
      host = text
    case "pin":
      guard let pin = ServerPin(text) else { return .notAPin(text) }
      self.pin = pin
    default:
      guard let language = WireLanguage(rawValue: text) else { return .unknownLanguage(text) }
      self.language = language
    }
    return nil
  }

  /// What this file does not say, another one says. A pin belongs to the host beside it.
  mutating func fill(from other: SystemFile) {
    if host == nil, pin == nil { (host, pin) = (other.host, other.pin) }
    language = language ?? other.language
  }

  /// The certificate that is expected of a server; nil where this file says nothing of it.
  func pin(of server: Endpoint) -> ServerPin? {
    guard let host else { return pin }
    return HostList(host)?.endpoints.contains(server) ?? false ? pin : nil
  }
}
