/// Builds trees from a parser's events. Belongs to one parse.
struct XMLTreeBuilder {
  /// Five pointers an attribute: name, prefix, namespace, value and its end.
  struct AttributeList {
    let values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int
  }

  private let treesAtDepth: Int
  private let unnested: String?
  /// Added to all places of the trees, where only a part of a file is parsed.
  private let base: Int
  private let take: (String, XMLTree) -> Bool

  /// Those of the session while it parses.
  var names = XMLNames()

  private var nodes: [XMLTree.Node] = []
  private var attributes: [XMLTree.Attribute] = []
  private var texts: [UInt8] = []
  /// The nodes that are open in the tree.
  private var open: [Int32] = []
  private var depth = 0
  /// Namespaces declared by the open elements, with the depth of each that declares any.
  private var namespaces: [(depth: Int, count: Int)] = []
  private var namespaceCount = 0
  private(set) var rootName = ""
  private(set) var fault: XMLFault?
  private var isEnough = false

  /// True once no further event is wanted.
  var isDone: Bool { fault != nil || isEnough }

  /// - Parameter unnested: a name that no element within a tree may have where its root has it:
  ///   there an end tag is missing. One without attributes that stands deeper means something else.
  init(
    treesAtDepth: Int, unnested: String? = nil, base: Int = 0,
    take: @escaping (String, XMLTree) -> Bool
  ) {
    self.treesAtDepth = treesAtDepth
    self.base = base
    self.unnested = unnested
    self.take = take
  }

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ list: AttributeList, namespaces count: Int, at offset: Int
  ) {
    depth += 1
    if depth > XMLLimits.depthMax { return stop(.tooDeep, at: offset) }
    if count > 0 {
      namespaces.append((depth, count))
      namespaceCount += count
    }
    if list.count > XMLLimits.attributesMax || namespaceCount > XMLLimits.namespacesMax {
      return stop(.tooManyAttributes, at: offset)
    }
    if depth == 1 { rootName = String(cString: name) }
    guard depth >= treesAtDepth else { return }
    var node = XMLTree.Node(name: names.id(name), offset: Int32(clamping: offset + base))
    if let unnested, depth > treesAtDepth, let root = nodes.first, root.name == node.name,
      names.all[Int(node.name)] == unnested, depth == treesAtDepth + 1 || list.count > 0
    {
      return stop(.notClosed(unnested), at: Int(root.offset) - base)
    }
    node.attributeStart = Int32(clamping: attributes.count)
    node.attributeCount = Int32(list.count)
    add(list)
    if names.all.count > XMLLimits.namesMax { return stop(.tooManyNames, at: offset) }
    if let index = append(node, at: offset) { open.append(index) }
  }

  mutating func end() {
    if namespaces.last?.depth == depth { namespaceCount -= namespaces.removeLast().count }
    if depth >= treesAtDepth { open.removeLast() }
    if depth == treesAtDepth { handOver() }
    depth -= 1
  }

  /// - Parameter offset: the end of the text in the source.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) {
    guard let parent = open.last else { return }
    let last = nodes[Int(parent)].lastChild
    if last != XMLTree.none, nodes[Int(last)].name == XMLTree.textName {
      texts.append(contentsOf: text)
      nodes[Int(last)].textEnd = Int32(clamping: texts.count)
      return
    }
    let start = max(0, offset - text.count)
    var node = XMLTree.Node(name: XMLTree.textName, offset: Int32(clamping: start + base))
    node.textStart = Int32(clamping: texts.count)
    texts.append(contentsOf: text)
    node.textEnd = Int32(clamping: texts.count)
    _ = append(node, at: start)
  }

  private mutating func stop(_ reason: XMLFault.Reason, at offset: Int) {
    fault = XMLFault(reason: reason, offset: offset)
  }

  private mutating func handOver() {
    let tree = XMLTree(names: names.all, nodes: nodes, attributes: attributes, texts: texts)
    // The next tree is probably not much larger; one of unusual size must not cost all others.
    let (nodeCount, attributeCount) = (nodes.count, attributes.count)
    let textCount = texts.count
    nodes = []
    attributes = []
    texts = []
    if treesAtDepth > 1 {
      nodes.reserveCapacity(min(nodeCount, Self.expectedMax))
      attributes.reserveCapacity(min(attributeCount, Self.expectedMax))
      texts.reserveCapacity(min(textCount, 16 * Self.expectedMax))
    }
    if !take(rootName, tree) { isEnough = true }
  }

  /// Makes room for the tree of a whole file of a common size.
  mutating func expect(byteCount: Int) {
    let count = min(byteCount / 32, Self.expectedMax)
    nodes.reserveCapacity(count)
    attributes.reserveCapacity(count / 2)
    texts.reserveCapacity(min(byteCount / 2, 16 * Self.expectedMax))
  }

  /// Gives the names back, so that they need not be copied.
  mutating func takeNames() -> XMLNames {
    let taken = names
    names = XMLNames()
    return taken
  }

  /// Nodes of an item of a common size.
  private static let expectedMax = 256

  private mutating func append(_ node: XMLTree.Node, at offset: Int) -> Int32? {
    guard nodes.count < XMLLimits.nodesMax else {
      stop(.tooManyNodes, at: offset)
      return nil
    }
    let index = Int32(nodes.count)
    nodes.append(node)
    if let parent = open.last {
      let last = nodes[Int(parent)].lastChild
      if last == XMLTree.none {
        nodes[Int(parent)].firstChild = index
      } else {
        nodes[Int(last)].next = index
      }
      nodes[Int(parent)].lastChild = index
    }
    return index
  }

  private mutating func add(_ list: AttributeList) {
    guard let values = list.values else { return }
    for index in 0..<list.count {
      guard let name = values[5 * index], let start = values[5 * index + 3],
        let end = values[5 * index + 4]
      else { continue }
      let first = Int32(clamping: texts.count)
      texts.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      attributes.append(
        XMLTree.Attribute(name: names.id(name), start: first, end: Int32(clamping: texts.count)))
    }
  }
}
