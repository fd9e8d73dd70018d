import SDMX

/// A data set of JSON-stat 2.0 in memory.
struct JSONStatDocument {
    struct Dimension {
        let id: String
        /// Codes in the order of their index.
        let codes: [String]
    }

    private(set) var dimensions: [Dimension] = []
    /// Places in the grid, the last dimension running fastest, with their numbers; places
    /// without are not listed.
    private(set) var values: [(place: Int, number: Double)] = []
    /// Statuses by place.
    private(set) var statuses: [Int: String] = [:]
    /// The table that `extension.id` states.
    private(set) var table: String?
    private(set) var datasetClass: String?
    /// What a service says instead of data: "413 ASYNCHRONOUS_RESPONSE. ...".
    private(set) var complaint: String?

    private var ids: [String] = []
    private var sizes: [Int] = []
    private var categories: [String: [String: Int]] = [:]

    /// - Parameter head: whether values, statuses and codes are passed over.
    init(_ bytes: [UInt8], head: Bool = false) throws(SDMXError) {
        let tokens = try JSONTokens(bytes)
        guard try tokens.next() == .objectStart else {
            throw tokens.error(found: "no object", expected: "an object")
        }
        var names: Set<String> = []
        while try tokens.next() == .key {
            let name = tokens.text
            guard names.insert(name).inserted else {
                throw tokens.error(found: "a second \"\(name)\"", expected: "each member once")
            }
            switch name {
            case "class": datasetClass = try Self.text(tokens)
            case "extension": table = try Self.member("id", of: tokens)?.lowercased()
            case "warning", "error": complaint = try Self.complaint(tokens)
            case "id" where !head: ids = try Self.list(tokens)
            case "size" where !head: sizes = try Self.sizes(tokens)
            case "dimension" where !head: categories = try Self.categories(tokens)
            case "value" where !head: values = try Self.values(tokens)
            case "status" where !head: statuses = try Self.statuses(tokens)
            default: try tokens.skipValue()
            }
        }
        guard try tokens.next() == .finish else {
            throw tokens.error(found: "more", expected: "the end of the text")
        }
        if !head, complaint == nil { try arrange(tokens) }
    }

    /// The table a file states, of a data set only.
    static func table(_ file: InputFile) throws(SDMXError) -> String? {
        let document = try JSONStatDocument(file.bytes, head: true)
        return document.datasetClass == "dataset" ? document.table : nil
    }

    /// Orders the codes of each dimension and holds them against the sizes.
    private mutating func arrange(_ tokens: JSONTokens) throws(SDMXError) {
        guard ids.count == sizes.count, !ids.isEmpty, Set(ids).count == ids.count else {
            throw tokens.error(
                found: "\(ids.count) dimensions and \(sizes.count) sizes",
                expected: "a size for each dimension")
        }
        var cells = 1
        for (id, size) in zip(ids, sizes) {
            let index = categories[id] ?? [:]
            guard index.count == size, Set(index.values) == Set(0..<index.count) else {
                throw tokens.error(
                    found: "\(index.count) codes of \"\(id)\"",
                    expected: "\(size), with an index from 0 to \(size - 1)")
            }
            let (product, overflow) = cells.multipliedReportingOverflow(by: size)
            guard !overflow else {
                throw tokens.error(found: "a grid beyond counting", expected: "fewer codes")
            }
            cells = product
            let codes = index.sorted { $0.value < $1.value }.map(\.key)
            dimensions.append(Dimension(id: id, codes: codes))
        }
        let last = max(values.map(\.place).max() ?? -1, statuses.keys.max() ?? -1)
        guard last < cells else {
            throw tokens.error(
                found: "a value in place \(last)", expected: "places below \(cells)")
        }
    }
}

extension JSONStatDocument {
    private static func text(_ tokens: JSONTokens) throws(SDMXError) -> String? {
        let token = try tokens.next()
        switch token {
        case .string, .number: return tokens.text
        case .objectStart, .arrayStart:
            throw tokens.error(found: "a structure", expected: "a text")
        default: return nil
        }
    }

    /// The text of one member of an object; nil where there is none.
    private static func member(
        _ wanted: String, of tokens: JSONTokens
    ) throws(SDMXError) -> String? {
        guard try tokens.next() == .objectStart else {
            throw tokens.error(found: "no object", expected: "an object")
        }
        var found: String?
        while try tokens.next() == .key {
            if tokens.text == wanted, found == nil {
                found = try text(tokens)
            } else {
                try tokens.skipValue()
            }
        }
        return found
    }

    /// All texts of a warning or error, such as its status and label.
    private static func complaint(_ tokens: JSONTokens) throws(SDMXError) -> String {
        var words: [String] = []
        var depth = 0
        repeat {
            switch try tokens.next() {
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            case .string, .number:
                if words.count < 6 { words.append(String(tokens.text.prefix(200))) }
            case .finish: return words.joined(separator: " ")
            default: continue
            }
        } while depth > 0
        return words.joined(separator: " ")
    }

    private static func list(_ tokens: JSONTokens) throws(SDMXError) -> [String] {
        guard try tokens.next() == .arrayStart else {
            throw tokens.error(found: "no array", expected: "an array")
        }
        var texts: [String] = []
        while true {
            switch try tokens.next() {
            case .arrayEnd: return texts
            case .string, .number: texts.append(tokens.text)
            default: throw tokens.error(found: "a value of another kind", expected: "a text")
            }
        }
    }

    private static func sizes(_ tokens: JSONTokens) throws(SDMXError) -> [Int] {
        var sizes: [Int] = []
        for text in try list(tokens) {
            guard let size = Int(text), size >= 0 else {
                throw tokens.error(found: "a size \(text.prefix(40))", expected: "a whole number")
            }
            sizes.append(size)
        }
        return sizes
    }
}
