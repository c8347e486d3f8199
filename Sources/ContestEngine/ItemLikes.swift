import Assessment

/// Which items are too alike to be asked in one contest: each pair is compared once, for as many draws
/// as share it. A class, so that draws that fail leave what they compared. For one thread at a time.
public final class ItemLikes {
  private struct Pair: Hashable {
    let one: ItemID
    let other: ItemID
  }

  private var subjects: [ItemID: NearDuplicateSubject] = [:]
  private var compared: [Pair: Bool] = [:]

  public init() {}

  func areAlike(_ one: Item, _ other: Item) -> Bool {
    let pair = Pair(one: one.id, other: other.id)
    if let known = compared[pair] { return known }
    let areAlike = subject(of: one).isNearlySame(as: subject(of: other))
    compared[pair] = areAlike
    return areAlike
  }

  private func subject(of item: Item) -> NearDuplicateSubject {
    if let subject = subjects[item.id] { return subject }
    let subject = NearDuplicateSubject(item)
    subjects[item.id] = subject
    return subject
  }
}
