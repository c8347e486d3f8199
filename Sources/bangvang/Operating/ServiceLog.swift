import Authoring
import CLinux
import ContestServer
import Foundation
import Publishing

/// What a running server says of itself, on standard error: for people, for the system's journal, or
/// a JSON object a line. Never a name, a token, a code or an answer.
struct ServiceLog: Sendable {
  enum Format: Sendable {
    case text
    /// Each line begins with its weight, which the journal takes off again.
    ///
    /// Source: sd-daemon(3).
    case journal
    case json
  }

  enum Level: String, Sendable {
    case error, warning, notice, info

    /// As syslog(3) numbers them.
    var priority: Int {
      switch self {
      case .error: 3
      case .warning: 4
      case .notice: 5
      case .info: 6
      }
    }
  }

  private let console: Console
  private let format: Format

  init(_ call: Invocation) {
    self.init(call.console, isJSON: call.arguments.value("--log") == "json")
  }

  init(_ console: Console, isJSON: Bool) {
    self.console = console
    format = isJSON ? .json : Self.goesToJournal(console.surroundings) ? .journal : .text
  }

  /// The variable names the stream of the journal; another program may have pointed standard error
  /// elsewhere since.
  ///
  /// Source: systemd.exec(5), `$JOURNAL_STREAM`.
  private static func goesToJournal(_ surroundings: Surroundings) -> Bool {
    var status = stat()
    guard let stream = surroundings.variable("JOURNAL_STREAM"), fstat(STDERR_FILENO, &status) == 0
    else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }

  func note(_ news: ServiceNews) {
    let level: Level =
      switch news.weight {
      case .error: .error
      case .warning: .warning
      case .notice: .notice
      }
    note(level, news.code, news.words, contest: news.contest)
  }

  /// What is to be said of definitions and banks before they are served.
  func note(_ diagnostics: [Diagnostic]) {
    guard format != .text else { return console.note(diagnostics) }
    for diagnostic in diagnostics.inFileOrder() {
      let text = LocalizedMessage(vi: diagnostic.text(in: "vi"), en: diagnostic.text(in: "en"))
      note(diagnostic.severity == .error ? .error : .warning, "definition", text)
    }
  }

  /// Why the program ends without having done its work.
  func note(_ failure: CommandFailure) {
    guard format == .text else { return note(.error, "failed", failure.message) }
    console.note("bangvang: " + failure.message.text(in: console.language))
  }

  /// - Parameter code: a word for programs.
  func note(
    _ level: Level, _ code: String, _ message: LocalizedMessage, contest: String? = nil
  ) {
    let text = message.text(in: console.language)
    switch format {
    case .text: console.note(text)
    case .journal:
      // A line of the journal is one line.
      console.note("<\(level.priority)>" + text.replacing("\n", with: " "))
    case .json: console.note(Self.json(level, code, text, contest))
    }
  }

  private struct Entry: Encodable {
    let time: String
    let level: String
    let event: String
    let message: String
    let contest: String?
  }

  private static func json(
    _ level: Level, _ code: String, _ text: String, _ contest: String?
  ) -> String {
    let entry = Entry(
      time: PackageTime.absolute(.now), level: level.rawValue, event: code, message: text,
      contest: contest)
    // Nothing in the entry can fail to be encoded.
    guard let bytes = try? JSONEncoder.line.encode(entry) else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ServiceNews {
  /// The contest that it is about; nil where it is about all.
  fileprivate var contest: String? {
    switch self {
    case .bankChanged(let contest), .personsErased(let contest, _),
      .tokensReplaced(let contest, _), .snapshotSetAside(let contest, _),
      .snapshotUnwritten(let contest, _):
      contest
    case .journalFailed, .journalWritten, .stoppedUnwritten, .other: nil
    }
  }

  var words: LocalizedMessage {
    switch self {
    case .bankChanged(let contest):
      LocalizedMessage(
        vi: "\(contest): một ngân hàng đã đổi sau khi cuộc thi bắt đầu; cuộc thi vẫn dùng bản cũ",
        en: "\(contest): a bank has changed since the contest began; it goes on unchanged")
    case .journalFailed(let error):
      Self.joined(
        vi: "không ghi được nhật ký, tạm thời không xác nhận câu trả lời nào",
        en: "the journal cannot be written, no answer is acknowledged meanwhile", error)
    case .journalWritten:
      LocalizedMessage(
        vi: "lại ghi được nhật ký, cuộc thi tiếp tục", en: "the journal is written again")
    case .stoppedUnwritten:
      LocalizedMessage(
        vi: "dừng khi còn phần chưa ghi được; chưa ai được báo là đã nhận phần đó",
        en: "stopped with a batch that could not be written; nobody was told of it")
    case .tokensReplaced(let contest, let count):
      LocalizedMessage(
        vi:
          "cuộc thi '\(contest)' có mã người dẫn và mã bảng chiếu mới; đã ngắt \(count) kết nối dùng mã cũ",
        en:
          "the contest '\(contest)' has new tokens for hosts and boards; \(count) connections with old ones were ended"
      )
    case .personsErased(let contest, let count):
      LocalizedMessage(
        vi: "\(contest): \(count) người đã được xoá khỏi dữ liệu, từ nay chỉ hiện số thí sinh",
        en: "\(contest): \(count) erased from the data, shown by number from now on")
    case .snapshotSetAside(let contest, let misfit):
      LocalizedMessage(
        vi: "\(contest): bỏ một bản chụp trạng thái vì \(misfit.words.vi); đọc lại cả nhật ký",
        en: "\(contest): a snapshot is set aside: \(misfit.words.en); the journal is read instead")
    case .snapshotUnwritten(let contest, let error):
      Self.joined(
        vi: "\(contest): không ghi được bản chụp trạng thái, lần mở sau sẽ lâu hơn",
        en: "\(contest): a snapshot cannot be written, the next start takes longer", error)
    case .other(let text): LocalizedMessage(vi: text, en: text)
    }
  }

  private static func joined(vi: String, en: String, _ error: any Error) -> LocalizedMessage {
    let why = LocalizedMessage(cause: error)
    return LocalizedMessage(vi: "\(vi): \(why.vi)", en: "\(en): \(why.en)")
  }
}
