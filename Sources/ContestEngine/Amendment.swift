import Assessment

/// A changed definition after somebody has joined: titles, texts and new schools are taken over,
/// anything else is refused by its path. Banks that changed behind it change nothing.
struct Amendment {
  private let old: ContestProgram
  private let new: ContestDefinition
  private let isJudged: Bool

  /// - Parameter isJudged: judging has started, so that judges and entries are what they are.
  init(of old: ContestProgram, by new: ContestProgram, isJudged: Bool = false) {
    self.old = old
    self.new = Self.withItems(of: old, new)
    self.isJudged = isJudged
  }

  /// A named item that was corrected in its bank, and is called as it was, stays what the run began with.
  private static func withItems(
    of old: ContestProgram, _ new: ContestProgram
  ) -> ContestDefinition {
    var definition = new.definition
    for (place, was) in old.definition.rounds.enumerated()
    where definition.rounds.indices.contains(place) {
      let (before, now) = (titles(old, place), titles(new, place))
      func kept(_ ids: [ItemID], _ known: [ItemID]) -> [ItemID] {
        guard ids.count == known.count else { return ids }
        return zip(ids, known).map { id, was in
          now[id] != nil && now[id] == before[was] ? was : id
        }
      }
      let round = definition.rounds[place]
      if case .named(let ids) = round.items, case .named(let known) = was.items {
        definition.rounds[place].items = .named(kept(ids, known))
      }
      definition.rounds[place].reserve = round.reserve.map { kept($0, was.reserve ?? []) }
    }
    return definition
  }

