public import Cubes
public import Vocabulary

/// Whom a table counts, apart from how it defines them. Tables of different subjects count other
/// people, and none can stand for the other.
public struct TableSubject: Hashable, Sendable {
    public let dataflow: Dataflow
    public let end: TableRequest.End
    public let criterion: Criterion
    public let population: TableRequest.Population

    public init(_ table: TableRequest) {
        dataflow = table.dataflow
        end = table.end
        criterion = table.criterion
        population = table.population
    }

    /// What tells it from another, in words; empty where nothing does.
    func differences(from other: TableSubject) -> [String] {
        var words: [String] = []
        if dataflow != other.dataflow {
            words.append("\(dataflow.title) and \(other.dataflow.title.lowercased())")
        }
        if end != other.end { words.append("those who came and those who left") }
        if criterion != other.criterion {
            words.append("\(criterion.name) and \(other.criterion.name)")
        }
        if population != other.population {
            words.append("\(population.name) and \(other.population.name)")
        }
        return words
    }

    /// Whether figures depend on how long a stay makes somebody counted.
    var isDecidedByStay: Bool { dataflow == .flow || dataflow == .emigration }
}

extension TableRequest.Population {
    /// In words.
    public var name: String {
        switch self {
        case .everybody: "everybody"
        case .workers: "workers"
        case .students: "students"
        case .refugees: "refugees"
        case .asylumSeekers: "asylum-seekers"
        }
    }
}

/// Something that two tables say differently of whom they count.
public struct DefinitionDifference: Hashable, Sendable {
    /// What a difference does to figures.
    public enum Weight: String, Sendable {
        /// It shifts figures a little, or not at all.
        case harmless
        /// One does not say what decides.
        case unsaid
        /// It counts other people.
        case decisive
    }

    public let aspect: Aspect
    /// The answers of both, as codes of ``Aspect/answers``; nil where a table says nothing.
    public let first: String?
    public let second: String?
    public let weight: Weight
}

extension TableRequest {
    /// What the table says on an aspect, as one of ``Aspect/answers`` or a number of months.
    public func answer(_ aspect: Aspect) -> String? {
        aspect == .duration ? leastStay.map { "\($0)" } ?? said[.duration] : said[aspect]
    }

    /// What two tables of one subject say differently, or do not say.
    func differences(from other: TableRequest) -> [DefinitionDifference] {
        let subject = TableSubject(self)
        return Aspect.allCases.compactMap { aspect in
            let (one, two) = (answer(aspect), other.answer(aspect))
            let decides = aspect == .duration && subject.isDecidedByStay
            guard one != nil || two != nil || decides else { return nil }
            // What varies in one is not what varies in the other.
            if let one, one == two, !["VARIES", "PART", "MIXED"].contains(one) { return nil }
            let weight: DefinitionDifference.Weight
            switch aspect {
            case .durationBasis, .compiledFrom: weight = .harmless
            default:
                weight =
                    one == nil || two == nil || one == two
                    ? decides ? .unsaid : .harmless : .decisive
            }
            return DefinitionDifference(aspect: aspect, first: one, second: two, weight: weight)
        }
    }

    /// Whether the figures of one may stand for those of the other, so far as both say.
    func counts(asIn other: TableRequest) -> Bool {
        TableSubject(self) == TableSubject(other)
            && differences(from: other).allSatisfy { $0.weight == .harmless }
    }
}
