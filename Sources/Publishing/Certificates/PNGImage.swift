import CPango

/// A PNG unpacked by Cairo.
struct PNGImage: ~Copyable {
  private let surface: OpaquePointer

  /// Nil for a damaged file.
  init?(_ bytes: [UInt8]) {
    var source = Source(bytes: bytes)
    let made = withUnsafeMutablePointer(to: &source) { source in
      cairo_image_surface_create_from_png_stream(
        { closure, data, length in
          guard let source = closure?.assumingMemoryBound(to: Source.self), let data else {
            return CAIRO_STATUS_READ_ERROR
          }
          return source.pointee.read(into: data, count: Int(length))
            ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
        }, source)
    }
    guard let made else { return nil }
    guard cairo_surface_status(made) == CAIRO_STATUS_SUCCESS,
      cairo_image_surface_get_width(made) > 0, cairo_image_surface_get_height(made) > 0
    else {
      cairo_surface_destroy(made)
      return nil
    }
    surface = made
  }

  deinit { cairo_surface_destroy(surface) }

  /// The picture scaled to a size, four bytes a pixel. Nil where there is no memory.
  func pixels(width: Int, height: Int) -> [UInt8]? {
    guard
      let target = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    else { return nil }
    defer { cairo_surface_destroy(target) }
    guard let context = cairo_create(target) else { return nil }
    cairo_scale(
      context, Double(width) / Double(cairo_image_surface_get_width(surface)),
      Double(height) / Double(cairo_image_surface_get_height(surface)))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
    cairo_paint(context)
    let status = cairo_status(context)
    cairo_destroy(context)
    cairo_surface_flush(target)
    let stride = Int(cairo_image_surface_get_stride(target))
    guard status == CAIRO_STATUS_SUCCESS, stride == 4 * width,
      let data = cairo_image_surface_get_data(target)
    else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: stride * height))
  }

  private struct Source {
    let bytes: [UInt8]
    var place = 0

    mutating func read(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
      guard count <= bytes.count - place else { return false }
      for offset in 0..<count { target[offset] = bytes[place + offset] }
      place += count
      return true
    }
  }
}
