/// Memory that a loop uses again and again, freed with this object.
final class ScratchBuffer {
  let bytes: UnsafeMutableRawBufferPointer

  init(byteCount: Int) {
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
  }

  deinit { bytes.deallocate() }
}
