import Foundation
import Store

/// Whether the question banks can still be read: a contest draws from them.
struct LibraryCheck {
  let directory: String

  /// Nothing where there is no library, or where it is whole.
  func look() -> [DoctorFinding] {
    guard FileManager.default.fileExists(atPath: directory + "/library.sqlite") else { return [] }
    do throws(StoreError) {
      try DataDirectory(existing: directory).openLibrary(creating: false).checkPages()
      return []
    } catch {
      return [DoctorFinding("library", error)]
    }
  }
}
