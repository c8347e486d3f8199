import Glibc
import ReaderProbes

/// What libFuzzer feeds: the probe is named by the environment, so that one program serves them all.
private let probe: ReaderProbe = {
  let name = getenv("BANGVANG_PROBE").map { String(cString: $0) } ?? ""
  guard let probe = ReaderProbe(rawValue: name) else {
    fatalError("BANGVANG_PROBE is one of " + ReaderProbe.allNames)
  }
  return probe
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  // The end of the program is how a finding is told to the fuzzer.
  if let fault = probe.fault(of: bytes) { fatalError("\(probe.rawValue): \(fault)") }
  return 0
}
