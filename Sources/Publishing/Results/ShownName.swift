public import ContestEngine

/// How much of a name is shown.
public enum ShownName {
  /// - Parameter consents: whether both consents to publishing are on record; without them
  ///   `nameAndSchool` falls back to initials.
  public static func text(
    _ name: String, of contestant: ContestantID, shown: PrivacyRules.Shown, consents: Bool
  ) -> String {
    switch shown {
    case .code: contestant.description
    case .initials: initials(of: name) ?? contestant.description
    case .nameAndSchool:
      consents ? name : initials(of: name) ?? contestant.description
    }
  }

  /// "Nguyễn Thị Ánh" → "N. T. Á.". Nil for a name without letters.
  static func initials(of name: String) -> String? {
    let letters = name.split(whereSeparator: \.isWhitespace)
      .compactMap { word in word.first { $0.isLetter } }
    if letters.isEmpty { return nil }
    return letters.map { $0.uppercased() + "." }.joined(separator: " ")
  }
}
