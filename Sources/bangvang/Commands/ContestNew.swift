import Authoring
import ContestEngine
import Foundation

extension ProgramCommand {
  static let contestNew = ProgramCommand(
    "contest", "new",
    about: LocalizedMessage(
      vi: "viết một tệp cuộc thi mẫu, có giải thích từng mục",
      en: "write a contest file to begin with, every key explained"),
    operands: [Operand(name: "FILE")],
    options: [
      CommandOption(
        "--mode", value: "MODE", choices: ContestDefinition.Mode.allCases.map(\.rawValue),
        about: LocalizedMessage(
          vi: "live (mặc định), window hoặc judged", en: "live (the default), window or judged")),
      CommandOption(
        "--id", value: "ID",
        about: LocalizedMessage(
          vi: "mã cuộc thi; mặc định lấy từ tên tệp", en: "the contest's id; else the file's name")),
      CommandOption(
        "--bank", value: "FILE",
        about: LocalizedMessage(vi: "ngân hàng câu hỏi", en: "the question bank")),
    ]
  ) { invocation async throws(CommandFailure) in
    let file = invocation.arguments.operands.first ?? ""
    let mode = invocation.arguments.value("--mode").flatMap(ContestDefinition.Mode.init(rawValue:))
    let bank = invocation.arguments.value("--bank").map { RelativePath.from(file, to: $0) }
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    guard let id = ContestTemplate.id(from: invocation.arguments.value("--id") ?? name) else {
      throw .wrongUsage(
        vi: "'\(name)' không làm mã cuộc thi được; thêm --id",
        en: "'\(name)' makes no id of a contest; add --id")
    }
    let text = ContestTemplate.text(id: id, mode: mode ?? .live, bank: bank ?? "cau-hoi.gift")
    if file == "-" {
      invocation.console.resultBytes(Array(text.utf8))
      return .done
    }
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure(
        .faulty, vi: "đã có tệp '\(file)'; chọn tên khác",
        en: "the file '\(file)' is there already; choose another name")
    }
    try invocation.write(Array(text.utf8), to: file)
    invocation.console.note(
      LocalizedMessage(
        vi: "đã viết \(file); sửa xong thì chạy: bangvang contest check \(file)",
        en: "wrote \(file); when it is edited, run: bangvang contest check \(file)"))
    return .done
  }
}

/// Paths as one file names another.
enum RelativePath {
  /// How a file names another one that was named on the command line.
  static func from(_ file: String, to target: String) -> String {
    if target.hasPrefix("/") { return target }
    let base = parts(of: URL(filePath: file).deletingLastPathComponent())
    let other = parts(of: URL(filePath: target))
    let common = zip(base, other).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - common)
    return (up + other.dropFirst(common)).joined(separator: "/")
  }

  private static func parts(of url: URL) -> [String] {
    url.standardizedFileURL.path.split(separator: "/").map(String.init)
  }
}
