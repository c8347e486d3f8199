/// A JSON file of an H5P package.
struct H5PFile {
  private let path: String
  private let source: SourceText
  let root: JSONNode
  /// What is to be said of how its letters were read.
  let note: BankFinding?

  struct Fault: Error {
    let finding: BankFinding
    let position: BankPosition
  }

  init(_ path: String, in archive: Archive) throws(Fault) {
    self.path = path
    (source, note) = try Self.source(path, in: archive)
    var cursor = JSONCursor(source.bytes, from: source.contentStart)
    do throws(JSONFault) {
      root = try cursor.readValue()
      guard cursor.byte == nil else {
        throw JSONFault(reason: .textAfterEnd, offset: cursor.index)
      }
    } catch {
      throw Fault(finding: .json(error), position: Self.position(error.offset, source, path))
    }
  }

  private static func source(
    _ path: String, in archive: Archive
  ) throws(Fault) -> (SourceText, BankFinding?) {
    let start = position(0, SourceText([], file: path), path)
    let size = archive.entry(path)?.byteCount ?? 0
    guard size <= H5PLimits.contentBytesMax else {
      throw Fault(finding: .h5pContentTooLarge(bytes: size), position: start)
    }
    let bytes: [UInt8]
    do throws(ArchiveFault) {
      bytes = try archive.bytes(path)
    } catch {
      throw Fault(finding: .archive(error), position: start)
    }
    let source: SourceText
    let note: BankFinding?
    do throws(DecodedText.Refused) {
      let decoded = try DecodedText(bytes)
      source = decoded.source(file: path)
      note = BankFinding.encoding(decoded)
    } catch {
      let source = SourceText(bytes, file: path)
      throw Fault(finding: .notUTF8(), position: position(error.offset, source, path))
    }
    if let offset = source.broken.first {
      throw Fault(finding: .brokenCharacter(), position: position(offset, source, path))
    }
    return (source, note)
  }

  /// Where a byte of it stands, for diagnostics of the bank.
  func position(_ offset: Int) -> BankPosition { Self.position(offset, source, path) }

  private static func position(
    _ offset: Int, _ source: SourceText, _ path: String
  ) -> BankPosition {
    .place(
      source.place(at: offset),
      excerpt: source.excerpt(at: offset, limit: BankLimits.excerptMax), part: path)
  }
}
