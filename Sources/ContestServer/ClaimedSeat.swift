import Cryptography

/// The seat of somebody who came with a secret of their own.
enum ClaimedSeat {
  /// The connection's secret that belongs to a claim: whoever has the one can make the other, so the
  /// journal holds nothing more than for any other seat.
  static func token(_ claim: String, in contest: String) -> String {
    let words = "bangvang seat\n\(contest)\n\(claim)"
    return Base64URL.encode(SHA256.hash(Array(words.utf8)).bytes.prefix(18))
  }
}
