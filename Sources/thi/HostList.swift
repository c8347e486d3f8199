import ContestClient
import Network

/// The machines that a contest may be on: named with commas between, the usual one first.
///
/// An organizer who has a second computer ready, to go on there from a backup, names both: who plays
/// finds the one that answers. All of them show the same certificate.
struct HostList: Hashable, Sendable {
  static let most = 8

  /// Not empty.
  let endpoints: [Endpoint]
  private var place = 0
  /// How many in a row did not answer.
  private var silent = 0

  /// Nil where one of them is no address, or they are too many.
  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let endpoints = parts.compactMap { part in
      let start = part.drop { $0 == " " }
      let end = start.lastIndex { $0 != " " }.map { start[...$0] } ?? start
      return Endpoint(String(end))
    }
    guard endpoints.count == parts.count, (1...Self.most).contains(endpoints.count) else {
      return nil
    }
    self.endpoints = endpoints
  }

  /// The one that is connected to, or is tried.
  var current: Endpoint { endpoints[place] }

  /// What seats are kept under, whichever of them answers.
  var name: String { endpoints[0].description }

  /// For people.
  var description: String { endpoints.map(\.description).joined(separator: ", ") }

  /// All of them are this computer.
  var isThisComputer: Bool { endpoints.allSatisfy(\.isThisComputer) }

  /// The current one answers.
  mutating func answered() { silent = 0 }

  /// The current one does not answer: the next is meant from now on.
  ///
  /// - Returns: whether it is worth trying at once; false when all have been silent in a row.
  mutating func moveOn() -> Bool {
    place = (place + 1) % endpoints.count
    silent += 1
    if silent < endpoints.count { return true }
    silent = 0
    return false
  }
}
