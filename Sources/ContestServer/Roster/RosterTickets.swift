import Assessment
public import ContestEngine
import Cryptography
import Store

/// The tickets of those on a contest's roster: made from the persons and a key of the contest's
/// own, so that they are the same on every print and after every restart, and nobody can work out
/// another's.
public struct RosterTickets {
  /// Characters of a ticket: 40 bits.
  static let length = 8

  private let key: [UInt8]

  /// - Parameter key: random, kept with the contest.
  public init(key: String) { self.key = Array(key.utf8) }

  /// One ticket a seat, in order, no two the same. A seat's ticket hangs on school, name and what
  /// tells persons of one name apart (birth date, else class and number): who is added to a roster
  /// changes nobody else's.
  ///
  /// - Throws: where OpenSSL cannot make one.
  public func tickets(for seats: [RosterSeat]) throws(ServiceError) -> [String] {
    var taken: Set<String> = []
    var equals: [[UInt8]: Int] = [:]
    var tickets: [String] = []
    for seat in seats {
      let person = Self.bytes(of: seat)
      var number = equals[person, default: 0]
      var ticket: String
      repeat {
        ticket = try self.ticket(of: person, number: number)
        number += 1
      } while !taken.insert(ticket).inserted
      equals[person] = number
      tickets.append(ticket)
    }
    return tickets
  }

  /// - Parameter number: tells apart what the roster does not.
  private func ticket(of person: [UInt8], number: Int) throws(ServiceError) -> String {
    let message = Array("bangvang/ticket/1\0\(number)\0".utf8) + person
    do {
      let digest = try HMACSHA256.authenticate(message, key: key)
      var source = Digits(bytes: digest.bytes)
      return CrockfordBase32.code(count: Self.length, using: &source)
    } catch {
      throw .store(.cryptography(error.description))
    }
  }

  private static func bytes(of seat: RosterSeat) -> [UInt8] {
    let mark =
      seat.fields[.birthDate].map { [$0] }
      ?? [seat.fields[.class], seat.fields[.number]]
      .map { $0 ?? "" }
    return ([seat.school.text, seat.name] + mark)
      .flatMap { Array(TextNormaliser.strictKey($0).utf8) + [0] }
  }

  /// The bytes of a digest, one a call; far more than a ticket takes.
  private struct Digits: RandomNumberGenerator {
    var bytes: [UInt8]

    mutating func next() -> UInt64 { UInt64(bytes.popLast() ?? 0) }
  }
}
