import CXML2

/// Reads XML through libxml2's events into trees, with limits, without entities of the file's own
/// and without ever opening another file.
enum XMLReader {
  /// Reads a file as one tree.
  ///
  /// - Parameter source: valid UTF-8; what its declaration says of the encoding is not believed.
  static func document(_ source: SourceText) throws(XMLFault) -> XMLTree {
    var found: XMLTree?
    try read(source, treesAtDepth: 1) {
      found = $1
      return true
    }
    guard let found else { throw XMLFault(reason: .endsEarly, offset: source.bytes.count) }
    return found
  }

  /// Reads a file piece by piece: each element at a depth becomes a tree of its own, which is
  /// handed over as soon as it ends. Those before a fault have been handed over when it is thrown.
  ///
  /// - Parameters:
  ///   - treesAtDepth: 1 is the root, 2 what stands directly in it.
  ///   - take: takes the root's name and a tree; false ends the reading.
  static func read(
    _ source: SourceText, treesAtDepth: Int, take: (String, XMLTree) -> Bool
  ) throws(XMLFault) {
    let prolog = try XMLProlog(source)
    let fault = withoutActuallyEscaping(take) { take in
      let builder = XMLTreeBuilder(treesAtDepth: treesAtDepth, take: take)
      return parse(prolog.bytes, from: source.contentStart, into: builder)
    }
    if let fault { throw fault }
  }

  private static func parse(
    _ bytes: [UInt8], from start: Int, into builder: XMLTreeBuilder
  ) -> XMLFault? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count > start else {
        return XMLFault(reason: .endsEarly, offset: bytes.count)
      }
      _ = initialized
      let text = UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self)
      guard let context = xmlCreateMemoryParserCtxt(text, CInt(buffer.count - start)) else {
        return XMLFault(reason: .notWellFormed("no memory"), offset: start)
      }
      defer { xmlFreeParserCtxt(context) }
      builder.begin(context, base: start)
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_BIG_LINES.rawValue
      xmlCtxtUseOptions(context, CInt(options))
      var handler = XMLEvents.handler()
      let own = context.pointee.sax
      let status = withUnsafeMutablePointer(to: &handler) { handler in
        context.pointee.sax = handler
        defer { context.pointee.sax = own }
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        return xmlParseDocument(context)
      }
      return builder.end(context, status: status)
    }
  }

  /// libxml2 wants its tables made once, before it is used on several threads.
  private static let initialized: Void = xmlInitParser()
}

/// The functions that libxml2 calls, each with the builder as its first argument.
private enum XMLEvents {
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = bv_xml_sax2_magic
    handler.startElementNs = { user, name, _, _, _, _, attributeCount, _, attributes in
      guard let builder = XMLEvents.builder(user), let name else { return }
      builder.start(name, attributes: attributes, count: Int(attributeCount))
    }
    handler.endElementNs = { user, _, _, _ in XMLEvents.builder(user)?.end() }
    handler.characters = { user, text, length in
      if let text { XMLEvents.builder(user)?.append(text, Int(length)) }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.getEntity = { user, name in
      guard let name else { return nil }
      return XMLEvents.builder(user)?.entity(name)
    }
    return handler
  }

  static func builder(_ user: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
    user.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }
}
