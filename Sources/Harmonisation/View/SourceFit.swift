public import Cubes
public import Vocabulary

/// Whether figures that count one thing can stand in a view that counts another, and how.
public enum SourceFit: Hashable, Sendable {
    /// They can, after the conversions.
    case taken(Conversions)
    /// They cannot; a sentence says why.
    case refused(String)

    /// What is done to each figure.
    public struct Conversions: Hashable, Sendable {
        /// How the figure's date is brought to the view's.
        public var date = DateShift.none
        /// From which least stay to which; nil where they are the same.
        public var duration: Duration?
        /// What is not as the view has it, or not said, and was left so; in words.
        public var remarks: [String] = []

        /// Nothing is done.
        public init() {}
    }

    /// From one least stay to another.
    public struct Duration: Hashable, Sendable {
        public let from: DurationFactors.LeastStay
        public let to: DurationFactors.LeastStay
    }

    /// Where a figure of the middle of a year is found among figures of other days.
    public enum DateShift: Hashable, Sendable {
        case none
        /// Half way from 1 January of the year to that of the next.
        case fromJanuary
        /// Half way from 31 December of the year before to that of the year.
        case fromDecember
    }

    /// - Parameters:
    ///   - definition: what the figures count, as far as anybody says.
    ///   - target: what the view counts.
    public init(_ definition: SeriesDefinition, to target: SeriesDefinition) {
        var conversions = Conversions()
        for wanted in target.all {
            let said = definition[wanted.aspect]?.code
            guard said != wanted.code else { continue }
            switch wanted.aspect {
            case .time:
                guard let shift = Self.shift(said, to: wanted.code) else {
                    self = .refused(Self.refusal(wanted, said))
                    return
                }
                conversions.date = shift.0
                if let remark = shift.1 { conversions.remarks.append(remark) }
            case .duration:
                guard let from = said.flatMap(DurationFactors.LeastStay.init(rawValue:)),
                    let to = DurationFactors.LeastStay(rawValue: wanted.code)
                else {
                    self = .refused(Self.refusal(wanted, said))
                    return
                }
                conversions.duration = Duration(from: from, to: to)
            case .durationBasis, .compiledFrom: continue
            case .measure, .residence, .borders, .refugees, .asylumSeekers, .students,
                .borderWorkers, .seasonalWorkers, .nationals, .irregular:
                self = .refused(Self.refusal(wanted, said))
                return
            }
        }
        self = .taken(conversions)
    }

    /// How a day becomes the view's, with what to say of it; nil where it cannot.
    private static func shift(_ said: String?, to wanted: String) -> (DateShift, String?)? {
        guard wanted == "07-01" else { return nil }
        return switch said {
        case "01-01": (.fromJanuary, nil)
        case "12-31": (.fromDecember, nil)
        case "VARIES": (.none, "of a day that differs from area to area")
        case nil: (.none, "of a day that nobody states")
        default: nil
        }
    }

    private static func refusal(_ wanted: DefinitionStatement, _ said: String?) -> String {
        let words = said.map { wanted.aspect.words($0) ?? $0 } ?? "not said"
        return "\(wanted.aspect.name.lowercased()): \(words); the view has \(wanted.words)"
    }
}
