/// What an XML file may hold at most. One that goes beyond is refused where it does.
enum XMLLimits {
  /// Elements within elements. Items of QTI with tables in them need about thirty.
  static let depthMax = 120
  /// Elements and texts of one tree: an item of a bank, or a whole file.
  static let nodesMax = 2_000_000
  static let attributesMax = 256
}
