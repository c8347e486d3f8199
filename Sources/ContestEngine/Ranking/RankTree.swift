/// Places in order of their keys, with the rank of each in logarithmic time.
///
/// A treap: a search tree by key that is a heap by a number mixed from the place, so that its shape
/// depends on what is in it alone and not on the order of changes. Expected depth 2 ln n.
///
/// Source: Seidel and Aragon, "Randomized search trees", Algorithmica 16, 1996.
struct RankTree<Key: Comparable> {
  private static var none: Int32 { -1 }

  /// By place. A place that is not in the tree has the size 0.
  private var keys: [Key]
  private var left: [Int32]
  private var right: [Int32]
  private var sizes: [Int32]
  private var root: Int32 = -1

  init() {
    keys = []
    left = []
    right = []
    sizes = []
  }

  /// Everything at once, in the time of sorting.
  ///
  /// - Parameter places: with their keys; each place once, 0 or above.
  init(_ places: [(place: Int32, key: Key)]) {
    self.init()
    // Ascending, each new one becomes the right end: it takes from the right spine what is lighter.
    var spine: [Int32] = []
    for (place, key) in places.sorted(by: { ($0.key, $0.place) < ($1.key, $1.place) }) {
      grow(to: place, key)
      keys[Int(place)] = key
      sizes[Int(place)] = 1
      var last = Self.none
      while let top = spine.last, Self.weight(top) < Self.weight(place) {
        last = spine.removeLast()
        measure(last)
      }
      left[Int(place)] = last
      if let top = spine.last { right[Int(top)] = place }
      spine.append(place)
    }
    root = spine.first ?? Self.none
    while let place = spine.popLast() { measure(place) }
  }

  /// How many are in it.
  var count: Int { size(root) }

  func contains(_ place: Int32) -> Bool {
    Int(place) < sizes.count && place >= 0 && sizes[Int(place)] > 0
  }

  /// 1 + how many have a lesser key: 1, 2, 2, 4. Nil for a place that is not in it.
  func rank(of place: Int32) -> Int? {
    guard contains(place) else { return nil }
    let key = keys[Int(place)]
    var (node, less) = (root, 0)
    while node != Self.none {
      if keys[Int(node)] < key {
        less += size(left[Int(node)]) + 1
        node = right[Int(node)]
      } else {
        node = left[Int(node)]
      }
    }
    return less + 1
  }

  /// The first of them in order, equals by place.
  func first(_ count: Int) -> [Int32] {
    var result: [Int32] = []
    var above: [Int32] = []
    var node = root
    while result.count < count, node != Self.none || !above.isEmpty {
      while node != Self.none {
        above.append(node)
        node = left[Int(node)]
      }
      guard let place = above.popLast() else { break }
      result.append(place)
      node = right[Int(place)]
    }
    return result
  }

  /// Puts a place in, or moves it where it is in.
  mutating func set(_ place: Int32, to key: Key) {
    remove(place)
    grow(to: place, key)
    keys[Int(place)] = key
    let (less, more) = split(root, by: key, place)
    left[Int(place)] = Self.none
    right[Int(place)] = Self.none
    sizes[Int(place)] = 1
    root = merged(merged(less, place), more)
  }

  mutating func remove(_ place: Int32) {
    guard contains(place) else { return }
    root = without(place, under: root)
    sizes[Int(place)] = 0
  }

  // MARK: The tree

  private func size(_ node: Int32) -> Int { node == Self.none ? 0 : Int(sizes[Int(node)]) }

  private static func weight(_ place: Int32) -> UInt64 {
    SplitMix64.mixed(UInt64(UInt32(bitPattern: place)) &+ 0x9E37_79B9)
  }

  private mutating func measure(_ node: Int32) {
    sizes[Int(node)] = Int32(clamping: size(left[Int(node)]) + size(right[Int(node)]) + 1)
  }

  private mutating func grow(to place: Int32, _ key: Key) {
    while keys.count <= Int(place) {
      keys.append(key)
      left.append(Self.none)
      right.append(Self.none)
      sizes.append(0)
    }
  }

  private func isLess(_ node: Int32, _ key: Key, _ place: Int32) -> Bool {
    (keys[Int(node)], node) < (key, place)
  }

  private mutating func split(
    _ node: Int32, by key: Key, _ place: Int32
  ) -> (less: Int32, more: Int32) {
    guard node != Self.none else { return (Self.none, Self.none) }
    if isLess(node, key, place) {
      let (less, more) = split(right[Int(node)], by: key, place)
      right[Int(node)] = less
      measure(node)
      return (node, more)
    }
    let (less, more) = split(left[Int(node)], by: key, place)
    left[Int(node)] = more
    measure(node)
    return (less, node)
  }

  /// All of `less` stands before all of `more`.
  private mutating func merged(_ less: Int32, _ more: Int32) -> Int32 {
    guard less != Self.none else { return more }
    guard more != Self.none else { return less }
    if Self.weight(less) > Self.weight(more) {
      right[Int(less)] = merged(right[Int(less)], more)
      measure(less)
      return less
    }
    left[Int(more)] = merged(less, left[Int(more)])
    measure(more)
    return more
  }

  private mutating func without(_ place: Int32, under node: Int32) -> Int32 {
    guard node != Self.none else { return Self.none }
    if node == place { return merged(left[Int(node)], right[Int(node)]) }
    if isLess(node, keys[Int(place)], place) {
      right[Int(node)] = without(place, under: right[Int(node)])
    } else {
      left[Int(node)] = without(place, under: left[Int(node)])
    }
    measure(node)
    return node
  }
}
