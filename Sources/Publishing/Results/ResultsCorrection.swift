public import ContestEngine

extension ResultsReport {
  /// One thing that was put right, as it may be shown.
  public struct Correction: Hashable, Sendable {
    /// The one that it made.
    public let revision: Int
    public let at: Instant
    public let act: CorrectionList.Act
    /// The question's number in the contest.
    public let number: Int?
    /// The question as it is named on the wire.
    public let question: String?
    /// The contestant as the report shows it.
    public let name: String?
    /// The school that an interval was taken out for; nil: for everyone.
    public let school: String?
    /// Nil where none was asked for, or where it may not be shown.
    public let reason: String?

    public init(
      _ correction: CorrectionList.Correction, number: Int? = nil, question: String? = nil,
      name: String? = nil, school: String? = nil, reason: String?
    ) {
      revision = correction.revision
      at = correction.at
      act = correction.act
      self.number = number
      self.question = question
      self.name = name
      self.school = school
      self.reason = reason
    }

    /// What was done, in words: "Huỷ câu 5".
    public func words(in language: String) -> String {
      let words = PublishingTexts(language: language)
      return switch act {
      case .annulled: words.annulled(number ?? 0)
      case .rekeyed: words.rekeyed(number ?? 0)
      case .disqualified(let contestant): words.putOut(person(contestant))
      case .reinstated(let contestant): words.tookBack(person(contestant))
      case .intervalRemoved(let interval): words.removed(between(interval), school)
      case .intervalRestored(let interval): words.restored(between(interval), school)
      case .sheetCorrected(let entry): words.sheetCorrected(entry)
      case .sheetWithdrawn(let entry): words.sheetWithdrawn(entry)
      case .entryDisqualified(let entry): words.putOut(words.entry(entry))
      case .entryReinstated(let entry): words.tookBack(words.entry(entry))
      case .mended(let mending): words.mended(mending)
      }
    }

    private func person(_ contestant: ContestantID) -> String {
      guard let name, name != contestant.description else { return contestant.description }
      return "\(name) (\(contestant))"
    }

    private func between(_ interval: RemovedInterval) -> (String, String) {
      (PackageTime.clock(interval.from), PackageTime.clock(interval.to))
    }

    /// As a program reads it.
    var json: String {
      var fields = [
        "\"revision\":\(revision)", StandingsJSON.field("at", PackageTime.absolute(at)),
        StandingsJSON.field("kind", kind),
      ]
      if let question { fields.append(StandingsJSON.field("question", question)) }
      if let number { fields.append("\"number\":\(number)") }
      switch act {
      case .disqualified(let contestant), .reinstated(let contestant):
        fields.append(StandingsJSON.field("contestant", contestant.description))
      case .intervalRemoved(let interval), .intervalRestored(let interval):
        fields += [
          StandingsJSON.field("from", PackageTime.absolute(interval.from)),
          StandingsJSON.field("to", PackageTime.absolute(interval.to)),
        ]
        if let school = interval.school {
          fields.append(StandingsJSON.field("school", school.text))
        }
      case .sheetCorrected(let entry), .sheetWithdrawn(let entry), .entryDisqualified(let entry),
        .entryReinstated(let entry):
        fields.append(StandingsJSON.field("entry", entry))
      case .mended(let mending):
        fields += [
          "\"fromEntry\":\(mending.from)", "\"lost\":\(mending.lost)",
          "\"carried\":\(mending.carried)",
        ]
      case .annulled, .rekeyed: break
      }
      if let reason { fields.append(StandingsJSON.field("reason", reason)) }
      return "{\(fields.joined(separator: ","))}"
    }

    private var kind: String {
      switch act {
      case .annulled: "annulled"
      case .rekeyed: "rekeyed"
      case .disqualified: "disqualified"
      case .reinstated: "reinstated"
      case .intervalRemoved: "intervalRemoved"
      case .intervalRestored: "intervalRestored"
      case .sheetCorrected: "sheetCorrected"
      case .sheetWithdrawn: "sheetWithdrawn"
      case .entryDisqualified: "entryDisqualified"
      case .entryReinstated: "entryReinstated"
      case .mended: "mended"
      }
    }
  }
}

extension PublishingTexts {
  private func say(_ vietnamese: String, _ english: String) -> String {
    isEnglish ? english : vietnamese
  }

  var corrections: String { say("Đã sửa trong kết quả", "Corrections") }
  var correction: String { say("Đã sửa", "What was done") }
  var reason: String { say("Lý do", "Reason") }
  var moment: String { say("Lúc", "When") }
  var revisionColumn: String { say("Bản", "Revision") }

  func annulled(_ number: Int) -> String {
    say("Huỷ câu \(number)", "Question \(number) annulled")
  }
  func rekeyed(_ number: Int) -> String {
    say("Sửa đáp án câu \(number)", "Key of question \(number) corrected")
  }
  func entry(_ id: String) -> String { say("bài \(id)", "entry \(id)") }
  func putOut(_ who: String) -> String { say("Loại \(who)", "Disqualified: \(who)") }
  func tookBack(_ who: String) -> String {
    say("Khôi phục kết quả của \(who)", "Reinstated: \(who)")
  }
  func sheetCorrected(_ entry: String) -> String {
    say("Sửa một phiếu chấm bài \(entry)", "A sheet on entry \(entry) corrected")
  }
  func sheetWithdrawn(_ entry: String) -> String {
    say("Rút một phiếu chấm bài \(entry)", "A sheet on entry \(entry) withdrawn")
  }
  /// What the account and the file were called is the organizer's to know: `journal verify` tells.
  func mended(_ mending: Mending) -> String {
    if mending.lost == 0, mending.carried == 0 {
      return say(
        "Chắp lại tệp nhật ký có trang hỏng; không rõ sau dòng \(mending.from - 1) còn gì không",
        "Journal mended, pages of its file were damaged; what stood behind entry "
          + "\(mending.from - 1) is not known")
    }
    return say(
      "Chắp lại nhật ký bị hỏng từ dòng \(mending.from): mất \(mending.lost) dòng, mang theo "
        + "\(mending.carried) dòng",
      "Journal mended, broken from entry \(mending.from) on: \(mending.lost) lost, "
        + "\(mending.carried) carried over")
  }
  func removed(_ interval: (from: String, to: String), _ school: String?) -> String {
    let whom = school.map { say(" cho \($0)", " for \($0)") } ?? ""
    return say(
      "Không tính câu đang mở từ \(interval.from) đến \(interval.to)\(whom)",
      "Questions open from \(interval.from) to \(interval.to) not counted\(whom)")
  }
  func restored(_ interval: (from: String, to: String), _ school: String?) -> String {
    let whom = school.map { say(" cho \($0)", " for \($0)") } ?? ""
    return say(
      "Tính lại câu đã mở từ \(interval.from) đến \(interval.to)\(whom)",
      "Questions open from \(interval.from) to \(interval.to) counted again\(whom)")
  }
}
