import ContestClient
import Terminal
import Wire

/// What the program itself says, outside of its screens.
struct ProgramTexts: Sendable {
  let language: WireLanguage

  init(_ language: WireLanguage) { self.language = language }

  private func say(vi: String, en: String) -> String { language == .vi ? vi : en }

  // MARK: - Usage

  var help: String { say(vi: Self.helpVi, en: Self.helpEn) }

  func usage(_ fault: UsageFault) -> String {
    let reason = reason(fault)
    return "thi: " + reason + "\n"
      + say(vi: "Xem thi --help để biết cách dùng.", en: "See thi --help for how to use it.")
  }

  private func reason(_ fault: UsageFault) -> String {
    switch fault {
    case .unknownOption(let name): return unknownOption(name)
    case .valueMissing(let name):
      return say(vi: "\(name) cần một giá trị", en: "\(name) needs a value")
    case .valueNotTaken(let name):
      return say(vi: "\(name) không nhận giá trị", en: "\(name) takes no value")
    case .unknownLanguage(let value):
      return say(
        vi: "--language nhận một trong: vi, en; không phải '\(value)'",
        en: "--language takes one of: vi, en; not '\(value)'")
    case .notAPin(let value): return notAPin(value)
    case .notAnAddress(let value):
      return say(
        vi: "'\(value)' không phải địa chỉ máy chủ, chẳng hạn 10.0.0.5 hay thi.truong.vn:7878",
        en: "'\(value)' is no server's address, such as 10.0.0.5 or quiz.school.org:7878")
    case .notACode(let value):
      return say(
        vi: "'\(value)' không phải mã trường (6 ký tự) hay mã của riêng em (8 ký tự)",
        en: "'\(value)' is neither a school's code (6 signs) nor a ticket (8 signs)")
    case .pinWithoutEncryption:
      return say(
        vi: "--plaintext không có chứng thư nào để so với --pin; chỉ dùng một trong hai",
        en: "--plaintext has no certificate to compare with --pin; use one of the two")
    case .plaintextElsewhere(let host):
      return say(
        vi: "--plaintext chỉ dùng cho máy chủ trên chính máy này (127.0.0.1), không phải \(host)",
        en: "--plaintext is for a server on this computer (127.0.0.1), not for \(host)")
    }
  }

  private func unknownOption(_ name: String) -> String {
    guard let nearest = NearestOption.find(name, in: ThiArguments.options) else {
      return say(vi: "không có tuỳ chọn \(name)", en: "there is no option \(name)")
    }
    return say(
      vi: "không có tuỳ chọn \(name); có phải là \(nearest)?",
      en: "there is no option \(name); did you mean \(nearest)?")
  }

  private func notAPin(_ value: String) -> String {
    say(
      vi: "'\(value)' không phải dấu chứng thư: cần sha256: và 64 chữ số thập lục phân",
      en: "'\(value)' is no pin: it is sha256: and 64 hexadecimal digits")
  }

  // MARK: - Files

  func fault(_ fault: SystemFile.Fault, in file: String) -> String {
    "\(file):\(fault.line): " + reason(fault.kind)
  }

  private func reason(_ kind: SystemFile.Fault.Kind) -> String {
    switch kind {
    case .malformed:
      return say(vi: "không đọc được chỗ này; bỏ qua", en: "this cannot be read; passed over")
    case .notUTF8: return say(vi: "không phải UTF-8; bỏ qua", en: "not UTF-8; passed over")
    case .unknownKey(let key):
      return say(
        vi: "không có khoá '\(key)'; có host, pin và language",
        en: "there is no key '\(key)'; there are host, pin and language")
    case .notAnAddress(let value):
      return say(
        vi: "'\(value)' không phải địa chỉ máy chủ", en: "'\(value)' is no server's address")
    case .notAPin(let value): return notAPin(value)
    case .unknownLanguage(let value):
      return say(
        vi: "language nhận \"vi\" hay \"en\", không phải '\(value)'",
        en: "language takes \"vi\" or \"en\", not '\(value)'")
    case .notText(let key):
      return say(
        vi: "'\(key)' cần một chuỗi trong dấu nháy", en: "'\(key)' needs a text in quotes")
    }
  }

  func notRead(_ fault: FileFault) -> String {
    say(
      vi: "thi: không đọc được \(fault.path): \(fault.reason.vi)",
      en: "thi: \(fault.path) cannot be read: \(fault.reason.en)")
  }

