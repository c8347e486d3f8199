import Assessment
import CXML2

/// Builds trees from the parser's events. Belongs to one parse.
final class XMLTreeBuilder {
  private let treesAtDepth: Int
  private let take: (String, XMLTree) -> Bool
  private var context: xmlParserCtxtPtr?
  /// Where the parser's text begins in the source.
  private var base = 0

  private var names: [String] = []
  private var idsByAddress: [UnsafePointer<xmlChar>: Int32] = [:]
  private var idsByName: [String: Int32] = [:]

  private var nodes: [XMLTree.Node] = []
  private var attributes: [XMLTree.Attribute] = []
  private var texts: [UInt8] = []
  /// The nodes that are open in the tree.
  private var open: [Int32] = []
  private var depth = 0
  private var rootName = ""
  private var fault: XMLFault?
  private var isEnough = false
  private let replacement = EntityReplacement()

  init(treesAtDepth: Int, take: @escaping (String, XMLTree) -> Bool) {
    self.treesAtDepth = treesAtDepth
    self.take = take
  }

  func begin(_ context: xmlParserCtxtPtr, base: Int) {
    self.context = context
    self.base = base
  }

  func start(
    _ name: UnsafePointer<xmlChar>,
    attributes values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    count: Int
  ) {
    guard fault == nil, !isEnough else { return }
    depth += 1
    let offset = tagOffset()
    if depth > XMLLimits.depthMax { return stop(.tooDeep, at: offset) }
    if depth == 1 { rootName = String(cString: name) }
    guard depth >= treesAtDepth else { return }
    if count > XMLLimits.attributesMax { return stop(.tooManyAttributes, at: offset) }
    var node = XMLTree.Node(name: id(name), offset: Int32(clamping: offset))
    node.attributeStart = Int32(clamping: attributes.count)
    node.attributeCount = Int32(count)
    if let values { add(values, count) }
    if let index = append(node, at: offset) { open.append(index) }
  }

  func end() {
    guard fault == nil, !isEnough else { return }
    if depth >= treesAtDepth { open.removeLast() }
    if depth == treesAtDepth { handOver() }
    depth -= 1
  }

  func append(_ text: UnsafePointer<xmlChar>, _ length: Int) {
    guard fault == nil, let parent = open.last else { return }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    let last = nodes[Int(parent)].lastChild
    if last != XMLTree.none, nodes[Int(last)].name == XMLTree.textName,
      Int(nodes[Int(last)].textEnd) == texts.count
    {
      texts.append(contentsOf: bytes)
      nodes[Int(last)].textEnd = Int32(clamping: texts.count)
      return
    }
    let offset = currentOffset() - length
    var node = XMLTree.Node(name: XMLTree.textName, offset: Int32(clamping: max(offset, base)))
    node.textStart = Int32(clamping: texts.count)
    texts.append(contentsOf: bytes)
    node.textEnd = Int32(clamping: texts.count)
    _ = append(node, at: offset)
  }

  /// What `&name;` stands for, where HTML has it: real banks use them without declaring them.
  func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard let scalar = HTMLEntities.scalar(named: String(cString: name)) else { return nil }
    // In an attribute libxml2 takes one byte of an entity's content.
    let isInAttribute = context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    return replacement.entity(isInAttribute && !scalar.isASCII ? " " : scalar)
  }

  /// - Parameter status: as `xmlParseDocument` returns it.
  func end(_ context: xmlParserCtxtPtr, status: CInt) -> XMLFault? {
    if let fault { return fault }
    if isEnough || (status == 0 && context.pointee.wellFormed == 1) { return nil }
    return XMLFault(reason: XMLFault.Reason(context), offset: currentOffset())
  }

  private func stop(_ reason: XMLFault.Reason, at offset: Int) {
    fault = XMLFault(reason: reason, offset: offset)
    xmlStopParser(context)
  }

  private func handOver() {
    let tree = XMLTree(names: names, nodes: nodes, attributes: attributes, texts: texts)
    nodes.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    if !take(rootName, tree) {
      isEnough = true
      xmlStopParser(context)
    }
  }

  private func append(_ node: XMLTree.Node, at offset: Int) -> Int32? {
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

  /// libxml2 gives five pointers an attribute: name, prefix, namespace, value and its end.
  private func add(
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, _ count: Int
  ) {
    for index in 0..<count {
      guard let name = values[5 * index], let start = values[5 * index + 3],
        let end = values[5 * index + 4]
      else { continue }
      let first = Int32(clamping: texts.count)
      texts.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      attributes.append(
        XMLTree.Attribute(name: id(name), start: first, end: Int32(clamping: texts.count)))
    }
  }

  /// The parser keeps each name once, so its address tells it.
  private func id(_ name: UnsafePointer<xmlChar>) -> Int32 {
    if let id = idsByAddress[name] { return id }
    let text = String(cString: name)
    let id = idsByName[text] ?? Int32(names.count)
    if id == names.count { names.append(text) }
    idsByName[text] = id
    idsByAddress[name] = id
    return id
  }

  /// Where the parser is in the source, in bytes.
  private func currentOffset() -> Int {
    guard let input = context?.pointee.input, let now = input.pointee.cur,
      let first = input.pointee.base
    else { return base }
    return base + Int(input.pointee.consumed) + (now - first)
  }

  /// Where the tag begins that the parser has just read: back to its `<`, which no attribute holds.
  private func tagOffset() -> Int {
    guard let input = context?.pointee.input, var place = input.pointee.cur,
      let first = input.pointee.base
    else { return base }
    while place > first, place.pointee != UInt8(ascii: "<") { place -= 1 }
    return base + Int(input.pointee.consumed) + (place - first)
  }
}

/// An entity as libxml2 wants it: a character that it puts in place of the name.
private final class EntityReplacement {
  private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  /// UTF-8 of one character, ended by 0.
  private let content = UnsafeMutablePointer<xmlChar>.allocate(capacity: 5)

  init() {
    entity.initialize(to: xmlEntity())
    content.initialize(repeating: 0, count: 5)
    entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.content = content
    entity.pointee.orig = content
    entity.pointee.name = UnsafePointer(content)
  }

  deinit {
    entity.deallocate()
    content.deallocate()
  }

  func entity(_ scalar: Unicode.Scalar) -> xmlEntityPtr {
    var place = content
    for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
      place.pointee = byte
      place += 1
    }
    place.pointee = 0
    return entity
  }
}

extension XMLFault.Reason {
  fileprivate init(_ context: xmlParserCtxtPtr) {
    let code = xmlParserErrors(UInt32(bitPattern: context.pointee.errNo))
    switch code {
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: self = .unknownEntity
    case XML_ERR_TAG_NAME_MISMATCH: self = .mismatchedTag
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END, XML_ERR_DOCUMENT_EMPTY: self = .endsEarly
    default:
      let message = context.pointee.lastError.message.map { String(cString: $0) } ?? "?"
      let line = message.split(separator: "\n").first.map(String.init) ?? "?"
      self = .notWellFormed(String(line.prefix(120)))
    }
  }
}
