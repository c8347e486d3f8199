import Authoring
import Network
import Screens
import Wire

/// `bangvang host`: the organizer's live console.
enum HostCommand {
  static let command = ProgramCommand(
    "host",
    about: LocalizedMessage(
      vi: "màn hình của người dẫn: mở, đóng, tạm dừng, huỷ câu, thông báo",
      en: "the organizer's live console: open, close, pause, annul, announce"),
    operands: [ProgramCommand.Operand(name: "HOST[:PORT]")],
    options: ConsoleRole.host.options, exclusive: ConsoleRole.exclusive, run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    try await ConsoleRun(.host, call).run { server, token, givesUpAfter in
      .host(
        HostSetup(
          server: server.description, language: call.language == "en" ? .en : .vi, token: token,
          givesUpAfter: givesUpAfter, secondsEast: VietnamTime.secondsEast,
          client: "bangvang/\(Program.version)"))
    }
  }
}

extension ProgramCommand {
  static let host = HostCommand.command
}
