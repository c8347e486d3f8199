import Network
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("127.0.0.1:0", "127.0.0.1:0", true), ("[::1]:7878", "[::1]:7878", true),
    ("0.0.0.0:7878", "0.0.0.0:7878", false), (":7878", ":7878", false),
    ("localhost:65535", "127.0.0.1:65535", true), ("[2001:db8::1]:1", "[2001:db8::1]:1", false),
    ("127.9.9.9:1", "127.9.9.9:1", true),
  ])
  func `an address to listen on is read`(text: String, printed: String, loopback: Bool) throws {
    let address = try ListenAddress(text)
    #expect(address.description == printed)
    #expect(address.isLoopback == loopback)
    #expect(try ListenAddress(address.description) == address)
  }

  @Test(arguments: [
    "", "7878", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
    "::1:7878", "[127.0.0.1]:1", "[::1]", "[::1:1", "school.vn:1", "127.0.0.1:1 ", "1.2.3:4",
  ])
  func `what is no address to listen on is refused`(text: String) {
    #expect(throws: NetworkError.malformedAddress(text)) { try ListenAddress(text) }
  }

  @Test(arguments: [
    ("thi.truong.vn", "thi.truong.vn:7878"), ("thi.truong.vn:80", "thi.truong.vn:80"),
    ("10.0.0.7", "10.0.0.7:7878"), ("10.0.0.7:1", "10.0.0.7:1"), ("::1", "[::1]:7878"),
    ("[::1]", "[::1]:7878"), ("[::1]:9", "[::1]:9"), ("localhost", "localhost:7878"),
  ])
  func `a server to connect to is read`(text: String, printed: String) throws {
    #expect(try #require(Endpoint(text)).description == printed)
  }

  @Test(arguments: [
    "", ":1", "host:", "host:0", "host:70000", "ho st", "host:1:2", "[host]:1", "http://host",
    "trường.vn", "[::1", "host\n",
  ])
  func `what is no server is refused`(text: String) {
    #expect(Endpoint(text) == nil)
  }

  @Test(arguments: [
    ("1.2.3.4", "1.2.3.4"), ("::ffff:1.2.3.4", "1.2.3.4"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::1", "::"),
  ])
  func `limits count a whole IPv4 address and an IPv6 network`(text: String, key: String) throws {
    #expect(try #require(IPAddress(text)).sourceKey.description == key)
  }

  @Test func `an IPv4 address inside IPv6 is the IPv4 one`() throws {
    #expect(IPAddress("::ffff:127.0.0.1") == .loopback)
    #expect(try #require(IPAddress("::ffff:127.0.0.1")).isLoopback)
    #expect(try !#require(IPAddress("::2")).isLoopback)
    #expect(PeerAddress(host: .v6(0, 1), port: 5).description == "[::1]:5")
  }
}
