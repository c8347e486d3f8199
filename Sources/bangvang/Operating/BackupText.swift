import Assessment
import Authoring
import Cryptography
import Foundation
import Store

/// What is said of a backup to the person who made it or put it back.
struct BackupText {
  private let report: BackupReport
  private let language: String

  init(_ report: BackupReport, _ language: String) {
    self.report = report
    self.language = language
  }

  private func say(_ vi: String, _ en: String) -> String {
    LocalizedMessage(vi: vi, en: en).text(in: language)
  }

  func text(madeIn file: String) -> String {
    let lines =
      [
        say(
          "Đã chép vào \(file) (\(size)), đọc lại thấy đúng.",
          "Copied to \(file) (\(size)), and read back as it was written."), "",
      ] + contents + [
        "",
        say(
          "Tệp này BÍ MẬT: có họ tên, ngày sinh, đáp án, mã dẫn thi và khoá của máy chủ. Giữ như giữ "
            + "đề thi, xoá khi không cần nữa.",
          "This file is SECRET: names, birth dates, answers, the host's token and the server's key "
            + "are in it. Guard it like the questions, and delete it when it is needed no more."),
        say(
          "Chạy tiếp ở máy khác: bangvang restore \(name(of: file))",
          "To go on elsewhere: bangvang restore \(name(of: file))"),
      ]
    return lines.joined(separator: "\n")
  }

  func text(restoredTo directory: String) -> String {
    var lines =
      [
        report.isSound
          ? say("Đã đưa vào \(directory), nguyên vẹn.", "Put into \(directory), whole.")
          : say(
            "Đã đưa vào \(directory), đúng như lúc sao lưu; nhưng lúc đó dữ liệu đã hỏng.",
            "Put into \(directory), as it was backed up; but that was broken already."), "",
      ] + contents + [""]
    if !report.hasSoundContests {
      lines.append(
        say("Trước hết: ", "First: ") + "bangvang journal mend --data \(directory)")
    }
    for contest in report.contests {
      lines.append(
        say("Chạy tiếp: ", "To go on: ") + "bangvang serve \(contest.id) --data \(directory)")
    }
    lines.append(
      say(
        "Mã, phiếu, thẻ và mã ghim như cũ; chỉ địa chỉ máy là khác. Câu trả lời nhận sau lúc sao "
          + "lưu không có ở đây. Đừng để hai máy cùng chạy một cuộc thi.",
        "Codes, tickets, tokens and pin are as before; only the address is another. Answers that "
          + "came after the backup are not here. Never let two machines run one contest."))
    return lines.joined(separator: "\n")
  }

  private var contents: [String] {
    var rows: [[String]] = []
    for contest in report.contests {
      rows.append([
        say("Cuộc thi \(contest.id)", "Contest \(contest.id)"),
        say(
          "\(contest.head.sequence) dòng",
          English.count(Int(contest.head.sequence), "entry", "entries")),
        say("\(contest.persons) người", English.count(contest.persons, "person", "persons")),
        contest.head.hash.description,
      ])
    }
    return TextTable(rows).lines
      + [say("Tệp: ", "Files: ") + report.files.map(\.name).joined(separator: ", ")]
      + report.leftOut.map {
        say("KHÔNG chép được, hãy đổi tên: \($0)", "NOT copied, please rename it: \($0)")
      }
  }

  private var size: String {
    let mebibytes = Double(report.byteCount) / 1_048_576
    let text = String(format: mebibytes < 10 ? "%.1f MiB" : "%.0f MiB", mebibytes)
    return language == "en" ? text : text.replacing(".", with: ",")
  }

  private func name(of file: String) -> String { URL(filePath: file).lastPathComponent }
}

/// The same for programs.
struct BackupJSON: Encodable {
  struct File: Encodable {
    let name: String
    let bytes: Int64
    let sha256: String
  }

  struct Contest: Encodable {
    let id: String
    let sequence: Int64
    let head: String
    let persons: Int
    /// Where the journal is broken; nil where it is not.
    let brokenAt: Int64?
  }

  let file: String
  /// Of the whole; nil where it was only looked at.
  let bytes: Int64?
  /// No journal is broken, no page damaged, and every byte of the file as it was written.
  let whole: Bool
  let contests: [Contest]
  let files: [File]

  init(_ report: BackupReport, file: String) {
    self.init(checked: report, file: file, bytes: report.byteCount)
  }

  /// Of one that was only looked at, unless its size is known.
  init(checked report: BackupReport, file: String, bytes: Int64? = nil) {
    self.file = file
    self.bytes = bytes
    whole = report.isSound && !report.isFillerSpoilt
    contests = report.contests.map {
      Contest(
        id: $0.id, sequence: $0.head.sequence, head: $0.head.hash.description, persons: $0.persons,
        brokenAt: $0.fault?.sequence)
    }
    files = Self.files(report.files)
  }

  private static func files(_ files: [BackupReport.File]) -> [File] {
    files.map { File(name: $0.name, bytes: $0.byteCount, sha256: $0.hash.hex) }
  }
}

/// What a backup says of itself to whoever finds it.
enum BackupNote {
  static let text = """
    BẢNG VÀNG — BẢN SAO LƯU, BÍ MẬT

    Trong tệp này có họ tên, ngày sinh, câu trả lời, đáp án, mã dẫn thi và khoá của máy chủ. Nếu bạn
    nhặt được nó, xin trả lại ban tổ chức và đừng mở ra. Không giữ lâu hơn thời hạn của cuộc thi: thông
    tin đã xoá ở máy chủ vẫn còn trong bản sao lưu cũ.

    Dùng lại:        bangvang restore TỆP-NÀY.tar --data THƯ-MỤC-TRỐNG
    Chỉ kiểm tra:    bangvang restore TỆP-NÀY.tar --check
    Không có bangvang: tar xf TỆP-NÀY.tar && sha256sum -c SHA256SUMS

    BẢNG VÀNG — A BACKUP, SECRET

    It holds names, birth dates, answers, the keys of questions, a host's token and a server's private
    key. If you found it, give it back to the organizers and do not open it. Keep it no longer than the
    contest's data: what was erased on the server is still in older backups.

    To go on with it:  bangvang restore THIS-FILE.tar --data EMPTY-DIRECTORY
    To check it:       bangvang restore THIS-FILE.tar --check
    Without bangvang:  tar xf THIS-FILE.tar && sha256sum -c SHA256SUMS

    contests.sqlite          journals, persons, tokens of all contests
    library.sqlite           question banks
    server-certificate.pem   the server's certificate: students' programs know the server by it
    server-key.pem           its private key
    SHA256SUMS               the hash of each file

    """
}
