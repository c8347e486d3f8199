import Assessment
import ContestEngine
import Foundation
import Publishing
import Store

/// Where `publish` has written, noted beside the data, so that what has to be replaced after an
/// erasure can be named.
struct PublishedPlaces: Codable {
  struct Place: Codable, Hashable {
    let contest: String
    /// Absolute.
    let folder: String
    let at: String
  }

  private(set) var places: [Place] = []

  private static func file(in directory: URL) -> String {
    directory.appending(path: "published.json").path
  }

  /// What cannot be read names no place.
  static func read(in directory: URL) -> PublishedPlaces {
    guard let bytes = try? Data(contentsOf: URL(filePath: file(in: directory))),
      let places = try? JSONDecoder().decode(PublishedPlaces.self, from: bytes)
    else { return PublishedPlaces() }
    return places
  }

  /// Notes a folder; one that was noted before has its moment renewed.
  static func note(_ contest: String, folder: URL, in directory: URL) throws {
    var noted = read(in: directory)
    var path = folder.absoluteURL.standardizedFileURL.path(percentEncoded: false)
    if path.count > 1, path.hasSuffix("/") { path.removeLast() }
    noted.places.removeAll { $0.contest == contest && $0.folder == path }
    noted.places.append(Place(contest: contest, folder: path, at: PackageTime.absolute(.now)))
    try WholeFile.write(
      String(decoding: try JSONEncoder.page.encode(noted), as: UTF8.self) + "\n",
      to: file(in: directory))
  }

  func folders(of contest: String) -> [String] {
    places.filter { $0.contest == contest }.map(\.folder)
  }
}

/// The published files that tell of one person.
struct PublishedFiles {
  let name: String?
  /// The name as it may have been published.
  let shown: String?
  let contestant: ContestantID

  init(_ person: FoundPerson) {
    contestant = person.contestant
    name = person.name
    let shown = person.recorded.program.definition.privacy.publish
    self.shown = person.name.map { name in
      ShownName.text(
        name, of: person.contestant, shown: shown,
        consents: person.row?.consents.contains(.both) ?? false)
    }
  }

  /// Absolute paths, in order. Files that cannot be read are named too: nobody knows.
  func all(in folder: String) -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      return []
    }
    let own = names.filter(isOwn)
    let bound = own.isEmpty ? [] : names.filter { $0.hasSuffix("/all.pdf") }
    let told = names.filter { Self.isText($0) && tells("\(folder)/\($0)") }
    return Set(own + bound + told).sorted().map { "\(folder)/\($0)" }
  }

  /// A certificate's file ends in its recipient's number.
  private func isOwn(_ name: String) -> Bool { name.hasSuffix("-\(contestant).pdf") }

  private static func isText(_ name: String) -> Bool {
    [".html", ".csv", ".json", ".txt", ".md"].contains { name.hasSuffix($0) }
  }

  private func tells(_ path: String) -> Bool {
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { return true }
    return [name, shown, contestant.description].compactMap(\.self).contains { words in
      bytes.range(of: Data(words.utf8)) != nil
    }
  }
}
