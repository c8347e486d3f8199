import Foundation

/// The first line of standard input, where a token comes through a pipe.
enum HostTokenLine {
  /// The longest token, in bytes.
  private static let bytesMax = 256

  /// Byte by byte: what follows the line is for the console.
  static func read() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count < bytesMax, Foundation.read(0, &byte, 1) == 1, byte != 0x0A {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
  }
}
