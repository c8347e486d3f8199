import Authoring
import ContestEngine

extension ReadContest {
  /// Ready to be served. Where only the banks cannot be had any more, and the contest has begun, its
  /// items are those of the journal: a hall that waits does not wait for a file.
  ///
  /// - Parameter warn: told that it is so; what is wrong with the banks stands in the diagnostics.
  func programToGoOn(
    _ call: Invocation, warn: (LocalizedMessage) -> Void
  ) throws(CommandFailure) -> ContestProgram {
    guard output.program == nil || libraryFailure != nil, let definition = output.definition,
      let begun = begun(definition.id, call)
    else { return try program() }
    if let libraryFailure { warn(libraryFailure.message) }
    warn(
      LocalizedMessage(
        vi: "\(definition.id): cuộc thi đã bắt đầu nên vẫn chạy tiếp với các câu đã ghi trong nhật "
          + "ký; những lỗi nêu trên về ngân hàng câu hỏi không ảnh hưởng đến cuộc thi này",
        en: "\(definition.id): the contest has begun, so it goes on with the items that its "
          + "journal has; what is named above about the banks changes nothing in it"))
    return begun.with(definition.withItems(of: begun.definition))
  }

  /// What to type where the file has errors of its own, and the contest has begun.
  func goingOnWithout(_ failure: CommandFailure, _ call: Invocation) -> CommandFailure {
    guard let id = output.id, let begun = begun(id, call),
      begun.definition.registration.roster == nil
    else { return failure }
    return CommandFailure(
      failure.status,
      vi: failure.message.vi
        + ".\nCuộc thi '\(id)' đã bắt đầu; chạy tiếp ngay theo nhật ký, không cần tệp: "
        + "bangvang serve \(id)",
      en: failure.message.en
        + ".\nThe contest '\(id)' has begun; to go on from its journal at once, without the file: "
        + "bangvang serve \(id)")
  }

  /// What the journal has of a contest that people have joined, or whose items were drawn.
  private func begun(_ id: String, _ call: Invocation) -> ContestProgram? {
    // What is wrong with a journal is said by whoever opens it to go on.
    guard let recorded = try? RecordedContest(id, call) else { return nil }
    let contest = recorded.contest
    return contest.contestants.count > 0 || contest.drawn != nil ? recorded.program : nil
  }
}

extension ContestDefinition {
  /// With the named items of the contest as it began: without a bank nobody knows what a name means.
  fileprivate func withItems(of begun: ContestDefinition) -> ContestDefinition {
    var definition = self
    for (place, was) in begun.rounds.enumerated() where rounds.indices.contains(place) {
      guard case .named(let ids) = was.items, case .named(let names) = rounds[place].items,
        ids.count == names.count, was.reserveCount == rounds[place].reserveCount
      else { continue }
      definition.rounds[place].items = was.items
      definition.rounds[place].reserve = was.reserve
    }
    return definition
  }
}
