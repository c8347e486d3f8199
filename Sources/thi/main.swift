import Glibc

// A reader that goes away is told by the failing write, and does not end the program unasked.
signal(SIGPIPE, SIG_IGN)
// Whoever started the program may have blocked signals, and would then call in vain.
var everySignal = sigset_t()
sigfillset(&everySignal)
sigprocmask(SIG_UNBLOCK, &everySignal, nil)
exit(ThiProgram(words: Array(CommandLine.arguments.dropFirst()), surroundings: .current()).run())
