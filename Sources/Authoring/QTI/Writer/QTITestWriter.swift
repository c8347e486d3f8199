/// Writes the test of a package: sections that are the categories, with the items in their order.
struct QTITestWriter {
  private var sections = QTIXML()
  /// Titles of the sections that are open, outermost first. One without a title holds items without
  /// a category.
  private var open: [String] = []
  private var count = 0

  mutating func add(_ identifier: String, _ path: String, category: [String]) {
    let wanted = category.isEmpty ? [""] : Array(category.prefix(QTILimits.sectionDepthMax))
    var common = 0
    while common < min(open.count, wanted.count), open[common] == wanted[common] { common += 1 }
    while open.count > common { closeLast() }
    for title in wanted[common...] {
      count += 1
      sections.open(
        "qti-assessment-section",
        ["identifier": "section-\(count)", "title": title, "visible": "true"])
      open.append(title)
    }
    sections.add("qti-assessment-item-ref", ["identifier": identifier, "href": path])
  }

  private mutating func closeLast() {
    sections.close("qti-assessment-section")
    open.removeLast()
  }

  var text: String {
    var done = self
    if count == 0 {
      done.sections.add(
        "qti-assessment-section", ["identifier": "section-1", "title": "", "visible": "true"])
    }
    while !done.open.isEmpty { done.closeLast() }
    var xml = QTIXML()
    xml.append(QTIXML.head)
    xml.open(
      "qti-assessment-test",
      [
        "xmlns": QTINamespaces.items, "xmlns:xsi": QTINamespaces.instances,
        "xsi:schemaLocation": "\(QTINamespaces.items) \(QTINamespaces.itemSchema)",
        "identifier": "test", "title": "",
      ])
    xml.append(
      "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\">"
        + "<qti-default-value><qti-value>0</qti-value></qti-default-value>"
        + "</qti-outcome-declaration>\n")
    xml.open(
      "qti-test-part",
      [
        "identifier": "part", "navigation-mode": "nonlinear", "submission-mode": "individual",
      ])
    xml.append(done.sections.text)
    xml.close("qti-test-part")
    xml.append(
      "<qti-outcome-processing>"
        + QTIItemWriter.set(
          "SCORE", "<qti-sum><qti-test-variables variable-identifier=\"SCORE\"/></qti-sum>")
        + "</qti-outcome-processing>\n")
    xml.close("qti-assessment-test")
    return xml.text
  }
}
