import Testing

/// The house's rules that a program can see: who may use whom, and how long a file may be.
@Suite struct RoomTests {
  /// What each room may use, besides the standard library, Glibc and Synchronization.
  static let mayUse: [String: Set<String>] = [
    "Cryptography": ["COpenSSL", "FoundationEssentials"],
    "Assessment": [],
    "ContestEngine": ["Assessment"],
    "Authoring": [
      "Assessment", "ContestEngine", "Cryptography", "CXML2", "CZip", "Dispatch", "Foundation",
    ],
    "Store": ["Assessment", "ContestEngine", "Cryptography", "CSQLite", "Dispatch", "Foundation"],
    "Wire": ["Assessment"],
    "Network": ["COpenSSL", "CLinux"],
    "ContestServer": [
      "Dispatch",
      "Assessment", "ContestEngine", "Store", "Wire", "Network", "Cryptography", "Foundation",
    ],
    "ContestClient": ["Wire", "Network"],
    "Terminal": ["CLinux"],
    "Screens": ["Assessment", "Wire", "Terminal"],
    "Publishing": ["Assessment", "ContestEngine", "Cryptography", "CPango", "Foundation"],
    "thi": ["Assessment", "Wire", "Network", "ContestClient", "Terminal", "Screens"],
  ]

  /// Rooms that hold rules touch no system at all.
  static let pure: Set = ["Assessment", "ContestEngine", "Wire", "Screens"]

  @Test(arguments: mayUse.keys.sorted())
  func `a room uses only what the design lets it`(room: String) throws {
    let allowed = try #require(Self.mayUse[room])
    let system: Set = Self.pure.contains(room) ? ["Swift"] : ["Swift", "Glibc", "Synchronization"]
    for file in try SourceTree.swiftFiles(under: "Sources/" + room) {
      let strangers = file.imports.filter { !allowed.contains($0) && !system.contains($0) }
      #expect(strangers == [], "\(file.path)")
    }
  }

  @Test func `no file is longer than 400 lines`() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(file.path)")
    }
  }

  @Test func `no type has its room's name`() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") {
      for keyword in ["struct", "class", "enum", "actor", "protocol"] {
        let declaration = "\(keyword) \(file.room)"
        let found = file.text.split(separator: "\n").contains { line in
          guard let range = line.firstRange(of: declaration) else { return false }
          let next = line[range.upperBound...].first
          return next == nil || next == " " || next == ":" || next == "{" || next == "<"
        }
        #expect(!found, "\(file.path) declares \(declaration)")
      }
    }
  }

  @Test func `nothing that came from outside can trap`() throws {
    let banned = ["try!", "as!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)"]
    for file in try SourceTree.swiftFiles(under: "Sources") {
      let found = banned.filter { file.text.contains($0) }
      #expect(found == [], "\(file.path)")
    }
  }
}
