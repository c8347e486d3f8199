import ContestEngine

/// Checks what several keys of a contest file say together.
enum ContestConsistency {
  static func check(_ definition: ContestDefinition, _ fields: ContestFields) {
    checkPersons(definition, fields)
    checkBanks(definition, fields)
    checkStandings(definition, fields)
    checkLeagues(definition, fields)
    checkTeams(definition, fields)
    checkAwards(definition, fields)
    if definition.mode != .live {
      fields.warnOfNoEffect(
        ["startsIn", "revealSeconds"],
        because: ("chỉ dùng với mode: \"live\"", "only mode: \"live\" uses it"))
    }
  }

  private static func checkPersons(_ definition: ContestDefinition, _ fields: ContestFields) {
    let asked = definition.registration.fields
    let isTold = asked.contains(.birthDate) || asked.contains(.class) && asked.contains(.number)
    // Where only opinions are asked for, nobody wins anything by coming twice.
    let isSurvey = definition.rounds.allSatisfy { $0.rule == .survey }
    guard definition.mode != .judged, !isSurvey || definition.rounds.isEmpty, !isTold,
      definition.registration.roster == nil
    else { return }
    // Fields of which none could be read are told already.
    if fields.has("registration"), asked.isEmpty { return }
    fields.notes.add(.personsAlike, on: "registration.fields")
  }

  private static func checkBanks(_ definition: ContestDefinition, _ fields: ContestFields) {
    for (place, round) in definition.rounds.enumerated() {
      guard case .drawn(let rules) = round.items, let bank = rules.bank,
        !definition.banks.contains(bank)
      else { continue }
      let path = "rounds[\(place)].draw.bank"
      fields.notes.add(
        .unknownName(path, bank, of: ("ngân hàng", "bank"), known: definition.banks), on: path)
    }
    if definition.banks.isEmpty, !definition.rounds.isEmpty, fields.isWhole, !fields.has("banks") {
      fields.notes.add(
        .missingKey("banks", example: "banks: [\"../question-banks/….gift\"]"), at: fields.place)
    }
  }

  private static func checkStandings(_ definition: ContestDefinition, _ fields: ContestFields) {
    let rules = definition.standings
    for (place, criterion) in rules.by.enumerated() {
      guard let reason = reasonAgainst(criterion, definition) else { continue }
      fields.notes.add(
        .criterionWithoutGround(criterion.rawValue, because: reason), on: "standings.by[\(place)]")
    }
    if estimate(of: definition) != WindowRules.Estimate.none, !rules.by.contains(.estimate) {
      fields.notes.add(.estimateNotUsed, on: "estimate")
    }
    if rules.schools.take == .rateQuality {
      for (place, school) in definition.schools.enumerated() where school.enrolled == nil {
        fields.notes.add(.missingEnrolled(school.name), on: "schools[\(place)]")
      }
    }
    guard rules.freezeLast > 0 else { return }
    let path = "standings.freezeLast"
    if definition.mode != .live {
      let reason = (vi: "chỉ dùng với mode: \"live\"", en: "only mode: \"live\" uses it")
      fields.notes.add(.noEffect(path, because: reason), on: path)
    } else {
      let count = definition.rounds.map(\.count).reduce(0, +)
      if rules.freezeLast >= count, count > 0 { fields.notes.add(.freezeTooLong(count), on: path) }
    }
  }

  private static func estimate(of definition: ContestDefinition) -> WindowRules.Estimate {
    definition.window?.estimate ?? WindowRules.Estimate.none
  }

  private static func reasonAgainst(
    _ criterion: StandingsRules.Criterion, _ definition: ContestDefinition
  ) -> (vi: String, en: String)? {
    switch criterion {
    case .estimate where estimate(of: definition) == WindowRules.Estimate.none:
      ("không có câu dự đoán ('estimate')", "no estimate is asked")
    case .submitted where definition.mode != .window:
      ("chỉ mode: \"window\" có giờ nộp bài", "only mode: \"window\" has a time of submission")
    case .youngest
    where !definition.registration.fields.contains(.birthDate)
      && definition.registration.roster == nil:
      ("không hỏi ngày sinh ('birthDate')", "no birth date is asked")
    default: nil
    }
  }

  private static func checkLeagues(_ definition: ContestDefinition, _ fields: ContestFields) {
    // A file of schools that could not be read is told already.
    guard !definition.schools.isEmpty else { return }
    let ids = definition.schools.map(\.id.text)
    let wards = Set(definition.schools.compactMap(\.ward))
    let blocs = Set(definition.schools.compactMap(\.bloc))
    for (place, league) in definition.leagues.enumerated() {
      let path = "leagues[\(place)].where"
      for id in league.conditions["school"] ?? [] where !ids.contains(id) {
        fields.notes.add(
          .unknownName(path + ".school", id, of: ("trường", "school"), known: ids),
          on: path + ".school")
      }
      for (key, known) in [("ward", wards), ("bloc", blocs)] {
        for value in league.conditions[key] ?? [] where !known.contains(value) {
          let nearest = NearestName.find(value, in: known.sorted())
          fields.notes.add(
            .leagueMatchesNobody("\(path).\(key)", value, nearest: nearest), on: "\(path).\(key)")
        }
      }
    }
  }

  /// Teams are asked for on joining, or stand in the roster.
  private static func checkTeams(_ definition: ContestDefinition, _ fields: ContestFields) {
    let registration = definition.registration
    if registration.fields.contains(.team) || registration.roster != nil { return }
    for (place, round) in definition.rounds.enumerated() where round.teamAnswer != nil {
      let path = "rounds[\(place)].teamAnswer"
      fields.notes.add(.noTeams(path), on: path)
    }
    if definition.standings.teams != nil {
      fields.notes.add(.noTeams("standings.teams"), on: "standings.teams")
    }
    for (place, award) in (definition.certificate?.awards ?? []).enumerated()
    where award.recipient == .team {
      let path = "certificate.awards[\(place)].for"
      fields.notes.add(.noTeams(path), on: path)
    }
  }

  private static func checkAwards(_ definition: ContestDefinition, _ fields: ContestFields) {
    let leagues = definition.leagues.map(\.id)
    let weeks = definition.window?.weeks.map(\.id) ?? []
    for (place, award) in (definition.certificate?.awards ?? []).enumerated() {
      let path = "certificate.awards[\(place)]"
      if let league = award.league, !leagues.contains(league) {
        fields.notes.add(
          .unknownName(path + ".league", league, of: ("bảng", "league"), known: leagues),
          on: path + ".league")
      }
      if let week = award.week, !weeks.contains(week) {
        fields.notes.add(
          .unknownName(path + ".week", week, of: ("tuần", "week"), known: weeks),
          on: path + ".week")
      }
    }
  }
}
