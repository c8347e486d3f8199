import ContestEngine

/// The members of one group `{…}` of a contest file, by key.
struct ContestFields {
  let path: String
  let place: SourcePlace
  let notes: ContestNotes
  /// False where something of the group could not be read, so that nothing is called missing.
  let isWhole: Bool
  private let fields: [String: ContestField]
  private let keyPlaces: [String: SourcePlace]

  /// - Parameter keys: those that are known here; every other is an error.
  /// - Returns: nil where the value is no group; that is said.
  init?(_ field: ContestField, keys: [String]) {
    guard case .object(let members) = field.value.content else {
      if field.value.content != .unreadable {
        field.add(.wrongType(field.path, .object, found: field.value))
      }
      return nil
    }
    path = field.path
    place = field.place
    notes = field.notes
    isWhole = field.value.isWhole
    var fields: [String: ContestField] = [:]
    var keyPlaces: [String: SourcePlace] = [:]
    let written = Set(members.map(\.key))
    for member in members {
      guard keys.contains(member.key) else {
        // A key that is there already was not meant a second time.
        let nearest = NearestName.find(member.key, in: keys.filter { !written.contains($0) })
        field.notes.add(
          .unknownKey(member.key, nearest: nearest, home: ContestKeys.home(of: member.key)),
          at: member.keyPlace)
        continue
      }
      let path = field.path.isEmpty ? member.key : field.path + "." + member.key
      keyPlaces[member.key] = member.keyPlace
      fields[member.key] = ContestField(member.value, path: path, notes: field.notes)
    }
    self.fields = fields
    self.keyPlaces = keyPlaces
  }

  subscript(key: String) -> ContestField? { fields[key] }

  func has(_ key: String) -> Bool { fields[key] != nil }

  /// The field; where it is absent that is said, with an example of what to write.
  func required(_ key: String, example: String) -> ContestField? {
    if let field = fields[key] { return field }
    if isWhole { notes.add(.missingKey(key, example: example), at: place) }
    return nil
  }

  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// Says that the keys that were written have no effect.
  func warnOfNoEffect(_ keys: [String], because reason: (vi: String, en: String)) {
    for key in keys {
      guard let place = keyPlaces[key] else { continue }
      notes.add(.noEffect(path(of: key), because: reason), at: place)
    }
  }

  func group(_ key: String, keys: [String]) -> ContestFields? {
    self[key].flatMap { ContestFields($0, keys: keys) }
  }

  /// The groups of a list.
  func groups(_ key: String, keys: [String], max: Int = ContestLimits.listMax) -> [ContestFields] {
    (self[key]?.list(max: max) ?? []).compactMap { ContestFields($0, keys: keys) }
  }
}

/// Remembers names that must not come twice.
struct UniqueNames {
  private var places: [String: SourcePlace] = [:]

  /// - Returns: whether the name is new; where it is not, that is said at `field`.
  mutating func take(_ name: String, as field: ContestField) -> Bool {
    if let first = places[name] {
      field.add(.duplicate(field.path, name, firstLine: first.line))
      return false
    }
    places[name] = field.place
    return true
  }

  var all: [String] { places.keys.sorted() }

  func contains(_ name: String) -> Bool { places[name] != nil }
}
