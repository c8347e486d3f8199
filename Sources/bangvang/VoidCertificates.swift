import ContestEngine
import Foundation
import Publishing

/// Certificates that were given out and do not hold any more, for whoever has to take them back.
struct VoidCertificates {
  let rows: [CertificateRegister.Row]
  let contest: String
  let language: String

  /// More than these are looked up in the register.
  private static let shown = 20

  private var isEnglish: Bool { language == "en" }

  private func number(_ row: CertificateRegister.Row) -> String {
    CertificateRegister.number(row.serial, of: contest)
  }

  var lines: [String] {
    if rows.isEmpty { return [] }
    let head =
      isEnglish
      ? "Void after corrections, to be taken back (\(rows.count)); their numbers are not given out again:"
      : "Giấy đã cấp nay không còn giá trị, cần thu hồi (\(rows.count)); số cũ không cấp lại cho ai khác:"
    let listed = rows.prefix(Self.shown).map { row in
      let who = row.name.map { "\($0) (\(row.title.recipient))" } ?? row.title.recipient
      let award = row.title.award ?? (isEnglish ? "participation" : "tham gia")
      return "  \(number(row))  \(who) – \(award)"
    }
    let more = rows.count - listed.count
    if more == 0 { return [head] + listed }
    return [head] + listed + [
      isEnglish
        ? "  and \(more) more, marked in certificates/register.csv"
        : "  và \(more) giấy nữa, đánh dấu trong certificates/register.csv"
    ]
  }

  private struct JSON: Encodable {
    let number: String
    let recipient: String
    let award: String?
    let revision: Int?
  }

  /// Without names, like everything that `publish` prints for programs.
  var json: String {
    let list = rows.map {
      JSON(
        number: number($0), recipient: $0.title.recipient, award: $0.title.award,
        revision: $0.voidSince)
    }
    return (try? JSONEncoder.line.encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
