import Authoring

/// The screens that come in with a token: who leads a contest, and the projector in the hall.
enum ConsoleRole: Sendable {
  case host, board

  /// Where the token is looked for that no option gives.
  var tokenVariable: String {
    switch self {
    case .host: "BANGVANG_HOST_TOKEN"
    case .board: "BANGVANG_BOARD_TOKEN"
    }
  }

  /// What stands before a token that is typed and not shown.
  func tokenPrompt(_ language: String) -> String {
    switch self {
    case .host: language == "en" ? "Host's token: " : "Mã của người dẫn: "
    case .board: language == "en" ? "Board's token: " : "Mã của bảng chiếu: "
    }
  }

  var missingToken: CommandFailure {
    switch self {
    case .host:
      .wrongUsage(
        vi: "thiếu mã của người dẫn: đặt BANGVANG_HOST_TOKEN, hoặc --token - và gửi mã ở dòng đầu",
        en: "the host's token is missing: set BANGVANG_HOST_TOKEN, or give --token - and the token "
          + "in the first line")
    case .board:
      .wrongUsage(
        vi:
          "thiếu mã của bảng chiếu: đặt BANGVANG_BOARD_TOKEN, hoặc --token - và gửi mã ở dòng đầu",
        en:
          "the board's token is missing: set BANGVANG_BOARD_TOKEN, or give --token - and the token "
          + "in the first line")
    }
  }

  var options: [CommandOption] {
    [
      tokenOption,
      CommandOption(
        "--pin", value: "sha256:…",
        about: LocalizedMessage(vi: "chứng thư của máy chủ", en: "the server's certificate")),
      CommandOption(
        "--plain",
        about: LocalizedMessage(
          vi: "từng dòng chữ, cho trình đọc màn hình và kịch bản lệnh",
          en: "line by line, for screen readers and scripts")),
      CommandOption(
        "--plaintext",
        about: LocalizedMessage(
          vi: "không mã hoá, chỉ trên chính máy này", en: "no TLS, on this machine only")),
    ]
  }

  /// Without TLS there is no certificate to compare.
  static let exclusive = [["--pin", "--plaintext"]]

  private var tokenOption: CommandOption {
    let about =
      switch self {
      case .host:
        LocalizedMessage(
          vi: "mã của người dẫn; '-' đọc từ đầu vào chuẩn. Không có thì hỏi, hoặc lấy từ "
            + "BANGVANG_HOST_TOKEN",
          en: "the host's token; '-' reads it from standard input. Else it is asked for, or taken "
            + "from BANGVANG_HOST_TOKEN")
      case .board:
        LocalizedMessage(
          vi: "mã của bảng chiếu; '-' đọc từ đầu vào chuẩn. Không có thì hỏi, hoặc lấy từ "
            + "BANGVANG_BOARD_TOKEN",
          en: "the board's token; '-' reads it from standard input. Else it is asked for, or taken "
            + "from BANGVANG_BOARD_TOKEN")
      }
    return CommandOption("--token", value: "TOKEN|-", about: about)
  }
}
