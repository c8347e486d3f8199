// swift-tools-version: 6.2
import PackageDescription

/// One list for every Swift target, so no room is laxer than another.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Rooms that hold rules: no C, no unsafe pointers.
let pure = strict + [.strictMemorySafety()]

/// A room of the house: its name, and the rooms and system libraries that it may use.
func room(_ name: String, uses: [String] = [], settings: [SwiftSetting] = strict) -> Target {
  .target(
    name: name, dependencies: uses.map { .byName(name: $0) }, exclude: [],
    swiftSettings: settings)
}

/// The tests of a room. Golden folders are read by the tests, never compiled.
func tests(_ room: String, uses: [String] = [], golden: [String] = []) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: ([room, "TestSupport"] + uses).map { .byName(name: $0) },
    exclude: golden, swiftSettings: strict)
}

/// A system library, found by its pkg-config name.
func library(_ name: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
  name: "bangvang",
  products: [
    .executable(name: "bangvang", targets: ["bangvang"]),
    .executable(name: "thi", targets: ["thi"]),
  ],
  targets: [
    library("COpenSSL", pkgConfig: "openssl", apt: "libssl-dev"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    library("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
    library("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
    library("CLinux", pkgConfig: nil, apt: "libc6-dev"),

    room("Cryptography", uses: ["COpenSSL"]),
    room("Assessment", settings: pure),
    room("ContestEngine", uses: ["Assessment"], settings: pure),
    room(
      "Authoring",
      uses: ["Assessment", "ContestEngine", "Cryptography", "CXML2", "CZip"]),
    room("Store", uses: ["Assessment", "ContestEngine", "Cryptography", "CSQLite"]),
    room("Wire", uses: ["Assessment"], settings: pure),
    room("Network", uses: ["COpenSSL", "CLinux"]),
    room(
      "ContestServer",
      uses: ["Assessment", "ContestEngine", "Store", "Wire", "Network", "Cryptography"]),
    room("ContestClient", uses: ["Wire", "Network"]),
    room("Terminal", uses: ["CLinux"]),
    room("Screens", uses: ["Assessment", "Wire", "Terminal"], settings: pure),
    room("Publishing", uses: ["Assessment", "ContestEngine", "Cryptography", "CPango"]),

    .executableTarget(
      name: "bangvang",
      dependencies: [
        "Assessment", "ContestEngine", "Authoring", "Store", "Wire", "Network", "ContestServer",
        "ContestClient", "Terminal", "Screens", "Publishing", "Cryptography", "CLinux",
      ], swiftSettings: strict),
    .executableTarget(
      name: "thi",
      dependencies: ["Assessment", "Wire", "Network", "ContestClient", "Terminal", "Screens"],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("Cryptography"),
    tests("Assessment"),
    tests("ContestEngine", uses: ["Assessment"]),
    .target(
      name: "ReaderProbes", dependencies: ["Authoring", "Assessment"], path: "Tests/ReaderProbes",
      swiftSettings: strict),
    tests(
      "Authoring", uses: ["Assessment", "ContestEngine", "Cryptography", "ReaderProbes"],
      golden: ["Golden", "CorpusDeviations.md"]),
    tests("Store", uses: ["Assessment", "ContestEngine", "Cryptography"], golden: ["Golden"]),
    tests("Wire", uses: ["Assessment"]),
    tests("Network", uses: ["Cryptography"]),
    tests(
      "ContestServer",
      uses: ["Assessment", "ContestEngine", "Store", "Wire", "Network", "Cryptography"]),
    tests("ContestClient", uses: ["Wire", "Network", "Cryptography"]),
    tests("Terminal"),
    tests("Screens", uses: ["Assessment", "Wire", "Terminal"], golden: ["Golden"]),
    tests("Publishing", uses: ["Assessment", "ContestEngine", "Cryptography"]),
    .testTarget(name: "Acceptance", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "RepositoryTests", dependencies: ["TestSupport"], swiftSettings: strict),
  ]
)

// Needs the compiler's fuzzer, so that only `tools/fuzz` builds it.
if Context.environment["BANGVANG_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz-readers", dependencies: ["ReaderProbes"], path: "Tests/Fuzz",
      exclude: ["Seeds", "Found"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}

// For `tools/bench engine` and `tools/bench loops` alone.
if Context.environment["BANGVANG_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "bench-loops", dependencies: ["Network", "CLinux"], path: "Tests/BenchLoops",
      swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "bench-engine",
      dependencies: ["Assessment", "ContestEngine", "Store", "Cryptography"], path: "Tests/Bench",
      swiftSettings: strict))
}
