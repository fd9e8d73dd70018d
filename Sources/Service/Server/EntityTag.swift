internal import Foundation

/// Marks of what a reply was made from: equal marks mean equal bytes.
enum EntityTag {
    /// The mark of a page in a state, as an ETag.
    static func mark(_ parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        return "\"" + String(hash, radix: 36) + "\""
    }

    /// Whether an `If-None-Match` names a mark; weak ones compare alike.
    static func matches(_ header: String?, _ mark: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { item in
            let tag = item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            let text = String(tag)
            return text == "*" || text == mark || text == "W/" + mark
        }
    }

    /// What tells one build of the program from another: size and time of its file.
    static let build: String = {
        let path = "/proc/self/exe"
        let real = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: real) else {
            return "unknown"
        }
        let size = facts[.size] as? Int ?? 0
        let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(size)-\(Int(time))"
    }()
}
