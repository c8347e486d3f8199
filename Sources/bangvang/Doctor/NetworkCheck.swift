import Authoring
import Foundation
import Network
import Store

/// Whether the server can listen, and whether others reach it.
struct NetworkCheck {
  let addresses: [ListenAddress]
  let directory: String

  func look() -> [DoctorFinding] { addresses.map(port) + [machine] + [firewall].compactMap(\.self) }

  private func port(_ address: ListenAddress) -> DoctorFinding {
    do throws(NetworkError) {
      try ListenProbe.tryListening(on: address)
    } catch {
      return refused(address, error)
    }
    return DoctorFinding(
      "port", .ok, vi: "cổng \(address) còn trống", en: "the port \(address) is free",
      values: ["port": Int64(address.port)])
  }

  private func refused(_ address: ListenAddress, _ error: NetworkError) -> DoctorFinding {
    let values = ["port": Int64(address.port)]
    switch error {
    // Below 1024 the right to listen is looked at before whether somebody does.
    case .addressInUse where isOurs(address), .system(_, EACCES) where isOurs(address):
      return DoctorFinding(
        "port", .ok, vi: "máy chủ Bảng Vàng đang nghe ở \(address)",
        en: "the server of Bảng Vàng listens on \(address)", values: values)
    case .addressInUse:
      return DoctorFinding(
        "port", .error, vi: "cổng \(address) đang bị chương trình khác dùng",
        en: "the port \(address) is used by another program",
        advice: LocalizedMessage(
          vi: "xem chương trình nào: ss -ltnp 'sport = :\(address.port)'\n"
            + "hoặc chọn cổng khác: bangvang serve … --listen :\(address.port &+ 1)",
          en: "see which: ss -ltnp 'sport = :\(address.port)'\n"
            + "or choose another: bangvang serve … --listen :\(address.port &+ 1)"),
        values: values)
    case .system(_, EACCES):
      return DoctorFinding(
        "port", .error, vi: "cổng \(address) chỉ dành cho quản trị (dưới 1024)",
        en: "the port \(address) is for administrators only (below 1024)",
        advice: LocalizedMessage(
          vi: "dùng cổng từ 1024 trở lên, ví dụ --listen :7878",
          en: "use a port from 1024 on, such as --listen :7878"), values: values)
    default:
      let why = LocalizedMessage(cause: error)
      return DoctorFinding(
        "port", .error, vi: "không nghe được ở \(address): \(why.vi)",
        en: "cannot listen on \(address): \(why.en)",
        advice: LocalizedMessage(
          vi: "xem các địa chỉ của máy: ip address", en: "see the machine's addresses: ip address"),
        values: values)
    }
  }

  /// Whether the server of this data directory runs and listens there.
  private func isOurs(_ address: ListenAddress) -> Bool {
    let url = URL(filePath: directory, directoryHint: .isDirectory)
    guard let served = ServedAddresses.read(in: url),
      served.addresses.contains(where: { $0.port == address.port }),
      let data = try? DataDirectory(existing: directory)
    else { return false }
    do throws(StoreError) {
      _ = try data.lockForServing()
    } catch {
      if case .alreadyServed = error { return true }
    }
    return false
  }

  private var machine: DoctorFinding {
    let found = LocalAddresses.read()
    guard !found.isEmpty else {
      return DoctorFinding(
        "network", .warning, vi: "máy này chưa có mạng: máy khác không vào được",
        en: "this machine has no network: no other computer reaches it",
        advice: LocalizedMessage(
          vi: "cắm dây mạng hoặc nối Wi-Fi rồi chạy lại",
          en: "plug a cable in or join a wireless network, then run it again"))
    }
    let list = found.joined(separator: ", ")
    return DoctorFinding(
      "network", .ok, vi: "địa chỉ của máy: \(list)", en: "the machine's addresses: \(list)")
  }

  /// The firewall that Ubuntu and Debian desktops have. What else filters is not seen from here.
  private var firewall: DoctorFinding? {
    guard let settings = try? String(contentsOfFile: "/etc/ufw/ufw.conf", encoding: .utf8),
      settings.split(separator: "\n").contains(where: { $0.lowercased() == "enabled=yes" })
    else { return nil }
    // Only administrators can read the rules; others are asked to look.
    let rules = try? String(contentsOfFile: "/etc/ufw/user.rules", encoding: .utf8)
    let closed = addresses.filter { address in
      !address.isLoopback && !(rules?.contains("--dport \(address.port) ") ?? false)
    }
    guard !closed.isEmpty else {
      return DoctorFinding(
        "firewall", .ok, vi: "tường lửa ufw đã mở cổng",
        en: "the firewall ufw lets the port through")
    }
    let commands = closed.map { "sudo ufw allow \($0.port)/tcp" }.joined(separator: "\n")
    return DoctorFinding(
      "firewall", .warning, vi: "tường lửa ufw đang bật và có thể chặn học sinh",
      en: "the firewall ufw is on and may keep students out",
      advice: LocalizedMessage(vi: commands, en: commands))
  }
}
