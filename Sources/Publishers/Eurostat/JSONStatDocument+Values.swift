import SDMX

extension JSONStatDocument {
    /// The codes of each dimension with their index.
    static func categories(_ tokens: JSONTokens) throws(SDMXError) -> [String: [String: Int]] {
        var found: [String: [String: Int]] = [:]
        try object(tokens) { name throws(SDMXError) in
            guard found[name] == nil else {
                throw tokens.error(found: "\"\(name)\" twice", expected: "each dimension once")
            }
            var index: [String: Int] = [:]
            var labels: [String] = []
            try object(tokens) { member throws(SDMXError) in
                guard member == "category" else { return try tokens.skipValue() }
                try object(tokens) { part throws(SDMXError) in
                    switch part {
                    case "index": index = try Self.index(tokens)
                    case "label":
                        try object(tokens) { code throws(SDMXError) in
                            labels.append(code)
                            try tokens.skipValue()
                        }
                    default: try tokens.skipValue()
                    }
                }
            }
            // One category alone needs no index.
            found[name] = index.isEmpty && labels.count == 1 ? [labels[0]: 0] : index
        }
        return found
    }

    /// An object of codes with their places, or an array of codes in order.
    private static func index(_ tokens: JSONTokens) throws(SDMXError) -> [String: Int] {
        var index: [String: Int] = [:]
        func add(_ code: String, _ place: Int) throws(SDMXError) {
            guard index.updateValue(place, forKey: code) == nil else {
                throw tokens.error(found: "the code \"\(code)\" twice", expected: "each code once")
            }
        }
        switch try tokens.next() {
        case .arrayStart:
            while try tokens.next() == .string { try add(tokens.text, index.count) }
        case .objectStart:
            while try tokens.next() == .key {
                let code = tokens.text
                guard try tokens.next() == .number, let place = Int(tokens.text) else {
                    throw tokens.error(found: "no number", expected: "the place of \"\(code)\"")
                }
                try add(code, place)
            }
        default: throw tokens.error(found: "no index", expected: "an object or array")
        }
        return index
    }

    /// Numbers by place, of an array or of an object that lists some places.
    static func values(_ tokens: JSONTokens) throws(SDMXError) -> [(place: Int, number: Double)] {
        var values: [(place: Int, number: Double)] = []
        try cells(tokens) { place, token throws(SDMXError) in
            switch token {
            case .null: return
            case .number:
                guard let number = Double(tokens.text), number.isFinite else {
                    throw tokens.error(found: tokens.text, expected: "a number")
                }
                values.append((place, number))
            default: throw tokens.error(found: "a value of another kind", expected: "a number")
            }
        }
        return values
    }

    static func statuses(_ tokens: JSONTokens) throws(SDMXError) -> [Int: String] {
        var statuses: [Int: String] = [:]
        try cells(tokens) { place, token throws(SDMXError) in
            switch token {
            case .null: return
            case .string: statuses[place] = tokens.text
            default: throw tokens.error(found: "a status of another kind", expected: "a text")
            }
        }
        return statuses
    }

    /// Each element of an array, or member of an object whose names are places, once.
    private static func cells(
        _ tokens: JSONTokens, _ take: (Int, JSONTokens.Token) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        switch try tokens.next() {
        case .arrayStart:
            var place = 0
            while true {
                let token = try tokens.next()
                if token == .arrayEnd { return }
                try take(place, token)
                place += 1
            }
        case .objectStart:
            var seen: Set<Int> = []
            while try tokens.next() == .key {
                guard let place = Int(tokens.text), place >= 0, seen.insert(place).inserted else {
                    throw tokens.error(
                        found: "a place \"\(tokens.text.prefix(40))\"",
                        expected: "whole numbers, each once")
                }
                try take(place, try tokens.next())
            }
        default: throw tokens.error(found: "no values", expected: "an array or an object")
        }
    }

    /// Each member of an object by name; `take` passes its value.
    private static func object(
        _ tokens: JSONTokens, _ take: (String) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        guard try tokens.next() == .objectStart else {
            throw tokens.error(found: "no object", expected: "an object")
        }
        while try tokens.next() == .key { try take(tokens.text) }
    }
}
