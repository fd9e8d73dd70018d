/// A regular expression of XML Schema, matched against whole texts in time linear in their length.
///
/// Takes what XML Schema has: alternatives, groups, counts, classes with ranges, negation and
/// subtraction, `\d \w \s \i \c` and their opposites, and the blocks `\p{..}` for letters, digits,
/// punctuation, separators, symbols and marks. A pattern with more than `mostStates` states is refused.
struct XSDPattern {
    enum Step {
        /// Takes a scalar of the class with that index.
        case take(Int)
        /// Goes on at both.
        case split(Int, Int)
        case jump(Int)
        case accept
    }

    static let mostStates = 2_000

    private var steps: [Step]
    private let classes: [ScalarClass]
    private let room: Room

    /// Throws `.value` for patterns that are not XML Schema's, or too large.
    init(_ pattern: String) throws(SDMXError) {
        var parser = XSDPatternParser(pattern)
        let tree = try parser.parse()
        var builder = Builder()
        try builder.add(tree, pattern)
        builder.steps.append(.accept)
        steps = builder.steps
        classes = builder.classes
        room = Room(steps.count)
    }

    /// What matching writes to, used again for each value.
    private final class Room {
        var current: [Int] = []
        var next: [Int] = []
        var open: [Int] = []
        var seen: [Int]
        var round = 0

        init(_ states: Int) { seen = [Int](repeating: -1, count: states) }
    }

    /// Whether the whole text matches.
    func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        room.round += 1
        room.next.removeAll(keepingCapacity: true)
        add(0)
        swap(&room.current, &room.next)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            room.round += 1
            room.next.removeAll(keepingCapacity: true)
            for state in room.current {
                if case .take(let index) = steps[state], classes[index].contains(scalar) {
                    add(state + 1)
                }
            }
            swap(&room.current, &room.next)
            if room.current.isEmpty { return false }
        }
        return room.current.contains { state in
            if case .accept = steps[state] { return true }
            return false
        }
    }

    /// Adds to the next states one and all that are reached from it without taking anything.
    private func add(_ start: Int) {
        room.open.append(start)
        while let state = room.open.popLast() {
            guard room.seen[state] != room.round else { continue }
            room.seen[state] = room.round
            switch steps[state] {
            case .take, .accept: room.next.append(state)
            case .jump(let target): room.open.append(target)
            case .split(let first, let second):
                room.open.append(second)
                room.open.append(first)
            }
        }
    }

    /// Turns the tree of a pattern into steps.
    private struct Builder {
        var steps: [Step] = []
        var classes: [ScalarClass] = []
        /// Parts visited: counts of counts may add many that take nothing.
        var visits = 0

        mutating func add(_ node: XSDPatternNode, _ pattern: String) throws(SDMXError) {
            visits += 1
            guard steps.count < XSDPattern.mostStates, visits < XSDPattern.mostStates * 10 else {
                throw SDMXError(
                    .value, found: "the pattern " + SDMXError.quoted(pattern),
                    expected: "a pattern of at most \(XSDPattern.mostStates) states")
            }
            switch node {
            case .scalars(let found):
                classes.append(found)
                steps.append(.take(classes.count - 1))
            case .sequence(let nodes): for node in nodes { try add(node, pattern) }
            case .alternatives(let nodes): try addAlternatives(nodes, pattern)
            case .count(let node, let least, let most):
                for _ in 0..<least { try add(node, pattern) }
                guard let most else {
                    let start = steps.count
                    steps.append(.jump(0))
                    try add(node, pattern)
                    steps.append(.jump(start))
                    steps[start] = .split(start + 1, steps.count)
                    return
                }
                var exits: [Int] = []
                for _ in least..<max(most, least) {
                    exits.append(steps.count)
                    steps.append(.jump(0))
                    try add(node, pattern)
                }
                for exit in exits { steps[exit] = .split(exit + 1, steps.count) }
            }
        }

        private mutating func addAlternatives(
            _ nodes: [XSDPatternNode], _ pattern: String
        ) throws(SDMXError) {
            var ends: [Int] = []
            for (index, node) in nodes.enumerated() {
                let isLast = index == nodes.count - 1
                let start = steps.count
                if !isLast { steps.append(.jump(0)) }
                try add(node, pattern)
                if !isLast {
                    ends.append(steps.count)
                    steps.append(.jump(0))
                    steps[start] = .split(start + 1, steps.count)
                }
            }
            for end in ends { steps[end] = .jump(steps.count) }
        }
    }
}

/// A part of a pattern.
indirect enum XSDPatternNode {
    case scalars(ScalarClass)
    case sequence([XSDPatternNode])
    case alternatives([XSDPatternNode])
    /// The most is nil for any number.
    case count(XSDPatternNode, least: Int, most: Int?)
}
