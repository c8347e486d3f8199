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
    do throws(ArchiveFault) {
      let decoded = BankEncoding.decode(try archive.bytes(path))
      source = SourceText(decoded.bytes, file: path)
      if let offset = decoded.invalidOffset {
        faults.append((.notUTF8(), offset))
      } else {
        readTree()
      }
    } catch {
      source = SourceText([], file: path)
      faults.append((.archive(error), 0))
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
