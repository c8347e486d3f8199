import Authoring

/// The help of each level.
enum Help {
  static let about = LocalizedMessage(
    vi: "Bảng Vàng: thi trực tuyến giữa các trường, từ ngân hàng câu hỏi đến giấy chứng nhận.",
    en: "Bảng Vàng: contests across schools, from a question bank to certificates.")

  /// The help of a command, or of a group of them.
  static func text(of path: [String], in language: String) -> String {
    if let command = CommandTable.all.first(where: { $0.path == path }) {
      return text(of: command, in: language)
    }
    let vietnamese = language == "vi"
    var lines = [
      (vietnamese ? "Cách dùng: " : "Usage: ")
        + (["bangvang"] + path + [vietnamese ? "LỆNH …" : "COMMAND …"]).joined(separator: " "), "",
    ]
    let heading = path.first.flatMap { CommandTable.groups[$0] } ?? about
    lines += [heading.text(in: language), "", vietnamese ? "Lệnh:" : "Commands:"]
    lines += table(
      CommandTable.commands(under: path).map { command in
        (usage(of: command, after: path.count), command.about.text(in: language))
      })
    lines += ["", vietnamese ? "Tuỳ chọn chung:" : "Common options:"]
    lines += rows(of: CommandOption.common, in: language)
    let more = ["bangvang"] + path + [vietnamese ? "LỆNH" : "COMMAND", "--help"]
    lines += ["", (vietnamese ? "Xem thêm: " : "More: ") + more.joined(separator: " ")]
    return lines.joined(separator: "\n")
  }

  /// One line: how a command is typed.
  static func usageLine(of command: ProgramCommand, in language: String) -> String {
    let options = command.options.isEmpty ? "" : language == "vi" ? " [TUỲ CHỌN]" : " [OPTIONS]"
    return (language == "vi" ? "Cách dùng: " : "Usage: ") + "bangvang "
      + usage(of: command, after: 0) + options
  }

  private static func text(of command: ProgramCommand, in language: String) -> String {
    let vietnamese = language == "vi"
    let lines =
      [
        usageLine(of: command, in: language), "", command.about.text(in: language), "",
        vietnamese ? "Tuỳ chọn:" : "Options:",
      ] + rows(of: command.options + CommandOption.common, in: language)
    return lines.joined(separator: "\n")
  }

  private static func usage(of command: ProgramCommand, after count: Int) -> String {
    let operands = command.operands.map { operand in
      let name = operand.isRepeated ? operand.name + "…" : operand.name
      return operand.isOptional ? "[\(name)]" : name
    }
    return (command.path.dropFirst(count) + operands).joined(separator: " ")
  }

  private static func rows(of options: [CommandOption], in language: String) -> [String] {
    table(
      options.map { option in
        let names = (option.short.map { "\($0), " } ?? "") + option.name
        return (names + (option.value.map { " \($0)" } ?? ""), option.about.text(in: language))
      })
  }

  private static func table(_ rows: [(left: String, right: String)]) -> [String] {
    let width = min(30, rows.map(\.left.count).max() ?? 0)
    return rows.map { row in
      let gap = String(repeating: " ", count: max(2, width - row.left.count + 2))
      return "  " + row.left + gap + row.right
    }
  }
}
