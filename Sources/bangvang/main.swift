import Foundation

NamedTimeZone.settle()
let program = Program(
  words: Array(CommandLine.arguments.dropFirst()), surroundings: Surroundings.read())
exit(await program.run().rawValue)
