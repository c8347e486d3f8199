import ContestEngine
import Cryptography

/// Reads the keys of a juried contest.
enum JudgingReader {
  static func read(
    _ contest: ContestFields, mode: ContestDefinition.Mode, schools: [School],
    load: (String) -> [UInt8]?
  ) -> JudgingRules? {
    // A live contest may have a jury too: its scores join the points.
    let hasJury = ["rubric", "entries", "judges"].contains(where: contest.has)
    guard mode == .judged || mode == .live && hasJury else {
      contest.warnOfNoEffect(
        ContestKeys.judged,
        because: (
          "chỉ dùng với mode: \"judged\", hoặc \"live\" có 'rubric'",
          "only mode: \"judged\" uses it, or \"live\" with a 'rubric'"
        ))
      return nil
    }
    var rules = JudgingRules()
    readPoints(contest, mode: mode, into: &rules)
    let example = "rubric: [{id: \"noi-dung\", title: \"Nội dung\", max: 10, weight: 2}]"
    if let field = contest.required("rubric", example: example) {
      rules.rubric = readRubric(field)
    }
    rules.entries = readEntries(contest, schools: schools, load: load)
    rules.judges = readJudges(contest, schools: schools)
    if let value = contest["blind"]?.truth() { rules.blind = value }
    if let value = contest["judgesPerEntry"]?.integer(in: 1...100) { rules.judgesPerEntry = value }
    if let value = contest["trim"]?.truth() { rules.trim = value }
    if rules.trim, rules.judgesPerEntry < 5 { contest["trim"]?.add(.trimNeedsFive) }
    checkJudges(contest, rules)
    checkRubric(contest, rules)
    if mode == .live { checkOwners(contest, rules) }
    return rules
  }

  private static func readPoints(
    _ contest: ContestFields, mode: ContestDefinition.Mode, into rules: inout JudgingRules
  ) {
    rules.judgedPoints = contest["judgedPoints"]?.integer(in: ContestLimits.points)
    guard mode == .judged else { return }
    contest.warnOfNoEffect(
      ["judgedPoints"],
      because: (
        "không có câu hỏi nào để cộng điểm vào", "there are no questions whose points it joins"
      ))
  }

  /// Scores are exact: the maxima must have a common measure that is not too large.
  private static func checkRubric(_ contest: ContestFields, _ rules: JudgingRules) {
    guard let field = contest["rubric"], !rules.rubric.isEmpty else { return }
    do {
      _ = try Rubric(
        rules.rubric.map { Rubric.Criterion(id: $0.id, max: $0.max, weight: $0.weight) })
    } catch {
      switch error {
      case .tooMany(_, let max):
        field.add(.tooLong(field.path, max: max, unit: ("tiêu chí", "criteria")))
      case .maximaDoNotFit: field.add(.maximaDoNotFit)
      // Told at their own places.
      case .empty, .sameID, .maxOutOfRange, .weightOutOfRange: break
      }
    }
  }

  /// Where the scores join the points of a quiz, an entry is of one contestant, and a contestant
  /// has one entry.
  private static func checkOwners(_ contest: ContestFields, _ rules: JudgingRules) {
    var owners: [String: String] = [:]
    for (place, entry) in rules.entries.enumerated() {
      guard let contestant = entry.contestant else {
        contest.notes.add(.entryOfNobody(entry.id), on: "entries[\(place)]")
        continue
      }
      let key = VietnameseFolding.fold(contestant) + "|" + (entry.school?.text ?? "")
      if let other = owners[key] {
        contest.notes.add(
          .secondEntry(of: contestant, other), on: "entries[\(place)].contestant")
      }
      owners[key] = entry.id
    }
  }

  private static func readRubric(_ field: ContestField) -> [JudgingRules.Criterion] {
    var ids = UniqueNames()
    let groups = (field.list(max: 100) ?? []).compactMap {
      ContestFields($0, keys: ContestKeys.criterion)
    }
    if case .list(let values) = field.value.content, values.isEmpty {
      field.add(.emptyText(field.path))
    }
    return groups.map { fields in
      let id = readID(fields, example: "id: \"noi-dung\"", taken: &ids)
      let title = fields.required("title", example: "title: \"Nội dung\"")?.localizedText()
      let most = fields.required("max", example: "max: 10")?.integer(in: 1...1_000)
      let weight = fields["weight"]?.integer(in: 1...1_000)
      return JudgingRules.Criterion(
        id: id, title: title ?? LocalizedText(id), max: most ?? 1, weight: weight ?? 1)
    }
  }

