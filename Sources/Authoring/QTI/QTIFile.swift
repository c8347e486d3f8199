/// A file of XML: one that came alone, or one of a package.
struct QTIFile {
  let source: SourceText
  /// Its path in the package; nil where it came alone.
  let part: String?
  /// Under the names of QTI 2. Nil where it cannot be read.
  private(set) var tree: XMLTree?
  /// What is wrong with it, and where.
  private(set) var faults: [(finding: BankFinding, offset: Int)] = []

  /// A file that came alone.
  init(_ source: SourceText) {
    self.source = source
    part = nil
    readTree(QTINames.session())
  }

  /// A file that came alone and of which other trees are read: only its places are asked for.
  init(placesIn source: SourceText) {
    self.source = source
    part = nil
  }

  /// - Parameters:
  ///   - unpacked: its bytes, where they are known.
  ///   - session: of `QTINames`.
  init(
    path: String, in archive: Archive, unpacked: [UInt8]? = nil,
    session: XMLSession = QTINames.session()
  ) {
    part = path
    let bytes: [UInt8]
    do throws(ArchiveFault) {
      bytes = if let unpacked { unpacked } else { try archive.bytes(path) }
    } catch {
      source = SourceText([], file: path)
      faults.append((.archive(error), 0))
      return
    }
    do throws(DecodedText.Refused) {
      let decoded = try DecodedText(bytes)
      source = decoded.source(file: path)
      if let finding = BankFinding.encoding(decoded) { faults.append((finding, 0)) }
    } catch {
      source = SourceText(bytes, file: path)
      faults.append((.notUTF8(), error.offset))
      return
    }
    if let offset = source.broken.first {
      faults.append((.brokenCharacter(), offset))
    } else {
      readTree(session)
    }
  }

  private mutating func readTree(_ session: XMLSession) {
    do throws(XMLFault) {
      tree = try XMLReader.document(source, in: session)
    } catch {
      faults.append((.xml(error), error.offset))
    }
  }

  /// Where a byte of it stands, for diagnostics of the bank.
  func position(_ offset: Int) -> BankPosition {
    guard let part else { return .offset(offset) }
    return .place(
      source.place(at: offset),
      excerpt: source.excerpt(at: offset, limit: BankLimits.excerptMax), part: part)
  }

  var root: XMLElement? { tree?.root }
}
