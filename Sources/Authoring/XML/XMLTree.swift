/// A part of an XML file as it was read: elements with their attributes, and texts.
///
/// All nodes lie in one array and all texts in one run of bytes, so that a bank of a hundred
/// thousand items costs a handful of allocations each.
final class XMLTree: Sendable {
  /// A node's name where it is a text.
  static let textName: Int32 = -1
  static let none: Int32 = -1

  struct Node: Sendable {
    var name: Int32
    var firstChild = XMLTree.none
    var lastChild = XMLTree.none
    var next = XMLTree.none
    /// Of a text: its bytes.
    var textStart: Int32 = 0
    var textEnd: Int32 = 0
    var attributeStart: Int32 = 0
    var attributeCount: Int32 = 0
    /// Where it begins in the source, in bytes.
    var offset: Int32
  }

  struct Attribute: Sendable {
    let name: Int32
    let start: Int32
    let end: Int32
  }

  /// Names of elements and attributes, without their prefixes.
  let names: [String]
  let nodes: [Node]
  let attributes: [Attribute]
  let texts: [UInt8]

  init(names: [String], nodes: [Node], attributes: [Attribute], texts: [UInt8]) {
    self.names = names
    self.nodes = nodes
    self.attributes = attributes
    self.texts = texts
  }

  /// The outermost element. Nil where the tree is empty.
  var root: XMLElement? { nodes.isEmpty ? nil : XMLElement(tree: self, index: 0) }

  func text(_ start: Int32, _ end: Int32) -> String {
    guard start < end else { return "" }
    return String(decoding: texts[Int(start)..<Int(end)], as: UTF8.self)
  }
}

/// An element of a tree.
struct XMLElement: Sendable {
  let tree: XMLTree
  let index: Int32

  private var node: XMLTree.Node { tree.nodes[Int(index)] }

  /// Without its prefix.
  var name: String { tree.names[Int(node.name)] }

  /// Where its `<` stands in the source, in bytes.
  var offset: Int { Int(node.offset) }

  var position: BankPosition { .offset(offset) }

  /// An attribute's value, entities replaced; its prefix does not count.
  func attribute(_ name: String) -> String? {
    let node = node
    let range = Int(node.attributeStart)..<Int(node.attributeStart + node.attributeCount)
    for attribute in tree.attributes[range] where tree.names[Int(attribute.name)] == name {
      return tree.text(attribute.start, attribute.end)
    }
    return nil
  }

  /// All attributes in the order of the file.
  var attributes: [(name: String, value: String)] {
    let node = node
    let range = Int(node.attributeStart)..<Int(node.attributeStart + node.attributeCount)
    return tree.attributes[range].map {
      (tree.names[Int($0.name)], tree.text($0.start, $0.end))
    }
  }

  /// Elements and texts directly in it, in order.
  var contents: Contents { Contents(tree: tree, index: node.firstChild) }

  /// The elements directly in it, in order.
  var children: Children { Children(contents: contents) }

  func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first of the elements directly in it that has the name.
  func first(_ name: String) -> XMLElement? {
    for child in children where child.name == name { return child }
    return nil
  }

  /// The element that a path of names leads to, taking the first of each name.
  func first(_ path: [String]) -> XMLElement? {
    var element: XMLElement? = self
    for name in path { element = element?.first(name) }
    return element
  }

  /// The texts directly in it, joined.
  var text: String {
    let only = node.firstChild
    if only != XMLTree.none, tree.nodes[Int(only)].next == XMLTree.none {
      let child = tree.nodes[Int(only)]
      return child.name == XMLTree.textName ? tree.text(child.textStart, child.textEnd) : ""
    }
    var text = ""
    for content in contents { if case .text(let part) = content { text += part } }
    return text
  }

  /// All texts in it, however deep, joined.
  var deepText: String {
    var text = ""
    for content in contents {
      switch content {
      case .text(let part): text += part
      case .element(let element): text += element.deepText
      }
    }
    return text
  }

  /// All elements in it with the name, however deep, in the order of the file.
  func all(_ name: String) -> [XMLElement] { all { $0 == name } }

  /// All elements in it whose names pass, however deep, in the order of the file.
  func all(_ isWanted: (String) -> Bool) -> [XMLElement] {
    var found: [XMLElement] = []
    collect(isWanted, into: &found)
    return found
  }

  private func collect(_ isWanted: (String) -> Bool, into found: inout [XMLElement]) {
    for child in children {
      if isWanted(child.name) { found.append(child) }
      child.collect(isWanted, into: &found)
    }
  }
}

extension XMLElement {
  enum Content: Sendable {
    case element(XMLElement)
    case text(String)
  }

  struct Contents: Sequence, IteratorProtocol {
    let tree: XMLTree
    var index: Int32

    mutating func next() -> Content? {
      guard index != XMLTree.none else { return nil }
      let node = tree.nodes[Int(index)]
      defer { index = node.next }
      return node.name == XMLTree.textName
        ? .text(tree.text(node.textStart, node.textEnd))
        : .element(XMLElement(tree: tree, index: index))
    }
  }

  struct Children: Sequence, IteratorProtocol {
    var contents: Contents

    mutating func next() -> XMLElement? {
      let tree = contents.tree
      while contents.index != XMLTree.none {
        let index = contents.index
        let node = tree.nodes[Int(index)]
        contents.index = node.next
        if node.name != XMLTree.textName { return XMLElement(tree: tree, index: index) }
      }
      return nil
    }
  }
}
