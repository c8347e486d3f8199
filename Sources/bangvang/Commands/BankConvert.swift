import Assessment
import Authoring
import Foundation

extension ProgramCommand {
  static let bankConvert = ProgramCommand(
    "bank", "convert",
    about: LocalizedMessage(
      vi: "chuyển ngân hàng sang định dạng khác", en: "convert banks to another format"),
    operands: [Operand(name: "FILE", isRepeated: true)],
    options: [
      .format, .output, .withoutKey, .json, .readAs, .encoding,
    ]
  ) { invocation async throws(CommandFailure) in
    guard let format = invocation.arguments.value("--to").flatMap(BankFormat.init(rawValue:)) else {
      throw .wrongUsage(vi: "thiếu --to ĐỊNH-DẠNG", en: "--to FORMAT is missing")
    }
    guard format == .markdown || !invocation.arguments.has("--no-key") else {
      throw .wrongUsage(
        vi: "--no-key chỉ đi với --to markdown", en: "--no-key goes with --to markdown only")
    }
    let files = try await BankFiles(invocation)
    guard !files.isIncomplete else { return .unreachable }
    for (_, reading) in files.readings { invocation.console.note(reading.diagnostics) }
    let items = files.readings.flatMap(\.reading.items)
    let written = try invocation.write(items, as: format, numbers: files.itemNumbers)
    return files.status == .done ? written : files.status
  }
}

extension CommandOption {
  static let format = CommandOption(
    "--to", value: "FORMAT", choices: BankFormat.allCases.filter(\.canBeWritten).map(\.rawValue),
    about: LocalizedMessage(
      vi: "định dạng: " + names, en: "the format: " + names))
  static let output = CommandOption(
    "--output", short: "-o", value: "OUT",
    about: LocalizedMessage(
      vi: "tệp kết quả; không có thì in ra", en: "the file to write; else standard output"))
  static let withoutKey = CommandOption(
    "--no-key",
    about: LocalizedMessage(
      vi: "bản in (markdown) không có đáp án và lời giải",
      en: "a paper (markdown) without key and explanations"))

  private static let names = BankFormat.allCases.filter(\.canBeWritten).map(\.rawValue)
    .joined(separator: ", ")
}

extension Invocation {
  /// Writes the items in a format. What it cannot hold is said on standard error, one line for each
  /// kind of loss; with `--json` all of it is the result, and the bank has to go to a file.
  ///
  /// - Parameter numbers: what each item is called in its file; nil where they count from 1.
  /// - Returns: `faulty` where items were left out.
  func write(
    _ items: [Item], as format: BankFormat, numbers: [String]? = nil
  ) throws(CommandFailure) -> ExitStatus {
    let path = arguments.value(CommandOption.output.name)
    guard path != nil || !wantsJSON else {
      throw .wrongUsage(
        vi: "--json đi với -o TỆP: khi đó chỗ này chỉ in những gì không ghi được",
        en: "--json goes with -o FILE: then only what was lost is printed here")
    }
    guard let output = output(items, as: format) else {
      throw .wrongUsage(
        vi: "chưa ghi được định dạng \(format.rawValue)",
        en: "the format \(format.rawValue) cannot be written yet")
    }
    try write(output.bytes, to: path)
    let losses = BankLosses(output.losses, of: items, numbers: numbers)
    if wantsJSON {
      console.result(losses.json(language: language).text)
    } else {
      for line in losses.lines(in: language) { console.note(line) }
    }
    return losses.hasErrors ? .faulty : .done
  }

  /// A paper is in the language of the messages, and without its key where that is asked for.
  private func output(_ items: [Item], as format: BankFormat) -> BankWriter.Output? {
    guard format == .markdown else { return BankWriter.write(items, as: format) }
    return MarkdownBankWriter.write(
      items,
      options: MarkdownBankWriter.Options(
        language: language, hasKey: !arguments.has("--no-key")))
  }
}
