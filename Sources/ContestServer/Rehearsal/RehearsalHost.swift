import Wire

/// The host of a rehearsed contest, who only listens: what the server takes of its machine, and who was
/// there before. No I/O.
struct RehearsalHost {
  let token: String
  /// Nobody typed it: where it is not this server's, its figures are missing and nothing is wrong.
  let isGuessed: Bool
  var line = RehearsalLine()
  /// The token was taken or refused, and the contest's state told.
  private(set) var isSettled = false
  private(set) var isRefused = false
  private(set) var contest: ServerMessage.Welcome.Contest?
  /// As it was before anybody was sent in.
  private(set) var first: ServerMessage.State?
  private(set) var uses: [ServerMessage.MachineUse] = []
  private(set) var faults = 0

  init(token: String, isGuessed: Bool) {
    self.token = token
    self.isGuessed = isGuessed
  }

  var hello: [UInt8] {
    ClientMessage.hello(
      ClientMessage.Hello(role: .host, client: "rehearse/1.0", language: "vi")
    ).line.bytes
  }

  /// - Returns: what to send at once.
  mutating func receive(_ message: ServerMessage) -> [[UInt8]] {
    switch message {
    case .welcome(let welcome):
      if case .contest(let contest, _) = welcome.offer { self.contest = contest }
      return [ClientMessage.authenticate(token: token).line.bytes]
    case .state(let state):
      if !isSettled { first = state }
      isSettled = true
    case .progress(let progress):
      if let use = progress.machine, use.at != uses.last?.at { uses.append(use) }
    case .fault(let code, _): if code != "diskBack" { faults += 1 }
    case .error(let error):
      if !isSettled, !error.code.isTemporary {
        isSettled = true
        isRefused = true
      }
    case .ping(let id): return [ClientMessage.pong(id: id).line.bytes]
    default: break
    }
    return []
  }

  /// What stands against sending students into its contest.
  var obstacle: RehearsalObstacle? {
    if isRefused { return isGuessed ? nil : .wrongToken }
    guard let first else { return nil }
    let title = contest?.title ?? ""
    if contest?.mode == .window { return .selfPaced(title) }
    if first.state == .ended { return .over(title) }
    if let joined = first.joined, joined > 0 { return .others(title, joined) }
    return first.state == .lobby ? nil : .underWay(title)
  }
}
