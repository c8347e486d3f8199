public import ContestEngine

/// What a contest knows of a person. Texts are NFC: the caller normalises, here bytes are compared.
public struct PersonFields: Hashable, Sendable {
  /// Values by registration field; a field that nobody asked for is missing.
  public var values: [RegistrationRules.Field: String]
  public var school: SchoolID?

  public init(
    _ values: [RegistrationRules.Field: String] = [:], school: SchoolID? = nil
  ) {
    self.values = values
    self.school = school
  }

  public var name: String? { values[.name] }

  public subscript(field field: RegistrationRules.Field) -> String? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// Equal where every text has the same bytes.
  public static func == (left: PersonFields, right: PersonFields) -> Bool {
    left.canonicalBytes == right.canonicalBytes
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(canonicalBytes) }

  /// One form for one person: each present field by its number, in order, then the school.
  var canonicalBytes: [UInt8] {
    var writer = ByteWriter(capacity: 128)
    for field in RegistrationRules.Field.allCases.sorted(by: { $0.number < $1.number }) {
      guard let value = values[field] else { continue }
      writer.byte(field.number)
      writer.text(value)
    }
    if let school {
      writer.byte(Self.schoolNumber)
      writer.text(school.text)
    }
    return writer.bytes
  }

  private static let schoolNumber: UInt8 = 10
}

extension RegistrationRules.Field {
  /// In seals for ever: never used again for another field.
  fileprivate var number: UInt8 {
    switch self {
    case .name: 1
    case .birthDate: 2
    case .class: 3
    case .grade: 4
    case .team: 5
    case .ward: 6
    case .phone: 7
    case .email: 8
    case .number: 9
    }
  }
}

extension PersonFields {
  /// What tells the person apart; nil for a row that was erased.
  public var identity: PersonIndex.Identity? {
    guard let school, let name else { return nil }
    return PersonIndex.Identity(
      school: school, name: name, birthDate: self[field: .birthDate],
      className: self[field: .class], number: self[field: .number])
  }
}
