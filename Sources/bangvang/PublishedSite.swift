import ContestEngine
import Foundation
import Publishing

/// Writes what is published of a contest into a folder.
struct PublishedSite {
  struct Summary {
    let page: String
    let isFinal: Bool
    let certificates: Int
    let missingGlyphs: Int
    /// Of certificates that do not hold any more.
    let voids: [CertificateRegister.Row]
  }

  let recorded: RecordedContest
  let folder: URL
  let today: Publishing.CalendarDate
  let logo: CertificateLogo?
  /// Where numbers that were given out are kept.
  let dataDirectory: URL

  /// Before `finalize` there is no certificate, and none of an earlier publishing is left.
  func write(specimen: Bool) throws -> Summary {
    let definition = recorded.program.definition
    let report = recorded.report(shown: definition.privacy.publish)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let page = folder.appending(path: "index.html")
    try Data(LeaderboardPage(report, language: definition.language).html.utf8)
      .write(to: page, options: .atomic)
    try Data(StandingsFiles.csv(report, language: definition.language))
      .write(to: folder.appending(path: "standings.csv"), options: .atomic)
    try Data(StandingsFiles.json(report))
      .write(to: folder.appending(path: "standings.json"), options: .atomic)
    if report.judged != nil, definition.mode != .judged {
      try Data(StandingsFiles.entriesCSV(report, language: definition.language))
        .write(to: folder.appending(path: "entries.csv"), options: .atomic)
    }
    if !report.teams.isEmpty {
      try Data(StandingsFiles.teamsCSV(report, language: definition.language))
        .write(to: folder.appending(path: "teams.csv"), options: .atomic)
    }
    if !report.wards.isEmpty {
      try Data(StandingsFiles.wardsCSV(report, language: definition.language))
        .write(to: folder.appending(path: "wards.csv"), options: .atomic)
    }
    for (kind, sections) in [("league", report.leagues), ("week", report.weeks)] {
      for section in sections {
        try Data(StandingsFiles.csv(report.narrowed(to: section), language: definition.language))
          .write(to: folder.appending(path: "\(kind)-\(section.id).csv"), options: .atomic)
      }
    }
    let printed = try writeCertificates(report, specimen: specimen)
    return Summary(
      page: page.path, isFinal: report.isFinal, certificates: printed.count,
      missingGlyphs: printed.missing, voids: printed.voids)
  }

  private func writeCertificates(
    _ report: ResultsReport, specimen: Bool
  ) throws -> (count: Int, missing: Int, voids: [CertificateRegister.Row]) {
    let certificates = folder.appending(path: "certificates", directoryHint: .isDirectory)
    let numbered = report.isFinal ? try number() : nil
    // What was issued under an older result must not stay beside the new one.
    if FileManager.default.fileExists(atPath: certificates.path) {
      try FileManager.default.removeItem(at: certificates)
    }
    var missing = 0
    if specimen, let composer {
      missing += try printOne([composer.specimen()], to: folder.appending(path: "specimen.pdf"))
    }
    guard let (issued, register) = numbered, !register.rows.isEmpty else { return (0, missing, []) }
    try FileManager.default.createDirectory(
      at: certificates, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    for certificate in issued {
      missing += try printOne(
        [certificate.certificate], to: certificates.appending(path: certificate.fileName))
    }
    if !issued.isEmpty {
      _ = try printOne(issued.map(\.certificate), to: certificates.appending(path: "all.pdf"))
    }
    let definition = recorded.program.definition
    try Data(register.csv(contest: definition.id, language: definition.language).bytes)
      .write(to: certificates.appending(path: "register.csv"), options: .atomic)
    return (issued.count, missing, register.voids)
  }

  private var composer: CertificateComposer? {
    recorded.program.definition.certificate.map { design in
      CertificateComposer(
        report: recorded.report(shown: nil), design: design, names: recorded.names, today: today,
        logo: logo)
    }
  }

  /// Numbers are kept before the first certificate bears one: after a broken publishing everyone
  /// has the same one again.
  private func number() throws -> ([IssuedCertificate], CertificateRegister)? {
    guard let composer else { return nil }
    var kept = try KeptRegister.taken(of: recorded.program.definition.id, in: dataDirectory)
    let before = kept.register
    let issued = composer.compose(&kept.register)
    if kept.register != before { try kept.write() }
    return (issued, kept.register)
  }

  private func printOne(_ certificates: [Certificate], to file: URL) throws -> Int {
    let date = "\(today.year)-\(two(today.month))-\(two(today.day))T00:00:00+07:00"
    return try CertificatePrinter.write(
      certificates, to: file.path,
      title: recorded.program.definition.title.text(in: recorded.program.definition.language),
      created: date)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
