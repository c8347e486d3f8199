/// What is found in one contest file while it is read: diagnostics, and where every value stands.
final class ContestNotes {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []
  /// By the path of the value: "rounds[2].draw.count", counted from 0; "" is the whole.
  private(set) var places: [String: SourcePlace] = [:]

  init(file: String) { self.file = file }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  func remember(_ path: String, at place: SourcePlace) { places[path] = place }

  func add(_ finding: ContestFinding, at place: SourcePlace) {
    diagnostics.append(finding.diagnostic(file: file, place: place))
  }

  /// At the value with this path, or at the nearest one around it.
  func add(_ finding: ContestFinding, on path: String) {
    add(finding, at: ContestPlaces(places).place(of: path))
  }

  func add(_ more: [Diagnostic]) { diagnostics += more }
}

/// A place in the contest file or in a file that it names, at which something may be said.
struct ContestSpot {
  let notes: ContestNotes
  let file: String
  let place: SourcePlace
  /// The sheet of a workbook, where it has several.
  var part: String?

  func add(_ finding: ContestFinding) {
    notes.add([finding.diagnostic(file: file, place: place, part: part)])
  }
}

/// Where the values of a contest file stand.
struct ContestPlaces: Hashable, Sendable {
  private let places: [String: SourcePlace]

  init(_ places: [String: SourcePlace]) { self.places = places }

  /// The place of a value; where it is absent, of the nearest one around it.
  func place(of path: String) -> SourcePlace {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
      path = path[..<end]
    }
    return places[""] ?? .start
  }
}
