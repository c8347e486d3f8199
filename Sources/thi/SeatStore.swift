import Glibc

/// The seats that are kept on this computer, a file for each.
///
/// A run holds the lock of the file of its own seat: a seat that somebody sits on is offered to
/// nobody else, and one whose program broke off is free again by itself.
struct SeatStore: ~Copyable {
  private struct Place {
    let path: String
    let record: SeatRecord
    let lock: Int32
  }

  /// Nil where nothing can be kept.
  private let directory: String?
  private let computer: String
  /// The seat of an earlier run that this one was offered.
  private var offered: Place?
  /// The seat of this run.
  private var held: Place?
  /// Of files that may hold a seat and cannot be opened, such as another user's.
  private(set) var faults: [FileFault] = []

  /// - Parameters:
  ///   - directory: made when the first seat is kept.
  ///   - computer: where the contestant sits; see `Surroundings.remoteComputer`.
  init(directory: String?, computer: String) {
    self.directory = directory
    self.computer = computer
  }

  deinit {
    for place in [offered, held] { if let place { close(place.lock) } }
  }

  /// The newest free seat at a server. It is taken from all others while this run lasts.
  mutating func offer(server: String, pin: String?, now: Int64) -> SeatRecord? {
    Self.free(&offered)
    var best: Place?
    for path in paths() {
      let taken: Place?
      do {
        taken = try Self.take(path, now: now)
      } catch {
        faults.append(error)
        continue
      }
      guard let place = taken else { continue }
      let isMeant = place.record.isAt(server: server, pin: pin, computer: computer)
      if isMeant, place.record.keptAt > best?.record.keptAt ?? .min {
        if let best { close(best.lock) }
        best = place
      } else {
        close(place.lock)
      }
    }
    offered = best
    return best?.record
  }

  private mutating func paths() -> [String] {
    guard let directory else { return [] }
    do {
      return try PrivateFile.names(in: directory).map { directory + "/" + $0 }
    } catch {
      faults.append(error)
      return []
    }
  }

  /// Opens a seat that nobody sits on. One that is over or broken is removed.
  private static func take(_ path: String, now: Int64) throws(FileFault) -> Place? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard number >= 0 else {
      // Another run may have forgotten it by now.
      if errno == ENOENT { return nil }
      throw FileFault(path)
    }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      close(number)
      return nil
    }
    // What cannot be read helps nobody, so it goes like what is over.
    let bytes = try? PrivateFile.readAll(number, path: path)
    if let text = bytes.flatMap({ String(validating: $0, as: UTF8.self) }),
      let record = SeatRecord(text: text), !record.isOver(at: now)
    {
      return Place(path: path, record: record, lock: number)
    }
    unlink(path)
    close(number)
    return nil
  }

  /// Keeps the seat of this run, in place of what it kept before.
  mutating func keep(_ seat: SeatRecord) throws(FileFault) {
    guard let directory else { return }
    var seat = seat
    seat.computer = computer
    let path = held?.path ?? directory + "/" + Self.newName(now: seat.keptAt)
    try PrivateFile.makeDirectory(directory)
    let lock = try PrivateFile.replace(path, with: Array(seat.text.utf8))
    Self.free(&held)
    held = Place(path: path, record: seat, lock: lock)
    // The one that this run came back to is the same seat under an older token.
    if let older = offered, older.record.isSameSeat(as: seat) { unlink(older.path) }
    Self.free(&offered)
  }

  /// Forgets the seat of this run, or else the one that it was offered.
  mutating func forget() {
    if let place = held ?? offered { unlink(place.path) }
    if held == nil { Self.free(&offered) } else { Self.free(&held) }
  }

  /// Forgets all free seats at a server.
  mutating func forgetAll(server: String, pin: String?, now: Int64) {
    while offer(server: server, pin: pin, now: now) != nil { forget() }
  }

  private static func free(_ place: inout Place?) {
    if let place { close(place.lock) }
    place = nil
  }

  private static func newName(now: Int64) -> String {
    let random = UInt32.random(in: 0 ... .max)
    return String(UInt64(bitPattern: now), radix: 16) + "-" + String(random, radix: 16)
  }
}
