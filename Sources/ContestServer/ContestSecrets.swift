/// The names under which a contest's secrets are kept beside its journal.
public enum ContestSecrets {
  public static let hostToken = "host-token"
  public static let boardToken = "board-token"
  /// What the tickets of those on a roster are made with.
  public static let rosterKey = "roster-key"

  /// A token of 144 random bits, as it is typed.
  public static var newToken: String { RandomSource.system.token() }
}
