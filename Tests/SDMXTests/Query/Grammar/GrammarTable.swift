import SDMX
import Testing

/// Lines of `URL -> what it asks for`, or `URL -> the part that is wrong`; blank lines are none.
struct GrammarTable {
    let rows: [(url: String, wanted: String)]

    init(_ text: String) {
        rows = text.split(separator: "\n").map { line in
            let sides = line.split(separator: " -> ", maxSplits: 1)
            guard sides.count == 2 else { return (String(line), "") }
            return (Self.trimmed(sides[0]), Self.trimmed(sides[1]))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while rest.last == " " { rest.removeLast() }
        while rest.first == " " { rest.removeFirst() }
        return String(rest)
    }

    /// That each URL asks for what stands beside it, and does so after it was written again.
    func check(_ grammar: QueryGrammar, _ location: SourceLocation = #_sourceLocation) {
        #expect(!rows.isEmpty, sourceLocation: location)
        for (url, wanted) in rows {
            do {
                let query = try Query(url, grammar)
                #expect("\(QuerySketch(query))" == wanted, "\(url)", sourceLocation: location)
                let again = try query.text(grammar.newest)
                let read = try Query(again, grammar)
                #expect(
                    "\(QuerySketch(read))" == wanted, "\(url) as \(again)",
                    sourceLocation: location)
            } catch {
                Issue.record("\(url): \(error)", sourceLocation: location)
            }
        }
    }

    /// That each URL is refused for the part beside it, with its place and what is allowed there.
    func refuse(_ grammar: QueryGrammar, _ location: SourceLocation = #_sourceLocation) {
        #expect(!rows.isEmpty, sourceLocation: location)
        for (url, part) in rows {
            guard let error = queryFault(url, grammar) else {
                Issue.record("\(url) is read", sourceLocation: location)
                continue
            }
            #expect(error.found.contains(part), "\(url): \(error)", sourceLocation: location)
            #expect(!error.expected.isEmpty, "\(url): \(error)", sourceLocation: location)
            // What is not there has no place.
            let isThere = !error.found.hasPrefix("nothing for") || error.byte != nil
            #expect(
                !isThere || (0...url.utf8.count).contains(error.byte ?? -1), "\(url): \(error)",
                sourceLocation: location)
        }
    }
}
