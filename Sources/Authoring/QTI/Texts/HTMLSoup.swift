import Assessment

/// Reads HTML as people and programs write it into a tree: tags that are not closed, attributes
/// without quotes, characters that mean themselves. Never refuses, always in linear time.
///
/// Source: WHATWG HTML, section 13.2 (parsing), as far as texts of questions need it.
struct HTMLSoup {
  private let bytes: [UInt8]
  /// Where the text stands in its file: of all its elements.
  private let offset: Int32
  private var index = 0
  private var names: [String] = []
  private var ids: [String: Int32] = [:]
  private var nodes: [XMLTree.Node] = []
  private var attributes: [XMLTree.Attribute] = []
  private var texts: [UInt8] = []
  private var open: [Int32] = []
  /// After these no tag and no value ends any more.
  private let lastClose: Int
  private let lastQuotes: [UInt8: Int]

  /// Elements deeper than this are left out, not what is in them.
  private static let depthMax = 100

  /// A tree whose root has the text's elements in it.
  static func tree(_ html: String, offset: Int = 0) -> XMLTree {
    var soup = HTMLSoup(Array(html.utf8), offset: Int32(clamping: offset))
    soup.run()
    return XMLTree(
      names: soup.names, nodes: soup.nodes, attributes: soup.attributes, texts: soup.texts)
  }

  private init(_ bytes: [UInt8], offset: Int32) {
    self.bytes = bytes
    self.offset = offset
    lastClose = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    var quotes: [UInt8: Int] = [:]
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      quotes[quote] = bytes.lastIndex(of: quote) ?? -1
    }
    lastQuotes = quotes
  }

  private mutating func run() {
    begin("html")
    var start = index
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let place = index
      let tag = takeTag()
      guard tag.isOne else {
        index = place + 1
        continue
      }
      append(bytes[start..<place], before: tag)
      start = index
    }
    flush(bytes[start...])
  }

  // Nodes.

  /// What a `<` begins.
  private enum Tag {
    case none
    /// A comment, a declaration, a script.
    case nothing
    case start(String, [(String, String)], isEmpty: Bool)
    case end(String)

    var isOne: Bool { if case .none = self { false } else { true } }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, before tag: Tag) {
    flush(text)
    switch tag {
    case .none, .nothing: break
    case .start(let name, let values, let isEmpty):
      closeImplied(by: name)
      guard open.count < Self.depthMax else { return }
      begin(name, values)
      if isEmpty || Self.void.contains(name) { open.removeLast() }
    case .end(let name):
      guard let place = open.lastIndex(where: { names[Int(nodes[Int($0)].name)] == name }),
        place > 0
      else { return }
      open.removeSubrange(place...)
    }
  }

  /// An element that cannot stand in what is open ends that.
  private mutating func closeImplied(by name: String) {
    guard let closed = Self.closedBy[name] else { return }
    while open.count > 1, let last = open.last {
      guard closed.contains(names[Int(nodes[Int(last)].name)]) else { return }
      open.removeLast()
    }
  }

  private static let void: Set<String> = [
    "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "source", "track", "wbr",
    "embed", "param",
  ]

  private static let closedBy: [String: Set<String>] = {
    var table: [String: Set<String>] = ["li": ["li", "p"], "tr": ["td", "th", "tr", "p"]]
    for name in ["td", "th"] { table[name] = ["td", "th", "p"] }
    for name in ["dt", "dd"] { table[name] = ["dt", "dd", "p"] }
    for name in ["tbody", "thead", "tfoot"] { table[name] = ["td", "th", "tr", "tbody", "thead"] }
    let blocks = "p div ul ol table h1 h2 h3 h4 h5 h6 pre blockquote hr section article figure dl"
    for name in blocks.split(separator: " ") { table[String(name)] = ["p"] }
    return table
  }()

  private mutating func begin(_ name: String, _ values: [(String, String)] = []) {
    var node = XMLTree.Node(name: id(name), offset: offset)
    node.attributeStart = Int32(clamping: attributes.count)
    node.attributeCount = Int32(clamping: values.count)
    for (name, value) in values {
      let start = Int32(clamping: texts.count)
      texts.append(contentsOf: value.utf8)
      attributes.append(
        XMLTree.Attribute(name: id(name), start: start, end: Int32(clamping: texts.count)))
    }
    open.append(add(node))
  }

  private mutating func id(_ name: String) -> Int32 {
    if let id = ids[name] { return id }
    let id = Int32(clamping: names.count)
    names.append(name)
    ids[name] = id
    return id
  }

  private mutating func add(_ node: XMLTree.Node) -> Int32 {
    let index = Int32(clamping: nodes.count)
    nodes.append(node)
    guard let parent = open.last.map(Int.init) else { return index }
    if nodes[parent].lastChild == XMLTree.none {
      nodes[parent].firstChild = index
    } else {
      nodes[Int(nodes[parent].lastChild)].next = index
    }
    nodes[parent].lastChild = index
    return index
  }

  /// Adds a text with its entities as characters.
  private mutating func flush(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    var node = XMLTree.Node(name: XMLTree.textName, offset: offset)
    node.textStart = Int32(clamping: texts.count)
    var place = text.startIndex
    while place < text.endIndex {
      if bytes[place] == UInt8(ascii: "&"), let entity = HTMLEntity(bytes, at: place) {
        texts.append(contentsOf: String(entity.scalar).utf8)
        place = entity.end
      } else {
        texts.append(bytes[place])
        place += 1
      }
    }
    node.textEnd = Int32(clamping: texts.count)
    _ = add(node)
  }
}

