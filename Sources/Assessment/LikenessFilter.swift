/// Which items of a list are worth comparing with each other: those that share one of their rarest
/// traces, and enough of the others.
///
/// Source of the idea: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins in
/// data cleaning", ICDE 2006 (prefix filter): two sets that share most of their members share one
/// of the rarest few.
enum LikenessFilter {
  /// So many of the rarest traces are looked up. Two slips, another distractor, the whole prompt
  /// and the whole set of choices make at most six of them useless.
  static let probes = 8
  /// Where the traces are so common the first ones are enough: among more items than this that
  /// share all that is rare, a pair cannot be told by it.
  static let candidatesMax = 600
  /// So many of the items that share a trace are looked at.
  static let membersMax = 4 * candidatesMax

  /// So many traces at least are shared with an item that has `count` of them or more: a third, what
  /// two slips in a short item leave.
  static func sharedMin(_ count: Int) -> Int { (count + 2) / 3 }

  /// - Parameters:
  ///   - left: distinct, ascending, as `right` is.
  static func isLikely(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Bool {
    let needed = sharedMin(min(left.count, right.count))
    var (i, j, shared) = (left.startIndex, right.startIndex, 0)
    while shared < needed, i < left.endIndex, j < right.endIndex {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared >= needed
  }
}
