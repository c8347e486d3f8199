import Glibc

// A reader that goes away is told by the failing write, and does not end the program unasked.
signal(SIGPIPE, SIG_IGN)
exit(ThiProgram(words: Array(CommandLine.arguments.dropFirst()), surroundings: .current()).run())
