import Foundation
import ReaderProbes
import TestSupport
import Testing

/// What `tools/fuzz` starts from and what it found, and a short run of chance for each reader.
@Suite struct ReaderProbeTests {
  static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz")

  static func files(_ kind: String, _ probe: ReaderProbe) -> [[UInt8]] {
    let folder = folder.appending(path: "\(kind)/\(probe.rawValue)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
    }
  }

  @Test(arguments: ReaderProbe.allCases)
  func `a seed is read as every reader promises`(probe: ReaderProbe) {
    let seeds = Self.files("Seeds", probe)
    #expect(!seeds.isEmpty)
    for bytes in seeds { #expect(probe.fault(of: bytes) == nil) }
  }

  @Test(arguments: ReaderProbe.allCases)
  func `what broke a promise once keeps it now`(probe: ReaderProbe) {
    for bytes in Self.files("Found", probe) { #expect(probe.fault(of: bytes) == nil) }
  }

  @Test(arguments: ReaderProbe.allCases)
  func `a file that chance has spoilt is read as every reader promises`(probe: ReaderProbe) {
    var spoiler = Spoiler(seed: 20_261_010)
    for bytes in Self.files("Seeds", probe) {
      for turn in 0..<40 {
        let spoilt = spoiler.spoil(bytes)
        if let fault = probe.fault(of: spoilt) {
          Issue.record("turn \(turn): \(fault): \(Data(spoilt).base64EncodedString())")
        }
      }
    }
  }
}

/// Spoils a file: bytes lost, doubled, swapped, and marks put where none should be.
private struct Spoiler {
  private var random: SeededGenerator

  private static let marks: [[UInt8]] = [
    "\0", "\u{1B}[2J", "\r", "\r\n", "\n\n", "\u{FEFF}", "\u{0301}", "\u{00A0}", "<", ">", "&",
    "\"",
    "{", "}", "[", "]", "=", "~", "#", ":", "-1", "99999999999999999999", "1e999", "0,5", "]]>",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func spoil(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.removeSubrange(end...)
      case 4: bytes.swapAt(start, end - 1)
      default:
        let mark = Int.random(in: 0..<Self.marks.count, using: &random)
        bytes.insert(contentsOf: Self.marks[mark], at: start)
      }
    }
    return bytes
  }
}
