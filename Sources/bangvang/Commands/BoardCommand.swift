import Authoring
import ContestClient
import Network
import Screens
import Wire

/// `bangvang board`: the projector in the hall.
enum BoardCommand {
  static let command = ProgramCommand(
    "board",
    about: LocalizedMessage(
      vi: "bảng chiếu trong hội trường: câu hỏi, đồng hồ, xếp hạng, công bố kết quả",
      en: "the projector in the hall: question, countdown, standings, reveal"),
    operands: [ProgramCommand.Operand(name: "HOST[:PORT]")],
    options: ConsoleRole.board.options, exclusive: ConsoleRole.exclusive, run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    try await ConsoleRun(.board, call).run { server, token, givesUpAfter in
      .board(
        BoardSetup(
          server: server.description, joinAddresses: joinAddresses(server, call),
          language: call.language == "en" ? .en : .vi, token: token, givesUpAfter: givesUpAfter,
          client: "bangvang/\(Program.version)"))
    }
  }

  /// What the hall has to type: as it was typed here, but that "this computer" is another one there.
  /// Without TLS the server is for this computer only.
  private static func joinAddresses(_ server: Endpoint, _ call: Invocation) -> [String] {
    let isReached = server.isThisComputer && !call.arguments.has("--plaintext")
    let machine = isReached ? LocalAddresses.read() : []
    let hosts = machine.isEmpty ? [server.host] : machine
    return hosts.map { host in
      let endpoint = Endpoint(host: host, port: server.port)
      return endpoint.port == Endpoint.defaultPort ? host : endpoint.description
    }
  }
}

extension ProgramCommand {
  static let board = BoardCommand.command
}
