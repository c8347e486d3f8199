import Assessment
import CXML2

/// One parse of a stretch of bytes by libxml2, which turns its events into a builder's calls.
///
/// Source: libxml2 2.9, parser.h (SAX2).
final class XMLParse {
  private var builder: XMLTreeBuilder
  private let context: xmlParserCtxtPtr
  private let replacement = XMLEntityReplacement()
  private let bytes: UnsafeBufferPointer<UInt8>
  /// What libxml2 sees of the bytes.
  private let range: Range<Int>
  private var fault: XMLFault?
  /// Where the parser was at the last event.
  private var eventOffset: Int
  private var isStopped = false

  /// - Parameters:
  ///   - bytes: valid UTF-8, with a 0 after the range, unless the builder has enough before its end.
  ///   - session: shared with other parses; the builder's names are its names.
  static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    into builder: inout XMLTreeBuilder, in session: XMLSession = XMLSession()
  ) -> XMLFault? {
    _ = initialized
    guard let base = bytes.baseAddress, !range.isEmpty else {
      return XMLFault(reason: .endsEarly, offset: range.upperBound)
    }
    guard let context = context(base + range.lowerBound, range.count, session) else {
      return XMLFault(reason: .notWellFormed("no memory"), offset: range.lowerBound)
    }
    builder.names = session.takeNames()
    let parse = XMLParse(builder, context, bytes, range)
    // Held in one place only, what it has built need not be copied.
    builder = XMLTreeBuilder(treesAtDepth: 1) { _, _ in false }
    let fault = parse.run()
    builder = parse.builder
    session.end(builder.takeNames(), isClean: fault == nil)
    return fault
  }

  /// libxml2 wants its tables made once, before it is used on several threads.
  private static let initialized: Void = xmlInitParser()

  /// The text is not copied, and must live until the session goes on.
  private static func context(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ session: XMLSession
  ) -> xmlParserCtxtPtr? {
    guard let context = session.begin(), let input = xmlNewInputStream(context) else { return nil }
    input.pointee.base = text
    input.pointee.cur = text
    input.pointee.end = text + count
    inputPush(context, input)
    return context
  }

  private init(
    _ builder: XMLTreeBuilder, _ context: xmlParserCtxtPtr, _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    self.builder = builder
    self.context = context
    self.bytes = bytes
    self.range = range
    eventOffset = range.lowerBound
  }

  /// HUGE lifts libxml2's limits on the length of texts, which a picture in a text goes beyond;
  /// ours stand in `XMLLimits`. NOENT gives entities of HTML their place in attributes; a file
  /// cannot declare any.
  private func run() -> XMLFault? {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
      | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue
    xmlCtxtUseOptions(context, CInt(options))
    var handler = Self.handler()
    let own = context.pointee.sax
    withUnsafeMutablePointer(to: &handler) { handler in
      context.pointee.sax = handler
      context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
      xmlParseDocument(context)
      context.pointee.sax = own
    }
    return builder.fault ?? fault
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = bv_xml_sax2_magic
    handler.startElementNs = { user, name, _, _, namespaces, _, count, _, attributes in
      guard let parse = XMLParse.of(user), let name else { return }
      parse.start(name, attributes, count: Int(count), namespaces: Int(namespaces))
    }
    handler.endElementNs = { user, _, _, _ in XMLParse.of(user)?.endElement() }
    handler.characters = { user, text, length in
      guard let text else { return }
      XMLParse.of(user)?.append(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.getEntity = { user, name in
      guard let name else { return nil }
      return XMLParse.of(user)?.entity(String(cString: name))
    }
    // The prolog has blanked out those that are harmless.
    handler.internalSubset = { user, _, _, _ in XMLParse.of(user)?.refuseDeclarations() }
    handler.serror = { user, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      XMLParse.of(user)?.fail(error.pointee)
    }
    return handler
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLParse? {
    user.map { Unmanaged<XMLParse>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The events.
extension XMLParse {
  private func start(
    _ name: UnsafePointer<UInt8>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, namespaces: Int
  ) {
    guard !isStopped else { return }
    let list = XMLTreeBuilder.AttributeList(values: attributes, count: count)
    eventOffset = currentOffset()
    builder.start(
      name, list, namespaces: namespaces,
      at: offset(of: UInt8(ascii: "<"), before: eventOffset) ?? eventOffset)
    if builder.isDone { stop() }
  }

  private func endElement() {
    guard !isStopped else { return }
    eventOffset = currentOffset()
    builder.end()
    if builder.isDone { stop() }
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard !isStopped else { return }
    eventOffset = currentOffset()
    builder.append(text, before: eventOffset)
    if builder.isDone { stop() }
  }

  /// What `&name;` stands for, where HTML has it: real banks use them without declaring them.
  private func entity(_ name: String) -> xmlEntityPtr? {
    replacement.entity(
      name, isInAttribute: context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE)
  }

  private func refuseDeclarations() {
    guard !isStopped else { return }
    fault = XMLFault(reason: .declarations, offset: currentOffset())
    stop()
  }

  /// Only the first fault counts: what follows it is guesswork.
  private func fail(_ error: xmlError) {
    if !isStopped { fault = fault(error) }
    stop()
  }

  /// Ends the parse where libxml2 next looks: halting it here and now would free what it holds.
  private func stop() {
    isStopped = true
    context.pointee.disableSAX = 1
    context.pointee.instate = XML_PARSER_EOF
  }
}

/// Where things are.
extension XMLParse {
  /// Where the parser is in the source, in bytes.
  private func currentOffset() -> Int {
    guard let input = context.pointee.input, let now = input.pointee.cur,
      let first = input.pointee.base
    else { return range.lowerBound }
    let offset = range.lowerBound + Int(input.pointee.consumed) + (now - first)
    return min(max(offset, range.lowerBound), range.upperBound)
  }

  /// The last place of a byte before an offset. No attribute holds a `<`, so that of the tag that
  /// has just been read is found at once.
  private func offset(of byte: UInt8, before offset: Int) -> Int? {
    var place = offset - 1
    while place >= range.lowerBound, bytes[place] != byte { place -= 1 }
    return place >= range.lowerBound ? place : nil
  }

  /// Where the comment, CDATA section or instruction begins that has no end: after the last event.
  private func sectionStart() -> Int? {
    var place = eventOffset
    while place + 1 < range.upperBound {
      let next = bytes[place + 1]
      if bytes[place] == UInt8(ascii: "<"), next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        return place
      }
      place += 1
    }
    return nil
  }

  private func fault(_ error: xmlError) -> XMLFault {
    let here = currentOffset()
    func at(_ byte: UInt8, _ reason: XMLFault.Reason) -> XMLFault {
      XMLFault(reason: reason, offset: offset(of: byte, before: here) ?? here)
    }
    let code = xmlParserErrors(UInt32(bitPattern: error.code))
    switch code {
    // Two hyphens in a comment are blanked out, so here is another comment in one without an end.
    case XML_ERR_CDATA_NOT_FINISHED, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_HYPHEN_IN_COMMENT,
      XML_ERR_PI_NOT_FINISHED:
      return XMLFault(reason: .unclosedSection, offset: sectionStart() ?? here)
    case XML_ERR_TAG_NAME_MISMATCH: return at(UInt8(ascii: "<"), .mismatchedTag)
    case _ where here == range.upperBound: return XMLFault(reason: .endsEarly, offset: here)
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return at(UInt8(ascii: "&"), .unknownEntity)
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: return at(UInt8(ascii: "&"), .bareAmpersand)
    case XML_ERR_NAME_REQUIRED where here > 0 && bytes[here - 1] == UInt8(ascii: "&"):
      return XMLFault(reason: .bareAmpersand, offset: here - 1)
    case XML_ERR_NAME_REQUIRED where here > 0 && bytes[here - 1] == UInt8(ascii: "<"):
      return XMLFault(reason: .bareLessThan, offset: here - 1)
    case XML_ERR_LT_IN_ATTRIBUTE: return XMLFault(reason: .openAttribute, offset: here)
    case XML_ERR_DOCUMENT_END: return XMLFault(reason: .textAfterEnd, offset: here)
    default:
      let message = error.message.map { String(cString: $0) } ?? "?"
      let line = message.split(separator: "\n").first.map(String.init) ?? "?"
      return XMLFault(reason: .notWellFormed(String(line.prefix(120))), offset: here)
    }
  }
}

/// An entity as libxml2 wants it: a character that it puts in place of the name.
private final class XMLEntityReplacement {
  private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  /// UTF-8 of one character, ended by 0.
  private let content = UnsafeMutablePointer<UInt8>.allocate(capacity: 5)

  init() {
    entity.initialize(to: xmlEntity())
    content.initialize(repeating: 0, count: 5)
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.content = content
    entity.pointee.orig = content
    entity.pointee.name = UnsafePointer(content)
    // As if it had been looked through before: one entity, without a `<`.
    entity.pointee.checked = 2
  }

  deinit {
    entity.deallocate()
    content.deallocate()
  }

  /// In a text libxml2 takes the whole content of a predefined entity, in an attribute that of any
  /// other, but of a predefined one only the first byte.
  func entity(_ name: String, isInAttribute: Bool) -> xmlEntityPtr? {
    guard let scalar = HTMLEntities.scalar(named: name) else { return nil }
    let bytes = Array(String(scalar).utf8)
    for index in 0..<5 { content[index] = index < bytes.count ? bytes[index] : 0 }
    entity.pointee.length = CInt(bytes.count)
    entity.pointee.etype =
      isInAttribute && !scalar.isASCII
      ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    return entity
  }
}
