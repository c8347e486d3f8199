public import ContestEngine

/// The sheets that an organizer hands out: for each school where to connect, with which code, and
/// the line that its students type. Plain text, one page a school.
public struct CodeSheets: Hashable, Sendable {
  /// Where a contest is served.
  public struct Address: Hashable, Sendable {
    /// As students type it: "192.168.1.20" or "thi.example.vn:7900".
    public let host: String
    /// `sha256:` and the digest of the server's certificate; nil where a public authority
    /// vouches for it.
    public let pin: String?
    /// Served without TLS, on this machine only.
    public let isPlaintext: Bool

    public init(host: String, pin: String?, isPlaintext: Bool = false) {
      self.host = host
      self.pin = pin
      self.isPlaintext = isPlaintext
    }
  }

  let title: LocalizedText
  let schools: [School]
  let address: Address?

  /// - Parameters:
  ///   - schools: with their codes; those without one get no sheet.
  ///   - address: nil where it is not known yet; then the sheets leave room for it.
  public init(title: LocalizedText, schools: [School], address: Address?) {
    self.title = title
    self.schools = schools.filter { $0.code != nil }
    self.address = address
  }

  /// The line that students of a school type.
  public static func command(code: String, address: Address?) -> String {
    let host = address?.host ?? "………………"
    if address?.isPlaintext ?? false { return "thi --plaintext \(host) \(code)" }
    guard let pin = address?.pin else { return "thi \(host) \(code)" }
    return "thi --pin \(pin) \(host) \(code)"
  }

  /// All sheets, a form feed between them, Vietnamese and English on each.
  public var text: String { schools.map(sheet).joined(separator: "\u{0C}") }

  /// One line a school: code, name and command.
  public func table(in language: String) -> String {
    let isEnglish = language.hasPrefix("en")
    let lines = schools.map { school in
      let code = school.code ?? ""
      return [code, school.name, Self.command(code: code, address: address)]
        .joined(separator: "\t")
    }
    let heading = isEnglish ? "CODE\tSCHOOL\tSTUDENTS TYPE" : "MÃ\tTRƯỜNG\tHỌC SINH GÕ"
    return ([heading] + lines).joined(separator: "\n")
  }

  private func sheet(_ school: School) -> String {
    let code = school.code ?? ""
    let title = [title.text(in: "vi"), title.text(in: "en")]
    var lines = [title[0]] + (title[1] == title[0] ? [] : [title[1]])
    lines += ["", school.name] + (school.ward.map { [$0] } ?? [])
    lines += ["", "Mã vào thi / Code", "", "    " + spaced(code), ""]
    lines += ["Máy chủ / Server", "", "    " + (address?.host ?? "………………"), ""]
    if let pin = address?.pin {
      lines += ["Mã ghim / Pin", ""] + broken(pin).map { "    " + $0 } + [""]
    }
    lines += [
      "Mở cửa sổ dòng lệnh rồi gõ / Open a terminal and type", "",
      "    " + Self.command(code: code, address: address), "",
      "Chữ O là số 0, chữ I và L là số 1; hoa hay thường đều được.",
      "The letter O is the digit 0, I and L are 1; capitals or not, both will do.",
      "Giữ lại phiếu (ticket) hiện trên màn hình: mất mạng hoặc đổi máy thì dùng để vào lại.",
      "Keep the ticket that the screen shows: it lets you back in from any computer.", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// `7KQ 2MF`, easier to read aloud.
  private func spaced(_ code: String) -> String {
    String(code.prefix(3)) + " " + String(code.dropFirst(3))
  }

  /// A pin in two lines, which fit on a page in large letters.
  private func broken(_ pin: String) -> [String] {
    guard pin.count > 44 else { return [pin] }
    let middle = pin.index(pin.startIndex, offsetBy: pin.count / 2 + 4)
    return [String(pin[..<middle]), String(pin[middle...])]
  }
}
