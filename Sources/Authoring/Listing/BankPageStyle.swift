/// How the page of banks looks: on a screen of any width, and on A4.
enum BankPageStyle {
  static let text = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { background: #fff; color: #111; margin: 0 auto; max-width: 48em; padding: 1em;
      font: 16px/1.45 "Times New Roman", "Liberation Serif", "Noto Serif", serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 1.5em; margin: .3em 0; }
    h2.file { border-bottom: 2px solid #111; font-size: 1.25em; margin: 1.4em 0 .4em; }
    h3 { font-size: 1em; margin: 0 0 .15em; }
    p, ul { margin: .2em 0; }
    a { color: inherit; }
    table { border-collapse: collapse; margin: .5em 0; width: 100%; }
    th, td { border: 1px solid #888; padding: .2em .5em; text-align: left; }
    th { overflow-wrap: normal; }
    td.number { text-align: right; }
    .item { border-top: 1px solid #bbb; padding: .6em 0; }
    h2.file + .item { border-top: 0; }
    .labels, .share, .legend, .code { color: #555; font-size: .85em; font-weight: normal; }
    .prompt { margin-bottom: .3em; }
    ul.answers { list-style: none; padding-left: 1.2em; }
    ul.answers li { padding-left: 1.5em; text-indent: -1.5em; }
    ul.answers li > * { text-indent: 0; }
    li.right { font-weight: bold; }
    .key { border: 1px solid #111; border-radius: .6em; font-size: .75em; padding: 0 .5em; }
    .note, .feedback { font-style: italic; font-weight: normal; }
    .feedback { border-left: 1px solid #888; padding-left: .6em; }
    .note { display: block; padding-left: 1.5em; }
    img { display: block; height: auto; margin: .3em 0; max-height: 12cm; max-width: 100%; }
    .file-note { border: 1px dashed #888; display: inline-block; padding: 0 .4em; }
    .fault { border: 1px solid #a60; border-left-width: .5em; margin: .4em 0; padding: .3em .6em; }
    .error { border-color: #b00; border-style: double; border-left-style: solid;
      border-width: 3px 3px 3px .5em; }
    .fault pre { font-size: .85em; margin: .2em 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    mark { background: #fd7; border-bottom: 2px solid #111; }
    @page { margin: 16mm 15mm 18mm; size: A4; @bottom-right { content: counter(page); } }
    @media print {
      body { font-size: 11.5pt; max-width: none; padding: 0; }
      a { text-decoration: none; }
      .item, .fault, header table, header p { break-inside: avoid; }
      h1, h2, h3 { break-after: avoid; }
    }
    @media (max-width: 30em) {
      body { font-size: 17px; padding: .7em; }
      table, tbody, tr, td { display: block; width: 100%; }
      thead { display: none; }
      tr { border: 1px solid #888; margin: .4em 0; }
      td, td.number { border: 0; text-align: left; }
      td::before { content: attr(data-name) ": "; color: #555; }
      ul.answers { padding-left: .2em; }
    }
    """
}
