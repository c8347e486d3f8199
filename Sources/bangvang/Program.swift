import Authoring

/// Chooses the command that was typed, runs it, and tells how it ended.
struct Program {
  static let version = "1.0"

  let words: [String]
  let surroundings: Surroundings
  let remains = Remains()

  func run() async -> ExitStatus {
    let console = Console(language: language, surroundings: surroundings)
    do throws(CommandFailure) {
      let status = try await dispatch(console)
      if let failure = console.output.failure { throw failure }
      return status
    } catch {
      ServiceLog(console, isJSON: wantsLogInJSON).note(error)
      return error.status
    }
  }

  /// `--language` is looked for beforehand, so that wrong usage is said in it too.
  private var language: String {
    for (place, word) in words.enumerated() {
      if word == "--language", place + 1 < words.count, ["vi", "en"].contains(words[place + 1]) {
        return words[place + 1]
      }
      if word == "--language=vi" || word == "--language=en" { return String(word.suffix(2)) }
    }
    return surroundings.language
  }

  /// Looked for beforehand too: what keeps a server from starting is for the program that reads its log.
  private var wantsLogInJSON: Bool {
    zip(words, words.dropFirst()).contains { $0 == "--log" && $1 == "json" }
      || words.contains("--log=json")
  }

  private func dispatch(_ console: Console) async throws(CommandFailure) -> ExitStatus {
    let (path, rest) = split()
    let command = CommandTable.all.first { $0.path == path }
    let arguments = try parse(rest, path: path, command: command, console)
    if arguments.has("--help") {
      console.result(Help.text(of: path, in: console.language))
      return .done
    }
    if arguments.has("--version") {
      console.result("bangvang \(Self.version)")
      return .done
    }
    guard let command else {
      if let word = arguments.operands.first { throw unknown(word, after: path) }
      console.note(Help.text(of: path, in: console.language))
      return .wrongUsage
    }
    try check(arguments.operands, of: command, console)
    for options in command.exclusive { try arguments.mustNotMix(options) }
    let call = Invocation(arguments: arguments, console: console, remains: remains)
    // What looks at the whole computer says by itself what is wrong with the directory.
    if command.options.contains(.data), command.path != ["doctor"] { try call.mustBeDirectory() }
    return try await command.run(call)
  }

  private func parse(
    _ words: [String], path: [String], command: ProgramCommand?, _ console: Console
  ) throws(CommandFailure) -> Arguments {
    do {
      return try Arguments(words, options: (command?.options ?? []) + CommandOption.common)
    } catch {
      // An unknown command is said before what was typed behind it.
      if command == nil, let word = words.first, !word.hasPrefix("-") {
        throw unknown(word, after: path)
      }
      throw error
    }
  }

  /// The words of the command, and all others.
  private func split() -> (path: [String], rest: [String]) {
    var path: [String] = []
    var rest: [String] = []
    var takesValue = false
    for (place, word) in words.enumerated() {
      if takesValue || word.hasPrefix("-") {
        takesValue = word == CommandOption.language.name
        rest.append(word)
      } else if CommandTable.words(after: path).contains(word) {
        path.append(word)
      } else {
        return (path, rest + words[place...])
      }
    }
    return (path, rest)
  }

  private func unknown(_ word: String, after path: [String]) -> CommandFailure {
    let known = CommandTable.words(after: path)
    let typed = (path + [word]).joined(separator: " ")
    guard let nearest = NearestName.find(word, in: known) else {
      let help = (["bangvang"] + path + ["--help"]).joined(separator: " ")
      return .wrongUsage(
        vi: "không có lệnh '\(typed)'; xem \(help)",
        en: "there is no command '\(typed)'; see \(help)")
    }
    let meant = (path + [nearest]).joined(separator: " ")
    return .wrongUsage(
      vi: "không có lệnh '\(typed)'; có phải là '\(meant)'?",
      en: "there is no command '\(typed)'; did you mean '\(meant)'?")
  }

  private func check(
    _ given: [String], of command: ProgramCommand, _ console: Console
  ) throws(CommandFailure) {
    let usage = Help.usageLine(of: command, in: console.language)
    let required = command.operands.filter { !$0.isOptional }
    if given.count < required.count {
      let name = required[given.count].name
      throw .wrongUsage(vi: "thiếu \(name)\n\(usage)", en: "\(name) is missing\n\(usage)")
    }
    let isOpenEnded = command.operands.last?.isRepeated ?? false
    if given.count > command.operands.count, !isOpenEnded {
      let word = given[command.operands.count]
      throw .wrongUsage(vi: "thừa '\(word)'\n\(usage)", en: "'\(word)' is too much\n\(usage)")
    }
  }
}
