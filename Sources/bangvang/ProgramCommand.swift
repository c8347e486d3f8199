import Authoring

/// One command of the program: what people type, what it says of itself, and what it does.
///
/// A command is added by writing its value in a file under `Commands` and naming it in
/// `CommandTable`.
struct ProgramCommand: Sendable {
  /// The words that choose it: ["bank", "check"].
  let path: [String]
  let about: LocalizedMessage
  let operands: [Operand]
  let options: [CommandOption]
  /// Options of which one call takes one at most.
  let exclusive: [[String]]
  let run: @Sendable (Invocation) async throws(CommandFailure) -> ExitStatus

  init(
    _ path: String..., about: LocalizedMessage, operands: [Operand] = [],
    options: [CommandOption] = [], exclusive: [[String]] = [],
    run: @escaping @Sendable (Invocation) async throws(CommandFailure) -> ExitStatus
  ) {
    self.path = path
    self.about = about
    self.operands = operands
    self.options = options
    self.exclusive = exclusive
    self.run = run
  }

  /// What stands without a dash.
  struct Operand: Hashable, Sendable {
    /// As in the help: "FILE".
    let name: String
    var isOptional = false
    /// The last operand only.
    var isRepeated = false
  }
}

/// Something that begins with a dash.
struct CommandOption: Hashable, Sendable {
  /// With its dashes: "--to".
  let name: String
  /// One letter with its dash: "-o".
  let short: String?
  /// What the value is called in the help ("FORMAT"); nil for a flag.
  let value: String?
  /// Empty: any value.
  let choices: [String]
  let isRepeated: Bool
  let about: LocalizedMessage

  init(
    _ name: String, short: String? = nil, value: String? = nil, choices: [String] = [],
    isRepeated: Bool = false, about: LocalizedMessage
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.choices = choices
    self.isRepeated = isRepeated
    self.about = about
  }

  static let help = CommandOption(
    "--help", short: "-h",
    about: LocalizedMessage(vi: "in hướng dẫn này", en: "print this help"))
  static let version = CommandOption(
    "--version", about: LocalizedMessage(vi: "in phiên bản", en: "print the version"))
  static let language = CommandOption(
    "--language", value: "vi|en", choices: ["vi", "en"],
    about: LocalizedMessage(vi: "ngôn ngữ của thông báo", en: "the language of the messages"))
  static let json = CommandOption(
    "--json",
    about: LocalizedMessage(vi: "in kết quả dạng JSON", en: "print the result as JSON"))
  static let data = CommandOption(
    "--data", value: "DIR",
    about: LocalizedMessage(vi: "thư mục dữ liệu", en: "the data directory"))

  /// Understood by every command.
  static let common = [language, help, version]
}
