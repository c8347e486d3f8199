/// What the files within an item of Moodle XML may be at most: as much as a bank of ours holds.
/// What goes beyond is left out and told.
enum MoodleXMLLimits {
  static let filesMax = JSONBankLimits.mediaMax
  static let fileBytesMax = JSONBankLimits.mediaBytesMax
  static let itemFileBytesMax = JSONBankLimits.itemMediaBytesMax
}
