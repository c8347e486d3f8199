import Foundation
import Testing

@testable import Authoring

/// Texts of XML with a mark where something must be found.
struct MarkedXML {
  let source: SourceText
  let offset: Int

  /// - Parameter text: with ▸ at the place, which is taken out.
  init(_ text: String) {
    let parts = text.components(separatedBy: "▸")
    offset = parts.count == 2 ? parts[0].utf8.count : -1
    source = SourceText(parts.joined(), file: "a.xml")
  }
}

func xmlTree(_ text: String) throws -> XMLTree {
  try XMLReader.document(SourceText(text, file: "a.xml"))
}

func xmlRoot(_ text: String) throws -> XMLElement { try #require(try xmlTree(text).root) }

func xmlFault(_ source: SourceText) -> XMLFault? {
  do throws(XMLFault) {
    _ = try XMLReader.document(source)
    return nil
  } catch {
    return error
  }
}

func xmlFault(_ text: String) -> XMLFault.Reason? {
  xmlFault(SourceText(text, file: "a.xml"))?.reason
}
