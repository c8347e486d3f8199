import Assessment
import ContestEngine

/// Reads `rounds`.
enum RoundReader {
  static func read(_ contest: ContestFields, mode: ContestDefinition.Mode) -> [RoundDefinition] {
    guard mode != .judged else {
      contest.warnOfNoEffect(
        ["rounds"],
        because: ("chấm bài không có vòng câu hỏi", "a judged contest has no rounds of questions"))
      return []
    }
    let example = "rounds: [{id: \"khoi-dong\", title: \"Khởi động\", rule: \"classic\", …}]"
    guard let list = contest.required("rounds", example: example) else { return [] }
    let groups = (list.list(max: ContestLimits.roundsMax) ?? []).compactMap {
      ContestFields($0, keys: ContestKeys.round)
    }
    if case .list(let values) = list.value.content, values.isEmpty {
      list.add(.missingKey("rounds[0]", example: example))
    }
    var ids = UniqueNames()
    var items = UniqueNames()
    return groups.compactMap { read($0, mode: mode, ids: &ids, items: &items) }
  }

  private static func read(
    _ fields: ContestFields, mode: ContestDefinition.Mode, ids: inout UniqueNames,
    items: inout UniqueNames
  ) -> RoundDefinition? {
    let idField = fields.required("id", example: "id: \"khoi-dong\"")
    let id = idField?.id(max: ContestLimits.roundIDMax)
    if let id, let idField { _ = ids.take(id, as: idField) }
    let title = fields.required("title", example: "title: \"Khởi động\"")?.localizedText()
    let rule = fields.required("rule", example: "rule: \"classic\"")?
      .choice(RoundDefinition.Rule.self)
    let source = readItems(fields, taken: &items)
    var round = RoundDefinition(
      id: id ?? "round", title: title ?? LocalizedText(id ?? ""), rule: rule ?? .classic,
      items: source ?? .named([]))
    round.reserve = readReserve(fields, round: round, taken: &items)
    readCommon(fields, into: &round)
    readByRule(fields, into: &round)
    if let rule { warnByRule(fields, rule: rule, round: round, mode: mode) }
    return round
  }

  // MARK: Items

  private static func readItems(
    _ fields: ContestFields, taken: inout UniqueNames
  ) -> RoundDefinition.Items? {
    let draw = fields["draw"]
    guard let named = fields["items"] else {
      if let draw { return ContestFields(draw, keys: ContestKeys.draw).flatMap(readDraw) }
      if fields.isWhole {
        fields.notes.add(.missingKey("items", example: "draw: {count: 10}"), at: fields.place)
      }
      return nil
    }
    if let draw { draw.add(.bothItemsAndDraw) }
    guard let texts = named.list() else { return nil }
    if texts.isEmpty { named.add(.emptyText(named.path)) }
    if texts.count > ContestLimits.itemsPerRound.upperBound {
      let max = ContestLimits.itemsPerRound.upperBound
      named.add(.tooLong(named.path, max: max, unit: ("câu", "items")))
    }
    let ids = texts.compactMap { field -> ItemID? in
      guard let id = field.text(), taken.take(id, as: field) else { return nil }
      return ItemID(id)
    }
    return .named(ids)
  }

  private static func readReserve(
    _ fields: ContestFields, round: RoundDefinition, taken: inout UniqueNames
  ) -> [ItemID]? {
    guard let field = fields["reserve"] else { return nil }
    guard case .named = round.items else {
      fields.warnOfNoEffect(
        ["reserve"],
        because: (
          "vòng rút câu thì viết 'draw.reserve: 2'", "a drawn round has it as 'draw.reserve: 2'"
        ))
      return nil
    }
    return field.list(max: ContestLimits.reservesPerRound.upperBound)?.compactMap { field in
      guard let id = field.text(), taken.take(id, as: field) else { return nil }
      return ItemID(id)
    }
  }

  private static func readDraw(_ fields: ContestFields) -> RoundDefinition.Items {
    let count = fields.required("count", example: "count: 10")?
      .integer(in: ContestLimits.itemsPerRound)
    func texts(_ key: String) -> [String] { fields[key]?.texts()?.map(\.text) ?? [] }
    let target = readTarget(fields)
    var seed: String?
    if let field = fields["seed"] {
      if case .number = field.value.content {
        seed = field.integer(in: 0...Int.max).map { String($0) }
      } else {
        seed = field.text(.textOrInteger)
      }
      field.add(.seedIsForRehearsals)
    }
    return .drawn(
      DrawRules(
        count: count ?? 1, category: texts("category"), tags: texts("tags"),
        difficulty: target == nil ? texts("difficulty") : [], bank: fields["bank"]?.text(),
        seed: seed,
        reserve: fields["reserve"]?.integer(in: ContestLimits.reservesPerRound),
        target: target))
  }