/// Tags.
extension HTMLSoup {
  private mutating func takeTag() -> Tag {
    guard index < lastClose, index + 1 < bytes.count else { return .none }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      let isComment = bytes[(index + 1)...].starts(with: "!--".utf8)
      skip(past: isComment ? "-->" : ">")
      return .nothing
    }
    let isEnd = next == UInt8(ascii: "/")
    index += isEnd ? 2 : 1
    let name = takeName()
    guard !name.isEmpty, index < bytes.count else { return .none }
    guard bytes[index] <= 32 || bytes[index] == 0x2F || bytes[index] == 0x3E else { return .none }
    var values: [(String, String)] = []
    guard let isEmpty = takeAttributes(&values) else { return .none }
    if isEnd { return .end(name) }
    if name == "script" || name == "style" {
      if !isEmpty { skip(past: "</\(name)>") }
      return .nothing
    }
    return .start(name, values, isEmpty: isEmpty)
  }

  /// Without a prefix, in small letters.
  private mutating func takeName() -> String {
    var name: [UInt8] = []
    while index < bytes.count, Self.isNameByte(bytes[index]) {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ":") {
        name.removeAll()
      } else {
        name.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    guard let first = name.first, first >= 0x61, first <= 0x7A else { return "" }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default:
      (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        || byte == UInt8(ascii: "_")
    }
  }

  /// Takes everything to the `>`. Nil where there is none; true where the element is empty.
  private mutating func takeAttributes(_ values: inout [(String, String)]) -> Bool? {
    var isEmpty = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return isEmpty
      }
      if byte == UInt8(ascii: "<") { return nil }
      isEmpty = byte == UInt8(ascii: "/")
      if Self.isNameByte(byte) {
        let name = takeName()
        let value = takeValue()
        if !name.isEmpty, values.count < XMLLimits.attributesMax { values.append((name, value)) }
      } else {
        index += 1
      }
    }
    return nil
  }

  private mutating func takeValue() -> String {
    var place = index
    while place < bytes.count, bytes[place] <= 32 { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return "" }
    place += 1
    while place < bytes.count, bytes[place] <= 32 { place += 1 }
    index = place
    guard index < bytes.count else { return "" }
    let quote = bytes[index]
    if let last = lastQuotes[quote], last > index {
      index += 1
      let start = index
      while bytes[index] != quote { index += 1 }
      defer { index += 1 }
      return HTMLEntity.decode(bytes[start..<index])
    }
    let start = index
    while index < bytes.count, bytes[index] > 32, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return HTMLEntity.decode(bytes[start..<index])
  }

  /// What has no end goes to the end, as in browsers.
  private mutating func skip(past end: String) {
    let end = Array(end.utf8)
    while index < bytes.count {
      if bytes[index] | 0x20 == end[0] | 0x20, index + end.count <= bytes.count,
        zip(bytes[index..<(index + end.count)], end).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
      {
        index += end.count
        return
      }
      index += 1
    }
  }
}
