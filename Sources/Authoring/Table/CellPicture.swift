import Assessment

/// What stands over the cells of a sheet, or in a cell in place of a text.
struct CellPicture: Sendable {
  /// Where its upper left corner is.
  let place: CellReference
  /// The cell that it belongs to: that of its corner, unless rows were put together.
  var cell: CellReference
  /// The row of its lower edge, from 1.
  let lastRow: Int
  let name: String
  /// The words that stand for it; may be empty.
  let words: String
  /// Nil where the file does not hold it, or it is none that can be kept.
  let media: Media?
  /// Why it is not kept.
  let loss: Loss?

  enum Loss: Hashable, Sendable {
    /// Not in the file, or none that is known.
    case unreadable
    case tooLarge(bytes: Int)
    /// Shapes, charts and text boxes are no files.
    case drawing
    /// In a cell, in a way that is not read.
    case inCell
  }

  init(
    cell: CellReference, lastRow: Int, name: String, words: String, media: Media?, loss: Loss?
  ) {
    self.cell = cell
    place = cell
    self.lastRow = lastRow
    self.name = name
    self.words = words
    self.media = media
    self.loss = loss
  }

  /// A picture that is in a cell itself.
  init(in cell: CellReference) {
    self.init(
      cell: cell, lastRow: cell.row, name: "hinh-trong-o", words: "", media: nil, loss: .inCell)
  }

  func position(part: String?) -> BankPosition {
    .place(
      SourcePlace(line: place.row, column: place.column + 1), excerpt: place.text, part: part)
  }
}
