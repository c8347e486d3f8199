import Foundation
import TestSupport
import Testing

/// Documents that LibreOffice converts first.
@Suite struct DocumentConversionTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    for name in ["bin", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: false)
    }
  }

  private static let paper = """
    {\\rtf1\\ansi\\uc1 C\\u226?u 1. Th\\u7911? \\u273?\\u244? c\\u7911?a Vi\\u7879?t Nam?\\par
    A. Hu\\u7871?\\par B. H\\u224? N\\u7897?i\\par \\u272?\\u225?p \\u225?n: B\\par}
    """

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// A program in place of LibreOffice.
  private func fake(_ script: String) throws {
    let path = try write("#!/bin/sh\n" + script, "bin/soffice")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func environment(_ more: [String: String] = [:]) -> [String: String] {
    ["PATH": "\(folder.path("bin")):/usr/bin:/bin", "TMPDIR": folder.path("tmp")]
      .merging(more) { $1 }
  }

  private var leftOver: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) }
  }

  /// Goes through its arguments as LibreOffice does.
  private static let readArguments = """
    while [ $# -gt 0 ]; do
      case "$1" in
        --convert-to) ending=$2; shift;;
        --outdir) out=$2; shift;;
        -env:UserInstallation=file://*) profile=${1#*file://};;
        *) source=$1;;
      esac
      shift
    done

    """

  @Test func `a document is read as what the converter makes of it`() async throws {
    let prepared = try write(
      "::Một::Thủ đô của Việt Nam? {=Hà Nội ~Huế}\n\n::Hai::Đúng? {T}", "a.gift")
    // Only the very file that was named is converted, in a profile of its own without macros.
    try fake(
      Self.readArguments + """
        grep -q DisableMacrosExecution "${profile}user/registrymodifications.xcu" || exit 3
        grep -q 'rtf1' "$source" || exit 4
        echo "$source $HOME" > \(folder.path("seen"))
        cp \(prepared) "$out/source.$ending"
        """)
    let file = try write(Self.paper, "đề cũ.doc")
    let outcome = try await bangvang.run(
      "bank", "check", file, "--language", "en", environment: environment())
    #expect(outcome.status == 0)
    #expect(
      outcome.output == "\(file): 2 items (1 single choice, 1 true/false), 1 warning\n")
    #expect(outcome.error.contains("LibreOffice converted the .rtf file to .docx"))
    #expect(try leftOver == [])
    let seen = try String(contentsOfFile: folder.path("seen"), encoding: .utf8)
    #expect(seen.hasPrefix(folder.path("tmp") + "/bangvang-convert-"))
    #expect(!seen.contains("/nonexistent"))
    let converted = try await bangvang.run(
      "bank", "convert", file, "--to", "gift", environment: environment())
    #expect(converted.output.contains("=Hà Nội"))
  }

  @Test func `without LibreOffice the message says how to save the file`() async throws {
    let file = try write(Self.paper, "de.doc")
    let outcome = try await bangvang.run(
      "bank", "check", file, environment: ["PATH": folder.path("bin")])
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("máy này không có LibreOffice"))
    #expect(outcome.error.contains("lưu thành .docx"))
    #expect(outcome.output == "\(file): 0 câu, 1 lỗi\n")
  }

  @Test(arguments: [
    "exit 1", "exit 0", "kill -9 $$", "\(readArguments) : > \"$out/source.$ending\"",
  ])
  func `a conversion that fails is told, and how to save the file`(script: String) async throws {
    try fake(script)
    let file = try write(Self.paper, "de.rtf")
    let outcome = try await bangvang.run("bank", "check", file, environment: environment())
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("LibreOffice không chuyển được tệp .rtf này"))
    #expect(outcome.error.contains("lưu thành .docx"))
    #expect(try leftOver == [])
  }

  @Test func `a converter that hangs is killed at its limit, with all that it started`()
    async throws
  {
    try fake("sleep 600 &\necho $! > \(folder.path("child"))\nsleep 600\n")
    let file = try write(Self.paper, "de.rtf")
    let outcome = try await bangvang.run(
      "bank", "check", file, environment: environment(["BANGVANG_CONVERTER_SECONDS": "1"]),
      seconds: 50)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("sau 1 giây"))
    #expect(try leftOver == [])
    let child = try String(contentsOfFile: folder.path("child"), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    // Ended, though nobody may have waited for it yet.
    let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
    #expect(state == nil || state?.contains(") Z ") == true)
  }

  @Test func `a file that is protected is not given to the converter`() async throws {
    try fake("touch \(folder.path("was-run"))\n")
    let file = try write("%PDF-1.7\n1 0 obj\ntrailer << /Encrypt 2 0 R >>\n%%EOF", "a.pdf")
    let outcome = try await bangvang.run("bank", "check", file, environment: environment())
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("mật khẩu"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("was-run")))
  }

  static let hasLibreOffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"]
    .contains(where: FileManager.default.isExecutableFile)

  @Test(.enabled(if: hasLibreOffice, "LibreOffice is not on this machine"))
  func `LibreOffice itself converts a paper`() async throws {
    let file = try write(Self.paper, "de.doc")
    let outcome = try await bangvang.run(
      "bank", "convert", file, "--to", "gift", environment: environment(), seconds: 150)
    #expect(outcome.error.contains("đã được LibreOffice chuyển thành .docx"))
    #expect(outcome.output.contains("Thủ đô của Việt Nam?"))
    #expect(outcome.output.contains("=Hà Nội"))
    #expect(try leftOver == [])
  }
}
