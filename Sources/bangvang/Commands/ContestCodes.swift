import Authoring
import ContestEngine
import ContestServer
import Cryptography
import Foundation
import Network
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
          vi: "địa chỉ máy chủ; không ghi thì là nơi máy chủ nghe lần gần nhất, hoặc máy này "
            + "và cổng mặc định",
          en: "the server's address; else where it listened last, or this machine and the default "
            + "port")),
      CommandOption(
        "--new-tokens",
        about: LocalizedMessage(
          vi:
            "tạo mã mới cho người dẫn và bảng chiếu, khi mã cũ bị lộ; ai đang dùng mã cũ bị ngắt, "
            + "cả khi máy chủ đang chạy",
          en:
            "make new tokens for hosts and boards, where old ones leaked; whoever uses them is put "
            + "out, also of a running server")),
      .json, .data,
    ], exclusive: [["--print", "--json"]]
  ) { invocation async throws(CommandFailure) in
    let codes = try ContestCodes(invocation)
    if invocation.arguments.has("--new-tokens"), codes.hostToken == nil {
      throw CommandFailure(
        .faulty,
        vi: "cuộc thi '\(codes.id)' chưa có mã để đổi; mã được tạo khi chạy bangvang serve",
        en:
          "the contest '\(codes.id)' has no tokens to replace yet; they are made by bangvang serve")
    }
    if codes.schools.allSatisfy({ $0.code == nil }) {
      throw CommandFailure(
        .faulty, vi: "cuộc thi '\(codes.id)' chưa có mã; mã được tạo khi chạy bangvang serve",
        en: "the contest '\(codes.id)' has no codes yet; they are made by bangvang serve")
    }
    if invocation.wantsJSON {
      try invocation.console.result(json: CodesJSON(codes))
    } else if invocation.arguments.has("--print") {
      if codes.hasRoster {
        throw CommandFailure(
          .faulty, vi: codes.ticketsInstead.vi, en: codes.ticketsInstead.en)
      }
      // Not on the sheets: it is for the organizer, before they are handed out.
      if let warning = codes.addressWarning { invocation.console.note(warning) }
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
  /// Then nobody joins by a school's code.
  private(set) var hasRoster = false
  private(set) var hostToken: String?
  private(set) var boardToken: String?
  private(set) var pin: String?
  /// As students type them, the likeliest first.
  let hosts: [String]
  let source: AddressSource
  private let isPlaintext: Bool

  /// Where the addresses come from.
  enum AddressSource: String, Encodable {
    case given
    /// The server listens there, or did when it last ran.
    case served
    /// Nothing was served yet: this machine, and the port that `serve` takes by itself.
    case `default`
  }

  init(_ invocation: Invocation) throws(CommandFailure) {
    let name = invocation.arguments.operands.first ?? ""
    let definition = try Self.definition(named: name, invocation)
    id = definition?.id ?? name
    let directory = invocation.dataDirectory
    let served = ServedAddresses.read(in: directory)
    let given = invocation.arguments.value("--address")
    source = given != nil ? .given : served != nil ? .served : .default
    hosts = given.map { [$0] } ?? Self.typed(served)
    isPlaintext = given == nil && served != nil && served?.pin == nil
    if let definition { take(definition) }
    let isServed = try readJournal(
      in: directory, makesTokens: invocation.arguments.has("--new-tokens"))
    if !isServed, definition == nil { throw .store(.unknownContest(id)) }
    pin = isPlaintext ? nil : served?.pin ?? Self.pin(in: directory)
  }

  private static func typed(_ served: ServedAddresses?) -> [String] {
    let machine = LocalAddresses.read()
    if let served { return served.typed(on: machine) }
    // Without a network no other computer reaches this one: the sheets leave room for an address.
    if machine.isEmpty { return [] }
    return ServedAddresses(addresses: ServedAddresses.byDefault, pin: nil).typed(on: machine)
  }

  /// The definition, where a file was named instead of an id.
  private static func definition(
    named name: String, _ invocation: Invocation
  ) throws(CommandFailure) -> ContestDefinition? {
    guard ContestToServe.isPath(name) else { return nil }
    return try ReadContest(file: name, invocation, needsLibrary: false).definition(invocation)
  }

  /// - Parameter makesTokens: in the place of those that are there.
  /// - Returns: whether the contest was ever served from here.
  private mutating func readJournal(
    in directory: URL, makesTokens: Bool
  ) throws(CommandFailure) -> Bool {
    let file = directory.appending(path: "contests.sqlite").path
    guard FileManager.default.fileExists(atPath: file) else { return false }
    var program: ContestProgram?
    do {
      let journal = try DataDirectory(directory.path).openJournal(creating: false)
      let id = id
      guard try journal.contests().contains(where: { $0.id == id }) else { return false }
      try journal.replay(id) { entry in
        switch entry.event {
        case .prepared(let latest), .amended(let latest): program = latest
        default: break
        }
      }
      if makesTokens {
        for name in [ContestSecrets.hostToken, ContestSecrets.boardToken] {
          try journal.setSecret(name, of: id, to: ContestSecrets.newToken)
        }
      }
      hostToken = try journal.secret(ContestSecrets.hostToken, of: id)
      boardToken = try journal.secret(ContestSecrets.boardToken, of: id)
    } catch {
      // A first start that was broken off.
      if case .missing = error { return false }
      throw .store(error)
    }
    if let program { take(program.definition) }
    return true
  }

  private mutating func take(_ definition: ContestDefinition) {
    (title, schools) = (definition.title, definition.schools)
    hasRoster = definition.registration.roster != nil
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

  var address: CodeSheets.Address? {
    hosts.first.map { CodeSheets.Address(host: $0, pin: pin, isPlaintext: isPlaintext) }
  }

  var sheets: CodeSheets { CodeSheets(title: title, schools: schools, address: address) }

  /// What an organizer must know of the addresses before handing them out.
  var addressWarning: LocalizedMessage? {
    switch source {
    case .given: return nil
    case .served where isPlaintext:
      return LocalizedMessage(
        vi: "máy chủ chạy không mã hoá (--plaintext): chỉ chính máy này vào được",
        en: "the server runs without TLS (--plaintext): only this machine reaches it")
    case .served: return nil
    case .default where hosts.isEmpty:
      return LocalizedMessage(
        vi: "máy này chưa có mạng; ghi địa chỉ máy chủ bằng --address MÁY[:CỔNG]",
        en: "this machine has no network; name the server with --address HOST[:PORT]")
    case .default:
      let port = Endpoint.defaultPort
      return LocalizedMessage(
        vi: "máy chủ chưa chạy lần nào: đây là địa chỉ của máy này và cổng mặc định \(port) của "
          + "'bangvang serve'; nếu sẽ chạy ở máy hay cổng khác, ghi --address MÁY[:CỔNG]",
        en: "nothing was served yet: these are this machine's addresses with \(port), the default "
          + "port of 'bangvang serve'; for another machine or port give --address HOST[:PORT]")
    }
  }

  func text(in language: String) -> String {
    let isEnglish = language == "en"
    var lines = ["\(title.text(in: language)) (\(id))"]
    lines.append((isEnglish ? "Address: " : "Địa chỉ: ") + hosts.joined(separator: ", "))
    if let addressWarning { lines.append("(\(addressWarning.text(in: language)))") }
    if let pin { lines.append((isEnglish ? "Pin: " : "Mã ghim: ") + pin) }
    if let hostToken { lines.append((isEnglish ? "Host: " : "Người dẫn: ") + hostToken) }
    if let boardToken { lines.append((isEnglish ? "Board: " : "Bảng chiếu: ") + boardToken) }
    let joining =
      hasRoster ? ticketsInstead.text(in: language) : sheets.table(in: language)
    return (lines + ["", joining]).joined(separator: "\n")
  }

  var ticketsInstead: LocalizedMessage {
    LocalizedMessage(
      vi: "Mỗi em trong danh sách vào bằng phiếu của mình, không dùng mã trường. In phiếu: "
        + "bangvang roster tickets \(id) -o phieu.pdf",
      en: "Everyone on the roster joins with a ticket, not with a school's code. To print them: "
        + "bangvang roster tickets \(id) -o slips.pdf")
  }
}

private struct CodesJSON: Encodable {
  let contest: String
  let addresses: [String]
  let addressesFrom: ContestCodes.AddressSource
  let pin: String?
  let hostToken: String?
  let boardToken: String?
  let codes: [String: String]

  init(_ codes: ContestCodes) {
    contest = codes.id
    addresses = codes.hosts
    addressesFrom = codes.source
    pin = codes.pin
    hostToken = codes.hostToken
    boardToken = codes.boardToken
    self.codes = Dictionary(
      codes.schools.compactMap { school in school.code.map { (school.id.text, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
