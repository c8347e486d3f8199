import Authoring
import Foundation
import Network
import Publishing
import Store

/// What the programs are made of.
enum VersionCheck {
  static func look() -> DoctorFinding {
    let list =
      "bangvang \(Program.version), SQLite \(SQLiteLibrary.version), \(TLSLibrary.version), "
      + "Pango \(FontReport.libraryVersion), \(ProcessInfo.processInfo.operatingSystemVersionString)"
    guard SQLiteLibrary.isNewEnough else {
      return DoctorFinding(
        "versions", .error, vi: "\(list): SQLite quá cũ", en: "\(list): SQLite is too old",
        advice: LocalizedMessage(
          vi: "cần SQLite 3.37 trở lên: Debian 12 hay Ubuntu 22.04 trở lên",
          en: "SQLite 3.37 or later is needed: Debian 12, Ubuntu 22.04 or later"))
    }
    return DoctorFinding("versions", .ok, vi: list, en: list)
  }
}

/// Whether certificates and slips can be printed.
enum FontCheck {
  static func look() -> DoctorFinding {
    let advice = LocalizedMessage(
      vi: "sudo apt install fonts-liberation2", en: "sudo apt install fonts-liberation2")
    return switch FontReport.read() {
    case .complete(let family):
      DoctorFinding(
        "fonts", .ok, vi: "phông \(family) có đủ chữ tiếng Việt",
        en: "the font \(family) has every Vietnamese letter")
    case .incomplete:
      DoctorFinding(
        "fonts", .warning,
        vi: "không phông in giấy chứng nhận nào có đủ chữ tiếng Việt; chữ in ra sẽ lẫn hai phông",
        en: "no font for certificates has every Vietnamese letter; words will be set in two fonts",
        advice: advice)
    case .none:
      DoctorFinding(
        "fonts", .error, vi: "chưa cài phông chữ nào: không in được giấy chứng nhận và phiếu",
        en: "no font is installed: certificates and slips cannot be printed", advice: advice)
    }
  }
}

/// The limit that stands in the way once the program has raised its own as far as it may.
enum OpenFiles {
  /// For the shell that it is typed in and what it starts. `ulimit -n` raises it for administrators only.
  static let moreCommand = "sudo prlimit --pid $$ --nofile=20000"
}

/// What the system lets one process have.
struct MachineCheck {
  let surroundings: Surroundings

  func look() -> [DoctorFinding] { [files, memory] + [letters].compactMap(\.self) }

  /// What a server needs besides connections.
  private static let reserved = 64
  /// A hall of this many is not worth a warning.
  private static let enough = 1_000
  /// Fewer than a class of a school.
  private static let tooFew = 30

  private var files: DoctorFinding {
    let limit = DescriptorLimit.raise()
    let contestants = max(0, limit - Self.reserved)
    let values = ["openFiles": Int64(limit), "connections": Int64(contestants)]
    let (vi, en) = (
      "một chương trình mở được \(limit) tệp: tối đa \(contestants) người cùng lúc",
      "a program may open \(limit) files: \(contestants) people at a time at most"
    )
    guard contestants < Self.enough else {
      return DoctorFinding("files", .ok, vi: vi, en: en, values: values)
    }
    return DoctorFinding(
      "files", contestants < Self.tooFew ? .error : .warning, vi: vi, en: en,
      advice: LocalizedMessage(
        vi: "gõ trước khi chạy, trong cùng cửa sổ lệnh: \(OpenFiles.moreCommand)\n"
          + "hoặc chạy bằng dịch vụ bangvang.service",
        en: "type before you start it, in the same terminal: \(OpenFiles.moreCommand)\n"
          + "or run it as the service bangvang.service"),
      values: values)
  }

  /// In bytes. Two thousand over TLS were measured at 75 MiB.
  private static let littleMemory: Int64 = 300_000_000

  private var memory: DoctorFinding {
    guard let available = availableMemory else {
      return DoctorFinding(
        "memory", .warning, vi: "không biết còn bao nhiêu bộ nhớ",
        en: "how much memory is left is not known")
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let (vi, en) = (
      "còn \(available / 1_000_000) MB bộ nhớ, \(cores) lõi",
      "\(available / 1_000_000) MB of memory left, \(cores) processors"
    )
    let values = ["availableBytes": available, "processors": Int64(cores)]
    guard available < Self.littleMemory else {
      return DoctorFinding("memory", .ok, vi: vi, en: en, values: values)
    }
    return DoctorFinding(
      "memory", .warning, vi: vi, en: en,
      advice: LocalizedMessage(
        vi: "đóng bớt chương trình khác trên máy này", en: "close other programs on this machine"),
      values: values)
  }

  /// Source: `MemAvailable` of proc_meminfo(5).
  private var availableMemory: Int64? {
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Int64($0) }
    return kilobytes.map { $0 * 1_024 }
  }

  /// A terminal whose letters are not Unicode's shows Vietnamese as rubbish.
  private var letters: DoctorFinding? {
    guard surroundings.outputIsTerminal else { return nil }
    let locale =
      surroundings.variable("LC_ALL") ?? surroundings.variable("LC_CTYPE")
      ?? surroundings.variable("LANG") ?? ""
    let isUnicode = locale.lowercased().replacing("-", with: "").contains("utf8")
    guard !isUnicode else {
      return DoctorFinding(
        "letters", .ok, vi: "cửa sổ lệnh hiện được chữ tiếng Việt (\(locale))",
        en: "the terminal shows Vietnamese letters (\(locale))")
    }
    return DoctorFinding(
      "letters", .warning, vi: "cửa sổ lệnh có thể không hiện đúng chữ tiếng Việt ('\(locale)')",
      en: "the terminal may not show Vietnamese letters ('\(locale)')",
      advice: LocalizedMessage(vi: "export LANG=C.UTF-8", en: "export LANG=C.UTF-8"))
  }
}
