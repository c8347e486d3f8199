/// What an XML file may hold at most. One that goes beyond is refused where it does.
enum XMLLimits {
  /// Elements within elements. Items of QTI with tables in them need about thirty.
  static let depthMax = 120
  /// Elements and texts of one tree: an item of a bank, or a whole file.
  static let nodesMax = 2_000_000
  static let attributesMax = 256
  /// Different names of elements and attributes. Moodle and QTI have a few hundred each.
  static let namesMax = 10_000
  /// Namespaces that are declared around any one element: each name is looked for among them.
  static let namespacesMax = 256
  /// So many faults are read past in one file.
  static let faultsMax = 10_000
  /// So many sections without an end are read past: each is looked through to the file's end.
  static let unclosedSectionsMax = 16
}
