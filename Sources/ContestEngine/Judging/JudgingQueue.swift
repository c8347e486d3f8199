// What a judge is given to judge, and in which order.
extension JudgingRecord {
  /// The entries that this judge may judge and that still need a sheet, in the judge's own order:
  /// no two judges begin with the same entry, so that none is always judged by fresh eyes.
  ///
  /// - Parameter seed: any text, the same each time.
  public func queue(of judge: String, seed: String) -> [String] {
    let missing = Set(missing.map(\.entry))
    var entries = panel.entries.map(\.id)
    var generator = Xoshiro256(text: seed + "/" + judge)
    generator.shuffle(&entries)
    return entries.filter { entry in
      missing.contains(entry) && panel.mayJudge(judge, entry)
        && panel.sheet(by: judge, of: entry) == nil
    }
  }
}
