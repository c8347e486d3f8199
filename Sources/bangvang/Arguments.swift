import Authoring

/// What was typed after the words of a command, checked against what the command takes.
struct Arguments: Hashable, Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Whether a flag was given, by its long name ("--json").
  func has(_ name: String) -> Bool { values[name] != nil }

  /// One of these at most: nothing that was asked for is passed over in silence.
  func mustNotMix(_ names: [String]) throws(CommandFailure) {
    let given = names.filter(has)
    guard given.count > 1 else { return }
    throw .wrongUsage(
      vi: "\(given[0]) và \(given[1]) không đi cùng nhau",
      en: "\(given[0]) and \(given[1]) do not go together")
  }

  /// The last value of an option.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values of an option that may be repeated.
  func values(_ name: String) -> [String] { values[name] ?? [] }

  /// The whole number given with an option; nil where the option was not given.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .wrongUsage(
        vi:
          "\(name) cần một số từ \(range.lowerBound) đến \(range.upperBound), không phải '\(text)'",
        en: "\(name) needs a number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
    }
    return number
  }

  init(_ words: [String], options: [CommandOption]) throws(CommandFailure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      if word.hasPrefix("-"), word != "-" {
        try take(word, rest: &rest, options: options)
      } else {
        operands.append(word)
      }
    }
  }

  private mutating func take(
    _ word: String, rest: inout ArraySlice<String>, options: [CommandOption]
  ) throws(CommandFailure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? word
    guard let option = options.first(where: { $0.name == name || $0.short == name }) else {
      throw Self.unknown(name, options: options)
    }
    guard let valueName = option.value else {
      guard parts.count == 1 else {
        throw .wrongUsage(vi: "\(name) không nhận giá trị", en: "\(name) takes no value")
      }
      values[option.name] = [""]
      return
    }
    let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
    guard let value, !value.isEmpty else {
      throw .wrongUsage(
        vi: "\(name) cần một giá trị: \(name) \(valueName)",
        en: "\(name) needs a value: \(name) \(valueName)")
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      throw .notAChoice(value, of: option.name, option.choices)
    }
    if values[option.name] != nil, !option.isRepeated {
      throw .wrongUsage(vi: "\(name) được ghi hai lần", en: "\(name) is given twice")
    }
    values[option.name, default: []].append(value)
  }

  private static func unknown(_ name: String, options: [CommandOption]) -> CommandFailure {
    guard let nearest = NearestName.find(name, in: options.map(\.name)) else {
      return .wrongUsage(vi: "không có tuỳ chọn \(name)", en: "there is no option \(name)")
    }
    return .wrongUsage(
      vi: "không có tuỳ chọn \(name); có phải là \(nearest)?",
      en: "there is no option \(name); did you mean \(nearest)?")
  }
}