  func notUsable(_ fault: FileFault) -> String {
    say(
      vi: "thi: không dùng được \(fault.path): \(fault.reason.vi). Bài thi không bị ảnh hưởng; "
        + "lần sau cần nhập lại mã.",
      en:
        "thi: \(fault.path) cannot be used: \(fault.reason.en). The contest is not affected; next "
        + "time the code is needed.")
  }

  // MARK: - The end

  func noTerminal(_ fault: TerminalFault) -> String {
    let reason = SystemErrorWords.words(fault.code)
    return say(
      vi: "thi: không dùng được màn hình: \(reason.vi)",
      en: "thi: no use of the terminal: \(reason.en)")
  }

  func unreachable(_ server: String, _ reason: Unreachable) -> String {
    say(
      vi: "thi: chưa nối được với máy chủ \(server): \(words(reason))",
      en: "thi: no connection with \(server): \(words(reason))")
  }

  func certificateChanged(_ server: String, found: String) -> String {
    say(
      vi: """
        thi: máy chủ \(server) đưa ra chứng thư khác lần trước, nên chưa gửi gì cả. Gọi thầy cô.
        Chứng thư này: \(found)
        """,
      en: """
        thi: \(server) shows another certificate than before, so nothing was sent. Call a teacher.
        This certificate: \(found)
        """)
  }

  private func words(_ reason: Unreachable) -> String {
    switch reason {
    case .unknownHost: say(vi: "không có máy nào tên như vậy", en: "there is no such host")
    case .nobodyListens:
      say(vi: "máy đó không mở cổng thi", en: "no contest server listens there")
    case .noAnswer: say(vi: "không có trả lời", en: "no answer")
    case .noRoute:
      say(
        vi: "máy này chưa có mạng, hoặc không có đường tới đó",
        en: "this computer has no network, or no way there")
    case .noEncryption:
      say(vi: "máy đó không nói TLS 1.3", en: "it does not speak TLS 1.3")
    case .plaintextElsewhere:
      say(
        vi: "--plaintext chỉ dùng trên chính máy này", en: "--plaintext is for this computer only")
    case .closed:
      say(vi: "bên kia ngắt kết nối ngay", en: "the other end hangs up at once")
    case .system(let code):
      say(vi: SystemErrorWords.words(code).vi, en: SystemErrorWords.words(code).en)
    case .other(let reason): reason
    }
  }

  private static let helpVi = """
    Cách dùng: thi [MÁY-CHỦ[:CỔNG] [MÃ]]

    Vào thi. Những gì chưa ghi sẽ được hỏi.
      MÁY-CHỦ[:CỔNG]  địa chỉ máy chủ, chẳng hạn 10.0.0.5; cổng thường là 7878. Nhiều máy thì
                      cách nhau bằng dấu phẩy: máy này không trả lời thì thử máy kế
      MÃ              mã trường (6 ký tự) hay mã của riêng em (8 ký tự)

    Tuỳ chọn:
      --plain           từng dòng một, cho trình đọc màn hình và thiết bị đơn giản
      --say-time        ở chế độ từng dòng: tự báo giờ còn lại
      --quick           bấm chữ cái là gửi ngay (bài tự làm: lưu ngay)
      --new             quên chỗ ngồi đã giữ trên máy này
      --pin sha256:…    chỉ tin máy chủ có chứng thư này
      --plaintext       không mã hoá; chỉ với máy chủ trên chính máy này
      --language vi|en  ngôn ngữ; không ghi thì theo cuộc thi
      --help            trang này
      --version         phiên bản

    Kết thúc: 0 xong, 1 không được vào thi, 2 gõ sai cách dùng, 3 không nối được máy chủ.
    """

  private static let helpEn = """
    Usage: thi [HOST[:PORT] [CODE|TICKET]]

    Takes part in a contest. What is missing is asked for.
      HOST[:PORT]      the server's address, such as 10.0.0.5; the port is 7878 by itself. Several
                       with commas between: where one does not answer the next is tried
      CODE|TICKET      the school's code (6 signs) or your own ticket (8 signs)

    Options:
      --plain           line by line, for screen readers and simple terminals
      --say-time        line by line: the time left is said by itself
      --quick           a letter is sent at once (on a paper of your own: saved)
      --new             forgets the seat that is kept on this computer
      --pin sha256:…    trusts only the server with this certificate
      --plaintext       without encryption; for a server on this computer only
      --language vi|en  the language; else the contest's own
      --help            this page
      --version         the version

    Exit status: 0 done, 1 not let in, 2 wrong usage, 3 no connection with the server.
    """
}
