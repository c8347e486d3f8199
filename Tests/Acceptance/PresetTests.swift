import Foundation
import TestSupport
import Testing

/// The contests that an organizer copies.
@Suite struct PresetTests {
  private static let folder = BuiltProgram.package.appending(path: "contests")

  static let presets: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("mau-") && $0.hasSuffix(".json5") }.sorted()
  }()

  @Test func `there are presets of the shows that schools know`() {
    let known = [
      "kahoot", "khao-sat", "rung-chuong-vang", "tang-toc", "tim-hieu-tuan", "truc-tiep",
    ]
    for name in known { #expect(Self.presets.contains("mau-\(name).json5")) }
  }

  @Test(arguments: presets)
  func `a preset has no fault, is shown, and is played to its end`(_ name: String) async throws {
    let file = Self.folder.appending(path: name).path
    let check = try await BuiltProgram.bangvang.run("contest", "check", file)
    #expect(check.status == 0)
    #expect(check.error == "", "not even a warning")
    let show = try await BuiltProgram.bangvang.run("contest", "show", file, "--language", "en")
    #expect(show.status == 0)
    #expect(show.output.contains("By the preset '"), "\(name) names no preset")
    let simulated = try await BuiltProgram.bangvang.run(
      "contest", "simulate", file, "--contestants", "60", "--seed", "mẫu", "--json")
    #expect(simulated.status == 0)
    let outcome = JSON(parsing: simulated.output)
    let answered = outcome["questions"].array.map { $0["answered"].whole ?? 0 }
    if !answered.isEmpty { #expect(answered.allSatisfy { $0 > 0 }, "\(answered)") }
    let again = try await BuiltProgram.bangvang.run(
      "contest", "simulate", file, "--contestants", "60", "--seed", "mẫu", "--json")
    #expect(again.output == simulated.output)
  }

  @Test func `in a round of elimination nobody comes back but by rescue`() async throws {
    let file = Self.folder.appending(path: "mau-rung-chuong-vang.json5").path
    let simulated = try await BuiltProgram.bangvang.run(
      "contest", "simulate", file, "--contestants", "100", "--json")
    let left = JSON(parsing: simulated.output)["questions"].array
      .compactMap { $0["stillIn"].whole }
    #expect(left.count == 20)
    let rises = zip(left, left.dropFirst()).count { $0 < $1 }
    #expect(rises == 1, "once ten or fewer are left, thirty come back: \(left)")
  }
}
