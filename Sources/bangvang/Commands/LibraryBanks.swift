import Assessment
import ContestEngine
import Foundation
import Store

/// The library of the data directory, opened when it is first needed and never made by reading.
final class LibraryBanks {
  private let invocation: Invocation
  private var library: Library?
  private var isOpened = false
  /// Why the library could not be read, where it is there but could not be.
  private(set) var failure: CommandFailure?

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// The library; nil where there is none yet.
  func open() -> Library? {
    if isOpened { return library }
    isOpened = true
    let directory = invocation.dataDirectory
    guard FileManager.default.fileExists(atPath: directory.appending(path: "library.sqlite").path)
    else { return nil }
    do {
      library = try DataDirectory(directory.path).openLibrary()
    } catch {
      failure = .store(error)
    }
    return library
  }

  /// The items of a bank; nil where the library has no bank of the name.
  func items(of bank: String) -> [Item]? {
    guard let library = open() else { return nil }
    do {
      return try library.items(of: bank)
    } catch .unknownBank {
      return nil
    } catch {
      failure = .store(error)
      return nil
    }
  }

  /// How hard items were in contests before, in millionths of full marks; without those that too few
  /// were asked.
  func difficulties(of ids: [ItemID]) -> [ItemID: Int] {
    guard let library = open() else { return [:] }
    do {
      let wanted = Set(ids)
      return try library.histories().filter {
        wanted.contains($0.key) && $0.value.asked >= DifficultyTarget.askedMin
      }.mapValues(\.difficulty)
    } catch {
      failure = .store(error)
      return [:]
    }
  }

  /// Alike items that somebody looked at and wants both of.
  func keptPairs(among ids: [ItemID]) -> Set<ItemPair> {
    guard let library = open() else { return [] }
    do {
      let wanted = Set(ids)
      return try library.keptPairs().filter {
        wanted.contains($0.first) && wanted.contains($0.second)
      }
    } catch {
      failure = .store(error)
      return []
    }
  }

  /// What `work` gets from the library; `none` where there is no library yet.
  ///
  /// - Parameter bank: of which alone is asked; where there is no library it is not there either.
  func use<Result>(
    _ none: Result, in bank: String? = nil, _ work: (Library) throws(StoreError) -> Result
  ) throws(CommandFailure) -> Result {
    guard let library = open() else {
      if let failure { throw failure }
      if let bank { throw .store(.unknownBank(bank)) }
      return none
    }
    do { return try work(library) } catch { throw .store(error) }
  }

  /// Changes a bank that must be there.
  func edit<Result>(
    _ bank: String, _ work: (Library) throws(StoreError) -> Result
  ) throws(CommandFailure) -> Result {
    guard let library = open() else { throw failure ?? .store(.unknownBank(bank)) }
    do { return try work(library) } catch { throw .store(error) }
  }
}
