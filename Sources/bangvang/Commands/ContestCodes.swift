import Authoring
import ContestEngine
import ContestServer
import Cryptography
import Foundation
import Store

extension ProgramCommand {
  static let contestCodes = ProgramCommand(
    "contest", "codes",
    about: LocalizedMessage(
      vi: "địa chỉ, mã ghim, mã vào thi của từng trường, mã của người dẫn",
      en: "address, pin, each school's code, the host's and the board's tokens"),
    operands: [Operand(name: "CONTEST")],
    options: [
      CommandOption(
        "--print",
        about: LocalizedMessage(
          vi: "mỗi trường một tờ để in, không có mã của người dẫn",
          en: "one sheet a school to print, without the host's token")),
      CommandOption(
        "--address", value: "HOST[:PORT]",
        about: LocalizedMessage(
          vi: "địa chỉ máy chủ; mặc định là địa chỉ của máy này",
          en: "the server's address; else this machine's")),
      .json, .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let codes = try ContestCodes(invocation)
    if codes.schools.allSatisfy({ $0.code == nil }) {
      throw CommandFailure(
        .faulty, vi: "cuộc thi '\(codes.id)' chưa có mã; mã được tạo khi chạy bangvang serve",
        en: "the contest '\(codes.id)' has no codes yet; they are made by bangvang serve")
    }
    if invocation.wantsJSON {
      try invocation.console.result(json: CodesJSON(codes))
    } else if invocation.arguments.has("--print") {
      invocation.console.resultBytes(Array(codes.sheets.text.utf8))
    } else {
      invocation.console.result(codes.text(in: invocation.language))
    }
    return .done
  }
}

/// What is needed to join a contest, from the data directory and, before it was served, its file.
struct ContestCodes {
  let id: String
  private(set) var title = LocalizedText("")
  private(set) var schools: [School] = []
  private(set) var hostToken: String?
  private(set) var boardToken: String?
  private(set) var pin: String?
  let hosts: [String]

  init(_ invocation: Invocation) throws(CommandFailure) {
    let name = invocation.arguments.operands.first ?? ""
    let definition = try Self.definition(named: name, invocation)
    id = definition?.id ?? name
    hosts = invocation.arguments.value("--address").map { [$0] } ?? LocalAddresses.read()
    if let definition { (title, schools) = (definition.title, definition.schools) }
    let directory = invocation.dataDirectory
    let isServed = try readJournal(in: directory)
    if !isServed, definition == nil { throw .store(.unknownContest(id)) }
    pin = Self.pin(in: directory)
  }

  /// The definition, where a file was named instead of an id.
  private static func definition(
    named name: String, _ invocation: Invocation
  ) throws(CommandFailure) -> ContestDefinition? {
    guard name.contains("/") || name.hasSuffix(".json5") else { return nil }
    let contest = try ReadContest(file: name, invocation)
    guard let program = contest.output.program else {
      invocation.console.note(contest.output.diagnostics)
      throw CommandFailure(
        .faulty, vi: "tệp '\(name)' có lỗi", en: "the file '\(name)' has errors")
    }
    return program.definition
  }

  /// - Returns: whether the contest was ever served from here.
  private mutating func readJournal(in directory: URL) throws(CommandFailure) -> Bool {
    let file = directory.appending(path: "contests.sqlite").path
    guard FileManager.default.fileExists(atPath: file) else { return false }
    var program: ContestProgram?
    do {
      let journal = try DataDirectory(directory.path).openJournal()
      let id = id
      guard try journal.contests().contains(where: { $0.id == id }) else { return false }
      try journal.replay(id) { entry in
        switch entry.event {
        case .prepared(let latest), .amended(let latest): program = latest
        default: break
        }
      }
      hostToken = try journal.secret(ContestSecrets.hostToken, of: id)
      boardToken = try journal.secret(ContestSecrets.boardToken, of: id)
    } catch {
      throw .store(error)
    }
    if let program { (title, schools) = (program.definition.title, program.definition.schools) }
    return true
  }

  /// Of the certificate that the server made; nil where it has none yet.
  private static func pin(in directory: URL) -> String? {
    // Opening a data directory would make it.
    guard FileManager.default.fileExists(atPath: directory.path) else { return nil }
    // A certificate that is not there or is broken has no pin to show.
    guard let path = try? DataDirectory(directory.path).certificateFile,
      let pem = try? String(contentsOfFile: path, encoding: .utf8)
    else { return nil }
    return try? SelfSignedCertificate.pin(ofPEM: pem)
  }

  private var address: CodeSheets.Address? {
    hosts.first.map { CodeSheets.Address(host: $0, pin: pin) }
  }

  var sheets: CodeSheets { CodeSheets(title: title, schools: schools, address: address) }

  func text(in language: String) -> String {
    let isEnglish = language == "en"
    var lines = ["\(title.text(in: language)) (\(id))"]
    lines.append((isEnglish ? "Address: " : "Địa chỉ: ") + hosts.joined(separator: ", "))
    if let pin { lines.append((isEnglish ? "Pin: " : "Mã ghim: ") + pin) }
    if let hostToken { lines.append((isEnglish ? "Host: " : "Người dẫn: ") + hostToken) }
    if let boardToken { lines.append((isEnglish ? "Board: " : "Bảng chiếu: ") + boardToken) }
    return (lines + ["", sheets.table(in: language)]).joined(separator: "\n")
  }
}

private struct CodesJSON: Encodable {
  let contest: String
  let addresses: [String]
  let pin: String?
  let hostToken: String?
  let boardToken: String?
  let codes: [String: String]

  init(_ codes: ContestCodes) {
    contest = codes.id
    addresses = codes.hosts
    pin = codes.pin
    hostToken = codes.hostToken
    boardToken = codes.boardToken
    self.codes = Dictionary(
      codes.schools.compactMap { school in school.code.map { (school.id.text, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
