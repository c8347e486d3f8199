import Authoring
import ContestClient

extension LocalizedMessage {
  /// Why there is no connection to a server, and what to look at.
  init(_ reason: Unreachable) {
    switch reason {
    case .unknownHost:
      self.init(
        vi: "không có máy nào tên như vậy; xem lại địa chỉ đã gõ",
        en: "there is no such host; look at the address that was typed")
    case .nobodyListens:
      self.init(
        vi:
          "máy chủ cuộc thi chưa chạy ở cổng này; xem lại địa chỉ và cổng, hoặc chạy bangvang serve",
        en:
          "no contest server listens on this port; look at address and port, or run bangvang serve")
    case .noAnswer:
      self.init(
        vi: "không có trả lời; xem lại địa chỉ, dây mạng hay Wi-Fi; trên máy chủ: bangvang doctor",
        en: "no answer; look at the address, the cable or Wi-Fi; on the server: bangvang doctor")
    case .noRoute:
      self.init(
        vi: "máy này chưa có mạng, hoặc không có đường tới đó; xem lại dây mạng hay Wi-Fi",
        en: "this computer has no network, or no way there; look at the cable or Wi-Fi")
    case .noEncryption:
      self.init(
        vi: "đầu kia không nói TLS 1.3; máy chủ có chạy với --plaintext không?",
        en: "the other end does not speak TLS 1.3; does the server run with --plaintext?")
    case .plaintextElsewhere:
      self.init(
        vi: "--plaintext chỉ dùng được với chính máy này",
        en: "--plaintext is for this computer only")
    case .closed:
      self.init(
        vi: "ở đó có chương trình nhưng nó ngắt kết nối; xem lại địa chỉ và cổng",
        en: "a program is there and hangs up; look at address and port")
    case .system(let code): self.init(systemCode: code)
    case .other(let words): self.init(vi: words, en: words)
    }
  }
}
