import Assessment
import Authoring
import ContestEngine
import Cryptography
import Foundation
import Publishing
import Store

/// `bangvang journal verify`: is the event log whole?
enum JournalCommands {
  static let command = ProgramCommand(
    "journal", "verify",
    about: LocalizedMessage(
      vi: "kiểm tra chuỗi băm của nhật ký", en: "check the journal's hash chain"),
    operands: [ProgramCommand.Operand(name: "CONTEST", isOptional: true)],
    options: [
      .data, .json,
      CommandOption(
        "--head", value: "sha256:…",
        about: LocalizedMessage(
          vi: "dấu cuối đã ghi lại, để thấy phần đuôi bị cắt",
          en: "the head that was written down, to see a cut tail")),
    ], run: runVerify)

  private static func runVerify(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let journal = try RecordedContest.journal(call)
    var status = ExitStatus.done
    do {
      let ids: [String]
      if let name = call.arguments.operands.first {
        ids = [try RecordedContest.id(name, call)]
      } else {
        ids = try journal.contests().map(\.id)
      }
      for id in ids {
        let verification = try journal.verify(id)
        let last = try journal.rows(of: id, from: verification.head.sequence, limit: 1).first?.at
        let soundAt = verification.head.sequence > 0 ? last : nil
        if !(try tell(verification, of: id, soundAt: soundAt, call)) { status = .faulty }
      }
      // Entries may be whole where other pages, of persons or tokens, are not.
      do throws(StoreError) { try journal.checkPages() } catch {
        call.console.note(CommandFailure.store(error).message)
        status = .faulty
      }
    } catch let error as CommandFailure {
      throw error
    } catch let error as StoreError {
      throw CommandFailure.store(error, in: call.dataDirectory.path)
    } catch {
      throw CommandFailure(
        .unreachable, vi: "không đọc được nhật ký", en: "cannot read the journal")
    }
    return status
  }

  /// - Returns: whether it is whole.
  private static func tell(
    _ verification: JournalVerification, of id: String, soundAt: Instant?, _ call: Invocation
  ) throws(CommandFailure) -> Bool {
    let head = verification.head
    let known = call.arguments.value("--head")
    let isCut = verification.fault == nil && known.map { $0 != head.hash.description } ?? false
    let isWhole = verification.fault == nil && !isCut
    if call.wantsJSON {
      try call.console.result(
        json: VerifiedJSON(
          contest: id, sequence: head.sequence, head: head.hash.description, whole: isWhole,
          at: soundAt.map(PackageTime.absolute),
          fault: verification.fault.map {
            VerifiedJSON.Fault(sequence: $0.sequence, reason: $0.kind)
          },
          mendings: verification.mendings.compactMap { MendingWords($0).json }))
      return isWhole
    }
    let text: LocalizedMessage
    if let fault = verification.fault {
      let broken = BrokenJournalText(
        contest: id, fault: fault, soundAt: soundAt, directory: call.arguments.value("--data"))
      let advice =
        fault.isOfNewerProgram
        ? LocalizedMessage(vi: "hãy cập nhật bangvang", en: "update bangvang")
        : LocalizedMessage(
          vi: "để chạy tiếp: \(broken.mend)", en: "to go on: \(broken.mend)")
      text = LocalizedMessage(
        vi:
          "\(id): HỎNG ở dòng \(fault.sequence) (\(fault.words.vi)); \(broken.sound.vi); \(advice.vi)",
        en:
          "\(id): BROKEN at entry \(fault.sequence) (\(fault.words.en)); \(broken.sound.en); \(advice.en)"
      )
    } else if isCut {
      text = LocalizedMessage(
        vi:
          "\(id): dấu cuối khác với dấu đã ghi lại; nhật ký dừng ở dòng \(head.sequence), \(head.hash)",
        en:
          "\(id): the head differs from the one written down; the journal ends at entry \(head.sequence), \(head.hash)"
      )
    } else {
      text = LocalizedMessage(
        vi: "\(id): nguyên vẹn, \(head.sequence) dòng, dấu cuối \(head.hash)",
        en:
          "\(id): whole, \(English.count(Int(head.sequence), "entry", "entries")), head \(head.hash)"
      )
    }
    call.console.result(call.console.text(text))
    for mending in verification.mendings {
      call.console.result("  " + MendingWords(mending).text(in: call.language))
    }
    return isWhole
  }
}

extension ProgramCommand {
  static let journalVerify = JournalCommands.command
}

/// What was found of a journal, for programs.
private struct VerifiedJSON: Encodable {
  struct Fault: Encodable {
    let sequence: Int64
    let reason: String
  }

  let contest: String
  let sequence: Int64
  let head: String
  let whole: Bool
  let at: String?
  let fault: Fault?
  let mendings: [MendingJSON]
}
