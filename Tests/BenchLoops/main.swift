// What waiting for sockets costs: epoll beside Dispatch sources, on the same lines.
//
//   bench-loops [CONNECTIONS [ROUNDS]]        (2,000 and 50 by default)
//
// Each connection sends a line and waits for it to come back, all connections at once, so many rounds.
// Time is the wall's, processor time that of the process without the thread that plays the clients.

import CLinux
import Foundation
import Network

let connections = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 2_000
let rounds = Int(CommandLine.arguments.dropFirst(2).first ?? "") ?? 50
_ = DescriptorLimit.raise()

let loops: [(name: String, make: () throws -> any EchoLoop)] = [
  ("epoll, one thread", { try EpollEcho() }),
  ("Dispatch sources, one serial queue", { try DispatchEcho(isConcurrent: false) }),
  ("Dispatch sources, a concurrent queue", { try DispatchEcho(isConcurrent: true) }),
  ("SocketServer of this project", { try ServerEcho() }),
]
for (name, make) in loops {
  do {
    let loop = try make()
    let figures = try PingPong(port: loop.port, connections: connections).play(rounds: rounds)
    loop.stop()
    let answers = Double(connections * rounds)
    print(
      "\(name): \(Int(answers / figures.seconds)) lines a second, "
        + "\(Int(figures.loopSeconds / answers * 1e9)) ns of processor a line")
  } catch {
    print("\(name): \(error)")
  }
}
