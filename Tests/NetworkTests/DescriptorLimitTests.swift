import Network
import Testing

@Suite struct DescriptorLimitTests {
  @Test func `raising the limit gives what the system allows, each time the same`() {
    let limit = DescriptorLimit.raise()
    #expect(limit >= 256)
    #expect(DescriptorLimit.raise() == limit)
  }
}
