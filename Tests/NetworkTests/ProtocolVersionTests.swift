import Foundation
import Network
import Testing

/// What another implementation's client gets: the `openssl` program, which comes with the library.
@Suite struct ProtocolVersionTests {
  private func connect(to server: TestServer, _ arguments: [String]) async throws -> String {
    let address = "127.0.0.1:\(server.address.port)"
    return try await blocking {
      Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "s_client", "-connect", address] + arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
      }
    }.get()
  }

  @Test func `TLS 1.3 is spoken, without compression, renegotiation or early data`() async throws {
    let server = try TestServer()
    let text = try await connect(to: server, ["-tls1_3"])
    #expect(text.contains("TLSv1.3"))
    #expect(text.contains("Compression: NONE"))
    #expect(!text.contains("Secure Renegotiation IS supported"))
    #expect(!text.contains("Max Early Data: 1"))
    await server.stop()
  }

  @Test(arguments: ["-tls1_2", "-tls1_1"])
  func `older versions are refused`(version: String) async throws {
    let server = try TestServer()
    let text = try await connect(to: server, [version, "-cipher", "ALL:@SECLEVEL=0"])
    #expect(text.contains("Cipher is (NONE)"))
    let log = await server.recorder.wait { $0.refused.count == 1 }
    #expect(log.refused == [.handshakeFailed])
    await server.stop()
  }
}
