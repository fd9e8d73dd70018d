public import Cubes
public import Vocabulary

/// One figure that two states of a workspace hold differently.
public struct Revision: Sendable {
    /// What became of the figure. A missing value is never taken for zero: from missing to a
    /// number and back there is no difference, only words.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// Another number.
        case revised
        /// Not held before.
        case new
        /// Not held any more.
        case gone
        /// A number where the value was missing.
        case nowGiven
        /// Missing where there was a number.
        case nowMissing
        /// The same value with another status, reason or attribute.
        case remarked
    }

    /// A figure as one state holds it.
    public struct Figure: Sendable {
        public let observation: Observation
        /// The release that brought it.
        public let release: Int
    }

    public let key: SeriesKey
    public let period: Period
    public let kind: Kind
    /// Nil where it was not held.
    public internal(set) var before: Figure?
    /// Nil where it is not held.
    public internal(set) var after: Figure?

    /// The figure of one key and period in two states, or nil where both say the same.
    init?(_ key: SeriesKey, before: Figure?, after: Figure?) {
        guard let period = (after ?? before)?.observation.period else { return nil }
        switch (before?.observation, after?.observation) {
        case (nil, nil): return nil
        case (nil, _?): kind = .new
        case (_?, nil): kind = .gone
        case (let old?, let new?):
            if old.says(sameAs: new) { return nil }
            switch (old.value, new.value) {
            case (.missing, .number): kind = .nowGiven
            case (.number, .missing): kind = .nowMissing
            case (.missing, .missing): kind = .remarked
            case (.number, .number):
                let sameUnit = old.attributes[.unitMeasure] == new.attributes[.unitMeasure]
                kind = sameUnit && old.scaled == new.scaled ? .remarked : .revised
            }
        }
        self.key = key
        self.period = period
        self.before = before
        self.after = after
    }

    /// What a revised figure rose by, or fell by where negative, with powers of ten applied. Nil
    /// for other kinds, and where the unit is another one too.
    public var difference: Double? {
        guard kind == .revised, let old = before?.observation, let new = after?.observation,
            old.attributes[.unitMeasure] == new.attributes[.unitMeasure],
            let from = old.scaled, let to = new.scaled, (to - from).isFinite
        else { return nil }
        return to - from
    }

    /// The difference as a share of the figure before; nil where that was zero.
    public var relative: Double? {
        guard let difference, let from = before?.observation.scaled, from != 0 else { return nil }
        let share = difference / abs(from)
        return share.isFinite ? share : nil
    }

    /// What revisions of a kind are ordered by: the difference, or the figure that came or went.
    var magnitude: Double {
        switch kind {
        case .revised: return difference.map(abs) ?? .infinity
        case .new, .nowGiven, .remarked: return abs(after?.observation.scaled ?? 0)
        case .gone, .nowMissing: return abs(before?.observation.scaled ?? 0)
        }
    }
}

extension Revision {
    /// Larger revisions come first; equally large ones in order of key and period.
    static func comesFirst(_ a: Revision, _ b: Revision) -> Bool {
        if a.magnitude != b.magnitude { return a.magnitude > b.magnitude }
        if a.key != b.key {
            return a.key.dataflow.rawValue == b.key.dataflow.rawValue
                ? a.key.description < b.key.description
                : a.key.dataflow.rawValue < b.key.dataflow.rawValue
        }
        return a.period < b.period
    }
}