  /// Nil where `difficulty` is a list of tags, or missing.
  private static func readTarget(_ fields: ContestFields) -> DifficultyTarget? {
    guard let field = fields["difficulty"], case .object = field.value.content,
      let target = ContestFields(field, keys: ContestKeys.difficulty)
    else { return nil }
    let right = target.required("right", example: "right: 60")?
      .integer(in: ContestLimits.targetRight)
    let within = target["within"]?.integer(in: ContestLimits.targetWithin)
    return DifficultyTarget(right: right ?? 50, within: within ?? 5)
  }

  // MARK: Settings

  private static func readCommon(_ fields: ContestFields, into round: inout RoundDefinition) {
    if let value = fields["points"]?.integer(in: ContestLimits.points) { round.points = value }
    if let value = fields["secondsPerItem"]?.integer(in: ContestLimits.secondsPerItem) {
      round.secondsPerItem = value
    }
    if let value = fields["answers"]?.choice(RoundDefinition.Answers.self) {
      round.answers = value
    }
    if let value = fields["shuffle"]?.truth() { round.shuffle = value }
    if let value = fields["reveal"]?.choice(RoundDefinition.Reveal.self) { round.reveal = value }
    if let value = fields["readingTime"]?.truth() { round.readingTime = value }
    if let value = fields["trial"]?.truth() { round.trial = value }
    round.teamAnswer = fields["teamAnswer"]?.choice(RoundDefinition.TeamAnswer.self)
  }

  private static func readByRule(_ fields: ContestFields, into round: inout RoundDefinition) {
    if let value = fields["wrong"]?.integer(in: ContestLimits.wrong) { round.wrong = value }
    if let value = fields["streakBonus"]?.integer(in: 0...ContestLimits.points.upperBound) {
      round.streakBonus = value
    }
    if let value = fields["decay"]?.choice(RoundDefinition.Decay.self) { round.decay = value }
    if let value = fields["bands"].flatMap(readBands) { round.bands = value }
    if let value = fields["bandsRepeat"]?.truth() { round.bandsRepeat = value }
    if let value = fields["rescues"]?.integer(in: 0...ContestLimits.perSchool.upperBound) {
      round.rescues = value
    }
    if let value = fields["star"]?.integer(in: 0...100) { round.star = value }
  }

  private static func readBands(_ field: ContestField) -> [Int]? {
    guard let fields = field.list(max: 100) else { return nil }
    if fields.isEmpty { field.add(.emptyText(field.path)) }
    let bands = fields.compactMap { $0.integer(in: ContestLimits.points) }
    if bands.count == fields.count, zip(bands, bands.dropFirst()).contains(where: { $0 < $1 }) {
      field.add(.bandsRise)
    }
    return bands.isEmpty ? nil : bands
  }

  // MARK: What has no effect

  private static func warnByRule(
    _ fields: ContestFields, rule: RoundDefinition.Rule, round: RoundDefinition,
    mode: ContestDefinition.Mode
  ) {
    let owners: [(keys: [String], rule: RoundDefinition.Rule)] = [
      (["wrong"], .classic), (["streakBonus", "decay"], .speed),
      (["bands", "bandsRepeat"], .ranked), (["rescues"], .elimination),
    ]
    for owner in owners where owner.rule != rule {
      let name = owner.rule.rawValue
      fields.warnOfNoEffect(
        owner.keys, because: ("chỉ dùng với luật '\(name)'", "only the rule '\(name)' uses it"))
    }
    if rule == .survey {
      fields.warnOfNoEffect(
        ["points", "star", "teamAnswer"],
        because: ("khảo sát không tính điểm", "a survey gives no points"))
    }
    if rule == .ranked, round.star == 0 {
      fields.warnOfNoEffect(
        ["points"],
        because: ("luật 'ranked' lấy điểm từ 'bands'", "the rule 'ranked' takes points of 'bands'"))
    }
    if round.teamAnswer != nil {
      fields.warnOfNoEffect(
        ["star"], because: ("cả đội một câu trả lời", "a team has one answer"))
    }
    if mode == .window {
      if let field = fields["rule"], rule != .classic, rule != .survey {
        field.add(.ruleNeedsLive(rule.rawValue))
      }
      fields.warnOfNoEffect(
        ["secondsPerItem", "answers", "reveal", "readingTime", "star", "teamAnswer", "reserve"],
        because: (
          "ở chế độ 'window' mỗi người tự làm cả bài trong 'minutes'",
          "in the mode 'window' each works alone through a paper of 'minutes'"
        ))
    }
  }
}
