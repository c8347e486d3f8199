import ContestClient
import Network
import Testing

@Suite struct KnownServersTests {
  private let pin = "sha256:" + String(repeating: "0a", count: 32)
  private let other = "sha256:" + String(repeating: "b7", count: 32)
  private let server = Endpoint(host: "thi.vn", port: 7878)

  @Test func `a pin has 64 hexadecimal digits`() {
    #expect(ServerPin(pin)?.text == pin)
    #expect(ServerPin(pin.uppercased())?.text == pin)
    for wrong in ["", "sha256:", String(pin.dropLast()), pin + "0", String(pin.dropFirst(7))] {
      #expect(ServerPin(wrong) == nil, "\(wrong)")
    }
    #expect(ServerPin("sha256:" + String(repeating: "g0", count: 32)) == nil)
    #expect(ServerPin("sha256:" + String(repeating: "é", count: 32)) == nil)
  }

  @Test func `servers are known by host and port, whatever the capitals`() {
    var known = KnownServers()
    known[server] = ServerPin(pin)
    #expect(known[Endpoint(host: "THI.vn", port: 7878)]?.text == pin)
    #expect(known[Endpoint(host: "thi.vn", port: 7879)] == nil)
    #expect(known[Endpoint(host: "thi", port: 7878)] == nil)
  }

  @Test func `what was known comes back from its text`() {
    var known = KnownServers()
    known[server] = ServerPin(pin)
    known[Endpoint(host: "::1", port: 1)] = ServerPin(other)
    #expect(known.text == "[::1]:1 \(other)\nthi.vn:7878 \(pin)\n")
    #expect(KnownServers(text: known.text) == known)
  }

  @Test func `lines that are broken are passed over and the others kept`() {
    let text = "\u{0}\nthi.vn:7878\nx y z\nthi.vn:7878 sha256:12\r\nthi.vn:7878 \(pin)\na"
    let known = KnownServers(text: text)
    #expect(known.text == "thi.vn:7878 \(pin)\n")
    #expect(KnownServers(text: "") == KnownServers())
  }
}
