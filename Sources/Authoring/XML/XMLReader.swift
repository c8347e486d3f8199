/// Reads XML through libxml2's events into trees, with limits, without entities of the file's own
/// and without ever opening another file.
enum XMLReader {
  /// Reads a file as one tree.
  ///
  /// - Parameter source: valid UTF-8; what its declaration says of the encoding is not believed.
  static func document(
    _ source: SourceText, in session: XMLSession = XMLSession()
  ) throws(XMLFault) -> XMLTree {
    var found: XMLTree?
    try read(XMLProlog(source), treesAtDepth: 1, in: session) {
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
    try read(XMLProlog(source), treesAtDepth: treesAtDepth, take: take)
  }

  /// The same, where somebody wants to know what the prolog found.
  static func read(
    _ prolog: XMLProlog, treesAtDepth: Int, in session: XMLSession = XMLSession(),
    take: (String, XMLTree) -> Bool
  ) throws(XMLFault) {
    let fault = withoutActuallyEscaping(take) { take in
      var builder = XMLTreeBuilder(treesAtDepth: treesAtDepth, take: take)
      if treesAtDepth == 1 { builder.expect(byteCount: prolog.count - prolog.start) }
      return prolog.bytes.withUnsafeBufferPointer { bytes in
        XMLParse.run(bytes, prolog.start..<prolog.count, into: &builder, in: session)
      }
    }
    if let fault { throw fault }
  }
}
