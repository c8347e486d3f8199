/// What one contestant is handed before a contest with a roster: a strip of paper with the ticket.
public struct TicketSlip: Hashable, Sendable {
  public let contest: String
  public let name: String
  /// "8A · THCS Lê Mao".
  public let place: String
  /// Eight characters, as they are typed.
  public let ticket: String
  /// As it is typed: "192.168.1.20" or "thi.example.vn:7900"; nil where it is not known yet.
  public let server: String?
  /// The line that the contestant types.
  public let command: String
  public let language: String

  public init(
    contest: String, name: String, place: String, ticket: String, server: String?, command: String,
    language: String
  ) {
    self.contest = contest
    self.name = name
    self.place = place
    self.ticket = ticket
    self.server = server
    self.command = command
    self.language = language
  }

  /// In two groups, which are easier to read and to type.
  var spacedTicket: String { String(ticket.prefix(4)) + " " + String(ticket.dropFirst(4)) }

  private var isEnglish: Bool { language.hasPrefix("en") }

  var serverLine: String {
    (isEnglish ? "Server: " : "Máy chủ: ") + (server ?? "………………………")
  }

  /// How to begin, in two lines.
  var steps: [String] {
    isEnglish
      ? [
        "1. Open a terminal, type:  \(command)",
        "2. Check your name, press Enter. Keep this slip: it lets you back in.",
      ]
      : [
        "1. Mở cửa sổ dòng lệnh, gõ:  \(command)",
        "2. Đúng tên mình thì nhấn Enter. Giữ phiếu này: mất mạng, đổi máy vẫn vào lại được.",
      ]
  }
}
