/// The keys that the groups of a contest file know.
enum ContestKeys {
  static let contest =
    [
      "id", "preset", "title", "description", "mode", "language", "organizer", "banks",
      "registration",
      "schools", "leagues", "startsIn", "revealSeconds", "rounds", "standings", "certificate",
      "privacy",
    ] + window + judged
  /// Keys of the whole file that only a contest of the mode `window` has.
  static let window = [
    "opens", "closes", "minutes", "attempts", "take", "weeks", "estimate", "show", "duration",
  ]
  /// Keys of the whole file that only a contest with a jury has.
  static let judged = [
    "rubric", "entries", "judges", "blind", "judgesPerEntry", "trim", "judgedPoints",
  ]
  static let preset = ["id", "version"]
  static let organizer = ["parent", "name", "contact"]
  static let registration = ["fields", "roster", "lateJoin", "perSchool", "approval"]
  static let school = ["id", "name", "ward", "bloc", "code", "enrolled"]
  static let league = ["id", "title", "where", "prizes"]
  static let round = [
    "id", "title", "rule", "points", "secondsPerItem", "items", "draw", "answers", "shuffle",
    "reveal", "readingTime", "trial", "wrong", "streakBonus", "decay", "bands", "bandsRepeat",
    "rescues", "star", "teamAnswer", "reserve",
  ]
  static let draw = ["count", "category", "tags", "difficulty", "bank", "seed", "reserve"]
  static let difficulty = ["right", "within"]
  static let week = ["id", "opens", "closes"]
  static let criterion = ["id", "title", "max", "weight"]
  static let entry = ["id", "title", "contestant", "team", "school", "file", "link", "sha256"]
  static let judge = ["id", "name", "school"]
  static let standings = ["by", "schools", "teams", "freezeLast"]
  static let schoolStandings = ["take", "count", "weights"]
  static let teamStandings = ["take", "count", "weights", "size"]
  static let certificate = [
    "heading", "decision", "place", "date", "signers", "address", "logo", "numberFrom", "awards",
    "onePrize", "participation",
  ]
  static let decision = ["number", "date"]
  static let signer = ["prefix", "title", "name"]
  static let award = ["title", "ranks", "for", "league", "week"]
  static let privacy = ["publish", "live", "keepDays"]

  /// Where a key belongs that somebody wrote elsewhere; nil where no group or more than one has it.
  static func home(of key: String) -> String? {
    let homes = groups.filter { $0.keys.contains(key) }
    return homes.count == 1 ? homes.first?.path : nil
  }

  private static let groups: [(path: String, keys: [String])] = [
    ("organizer", organizer), ("registration", registration), ("schools[]", school),
    ("leagues[]", league), ("rounds[]", round), ("rounds[].draw", draw),
    ("rounds[].draw.difficulty", difficulty), ("rubric[]", criterion),
    ("entries[]", entry), ("standings", standings), ("standings.schools", schoolStandings),
    ("standings.teams", teamStandings),
    ("certificate", certificate), ("certificate.decision", decision),
    ("certificate.signers[]", signer), ("certificate.awards[]", award), ("privacy", privacy),
  ]
}
