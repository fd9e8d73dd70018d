internal import HTTPTypes
internal import Hummingbird
internal import Tables

/// Whether and how a reply is compressed.
enum Compression {
    /// How hard a reply that is at hand is compressed, and one that is made while it is sent.
    static let level = 5
    static let streamLevel = 2

    /// Whether a client takes gzip, by its `Accept-Encoding`.
    static func takesGzip(_ header: String?) -> Bool {
        guard let header, header.utf8.count <= 2000 else { return false }
        var any = false
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";").map { part in part.filter { $0 != " " } }
            guard let coding = parts.first?.lowercased() else { continue }
            let weight =
                parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) } ?? 1
            switch coding {
            case "gzip", "x-gzip": return weight > 0
            case "*": any = weight > 0
            default: continue
            }
        }
        return any
    }

    /// Whether a media type is text, which compresses well.
    static func isText(_ mediaType: String) -> Bool {
        let type = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
        return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
            || type.hasSuffix("+csv") || type.hasSuffix("/json") || type.hasSuffix("/xml")
            || type.hasSuffix("/yaml") || type.hasSuffix("javascript")
    }

    /// Compresses a reply that is at hand, if it gets smaller.
    static func compressed(_ bytes: ByteBuffer) -> ByteBuffer? {
        guard let encoder = try? GzipEncoder(level: level) else { return nil }
        var packed = ByteBuffer()
        packed.reserveCapacity(bytes.readableBytes / 4 + 64)
        bytes.withUnsafeReadableBytes { encoder.take($0) { packed.writeBytes($0) } }
        encoder.finish { packed.writeBytes($0) }
        return packed.readableBytes < bytes.readableBytes ? packed : nil
    }

    /// Marks the fields of a reply whose bytes are compressed: it is no longer the same byte for
    /// byte, which a mark without `W/` would say.
    static func mark(_ fields: inout HTTPFields) {
        fields[.contentEncoding] = "gzip"
        if let tag = fields[.eTag], !tag.hasPrefix("W/") { fields[.eTag] = "W/" + tag }
    }
}
