import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

/// `bangvang privacy erase`: a person is gone, the journal stays whole.
enum PrivacyErase {
  static let command = ProgramCommand(
    "privacy", "erase",
    about: LocalizedMessage(
      vi: "xoá hẳn thông tin cá nhân của một thí sinh; điểm số và nhật ký vẫn nguyên",
      en: "erase a contestant's personal data; points and journal stay whole"),
    operands: [ProgramCommand.Operand(name: "CONTESTANT")],
    options: [
      .inContest, .data, .json, .dryRun,
      CommandOption(
        "--yes", about: LocalizedMessage(vi: "không hỏi lại", en: "do not ask")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let person = try PersonSearch(call).one(call.arguments.operands[0], call)
    let files = PublishedPlaces.read(in: call.dataDirectory).folders(of: person.contest)
      .map { folder in (folder, PublishedFiles(person).all(in: folder)) }
    let isDry = call.arguments.has("--dry-run")
    if !isDry { try confirm(person, call) }
    let erased = isDry ? [] : try PersonErasing(call).erase([person.contestant], person.contest)
    if !isDry { try KeptRegister.erase(person, in: call.dataDirectory) }
    if call.wantsJSON {
      try call.console.result(
        json: ErasureJSON(
          contest: person.contest, contestants: [person.contestant.description],
          erased: erased.count,
          replace: files.flatMap(\.1) + SetAside.files(in: call.dataDirectory)))
    } else {
      call.console.result(
        ErasureText(language: call.language).text(
          person, isDry: isDry, wasThere: isDry || !erased.isEmpty, files: files))
    }
    SetAside.note(call)
    return .done
  }

  /// It cannot be undone, so a person is asked, and a program has to say that it means it.
  private static func confirm(_ person: FoundPerson, _ call: Invocation) throws(CommandFailure) {
    if call.arguments.has("--yes") || person.row == nil { return }
    guard call.surroundings.isConversation else {
      throw .wrongUsage(
        vi: "xoá rồi không lấy lại được: thêm --yes nếu chắc chắn, --dry-run để xem trước",
        en: "what is erased cannot be had back: add --yes to mean it, --dry-run to look first")
    }
    let cells = person.cells.filter { !$0.isEmpty }.joined(separator: ", ")
    call.console.note(
      LocalizedMessage(
        vi: "Xoá hẳn: \(cells)\nKhông lấy lại được. Gõ \(person.contestant) để xoá:",
        en: "To be erased: \(cells)\nIt cannot be had back. Type \(person.contestant) to erase:"))
    let typed = readLine(strippingNewline: true) ?? ""
    guard typed.filter({ !$0.isWhitespace }) == person.contestant.description else {
      throw CommandFailure(.faulty, vi: "chưa xoá gì", en: "nothing was erased")
    }
  }
}

/// Erases rows and keys from the data directory, beside a server too.
struct PersonErasing {
  private let journal: SQLiteJournal

  /// A server that answers hundreds of students reads its database all the time.
  private static let attempts = 5

  init(_ call: Invocation) throws(CommandFailure) { journal = try RecordedContest.journal(call) }

  /// - Returns: those who were there.
  func erase(
    _ contestants: [ContestantID], _ contest: String
  ) throws(CommandFailure) -> [ContestantID] {
    var erased: [ContestantID] = []
    for attempt in 1...Self.attempts {
      do throws(StoreError) {
        // A second call erases nobody, and empties the log where the first one could not.
        let found = try journal.erasePersons(contestants, of: contest)
        return erased.isEmpty ? found : erased
      } catch {
        guard case .logStillHeld = error else { throw .store(error) }
        erased = contestants
        guard attempt < Self.attempts else { break }
      }
    }
    throw CommandFailure(
      .unreachable,
      vi:
        "đã xoá, nhưng nhật ký tạm của cơ sở dữ liệu đang bị giữ và còn bản cũ; chạy lại lệnh này",
      en: "erased, but the database's log is held by another program and has the old rows still; "
        + "run the command again")
  }
}

/// What an erasure did, for a person.
struct ErasureText {
  let language: String

  private func say(_ vi: String, _ en: String) -> String { language == "en" ? en : vi }

  func text(
    _ person: FoundPerson, isDry: Bool, wasThere: Bool, files: [(folder: String, files: [String])]
  ) -> String {
    let who = "\(person.contestant) (\(person.contest))"
    var lines: [String] = []
    if isDry {
      lines.append(say("Sẽ xoá thông tin cá nhân của \(who).", "Would erase the person of \(who)."))
    } else if wasThere {
      lines.append(
        say(
          "Đã xoá thông tin cá nhân của \(who); điểm, câu trả lời và nhật ký vẫn nguyên, không còn tên.",
          "Erased the person of \(who); points, answers and journal are whole, without a name."))
    } else {
      lines.append(
        say("Thông tin của \(who) đã xoá từ trước.", "The person of \(who) was erased before."))
    }
    return (lines + replacements(files, of: person.contest) + backups).joined(separator: "\n")
  }

  func replacements(
    _ files: [(folder: String, files: [String])], of contest: String
  ) -> [String] {
    var lines: [String] = []
    for (folder, files) in files where !files.isEmpty {
      lines.append("")
      lines.append(say("Đã công bố, cần thay:", "Published, to be replaced:"))
      lines += files.map { "  \($0)" }
      lines.append(
        say("Thay bằng: ", "Replace them with: ") + "bangvang publish \(contest) --to \(folder)")
    }
    if lines.isEmpty {
      return [
        say(
          "Không thấy tệp công bố nào có người này; bản đã chép đi nơi khác thì phải tự tìm.",
          "No published file with this person was found; copies elsewhere are yours to find.")
      ]
    }
    return lines + [
      say(
        "Bản đã đưa lên mạng hay đã in thì phải tự thay, tự thu lại.",
        "What was uploaded or printed is yours to replace and to collect.")
    ]
  }

  var backups: [String] {
    [
      say(
        "Bản sao lưu cũ vẫn còn người này: xoá bản cũ, sao lưu lại.",
        "Older backups still have the person: delete them and make a new one.")
    ]
  }
}

/// The same for programs.
struct ErasureJSON: Encodable {
  let contest: String
  let contestants: [String]
  /// How many rows there were.
  let erased: Int
  /// Published files that tell of them.
  let replace: [String]
}

extension CommandOption {
  static let dryRun = CommandOption(
    "--dry-run",
    about: LocalizedMessage(vi: "chỉ cho xem, không làm gì", en: "only show, do nothing"))
}

extension ProgramCommand {
  static let privacyErase = PrivacyErase.command
}
