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
    readTree()
  }

  init(path: String, in archive: Archive) {
    part = path
    let bytes: [UInt8]
    do throws(ArchiveFault) {
      bytes = try archive.bytes(path)
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
      readTree()
    }
  }

  private mutating func readTree() {
    do throws(XMLFault) {
      tree = QTINames.unified(try XMLReader.document(source))
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
