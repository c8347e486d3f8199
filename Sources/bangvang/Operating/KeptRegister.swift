import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

/// The register of a contest's certificates, kept beside its journal so that a number is given out
/// once, wherever and however often the results are published. A backup carries it.
struct KeptRegister: ~Copyable {
  private let path: String
  private let lock: ServingLock
  var register: CertificateRegister

  private init(path: String, lock: consuming ServingLock, register: CertificateRegister) {
    self.path = path
    self.lock = lock
    self.register = register
  }

  /// Waits until nobody else gives out numbers of the contest.
  ///
  /// - Throws: where the file is there and is not what was written: its numbers must not be given
  ///   out again.
  static func taken(
    of contest: String, in directory: URL
  ) throws(CommandFailure) -> KeptRegister {
    let path = file(of: contest, in: directory)
    let lock: ServingLock
    do {
      lock = try DataDirectory(existing: directory.path).waitForCertificates(contest)
    } catch { throw .store(error) }
    return KeptRegister(path: path, lock: lock, register: try read(path))
  }

  static func file(of contest: String, in directory: URL) -> String {
    directory.appending(path: "certificates-\(contest).json").path
  }

  /// Empty where no certificate was ever published.
  private static func read(_ path: String) throws(CommandFailure) -> CertificateRegister {
    guard FileManager.default.fileExists(atPath: path) else { return CertificateRegister() }
    guard let bytes = WholeFile.bytes(of: path),
      let register = try? JSONDecoder().decode(CertificateRegister.self, from: Data(bytes)),
      zip(register.rows, register.rows.dropFirst()).allSatisfy({ $0.serial < $1.serial })
    else {
      throw CommandFailure(
        .faulty,
        vi:
          "không đọc được sổ cấp giấy chứng nhận '\(path)', nên chưa cấp số nào; lấy lại tệp này từ bản sao lưu rồi công bố lại",
        en: "the register of certificates '\(path)' cannot be read, so no number was given out; "
          + "take the file from a backup and publish again")
    }
    return register
  }

  /// Durable before any certificate bears a number of it.
  func write() throws(CommandFailure) {
    do {
      try WholeFile.write(
        String(decoding: try JSONEncoder.page.encode(register), as: UTF8.self) + "\n", to: path)
    } catch {
      let why = LocalizedMessage(cause: error)
      throw CommandFailure(
        .unreachable,
        vi: "không ghi được sổ cấp giấy chứng nhận '\(path)': \(why.vi)",
        en: "cannot write the register of certificates '\(path)': \(why.en)")
    }
  }

  /// Takes a person's name out where a certificate was given to them; number and award stay.
  static func erase(_ person: FoundPerson, in directory: URL) throws(CommandFailure) {
    guard FileManager.default.fileExists(atPath: file(of: person.contest, in: directory)) else {
      return
    }
    var kept = try KeptRegister.taken(of: person.contest, in: directory)
    let owners = person.recorded.contest.judging?.owners ?? [:]
    let entries = owners.filter { $0.value == person.contestant }.map(\.key)
    let asContestant = kept.register.erase([person.contestant.description], of: [.contestant])
    let asOwner = kept.register.erase(Set(entries), of: [.entry])
    if asContestant || asOwner { try kept.write() }
  }
}