  /// Of a round's items, by their ids; an item without a title has none.
  private static func titles(_ program: ContestProgram, _ round: Int) -> [ItemID: String] {
    guard program.pools.indices.contains(round) else { return [:] }
    let named = program.pools[round].filter { !$0.title.isEmpty }
    return Dictionary(named.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// The program to go on with.
  func program() throws(Refusal) -> ContestProgram {
    if let part = changedPart() { throw .amendmentRefused(part) }
    var amended = new
    amended.schools = new.schools.map { school in
      var school = school
      // The server made the code; the file still has none.
      if school.code == nil { school.code = oldSchool(school.id)?.code }
      return school
    }
    if isJudged, let was = old.definition.judging, amended.judging != nil {
      for (place, entry) in was.entries.enumerated() {
        let digest = amended.judging?.entries[place].sha256 ?? entry.sha256
        amended.judging?.entries[place].sha256 = digest
      }
    }
    return old.with(amended)
  }

  private func oldSchool(_ id: SchoolID) -> School? {
    old.definition.schools.first { $0.id == id }
  }

  /// The first part that may not change and did.
  private func changedPart() -> String? {
    let was = old.definition
    if let part = Self.part(of: Self.fixedParts, was, new) { return part }
    return changedSchool() ?? changedRound() ?? changedJudging() ?? changedCertificate()
  }

  /// Who gets what was said before anybody joined. What it says on paper may change.
  private func changedCertificate() -> String? {
    guard let was = old.definition.certificate else { return nil }
    return Self.part(of: Self.fixedCertificateParts, was, new.certificate ?? CertificateDesign())
  }

  private func changedSchool() -> String? {
    for (place, school) in old.definition.schools.enumerated() {
      guard let now = new.schools.first(where: { $0.id == school.id }) else {
        return "schools[\(place)]"
      }
      if let code = now.code, let old = school.code, code != old { return "schools[\(place)].code" }
      if let part = Self.part(of: Self.fixedSchoolParts, school, now) {
        return "schools[\(place)].\(part)"
      }
    }
    return nil
  }

  private func changedRound() -> String? {
    guard old.definition.rounds.count == new.rounds.count else { return "rounds" }
    for (place, rounds) in zip(old.definition.rounds, new.rounds).enumerated() {
      if let part = Self.part(of: Self.fixedRoundParts, rounds.0, rounds.1) {
        return "rounds[\(place)].\(part)"
      }
    }
    return nil
  }

  /// Entries and judges may come until judging starts; what they are called, at any time.
  private func changedJudging() -> String? {
    let (was, now) = (old.definition.judging, new.judging)
    guard let was, let now else { return (was == nil) == (now == nil) ? nil : "rubric" }
    if let part = Self.part(of: Self.fixedJudgingParts, was, now) { return part }
    guard isJudged else { return nil }
    return Self.part(of: Self.frozenJudgingParts, was, now) ?? changedFile(was, now)
  }

  /// What judges saw may not become another file behind them. A file that is not there says nothing.
  private func changedFile(_ was: JudgingRules, _ now: JudgingRules) -> String? {
    let place = zip(was.entries, now.entries).enumerated().first { _, pair in
      guard let old = pair.0.sha256, let new = pair.1.sha256 else { return false }
      return old != new
    }?.offset
    return place.map { "entries[\($0)].file" }
  }

  private static func part<Whole>(
    of parts: [(String, (Whole, Whole) -> Bool)], _ old: Whole, _ new: Whole
  ) -> String? {
    parts.first { !$0.1(old, new) }?.0
  }

  private static func same<Whole, Value: Equatable>(
    _ value: @escaping (Whole) -> Value
  ) -> (Whole, Whole) -> Bool {
    { value($0) == value($1) }
  }
}

// What may not change, by its name in the file.
extension Amendment {
  private typealias Part<Whole> = (String, (Whole, Whole) -> Bool)

  private static var fixedParts: [Part<ContestDefinition>] {
    [
      ("id", same(\.id)), ("preset", same(\.preset)), ("mode", same(\.mode)),
      ("language", same(\.language)),
      ("banks", same(\.banks)), ("registration.fields", same(\.registration.fields)),
      ("registration.roster", same(\.registration.roster)),
      ("registration.lateJoin", same(\.registration.lateJoin)),
      ("registration.perSchool", same(\.registration.perSchool)),
      ("registration.approval", same(\.registration.approval)), ("leagues", same(\.leagues)),
      ("startsIn", same(\.startsInSeconds)), ("revealSeconds", same(\.revealSeconds)),
      ("opens", same(\.window)),
      ("standings.by", same(\.standings.by)), ("standings.schools", same(\.standings.schools)),
      ("standings.freezeLast", same(\.standings.freezeLast)),
      ("standings.teams", same(\.standings.teams)),
      ("privacy.publish", same(\.privacy.publish)), ("privacy.live", same(\.privacy.live)),
      ("privacy.keepDays", same(\.privacy.keepDays)),
    ]
  }

  private static var fixedSchoolParts: [Part<School>] {
    [("bloc", same(\.bloc)), ("enrolled", same(\.enrolled))]
  }

  private static var fixedRoundParts: [Part<RoundDefinition>] {
    [
      ("id", same(\.id)), ("rule", same(\.rule)), ("items", same(\.items)),
      ("points", same(\.points)), ("secondsPerItem", same(\.secondsPerItem)),
      ("answers", same(\.answers)), ("shuffle", same(\.shuffle)), ("reveal", same(\.reveal)),
      ("readingTime", same(\.readingTime)), ("trial", same(\.trial)), ("wrong", same(\.wrong)),
      ("streakBonus", same(\.streakBonus)), ("decay", same(\.decay)), ("bands", same(\.bands)),
      ("bandsRepeat", same(\.bandsRepeat)), ("rescues", same(\.rescues)), ("star", same(\.star)),
      ("teamAnswer", same(\.teamAnswer)), ("reserve", same(\.reserve)),
    ]
  }

  private static var fixedCertificateParts: [Part<CertificateDesign>] {
    [
      ("certificate.participation", same(\.participation)),
      ("certificate.onePrize", same(\.onePrize)),
      (
        "certificate.awards",
        same { design in
          design.awards.map {
            [
              "\($0.ranks)", $0.recipient.rawValue, $0.league ?? "", $0.week ?? "",
            ]
          }
        }
      ),
    ]
  }

  private static var fixedJudgingParts: [Part<JudgingRules>] {
    [
      ("rubric", same { $0.rubric.map { [$0.id, "\($0.max)", "\($0.weight)"] } }),
      ("judgesPerEntry", same(\.judgesPerEntry)), ("trim", same(\.trim)),
      ("judgedPoints", same(\.fullPoints)),
    ]
  }

  private static var frozenJudgingParts: [Part<JudgingRules>] {
    [
      ("entries", same { $0.entries.map { [$0.id, $0.school?.text] } }),
      ("judges", same { $0.judges.map { [$0.id, $0.school?.text] } }), ("blind", same(\.blind)),
    ]
  }
}
