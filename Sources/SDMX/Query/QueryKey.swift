/// A key with wildcards: for each dimension, in the order of the data structure, the codes that are
/// taken.
///
/// `D.USD+JPY.*` takes two codes of the second dimension and any code of the third.
public struct QueryKey: Hashable, Sendable {
    /// May be fewer than there are dimensions: the rest is not restricted.
    public var positions: [Selection<String>]

    public init(_ positions: [Selection<String>]) {
        self.positions = positions
    }

    /// Whether a series or observation with these codes is meant. A key with fewer codes than
    /// positions is not, unless those are wildcards.
    public func matches(_ codes: some Collection<String>) -> Bool {
        var index = codes.startIndex
        for position in positions {
            if index == codes.endIndex {
                guard position == .all else { return false }
                continue
            }
            guard position.contains(codes[index]) else { return false }
            index = codes.index(after: index)
        }
        return true
    }

    /// Whether nothing is restricted.
    public var isAll: Bool { positions.allSatisfy { $0 == .all } }

    /// The keys without `+` that together mean the same; nil if they are more than that many, or
    /// long enough to fill much more than a URL.
    func expanded(most: Int) -> [QueryKey]? {
        var keys = [self]
        for (place, position) in positions.enumerated() {
            guard case .only(let codes) = position, codes.count > 1 else { continue }
            let (count, overflow) = keys.count.multipliedReportingOverflow(by: codes.count)
            guard !overflow, count <= most, positions.count <= 200 else { return nil }
            keys = keys.flatMap { key in
                codes.map { code in
                    var key = key
                    key.positions[place] = .one(code)
                    return key
                }
            }
        }
        return keys.count <= most ? keys : nil
    }

    /// The one key with `+` that means the same as all of these; nil if none does.
    static func merged(_ keys: [QueryKey]) -> QueryKey? {
        guard let first = keys.first else { return nil }
        if keys.count == 1 { return first }
        var lists = Array(repeating: [String](), count: first.positions.count)
        var seen = Array(repeating: Set<String>(), count: first.positions.count)
        for key in keys {
            guard key.positions.count == lists.count else { return nil }
            for (place, position) in key.positions.enumerated() {
                switch position {
                case .all:
                    guard first.positions[place] == .all else { return nil }
                case .only(let codes):
                    guard codes.count == 1, first.positions[place] != .all else { return nil }
                    for code in codes where seen[place].insert(code).inserted {
                        lists[place].append(code)
                    }
                }
            }
        }
        var product = 1
        for list in lists where !list.isEmpty {
            let (count, overflow) = product.multipliedReportingOverflow(by: list.count)
            guard !overflow else { return nil }
            product = count
        }
        guard product == Set(keys).count else { return nil }
        return QueryKey(lists.map { $0.isEmpty ? .all : .only($0) })
    }
}
