public import Assessment

/// A response as bytes, in the form that it has within an event: equal responses are equal bytes.
public enum ResponseBytes {
  public static func encode(_ response: Response) -> [UInt8] {
    var writer = ByteWriter()
    writer.response(response)
    return writer.bytes
  }

  public static func decode(_ bytes: [UInt8]) throws(MalformedEvent) -> Response? {
    try bytes.withUnsafeBufferPointer { (buffer) throws(MalformedEvent) in
      var reader = ByteReader(UnsafeRawBufferPointer(buffer))
      let response = try reader.response()
      try reader.end()
      return response
    }
  }
}
