import Assessment
import Authoring
import ContestEngine
import ContestServer
import Foundation
import Publishing

/// `bangvang roster tickets`: what each student of a roster joins with, to hand out.
enum RosterTicketsCommand {
  static let command = ProgramCommand(
    "roster", "tickets",
    about: LocalizedMessage(
      vi: "phiếu vào thi của từng em trong danh sách, để in và phát",
      en: "the ticket of each student on the roster, to print and hand out"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [
      CommandOption(
        "--output", short: "-o", value: "OUT.pdf",
        about: LocalizedMessage(
          vi: "ghi phiếu vào tệp PDF, mỗi trang 12 phiếu, cắt theo đường chấm",
          en: "write slips as PDF, 12 a page, to cut along the dots")),
      CommandOption(
        "--school", value: "ID",
        about: LocalizedMessage(vi: "chỉ của một trường", en: "of one school only")),
      CommandOption(
        "--address", value: "HOST[:PORT]",
        about: LocalizedMessage(
          vi: "địa chỉ máy chủ ghi trên phiếu", en: "the server's address on the slips")),
      CommandOption(
        "--csv",
        about: LocalizedMessage(vi: "in dạng CSV cho bảng tính", en: "print CSV for a spreadsheet")),
      .json, .data,
    ], exclusive: [["--output", "--csv", "--json"]], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let tickets = try RosterTicketList(call)
    if let path = call.arguments.value("--output") {
      try tickets.print(to: path, call)
    } else if call.wantsJSON {
      try call.console.result(json: tickets.json)
    } else if call.arguments.has("--csv") {
      call.console.resultBytes(tickets.csv(in: call.language).bytes)
    } else {
      call.console.result(
        TextTable(tickets.csv(in: call.language).rows).lines.joined(separator: "\n"))
    }
    return .done
  }
}

/// Those on a contest's roster with their tickets.
private struct RosterTicketList {
  private struct Row {
    let seat: RosterSeat
    let school: String
    let ticket: String
  }

  private let definition: ContestDefinition
  private let rows: [Row]
  /// Those whose ticket was replaced since: what the roster gives opens nothing any more, and the new
  /// one is known to nobody but who was told it.
  private let replaced: [Row]

  init(_ call: Invocation) throws(CommandFailure) {
    let name = call.arguments.operands.first ?? ""
    let file = try Self.file(name, call)
    let contest = try ReadContest(file: file, call, needsLibrary: false)
    call.console.note(contest.output.diagnostics)
    let program = try contest.programToGoOn(call) { call.console.note($0) }
    definition = program.definition
    guard file == name || definition.id == name else { throw Self.notFound(name, call) }
    guard definition.registration.roster != nil else {
      throw CommandFailure(
        .faulty,
        vi: "cuộc thi '\(definition.id)' không có danh sách (registration.roster); "
          + "mỗi trường vào bằng mã: bangvang contest codes \(name)",
        en: "the contest '\(definition.id)' has no roster (registration.roster); "
          + "schools join by code: bangvang contest codes \(name)")
    }
    let seats = contest.output.seats
    let tickets: [String]
    do {
      tickets = try ContestPreparation.tickets(
        for: seats, of: program, directory: call.dataDirectory.path
      ) { call.console.note($0.words) }
    } catch {
      throw ServeCommand.failure(error, in: call.dataDirectory.path)
    }
    let all = try Self.rows(seats, tickets, definition, only: call.arguments.value("--school"))
    let recorded = try RecordedContest(definition.id, call).contest
    func isReplaced(_ row: Row) -> Bool {
      recorded.isReplaced(ticket: SecretDigest(secret: row.ticket))
    }
    rows = all.filter { !isReplaced($0) }
    replaced = all.filter(isReplaced)
    if !replaced.isEmpty { call.console.note(replacedWords) }
    DefinitionPlaces.note(definition.id, file: file, in: call.dataDirectory)
  }

  /// The definition file that is named, or that a contest was begun from.
  private static func file(_ name: String, _ call: Invocation) throws(CommandFailure) -> String {
    if ContestToServe.namesFile(name) { return name }
    guard let noted = DefinitionPlaces.file(of: name, in: call.dataDirectory) else {
      throw notFound(name, call)
    }
    return noted
  }

  private static func notFound(_ name: String, _ call: Invocation) -> CommandFailure {
    let known = (try? RecordedContest.ids(call)) ?? []
    let list = known.joined(separator: ", ")
    let near = ["\(name).json5", "contests/\(name).json5"].first {
      FileManager.default.fileExists(atPath: $0)
    }
    if let near {
      return .wrongUsage(
        vi: "hãy nêu tệp cuộc thi: bangvang roster tickets \(near)",
        en: "name the contest's file: bangvang roster tickets \(near)")
    }
    return .wrongUsage(
      vi: "không biết tệp của cuộc thi '\(name)': danh sách học sinh chỉ có ở cạnh tệp ấy, "
        + "hãy nêu tệp, ví dụ \(name).json5"
        + (list.isEmpty ? "" : "\nCác cuộc thi trong thư mục dữ liệu: \(list)"),
      en: "the file of the contest '\(name)' is not known: the roster is beside it, nowhere else; "
        + "name the file, as in \(name).json5"
        + (list.isEmpty ? "" : "\nContests in the data directory: \(list)"))
  }

