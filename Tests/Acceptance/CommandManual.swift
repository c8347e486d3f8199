/// What the programs say of themselves with `--help`: every command, its operands and its options.
struct CommandManual: Sendable {
  struct Entry: Sendable {
    /// The words that choose it: ["bank", "check"]; none for `thi`.
    let path: [String]
    /// How many words may follow; nil: any number.
    let operands: Int?
    /// The name with its dashes, and what its value is called; nil for a flag.
    let options: [String: String?]

    init(path: [String], help: String) {
      self.path = path
      let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
      let usage = lines.first.map { $0.split(separator: " ") } ?? []
      let after = usage.dropFirst(2 + path.count).filter { $0 != "[OPTIONS]" }
      operands = after.contains { $0.contains("…") } ? nil : after.count
      var options: [String: String?] = [:]
      for line in lines.drop(while: { $0 != "Options:" }).dropFirst() {
        let typed = line.dropFirst(2).firstRange(of: "  ").map {
          line.dropFirst(2)[..<$0.lowerBound]
        }
        let words = (typed ?? line).split(separator: " ")
        let names = words.prefix { $0.hasPrefix("-") }
        guard line.hasPrefix("  -") else { break }
        for name in names {
          let plain = name.hasSuffix(",") ? name.dropLast() : name
          options[String(plain)] = .some(words.dropFirst(names.count).first.map(String.init))
        }
      }
      self.options = options
    }
  }

  let commands: [Entry]
  let thi: Entry

  /// Asks the two programs.
  static func read() async throws -> CommandManual {
    let english = ["--help", "--language", "en"]
    let list = try await BuiltProgram.bangvang.run(english)
    var commands: [Entry] = []
    for row in list.lines.drop(while: { $0 != "Commands:" }).dropFirst() {
      guard row.hasPrefix("  ") else { break }
      let path = row.split(separator: " ").prefix { word in
        word.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }
      }
      // What a command without operands is about follows two spaces behind.
      let typed = row.dropFirst(2).firstRange(of: "  ").map { row.dropFirst(2)[..<$0.lowerBound] }
      let words = path.prefix(typed?.split(separator: " ").count ?? path.count).map(String.init)
      let help = try await BuiltProgram.bangvang.run(words + english)
      commands.append(Entry(path: words, help: help.output))
    }
    let help = try await BuiltProgram.thi.run(english)
    return CommandManual(commands: commands, thi: Entry(path: [], help: help.output))
  }

  /// The command that the words begin with.
  func command(of words: some Collection<String>) -> Entry? {
    commands.filter { words.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
  }

  // MARK: Checking

  enum Fault: Hashable, Sendable {
    case unknownCommand(ShownCommand)
    case unknownOption(String, ShownCommand)
    case valueMissing(String, ShownCommand)
    case notOneOf(String, ShownCommand)
    case tooMuch(String, ShownCommand)
  }

  /// What is wrong with a command that is shown; nil also where it is none of these programs'.
  func fault(in shown: ShownCommand) -> Fault? {
    guard let first = shown.words.first else { return nil }
    switch first {
    case "thi": return fault(of: thi, shown.words.dropFirst(), shown)
    case "bangvang":
      let rest = shown.words.dropFirst()
      if rest.isEmpty || isGroup(rest) { return nil }
      guard let command = command(of: rest) else { return .unknownCommand(shown) }
      return fault(of: command, rest.dropFirst(command.path.count), shown)
    case "sudo":
      let rest = shown.words.dropFirst()
      return fault(in: ShownCommand(words: Array(rest.first == "-u" ? rest.dropFirst(2) : rest)))
    case "swift", "systemctl": return nil
    case _ where first.hasPrefix("tools/"): return nil
    case _ where first.hasPrefix("--"):
      let faults = (commands + [thi]).map { fault(of: $0, shown.words[...], shown) }
      return faults.contains(nil) ? nil : .unknownOption(first, shown)
    default:
      if let command = command(of: shown.words) {
        return fault(of: command, shown.words.dropFirst(command.path.count), shown)
      }
      return shown.words.contains { $0.hasPrefix("--") } ? .unknownCommand(shown) : nil
    }
  }

  /// Several commands, named by the word that they have in common.
  private func isGroup(_ words: some Collection<String>) -> Bool {
    words.count == 1 && commands.contains { $0.path.count > 1 && $0.path.starts(with: words) }
  }

  private func fault(of entry: Entry, _ words: ArraySlice<String>, _ shown: ShownCommand) -> Fault?
  {
    var rest = words
    var operands = 0
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else {
        operands += 1
        if let most = entry.operands, operands > most { return .tooMuch(word, shown) }
        continue
      }
      guard let option = entry.options[word] else { return .unknownOption(word, shown) }
      guard let value = option else { continue }
      // A text may name an option without its value; a command line may not.
      guard let given = rest.popFirst() else {
        return words.count == 1 && words.first == word && shown.words.first == word
          ? nil : .valueMissing(word, shown)
      }
      let choices = value.split(separator: "|").map(String.init)
      if choices.count > 1, choices.allSatisfy({ $0 == $0.lowercased() }), !choices.contains(given)
      {
        return .notOneOf(given, shown)
      }
    }
    return nil
  }
}
