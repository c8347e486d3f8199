import CXML2

/// The names of elements and attributes of one parse, or of several that share a session.
struct XMLNames {
  private(set) var all: [String] = []
  private var idsByName: [String: Int32] = [:]
  private var idsByAddress: [UnsafePointer<UInt8>: Int32] = [:]
  /// Where most names are found: by some bits of the address. Made with the first name.
  private var recent: [(address: UnsafePointer<UInt8>?, id: Int32)] = []
  private let spelling: (String) -> String

  private static let recentCount = 256

  /// - Parameter spelling: how a name of the file is called in the tree.
  init(spelling: @escaping (String) -> String = { $0 }) { self.spelling = spelling }

  /// The parser keeps each name once, so its address tells it.
  mutating func id(_ name: UnsafePointer<UInt8>) -> Int32 {
    if recent.isEmpty { recent = Array(repeating: (nil, 0), count: Self.recentCount) }
    let place = Int(truncatingIfNeeded: UInt(bitPattern: name) >> 2 % UInt(Self.recentCount))
    if recent[place].address == name { return recent[place].id }
    let id = idsByAddress[name] ?? add(name)
    recent[place] = (name, id)
    return id
  }

  private mutating func add(_ name: UnsafePointer<UInt8>) -> Int32 {
    let text = spelling(String(cString: name))
    let id = idsByName[text] ?? Int32(all.count)
    if id == all.count { all.append(text) }
    idsByName[text] = id
    idsByAddress[name] = id
    return id
  }
}

/// What the parses of many small files can share: libxml2's parser and the names that it knows.
/// Belongs to one thread.
final class XMLSession {
  private var names: XMLNames
  private var context: xmlParserCtxtPtr?
  private let spelling: (String) -> String

  /// Files with more names than this do not make room for themselves in the tables of all others.
  private static let namesMax = 1_000

  init(spelling: @escaping (String) -> String = { $0 }) {
    self.spelling = spelling
    names = XMLNames(spelling: spelling)
  }

  deinit { if let context { xmlFreeParserCtxt(context) } }

  /// The names as they are known so far, which are given back at the end.
  func takeNames() -> XMLNames {
    let taken = names
    names = XMLNames(spelling: spelling)
    return taken
  }

  /// A parser without any text; nil where there is no memory.
  func begin() -> xmlParserCtxtPtr? {
    if context == nil { context = xmlNewParserCtxt() }
    return context
  }

  /// - Parameter isClean: false after a fault: then nothing that the parser holds is believed.
  func end(_ known: consuming XMLNames, isClean: Bool) {
    guard let context else { return }
    if isClean, known.all.count <= Self.namesMax {
      names = known
      xmlCtxtReset(context)
      context.pointee.nsNr = 0
    } else {
      xmlFreeParserCtxt(context)
      self.context = nil
      names = XMLNames(spelling: spelling)
    }
  }
}
