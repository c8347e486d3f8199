import ContestServer

/// A rehearsal's outcome for programs.
struct RehearsalJSON: Encodable {
  private struct Latency: Encodable {
    let p50: Int64?
    let p99: Int64?
    let p999: Int64?
  }

  private struct Part: Encodable {
    let id: String
    let joined: Int
    let accepted: Int
    let lost: Int
    let doubled: Int
  }

  private struct Machine: Encodable {
    let processorPercent: Int
    let syncUs: Int64
    let availableBytes: Int64
    let connections: Int
    let connectionsMax: Int
  }

  private struct Verdict: Encodable {
    let held: Bool
    let contestants: Int?
    let limit: String?
  }

  private let joined: Int
  private let accepted: Int
  private let refused: Int
  private let lost: Int
  private let doubled: Int
  private let dropped: Int
  private let ended: Bool
  private let ackMs: Latency
  private let roundTripUs: Int64?
  private let contests: [Part]
  private let machine: Machine?
  private let verdict: Verdict?

  init(_ report: RehearsalReport) {
    joined = report.joined
    accepted = report.accepted
    refused = report.refused
    lost = report.lost
    doubled = report.doubled
    dropped = report.dropped
    ended = report.ended
    ackMs = Latency(
      p50: report.percentile(0.5), p99: report.percentile(0.99), p999: report.percentile(0.999))
    roundTripUs = report.evidence.roundTrip
    contests = report.parts.map {
      Part(
        id: $0.contest, joined: $0.joined, accepted: $0.accepted, lost: $0.lost,
        doubled: $0.doubled)
    }
    machine = report.evidence.figures.map {
      Machine(
        processorPercent: $0.processorPercent, syncUs: $0.syncMicroseconds,
        availableBytes: $0.availableBytes, connections: $0.connections,
        connectionsMax: $0.connectionsMax)
    }
    verdict = report.verdict.map {
      Verdict(held: $0.held, contestants: $0.contestants, limit: $0.limit?.rawValue)
    }
  }
}