  private static func rows(
    _ seats: [RosterSeat], _ tickets: [String], _ definition: ContestDefinition, only id: String?
  ) throws(CommandFailure) -> [Row] {
    let schools = Dictionary(
      definition.schools.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    if let id, schools[SchoolID(id)] == nil {
      throw .notAChoice(id, of: "--school", definition.schools.map(\.id.text))
    }
    return zip(seats, tickets).compactMap { seat, ticket in
      guard id == nil || seat.school.text == id else { return nil }
      return Row(seat: seat, school: schools[seat.school] ?? seat.school.text, ticket: ticket)
    }
  }

  private var replacedWords: LocalizedMessage {
    let names = replaced.map { row in
      [row.seat.name, row.seat.fields[.class], row.school].compactMap(\.self)
        .joined(separator: ", ")
    }
    let list = names.map { "\n  " + $0 }.joined()
    return LocalizedMessage(
      vi: "không in phiếu của \(names.count) em đã được cấp phiếu mới (phiếu cũ không dùng được "
        + "nữa); em nào mất phiếu mới thì cấp lại ở bangvang host, phím x:" + list,
      en: "no slip for \(English.count(names.count, "student")) with a new ticket (the old one is "
        + "dead); who has lost the new one gets another in bangvang host, key x:" + list)
  }

  func csv(in language: String) -> CSVTable {
    let hasClass = rows.contains { $0.seat.fields[.class] != nil }
    let english = language == "en"
    var table = CSVTable(
      header: [english ? "Ticket" : "Phiếu", english ? "Name" : "Họ và tên"]
        + (hasClass ? [english ? "Class" : "Lớp"] : []) + [english ? "School" : "Trường"])
    for row in rows {
      table.append(
        [row.ticket, row.seat.name] + (hasClass ? [row.seat.fields[.class] ?? ""] : [])
          + [row.school])
    }
    return table
  }

  struct JSON: Encodable {
    struct Ticket: Encodable {
      let name: String
      let `class`: String?
      let school: String
      let ticket: String
    }

    struct Replaced: Encodable {
      let name: String
      let `class`: String?
      let school: String
    }

    let contest: String
    let tickets: [Ticket]
    /// Those whose ticket was replaced.
    let replaced: [Replaced]
  }

  var json: JSON {
    JSON(
      contest: definition.id,
      tickets: rows.map { row in
        JSON.Ticket(
          name: row.seat.name, class: row.seat.fields[.class], school: row.seat.school.text,
          ticket: row.ticket)
      },
      replaced: replaced.map { row in
        JSON.Replaced(
          name: row.seat.name, class: row.seat.fields[.class], school: row.seat.school.text)
      })
  }

  // MARK: Slips

  func print(to path: String, _ call: Invocation) throws(CommandFailure) {
    let codes = try ContestCodes(call)
    if let warning = codes.addressWarning { call.console.note(warning) }
    // Whoever has a ticket is its contestant: the file is its owner's alone.
    do {
      try WholeFile.begin(path)
    } catch {
      throw .unwritable(path, error)
    }
    let missing: Int
    do {
      missing = try TicketSlipPrinter.write(
        rows.map { slip($0, codes.address, call.language) }, to: path,
        title: definition.title.text(in: call.language), created: created)
    } catch {
      throw .unwritable(path, error)
    }
    call.console.result(path)
    let count = rows.count
    call.console.note(
      LocalizedMessage(
        vi: "\(count) phiếu; ai cầm phiếu là vào thi được bằng tên ghi trên đó",
        en: "\(English.count(count, "slip")); whoever holds one joins under its name"))
    if missing > 0 {
      call.console.note(
        LocalizedMessage(
          vi: "Có \(missing) chữ không phông nào có; cài gói fonts-liberation2.",
          en: "\(missing) glyphs are in no font; install fonts-liberation2."))
    }
  }

  private func slip(_ row: Row, _ address: CodeSheets.Address?, _ language: String) -> TicketSlip {
    let place = [row.seat.fields[.class], row.seat.fields[.number].map { "SBD \($0)" }, row.school]
    return TicketSlip(
      contest: definition.title.text(in: language), name: row.seat.name,
      place: place.compactMap(\.self).joined(separator: " · "), ticket: row.ticket,
      server: address?.host,
      // The first certificate of a server is kept: nobody types a pin from a slip.
      command: CodeSheets.command(code: row.ticket, address: address?.withoutPin),
      language: language)
  }

  private var created: String {
    ISO8601DateFormatter().string(from: Date())
  }
}

extension CodeSheets.Address {
  fileprivate var withoutPin: CodeSheets.Address {
    CodeSheets.Address(host: host, pin: nil, isPlaintext: isPlaintext)
  }
}

extension ProgramCommand {
  static let rosterTickets = RosterTicketsCommand.command
}
