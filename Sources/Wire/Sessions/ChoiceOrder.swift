public import Assessment

/// The order in which one contestant sees the choices of a shuffled question.
///
/// It is the same whenever and wherever the contestant looks: SplitMix64, started with the
/// contestant's seed and the question's id, draws a Fisher–Yates shuffle. Choices that stay last
/// follow in the order given.
///
/// Sources: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
/// Knuth, "The Art of Computer Programming", volume 2, algorithm 3.4.2P; the FNV-1a hash.
public enum ChoiceOrder {
  public static func arranged(
    _ entries: [PresentedItem.Entry], seed: UInt32, question: String
  ) -> [PresentedItem.Entry] {
    var free = entries.filter { !$0.last }
    var state = start(seed: seed, question: question)
    for place in free.indices.dropFirst().reversed() {
      free.swapAt(place, Int(next(&state) % UInt64(place + 1)))
    }
    return free + entries.filter(\.last)
  }

  /// FNV-1a over the seed's four bytes, the lowest first, then the id's.
  private static func start(seed: UInt32, question: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for shift in [0, 8, 16, 24] as [UInt32] { mix(UInt8(truncatingIfNeeded: seed >> shift)) }
    for byte in question.utf8 { mix(byte) }
    return hash
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension PresentedItem {
  /// The item with its choices in a contestant's own order.
  public func arranged(seed: UInt32, question: String) -> PresentedItem {
    func own(_ entries: [Entry]) -> [Entry] {
      ChoiceOrder.arranged(entries, seed: seed, question: question)
    }
    let form: Form =
      switch self.form {
      case .single(let entries): .single(own(entries))
      case .multiple(let entries, let select): .multiple(own(entries), select: select)
      case .ordering(let entries): .ordering(own(entries))
      default: self.form
      }
    return PresentedItem(prompt: prompt, format: format, form: form)
  }
}
