import Assessment
import Authoring
import ContestEngine
import ContestServer
import Foundation
import Network
import Store
import Wire

/// What a rehearsal needs: from what was typed, and from the contests that this machine keeps.
struct RehearsalSetup: Sendable {
  let endpoint: Endpoint
  let plaintext: Bool
  let pin: String?
  let contestants: Int
  let codes: [String]
  let knowledge: Knowledge
  let seed: UInt64
  let hostTokens: [String]
  let areTokensGuessed: Bool
  let goesAmongOthers: Bool

  /// Files that the program has open besides the connections of its students.
  private static let reservedFiles = 32

  init(_ call: Invocation) throws(CommandFailure) {
    let arguments = call.arguments
    let typed = arguments.operands[0]
    guard let endpoint = Endpoint(typed) else {
      throw .wrongUsage(
        vi: "'\(typed)' không phải địa chỉ máy chủ, ví dụ 10.0.0.5:7878",
        en: "'\(typed)' is no server address, such as 10.0.0.5:7878")
    }
    self.endpoint = endpoint
    let kept = try KeptContest.all(call)
    var codes = try Self.codes(arguments.value("--codes") ?? "")
    if codes.isEmpty { codes = kept.flatMap(\.codes) }
    guard !codes.isEmpty else {
      throw .wrongUsage(
        vi: "thiếu --codes: mã của các trường, cách nhau bằng dấu phẩy",
        en: "--codes is missing: the schools' codes, separated by commas")
    }
    if let schools = try arguments.integer("--schools", in: 1...10_000) {
      codes = Array(codes.prefix(schools))
    }
    self.codes = codes
    let tokens = try Self.tokens(call)
    hostTokens =
      tokens ?? kept.filter { !Set($0.codes).isDisjoint(with: codes) }.compactMap(\.hostToken)
    areTokensGuessed = tokens == nil
    var items: [Item] = []
    for file in arguments.values("--bank") {
      items += BankReader.read(bytes: try call.bytes(of: file), file: file).items
    }
    plaintext = arguments.has("--plaintext")
    pin = arguments.value("--pin")
    contestants = try arguments.integer("--contestants", in: 1...20_000) ?? 30
    knowledge = Knowledge(items: items)
    seed = UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1)
    goesAmongOthers = arguments.has("--among-others")
    let most = DescriptorLimit.raise() - Self.reservedFiles - hostTokens.count
    guard contestants <= most else {
      throw CommandFailure(
        .faulty,
        vi: "máy này chỉ cho một chương trình mở \(most) kết nối; gõ trước trong cùng cửa sổ lệnh: "
          + "\(OpenFiles.moreCommand); hoặc chia cho nhiều máy",
        en:
          "this machine lets a program open \(most) connections; type first in the same terminal: "
          + "\(OpenFiles.moreCommand); or rehearse from several machines")
    }
  }

  /// As they were typed, a comma between them.
  private static func codes(_ typed: String) throws(CommandFailure) -> [String] {
    var codes: [String] = []
    for text in typed.split(separator: ",") {
      guard let code = Crockford.normalised(String(text), length: Crockford.codeLength) else {
        throw .wrongUsage(
          vi: "'\(text)' không phải mã trường: mã có \(Crockford.codeLength) chữ cái và chữ số",
          en: "'\(text)' is no school's code: it has \(Crockford.codeLength) letters and digits")
      }
      codes.append(code)
    }
    return codes
  }

  /// Those that somebody gave; nil for none.
  private static func tokens(_ call: Invocation) throws(CommandFailure) -> [String]? {
    let given = call.arguments.value("--token")
    let text = given == "-" ? HostTokenLine.read() : given
    let all = (text ?? call.surroundings.variable(ConsoleRole.host.tokenVariable) ?? "")
      .split(separator: ",").map(String.init)
    if given != nil, all.isEmpty {
      throw .wrongUsage(vi: "chưa có mã nào được nhập", en: "no token was given")
    }
    return all.isEmpty ? nil : all
  }

  var plan: RehearsalPlan {
    get throws(NetworkError) {
      var plan = RehearsalPlan(
        endpoint: endpoint, security: plaintext ? .plaintext : .tls(try ClientTLS(), pin: pin),
        contestants: contestants, codes: codes, knowledge: knowledge, seed: seed)
      plan.hostTokens = hostTokens
      plan.areTokensGuessed = areTokensGuessed
      plan.goesAmongOthers = goesAmongOthers
      return plan
    }
  }
}

/// A contest in the data directory that is not over.
private struct KeptContest {
  let codes: [String]
  let hostToken: String?

  static func all(_ call: Invocation) throws(CommandFailure) -> [KeptContest] {
    let file = call.dataDirectory.appending(path: "contests.sqlite").path
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    var contests: [KeptContest] = []
    for id in try RecordedContest.ids(call) {
      let recorded = try RecordedContest(id, call)
      if recorded.contest.phase == .ended { continue }
      let token: String?
      do {
        token = try RecordedContest.journal(call).secret(ContestSecrets.hostToken, of: id)
      } catch let error as CommandFailure {
        throw error
      } catch {
        token = nil
      }
      contests.append(
        KeptContest(
          codes: recorded.program.definition.schools.compactMap(\.code), hostToken: token))
    }
    return contests
  }
}