  private static func readID(
    _ fields: ContestFields, example: String, taken: inout UniqueNames
  ) -> String {
    guard let field = fields.required("id", example: example), let id = field.id() else {
      return ""
    }
    _ = taken.take(id, as: field)
    return id
  }

  private static func readEntries(
    _ contest: ContestFields, schools: [School], load: (String) -> [UInt8]?
  ) -> [JudgingRules.JudgedEntry] {
    var ids = UniqueNames()
    var owners: [String: String] = [:]
    return contest.groups("entries", keys: ContestKeys.entry).map { fields in
      let id = readID(fields, example: "id: \"bai-01\"", taken: &ids)
      let title = fields.required("title", example: "title: \"…\"")?.text()
      var entry = JudgingRules.JudgedEntry(id: id, title: title ?? "")
      entry.contestant = fields["contestant"]?.text()
      entry.team = fields["team"]?.text()
      entry.school = fields["school"].flatMap { readSchool($0, among: schools) }
      entry.location = fields["file"]?.text() ?? fields["link"]?.text(max: 2_000)
      if fields.has("file") { fields["link"]?.add(.fileAndLink) }
      entry.sha256 = fields["sha256"].flatMap(readDigest)
      if let file = fields["file"], let name = file.text() {
        if let bytes = load(name) {
          let found = SHA256.hash(bytes).hex
          if let written = entry.sha256, written != found { file.add(.digestDiffers(name)) }
          entry.sha256 = entry.sha256 ?? found
        } else {
          file.add(.entryIsMissing(name))
        }
      }
      // The digest says it for certain; the same place says it too.
      for (key, value) in [("sha256", entry.sha256), ("file", entry.location)] {
        guard let value else { continue }
        if let owner = owners[value] {
          (fields[key] ?? fields["file"] ?? fields["link"])?.add(.sameFile(owner))
          break
        }
        owners[value] = id
      }
      return entry
    }
  }

  private static func readDigest(_ field: ContestField) -> String? {
    guard let text = field.text() else { return nil }
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ JSON5Characters.hexDigit($0) != nil })
    else {
      field.add(.badDigest(field.path))
      return nil
    }
    return text.lowercased()
  }

  private static func readJudges(
    _ contest: ContestFields, schools: [School]
  ) -> [JudgingRules.Judge] {
    var ids = UniqueNames()
    return contest.groups("judges", keys: ContestKeys.judge).map { fields in
      let id = readID(fields, example: "id: \"gk-1\"", taken: &ids)
      let name = fields.required("name", example: "name: \"Nguyễn Văn A\"")?.text(max: 100)
      let school = fields["school"].flatMap { readSchool($0, among: schools) }
      return JudgingRules.Judge(id: id, name: name ?? "", school: school)
    }
  }

  private static func readSchool(_ field: ContestField, among schools: [School]) -> SchoolID? {
    guard let text = field.text() else { return nil }
    guard schools.contains(where: { $0.id.text == text }) else {
      field.add(
        .unknownName(
          field.path, text, of: ("trường", "school"), known: schools.map(\.id.text)))
      return nil
    }
    return SchoolID(text)
  }

  private static func checkJudges(_ contest: ContestFields, _ rules: JudgingRules) {
    // Judges may be named later, before judging starts.
    guard !rules.judges.isEmpty, let field = contest["judges"] else { return }
    if rules.judges.count < rules.judgesPerEntry {
      field.add(.judgesTooFew(needed: rules.judgesPerEntry, found: rules.judges.count))
      return
    }
    for (place, entry) in rules.entries.enumerated() {
      guard let school = entry.school else { continue }
      let others = rules.judges.count { $0.school != school }
      guard others < rules.judgesPerEntry else { continue }
      contest.notes.add(
        .judgesOfOtherSchoolsTooFew(entry.id, needed: rules.judgesPerEntry, found: others),
        on: "entries[\(place)].school")
    }
  }
}
