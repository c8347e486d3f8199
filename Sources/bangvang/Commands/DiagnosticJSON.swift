import Authoring

/// A diagnostic as `--json` prints it where several files are told together.
struct DiagnosticJSON: Encodable {
  let file: String
  let line: Int
  let column: Int
  let severity: String
  let code: String
  let message: String
  let hint: String?
  let item: String?
  let excerpt: String?

  init(_ diagnostic: Diagnostic, language: String) {
    file = diagnostic.file
    line = diagnostic.line
    column = diagnostic.column
    severity = diagnostic.severity.rawValue
    code = diagnostic.code
    message = diagnostic.message.text(in: language)
    hint = diagnostic.hint?.text(in: language)
    item = diagnostic.item
    excerpt = diagnostic.excerpt
  }
}
