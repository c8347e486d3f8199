import Foundation
import TestSupport
import Testing

/// `bangvang serve`, as somebody else would start it.
final class Server: Sendable {
  let running: RunningProgram
  /// The first line on standard output.
  let report: JSON
  let folder: TemporaryDirectory
  /// The data directory's name in the folder.
  let data: String

  private init(
    _ running: RunningProgram, _ report: JSON, _ folder: TemporaryDirectory, data: String = "data"
  ) {
    self.running = running
    self.report = report
    self.folder = folder
    self.data = data
  }

  deinit { running.kill() }

  /// Serves a definition on a free port, from the folder's data directory `data`.
  static func start(
    _ definition: String, in folder: TemporaryDirectory, options: [String] = [],
    isPlain: Bool = true, files: Int? = nil, data: String = "data",
    environment: [String: String] = [:], through wrapper: [String] = []
  ) async throws -> Server {
    let running = try RunningProgram(
      .bangvang,
      ["serve", definition, "--json", "--listen", "127.0.0.1:0", "--data", folder.path(data)]
        + (isPlain ? ["--plaintext"] : []) + options, through: wrapper, environment: environment,
      files: files)
    guard let line = await running.nextLine() else {
      running.kill()
      throw Trouble.didNotStart(status: try await running.status(), error: running.errorText)
    }
    return Server(running, JSON(parsing: line), folder, data: data)
  }

  enum Trouble: Error {
    case didNotStart(status: Int32, error: String)
  }

  /// Serves a contest for as long as the body runs, and ends the server whatever happens.
  ///
  /// - Parameter contest: made once there is a place, so that its dates do not pass while it waits.
  static func serving<Result>(
    _ contest: @autoclosure () -> ContestFiles = ContestFiles(), _ options: String...,
    isPlain: Bool = true,
    body: (Server) async throws -> Result
  ) async throws -> Result {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let server = try await start(
        contest().write(in: folder), in: folder, options: options, isPlain: isPlain)
      defer { server.running.kill() }
      return try await body(server)
    }
  }

  /// The same contest again, on the same data directory.
  func again(_ options: String..., id: String = "thu-thach") async throws -> Server {
    try await Self.start(folder.path("\(id).json5"), in: folder, options: options)
  }

  var port: Int {
    Int(report["listening"].string.split(separator: ":").last ?? "") ?? 0
  }

  var contest: JSON { report["contests"][0] }
  var hostToken: JSON { contest["hostToken"] }
  var boardToken: JSON { contest["boardToken"] }

  /// The same contest again, after this server has ended.
  func restarted(_ options: String..., id: String = "thu-thach") async throws -> Server {
    let running = try RunningProgram(
      .bangvang,
      [
        "serve", folder.path("\(id).json5"), "--json", "--listen", "127.0.0.1:0", "--data",
        folder.path("data"), "--plaintext",
      ] + options)
    guard let line = await running.nextLine() else {
      running.kill()
      throw Trouble.didNotStart(status: try await running.status(), error: running.errorText)
    }
    return Server(running, JSON(parsing: line), folder)
  }

  /// Asks it to stop.
  ///
  /// - Returns: its status.
  func stop(_ signal: Int32 = SIGTERM) async throws -> Int32 {
    running.send(signal: signal)
    return try await running.status()
  }

  /// Runs another command on the same data directory.
  func run(_ words: String...) async throws -> BuiltProgram.Outcome { try await run(words) }

  func run(_ words: [String]) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.bangvang.run(words + ["--data", folder.path(data)])
  }

  func results(of contest: String = "thu-thach") async throws -> JSON {
    let outcome = try await run("results", contest, "--json")
    #expect(outcome.status == 0, "\(outcome.error)")
    return JSON(parsing: outcome.output)
  }

  // MARK: Clients

  func connect(answersPings: Bool = false) throws -> LineClient {
    try LineClient(port: port, answersPings: answersPings)
  }

  /// A connection that has said hello and heard `welcome`.
  func greet(_ role: JSON = "contestant", language: JSON = "en", answersPings: Bool = false)
    async throws -> LineClient
  {
    let client = try connect(answersPings: answersPings)
    client.send([
      "type": "hello", "protocol": 1, "role": role, "client": "test/1", "language": language,
    ])
    _ = try await client.next("welcome")
    return client
  }

  /// A contestant of the contest, with what `joined` said.
  func join(
    _ name: String, code: String = "7KQ2MF", more: [String: JSON] = [:], language: JSON = "en",
    answersPings: Bool = false
  ) async throws -> Player {
    let client = try await greet(language: language, answersPings: answersPings)
    let fields: [String: JSON] = ["type": "join", "code": .string(code), "name": .string(name)]
    client.send(.object(fields.merging(more) { $1 }))
    let joined = try await client.next("joined")
    _ = try await client.next("state")
    return Player(client: client, joined: joined)
  }

  func resume(_ player: Player, answersPings: Bool = false) async throws -> Player {
    let client = try await greet(answersPings: answersPings)
    client.send(["type": "resume", "token": player.joined["token"]])
    return Player(client: client, joined: try await client.next("joined"))
  }

  func host() async throws -> Host {
    let client = try await greet("host")
    client.send(["type": "authenticate", "token": hostToken])
    #expect(try await client.next("authenticated")["role"] == "host")
    _ = try await client.next("state")
    return Host(client: client)
  }

  func board() async throws -> LineClient {
    let client = try await greet("board")
    client.send(["type": "authenticate", "token": boardToken])
    #expect(try await client.next("authenticated")["role"] == "board")
    _ = try await client.next("state")
    return client
  }
}

/// Lets so many servers run at a time: on a small machine a hundred of them would only wait.
actor Turnstile {
  static let shared = Turnstile(places: 4)

  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  nonisolated func pass<Result>(_ body: () async throws -> Result) async throws -> Result {
    await enter()
    do {
      let result = try await body()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
  }
}
