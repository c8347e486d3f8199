import Authoring

/// A diagnostic as `--json` prints it.
struct DiagnosticJSON: Encodable {
  /// Where several files are told together.
  let file: String?
  let line: Int
  let column: Int
  let severity: String
  let code: String
  let message: String
  let item: String?
  let excerpt: String?

  init(_ diagnostic: Diagnostic, language: String, namesFile: Bool = false) {
    file = namesFile ? diagnostic.file : nil
    line = diagnostic.line
    column = diagnostic.column
    severity = diagnostic.severity.rawValue
    code = diagnostic.code
    message = diagnostic.sentence(in: language)
    item = diagnostic.item
    excerpt = diagnostic.excerpt
  }
}
