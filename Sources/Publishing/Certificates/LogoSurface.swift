import CPango

/// A logo as Cairo draws it, made once a document: a file holds it once, however many pages.
final class LogoSurface {
  let surface: OpaquePointer
  let width: Int
  let height: Int

  /// Nil where there is no memory.
  init?(_ logo: CertificateLogo) {
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(logo.width), Int32(logo.height))
    else { return nil }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      Int(cairo_image_surface_get_stride(surface)) * logo.height == logo.pixels.count,
      let data = cairo_image_surface_get_data(surface)
    else {
      cairo_surface_destroy(surface)
      return nil
    }
    cairo_surface_flush(surface)
    for (place, byte) in logo.pixels.enumerated() { data[place] = byte }
    cairo_surface_mark_dirty(surface)
    self.surface = surface
    width = logo.width
    height = logo.height
  }

  deinit { cairo_surface_destroy(surface) }
}
