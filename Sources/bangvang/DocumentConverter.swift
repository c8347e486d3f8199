import Authoring
import Foundation

/// Converts documents with LibreOffice, in a folder and with a profile that are there for one
/// document alone. Macros are not run, and nothing that a document refers to is fetched.
struct DocumentConverter: Sendable {
  private let program: String
  private let environment: [String: String]
  private let seconds: Int

  /// Starting for the first time with a new profile takes LibreOffice some seconds.
  private static let secondsUsual = 120
  private static let secondsAllowed = 1...3_600

  /// Nil where LibreOffice is not on the search path.
  ///
  /// `BANGVANG_CONVERTER_SECONDS` sets how long it may take.
  init?(_ surroundings: Surroundings) {
    let path = surroundings.variable("PATH") ?? ""
    // A folder that is not absolute may be anybody's.
    let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
    let found = folders.lazy.flatMap { folder in
      ["soffice", "libreoffice"].lazy.map { "\(folder)/\($0)" }
    }.first(where: Self.isProgram)
    guard let found else { return nil }
    program = found
    environment = ["PATH": path, "LANG": surroundings.variable("LANG") ?? "C.UTF-8"]
    let given = surroundings.variable("BANGVANG_CONVERTER_SECONDS").flatMap { Int($0) }
    seconds = given.flatMap { Self.secondsAllowed.contains($0) ? $0 : nil } ?? Self.secondsUsual
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }

  /// Blocks for as long as LibreOffice takes.
  func convert(_ bytes: [UInt8], _ document: ForeignDocument) -> BankReader.Conversion {
    guard let ending = document.convertedEnding else { return .failed }
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(
      path: "bangvang-convert-\(UUID().uuidString)", directoryHint: .isDirectory)
    // What cannot be removed is in a folder for such things.
    defer { try? files.removeItem(at: folder) }
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      let profile = folder.appending(path: "profile", directoryHint: .isDirectory)
      let source = folder.appending(path: "source.\(document.ending)")
      let output = folder.appending(path: "output", directoryHint: .isDirectory)
      try files.createDirectory(at: output, withIntermediateDirectories: false)
      try writeSettings(in: profile)
      try Data(bytes).write(to: source)
      let end = ChildProgram.run(
        program, arguments(document, ending, profile: profile, output: output) + [source.path],
        environment: environment.merging(["HOME": folder.path, "TMPDIR": folder.path]) { $1 },
        seconds: seconds)
      if end == .tookTooLong { return .tookTooLong(seconds: seconds) }
      let result = output.appending(path: "source.\(ending)")
      // LibreOffice ends with 0 where it could not convert, too.
      guard end == .exited(0), let size = try files.attributesOfItem(atPath: result.path)[.size],
        let count = size as? Int, count > 0, count <= BankLimits.fileBytesMax
      else { return .failed }
      return .converted(Array(try Data(contentsOf: result)))
    } catch {
      return .failed
    }
  }

  private func arguments(
    _ document: ForeignDocument, _ ending: String, profile: URL, output: URL
  ) -> [String] {
    var arguments = [
      "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
      "-env:UserInstallation=\(profile.absoluteString)",
    ]
    // Else a PDF is opened as a drawing, which no text can be made of.
    if document == .pdf { arguments.append("--infilter=writer_pdf_import") }
    return arguments + ["--convert-to", ending, "--outdir", output.path]
  }

  /// Source: LibreOffice's configuration schema, org.openoffice.Office.Common (Security/Scripting),
  /// Writer and Calc (Content/Update: 2 is never).
  private func writeSettings(in profile: URL) throws {
    let scripting = "/org.openoffice.Office.Common/Security/Scripting"
    let settings = [
      (scripting, "DisableMacrosExecution", "true"), (scripting, "MacroSecurityLevel", "3"),
      (scripting, "BlockUntrustedRefererLinks", "true"),
      ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
      ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ].map { path, name, value in
      "<item oor:path=\"\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
        + "<value>\(value)</value></prop></item>"
    }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">\(settings.joined())</oor:items>
      """
    let folder = profile.appending(path: "user", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: "registrymodifications.xcu"))
  }
}
