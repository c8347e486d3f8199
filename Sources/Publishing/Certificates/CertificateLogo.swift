import CPango

/// The organizer's logo: a PNG, read once and kept no larger than print needs.
public struct CertificateLogo: Hashable, Sendable {
  /// Why a file is no logo.
  public enum Fault: Error, Hashable, Sendable {
    case notPNG
    case tooManyBytes(Int, max: Int)
    case tooManyPixels(width: Int, height: Int, max: Int)
    case damaged
  }

  public static let bytesMax = 8 * 1_024 * 1_024
  /// Of a side, in the file.
  public static let pixelsMax = 6_000
  /// Of the longer side, as kept: 18 mm at more than 400 dots an inch.
  static let keptPixelsMax = 320

  /// Four bytes a pixel, as Cairo has them: premultiplied, native byte order.
  let pixels: [UInt8]
  /// In pixels, at least 1.
  let width: Int
  let height: Int

  public init(png bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.bytesMax else {
      throw .tooManyBytes(bytes.count, max: Self.bytesMax)
    }
    guard let size = Self.size(of: bytes) else { throw .notPNG }
    guard (1...Self.pixelsMax).contains(size.width), (1...Self.pixelsMax).contains(size.height)
    else { throw .tooManyPixels(width: size.width, height: size.height, max: Self.pixelsMax) }
    guard let image = PNGImage(bytes) else { throw .damaged }
    let longer = Double(max(size.width, size.height))
    let scale = min(1, Double(Self.keptPixelsMax) / longer)
    width = max(1, Int((Double(size.width) * scale).rounded()))
    height = max(1, Int((Double(size.height) * scale).rounded()))
    guard let pixels = image.pixels(width: width, height: height) else { throw .damaged }
    self.pixels = pixels
  }

  /// From the header, before anything is unpacked.
  ///
  /// Source: PNG (ISO/IEC 15948), 5.2 signature and 11.2.2 IHDR.
  private static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count > 24, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    func number(at place: Int) -> Int {
      bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(at: 16), number(at: 20))
  }
}
