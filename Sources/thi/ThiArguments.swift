import ContestClient
import Network
import Wire

/// What was typed behind `thi`, checked.
struct ThiArguments: Hashable, Sendable {
  /// As it was typed, and readable as a server's address, or several.
  var host: String?
  /// A school's code or a ticket, as it was typed and of the right length.
  var credential: String?
  var pin: ServerPin?
  var language: WireLanguage?
  var isPlain = false
  var isPlaintext = false
  var forgetsSeat = false
  var isQuick = false
  var saysTime = false
  var asksForHelp = false
  var asksForVersion = false

  static let options = [
    "--help", "--language", "--new", "--pin", "--plain", "--plaintext", "--quick", "--say-time",
    "--version",
  ]

  private static func flag(_ name: String) -> WritableKeyPath<ThiArguments, Bool>? {
    switch name {
    case "--plain": \.isPlain
    case "--plaintext": \.isPlaintext
    case "--new": \.forgetsSeat
    case "--quick": \.isQuick
    case "--say-time": \.saysTime
    case "--help", "-h": \.asksForHelp
    case "--version": \.asksForVersion
    default: nil
    }
  }

  init(_ words: [String]) throws(UsageFault) {
    var operands: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      } else if word.hasPrefix("-") {
        try takeOption(word, &rest)
      } else {
        operands.append(word)
      }
    }
    try takeOperands(operands)
    if isPlaintext, pin != nil { throw .pinWithoutEncryption }
    if let host, isPlaintext { try Self.checkIsThisComputer(host) }
  }

  /// Without encryption names and answers could be read on the way, so they stay on this computer.
  static func checkIsThisComputer(_ host: String) throws(UsageFault) {
    if HostList(host)?.isThisComputer != true { throw .plaintextElsewhere(host) }
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? word
    if let flag = Self.flag(name) {
      guard parts.count == 1 else { throw .valueNotTaken(name) }
      self[keyPath: flag] = true
      return
    }
    guard Self.options.contains(name) else { throw .unknownOption(name) }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
      throw .valueMissing(name)
    }
    if name == "--language" {
      guard let language = WireLanguage(rawValue: value) else { throw .unknownLanguage(value) }
      self.language = language
    } else {
      guard let pin = ServerPin(value) else { throw .notAPin(value) }
      self.pin = pin
    }
  }

  private mutating func takeOperands(_ operands: [String]) throws(UsageFault) {
    if let host = operands.first {
      guard HostList(host) != nil else { throw .notAnAddress(host) }
      self.host = host
    }
    guard operands.count > 1 else { return }
    // A code may be typed in two halves, as it is printed.
    let typed = operands.dropFirst().joined()
    let isCode = Crockford.normalised(typed, length: Crockford.codeLength) != nil
    let isTicket = Crockford.normalised(typed, length: Crockford.ticketLength) != nil
    guard isCode || isTicket else {
      throw .notACode(operands.dropFirst().joined(separator: " "))
    }
    credential = typed
  }

  /// The language that was asked for, also where something else is wrong.
  static func language(in words: [String]) -> WireLanguage? {
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == "--language" { return WireLanguage(rawValue: next) }
      if word.hasPrefix("--language=") { return WireLanguage(rawValue: String(word.dropFirst(11))) }
    }
    return nil
  }
}

/// Why what was typed behind `thi` cannot be done.
enum UsageFault: Error, Hashable, Sendable {
  case unknownOption(String)
  case valueMissing(String)
  case valueNotTaken(String)
  case unknownLanguage(String)
  case notAPin(String)
  case notAnAddress(String)
  case notACode(String)
  case pinWithoutEncryption
  case plaintextElsewhere(String)
}
