import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Store
import Wire

/// `bangvang publish`: the results site.
enum PublishCommand {
  static let command = ProgramCommand(
    "publish",
    about: LocalizedMessage(
      vi: "xuất bản kết quả: trang xếp hạng, CSV, JSON, giấy chứng nhận",
      en: "publish the results: leaderboard page, CSV, JSON, certificates"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [
      .data, .json,
      CommandOption(
        "--to", value: "DIR",
        about: LocalizedMessage(vi: "thư mục để ghi", en: "the directory to write to")),
      CommandOption(
        "--specimen",
        about: LocalizedMessage(
          vi: "ghi thêm một giấy chứng nhận mẫu", en: "write a specimen certificate too")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    guard let target = call.arguments.value("--to") else {
      throw .wrongUsage(vi: "thiếu --to DIR", en: "--to DIR is missing")
    }
    let recorded = try RecordedContest(call.arguments.operands[0], call, checksChain: true)
    try recorded.mustBeSound(call)
    let site = PublishedSite(
      recorded: recorded, folder: URL(filePath: target, directoryHint: .isDirectory),
      today: today(),
      logo: try CertificateLogoFile.read(
        recorded.program.definition.certificate?.logo, contest: call.arguments.operands[0], call),
      dataDirectory: call.dataDirectory)
    let summary: PublishedSite.Summary
    do {
      summary = try site.write(specimen: call.arguments.has("--specimen"))
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as PDFError {
      throw .unwritable(error.path, error)
    } catch {
      throw .unwritable(target, error)
    }
    notePlace(site, call)
    recorded.noteSeatsOfOne(call)
    tell(summary, of: recorded, call)
    return .done
  }

  /// So that an erasure can name what has to be replaced.
  private static func notePlace(_ site: PublishedSite, _ call: Invocation) {
    do {
      try PublishedPlaces.note(
        site.recorded.program.definition.id, folder: site.folder, in: call.dataDirectory)
    } catch {
      call.console.note(
        LocalizedMessage(
          vi: "không ghi nhớ được nơi công bố; khi xoá thông tin cá nhân phải tự tìm các tệp này",
          en: "where this was published could not be noted; after an erasure find it yourself"))
    }
  }

  private static func tell(
    _ summary: PublishedSite.Summary, of recorded: RecordedContest, _ call: Invocation
  ) {
    let voids = VoidCertificates(
      rows: summary.voids, contest: recorded.program.definition.id, language: call.language)
    if recorded.contest.isFrozen { noteFrozen(call) }
    if call.wantsJSON {
      call.console.result(
        "{\"page\":\"index.html\",\"final\":\(summary.isFinal),"
          + "\"certificates\":\(summary.certificates),\"void\":\(voids.json)}")
      return
    }
    call.console.result(summary.page)
    if !summary.isFinal {
      let definition = recorded.program.definition
      let judges = "bangvang judge \(definition.id) --finalize"
      let how: (vi: String, en: String) =
        definition.judging == nil
        ? ("Enter trong bangvang host", "Enter in bangvang host") : (judges, judges)
      call.console.note(
        LocalizedMessage(
          vi:
            "Kết quả còn TẠM THỜI: chốt kết quả (\(how.vi)) rồi xuất bản lại để có giấy chứng nhận.",
          en: "The results are PROVISIONAL: finalize the contest (\(how.en)) and publish again for "
            + "certificates."))
    } else {
      call.console.note(
        LocalizedMessage(
          vi: "\(summary.certificates) giấy chứng nhận",
          en: English.count(summary.certificates, "certificate")))
      if summary.certificates > 0 { noteFullNames(recorded, call) }
    }
    for line in voids.lines { call.console.note(line) }
    if summary.missingGlyphs > 0 {
      call.console.note(
        LocalizedMessage(
          vi: "Có \(summary.missingGlyphs) chữ không phông nào có; cài gói fonts-liberation2.",
          en: "\(English.count(summary.missingGlyphs, "glyph is", "glyphs are")) in no font; "
            + "install fonts-liberation2."))
    }
  }

  /// Certificates are handed out and have the whole name, whatever the page shows.
  private static func noteFullNames(_ recorded: RecordedContest, _ call: Invocation) {
    let shown = recorded.program.definition.privacy.publish
    let page: (vi: String, en: String)? =
      switch shown {
      case .code: ("chỉ ghi số thí sinh", "has numbers alone")
      case .initials: ("chỉ ghi tên viết tắt", "has initials alone")
      case .nameAndSchool:
        recorded.persons.values.allSatisfy { $0.consents.contains(.both) }
          ? nil
          : (
            "chỉ viết tắt tên các em chưa có đủ đồng ý",
            "has initials of those without both consents"
          )
      }
    guard let page else { return }
    let hint: (vi: String, en: String) =
      shown == .nameAndSchool
      ? ("", "")
      : (
        " Muốn trang ghi đủ họ tên, cuộc thi sau đặt privacy: { publish: \"nameAndSchool\" } và danh "
          + "sách có cột 'Đồng ý công bố'.",
        " For whole names on the page, the next contest needs privacy: { publish: "
          + "\"nameAndSchool\" } and a roster with a column 'Consent'."
      )
    call.console.note(
      LocalizedMessage(
        vi: "Giấy chứng nhận ghi đủ họ tên, còn trang kết quả \(page.vi): đừng đưa thư mục "
          + "certificates lên mạng." + hint.vi,
        en: "Certificates have whole names and the results page \(page.en): do not put the folder "
          + "certificates on the web." + hint.en))
  }

  private static func noteFrozen(_ call: Invocation) {
    call.console.note(
      LocalizedMessage(
        vi: """
          CHÚ Ý: bảng xếp hạng đang đóng băng, còn các tệp này có thứ hạng thật; giữ kín đến khi công bố.
          """,
        en: """
          CAUTION: the standings are frozen, and these files tell the true ones; keep them until the reveal.
          """))
  }

  /// The calendar day in Vietnam.
  private static func today() -> Publishing.CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone =
      TimeZone(secondsFromGMT: Int(VietnamTime.secondsEast)) ?? calendar.timeZone
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return Publishing.CalendarDate(
      year: parts.year ?? 2_026, month: parts.month ?? 1, day: parts.day ?? 1)
  }
}

extension ProgramCommand {
  static let publish = PublishCommand.command
}
