internal import Foundation

/// Puts the body of a good answer into its part file, and keeps a refusal's beginning for the
/// message.
final class Keeper: Transfer.Receiver {
    private static let mostExcerpt = 16 << 10

    private let part: PartFile
    private let address: String
    private let resumed: PartFile.Mark?
    private let most: Int
    /// Whether `most` is what is left of all that may be fetched.
    private let isLast: Bool
    private(set) var head: ResponseHead?
    /// Bytes of this body so far.
    private(set) var count = 0
    /// Bytes that were there when this body began.
    private var before = 0
    private var excerpt: [UInt8] = []
    private var isKeeping = false
    /// Whether the bytes in the part file cannot be gone on with.
    private(set) var isWorthless = false
    /// Bytes that the whole answer must have; nil where nothing says so.
    private var whole: Int?

    init(
        _ part: PartFile, address: String, resumed: PartFile.Mark?, most: Int, isLast: Bool
    ) {
        self.part = part
        self.address = address
        self.resumed = resumed
        self.most = most
        self.isLast = isLast
    }

    func begin(_ head: ResponseHead) throws(FetchError) {
        self.head = head
        switch head.status {
        case 200: try beginWhole(head)
        case 206: try beginRest(head)
        case 416: isWorthless = true
        default: break
        }
    }

    func take(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
        count += bytes.count
        guard isKeeping else {
            // The rest of a refusal is not worth waiting for.
            excerpt += bytes.prefix(max(0, Self.mostExcerpt - excerpt.count))
            guard count < 1 << 20 else { throw refusal() }
            return
        }
        guard before + count <= most else { throw tooLarge(before + count) }
        try part.append(bytes)
    }

    /// What the exchange was, once it has ended well.
    func end(_ head: ResponseHead) throws(FetchError) {
        switch head.status {
        case 200, 206:
            try part.finish()
            guard let whole, part.size != whole else { return }
            isWorthless = true
            throw FetchError(
                .cut, address, found: "\(part.size) of \(whole) bytes",
                expected: "a whole answer")
        case 301, 302, 303, 304, 307, 308, 416: return
        default: throw refusal()
        }
    }

    private func beginWhole(_ head: ResponseHead) throws(FetchError) {
        let encoding = head["Content-Encoding"]?.lowercased() ?? "identity"
        guard ["identity", "gzip", "x-gzip", ""].contains(encoding) else {
            throw FetchError(
                .answer, address, found: "an answer packed as \(encoding.prefix(40))",
                expected: "gzip, or none")
        }
        if let length = head["Content-Length"].flatMap({ Int($0) }), length > most {
            throw tooLarge(length)
        }
        isKeeping = true
        isWorthless = head["Accept-Ranges"]?.lowercased() == "none"
        let tag = head["ETag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
        let validator = tag ?? head["Last-Modified"]
        try part.begin(validator.map { PartFile.Mark(url: address, validator: $0) })
        if validator == nil { isWorthless = true }
    }

    /// The rest of what we have: only if it says so, from the right byte, of the same answer.
    private func beginRest(_ head: ResponseHead) throws(FetchError) {
        let range = head["Content-Range"] ?? ""
        let numbers = range.split { !$0.isNumber }.compactMap { Int($0) }
        let isSame =
            head["ETag"].map { $0 == resumed?.validator } ?? true
            || resumed?.validator == head["Last-Modified"]
        guard resumed != nil, range.lowercased().hasPrefix("bytes "), numbers.count >= 2,
            numbers[0] == part.size, isSame
        else {
            isWorthless = true
            throw FetchError(
                .cut, address,
                found: "a part that was not asked for (\"\(range.prefix(60))\")",
                expected: resumed == nil
                    ? "a whole answer" : "the rest of the same answer from byte \(part.size)")
        }
        if numbers.count == 3 { whole = numbers[2] }
        guard whole ?? 0 <= most else { throw tooLarge(whole ?? 0) }
        isKeeping = true
        before = part.size
        try part.resume()
    }

    private func refusal() -> FetchError {
        let text = String(decoding: excerpt, as: UTF8.self)
        let status = head?.status ?? 0
        return FetchError(
            .status, address, found: "status \(status)" + Self.words(text, status),
            expected: "status 200", status: status, excerpt: text)
    }

    private func tooLarge(_ found: Int) -> FetchError {
        FetchError(
            .tooLarge, address, found: "an answer of \(found) bytes or more",
            expected: "at most \(most)" + (isLast ? ", which is left of all that is fetched" : ""))
    }

    /// The refusal's own words in one line, or what its status means.
    private static func words(_ text: String, _ status: Int) -> String {
        let isPage = text.lowercased().contains("<html")
        let line = text.split { $0.isWhitespace }.joined(separator: " ")
        if !isPage, !line.isEmpty { return ": " + line.prefix(300) }
        switch status {
        case 401, 403: return " (refused)"
        case 404: return " (nothing there)"
        case 429: return " (too many requests)"
        case 500...: return " (the host's own fault)"
        default: return ""
        }
    }
}
