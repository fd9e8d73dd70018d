/// Reads a regular expression of XML Schema.
struct XSDPatternParser {
    private let pattern: String
    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var depth = 0

    init(_ pattern: String) {
        self.pattern = pattern
        scalars = Array(pattern.unicodeScalars.prefix(10_001))
    }

    /// The whole pattern.
    mutating func parse() throws(SDMXError) -> XSDPatternNode {
        guard scalars.count <= 10_000 else { throw fault("a pattern of at most 10000 characters") }
        let node = try alternatives()
        guard at == scalars.count else { throw fault("no unopened )") }
        return node
    }

    private func fault(_ expected: String) -> SDMXError {
        SDMXError(
            .value, character: at + 1, found: "the pattern " + SDMXError.quoted(pattern),
            expected: expected)
    }

    private mutating func alternatives() throws(SDMXError) -> XSDPatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw fault("at most 100 groups in each other") }
        var branches = [try branch()]
        while at < scalars.count, scalars[at] == "|" {
            at += 1
            branches.append(try branch())
        }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() throws(SDMXError) -> XSDPatternNode {
        var nodes: [XSDPatternNode] = []
        while at < scalars.count, scalars[at] != "|", scalars[at] != ")" {
            nodes.append(try counted(try atom()))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func atom() throws(SDMXError) -> XSDPatternNode {
        let scalar = scalars[at]
        at += 1
        switch scalar {
        case "(":
            // Not XML Schema's, but common in structures.
            if at + 1 < scalars.count, scalars[at] == "?", scalars[at + 1] == ":" { at += 2 }
            let inner = try alternatives()
            guard at < scalars.count, scalars[at] == ")" else { throw fault("a closing )") }
            at += 1
            return inner
        case "[": return .scalars(try group())
        case ".":
            var any = ScalarClass()
            any.parts = [.range(10...10), .range(13...13)]
            any.isNegated = true
            return .scalars(any)
        case "\\":
            var one = ScalarClass()
            one.parts = [try escape()]
            return .scalars(one)
        case "*", "+", "?", "{": throw fault("something before \(scalar)")
        case "^" where at == 1, "$" where at == scalars.count:
            // A pattern holds for the whole text anyway; writers used to other dialects say so.
            return .sequence([])
        default:
            var one = ScalarClass()
            one.parts = [.range(scalar.value...scalar.value)]
            return .scalars(one)
        }
    }

    private mutating func counted(_ node: XSDPatternNode) throws(SDMXError) -> XSDPatternNode {
        guard at < scalars.count else { return node }
        switch scalars[at] {
        case "*":
            at += 1
            return .count(node, least: 0, most: nil)
        case "+":
            at += 1
            return .count(node, least: 1, most: nil)
        case "?":
            at += 1
            return .count(node, least: 0, most: 1)
        case "{":
            at += 1
            let least = try number()
            var most: Int? = least
            if at < scalars.count, scalars[at] == "," {
                at += 1
                most = at < scalars.count && scalars[at] == "}" ? nil : try number()
            }
            guard at < scalars.count, scalars[at] == "}", (most ?? least) >= least else {
                throw fault("a count such as {2,5}")
            }
            at += 1
            return .count(node, least: least, most: most)
        default: return node
        }
    }

    private mutating func number() throws(SDMXError) -> Int {
        var text = ""
        while at < scalars.count, ("0"..."9").contains(scalars[at]), text.count < 6 {
            text.unicodeScalars.append(scalars[at])
            at += 1
        }
        guard let number = Int(text) else { throw fault("a number of at most 6 digits") }
        return number
    }

    /// What follows `[`.
    private mutating func group() throws(SDMXError) -> ScalarClass {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw fault("at most 100 groups in each other") }
        var found = ScalarClass()
        if at < scalars.count, scalars[at] == "^" {
            found.isNegated = true
            at += 1
        }
        while at < scalars.count, scalars[at] != "]" {
            if scalars[at] == "-", at + 1 < scalars.count, scalars[at + 1] == "[" {
                at += 2
                found.subtracted.append(try group())
                continue
            }
            found.parts.append(try part())
        }
        guard at < scalars.count, !found.parts.isEmpty else { throw fault("a closing ]") }
        at += 1
        return found
    }

    private mutating func part() throws(SDMXError) -> ScalarClass.Part {
        let first = try member()
        guard case .range(let low) = first, at + 1 < scalars.count, scalars[at] == "-",
            scalars[at + 1] != "]", scalars[at + 1] != "["
        else { return first }
        at += 1
        guard case .range(let high) = try member(), low.lowerBound <= high.lowerBound else {
            throw fault("a range whose ends are in order")
        }
        return .range(low.lowerBound...high.lowerBound)
    }

    private mutating func member() throws(SDMXError) -> ScalarClass.Part {
        let scalar = scalars[at]
        at += 1
        return scalar == "\\" ? try escape() : .range(scalar.value...scalar.value)
    }

    /// What follows a backslash.
    private mutating func escape() throws(SDMXError) -> ScalarClass.Part {
        guard at < scalars.count else { throw fault("a character after \\") }
        let scalar = scalars[at]
        at += 1
        switch scalar {
        case "n": return .range(10...10)
        case "r": return .range(13...13)
        case "t": return .range(9...9)
        case "d": return .digit
        case "D": return .not(.digit)
        case "w": return .word
        case "W": return .not(.word)
        case "s": return .blank
        case "S": return .not(.blank)
        case "i": return .nameStart
        case "I": return .not(.nameStart)
        case "c": return .name
        case "C": return .not(.name)
        case "p", "P":
            guard at < scalars.count, scalars[at] == "{",
                let close = scalars[at...].firstIndex(of: "}"), close - at <= 3, close > at + 1
            else { throw fault("a category such as \\p{Lu}") }
            var name = ""
            name.unicodeScalars.append(contentsOf: scalars[(at + 1)..<close])
            guard ScalarClass.isCategory(name) else { throw fault("a category such as \\p{Lu}") }
            at = close + 1
            return scalar == "p" ? .category(name) : .not(.category(name))
        default:
            guard !(("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)) else {
                throw fault("an escape of XML Schema")
            }
            return .range(scalar.value...scalar.value)
        }
    }
}
