/// What the first members of a JSON message say of it.
enum JSONRoot {
    /// Tells the format by the schema that the message names, or by members that only one version
    /// has.
    static func recognise(_ bytes: [UInt8]) -> MessageFormat {
        let text = String(decoding: bytes, as: UTF8.self)
        return format(
            schema: text.firstRange(of: "\"schema\"").map {
                String(text[$0.upperBound...].prefix(300))
            } ?? "")
            ?? (text.contains("\"dataSets\"") && text.contains("\"structures\"")
                ? .json2 : .unknown)
    }

    /// The version in the address of a schema, as the standard's own schemas and those of agencies
    /// have it; nil if there is none.
    static func format(schema: String) -> MessageFormat? {
        for (mark, format) in [
            ("/2.1", MessageFormat.json21), ("/2.0", .json2), ("/1.0", .json1), ("sdmx21", .json21),
            ("sdmx20", .json2), ("sdmx10", .json1),
        ] where schema.contains(mark) {
            return format
        }
        return nil
    }
}
