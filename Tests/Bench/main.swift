// What the engine costs: events replayed a second, and ranking against sorting.
//
//   bench-engine [CONTESTANTS [QUESTIONS]]        (20,000 and 50 by default)

import Assessment
import ContestEngine
import Foundation
import Store

let contestants = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 20_000
let questions = Int(CommandLine.arguments.dropFirst(2).first ?? "") ?? 50
let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")

do {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try Replay(contestants: contestants, questions: questions).measure(in: folder)
  Ranking(contestants: 1_000_000).measure()
} catch {
  print("bench-engine: \(error)")
}
try? FileManager.default.removeItem(at: folder)
