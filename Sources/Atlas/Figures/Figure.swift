public import Cubes
public import Vocabulary

/// A number to show, or the reason why there is none, with what a reader may ask of it:
/// its exact form, what made it, what is odd about it, and where it is explained.
///
/// Missing is never zero: a figure without a number carries its reason, and reads as that
/// reason in words.
public struct Figure: Hashable, Sendable {
    /// What made the figure.
    public enum Kind: Hashable, Sendable {
        /// A publisher printed it.
        case reported
        /// A method made it.
        case estimated
        /// Added up or divided by us when it was asked for.
        case computed
        /// There is none, for a reason.
        case missing(MissingReason)
    }

    /// What is counted; decides how the number is written.
    public enum Unit: String, Hashable, Sendable {
        /// People, whole numbers in words from a million on.
        case persons
        /// Out of a hundred: `15.2%`.
        case percent
        /// Out of a thousand: `−3.4`.
        case perThousand
        /// A plain number, with up to three significant decimals.
        case number
    }

    /// The number; nil exactly when the kind is missing.
    public let value: Double?
    public let unit: Unit
    public let kind: Kind
    /// The page that explains the figure, where there is one.
    public let href: String?
    /// What is odd about it, in words, such as `above both of its stocks`.
    public let flags: [String]

    /// A figure that exists. A number that is not finite becomes "not applicable": no
    /// division by zero reaches a reader as a number.
    public init(
        _ value: Double, _ unit: Unit = .persons, kind: Kind = .reported, href: String? = nil,
        flags: [String] = []
    ) {
        if case .missing = kind {
            self.value = nil
            self.kind = kind
        } else if value.isFinite {
            self.value = value
            self.kind = kind
        } else {
            self.value = nil
            self.kind = .missing(.notApplicable)
        }
        self.unit = unit
        self.href = href
        self.flags = flags
    }

    /// A figure that is missing.
    public init(
        missing reason: MissingReason, _ unit: Unit = .persons, href: String? = nil,
        flags: [String] = []
    ) {
        self.init(0, unit, kind: .missing(reason), href: href, flags: flags)
    }

    /// A figure from an observed value; a missing one keeps its reason.
    public init(
        _ observed: ObservedValue, _ unit: Unit = .persons, kind: Kind = .reported,
        href: String? = nil, flags: [String] = []
    ) {
        switch observed {
        case .number(let value):
            self.init(value, unit, kind: kind, href: href, flags: flags)
        case .missing(let reason):
            self.init(missing: reason, unit, href: href, flags: flags)
        }
    }

    /// The number rounded for reading: `54.5 million`, `12 thousand`, `15.2%`, or the reason
    /// in words.
    public var text: String {
        if case .missing(let reason) = kind { return reason.name }
        guard let value else { return MissingReason.notReported.name }
        return switch unit {
        case .persons: NumberText.words(value)
        case .percent: NumberText.percent(value)
        case .perThousand, .number: NumberText.decimal(value)
        }
    }

    /// The number for a column of a table: digits in groups, to the unit where it was
    /// reported or added up, to three significant figures where it was estimated; rates to
    /// one decimal.
    public var tabular: String {
        guard let value else { return text }
        return switch unit {
        case .persons:
            kind == .estimated ? NumberText.rounded(value) : NumberText.exact(value)
        case .percent: NumberText.tenths(value) + "%"
        case .perThousand: NumberText.tenths(value)
        case .number: text
        }
    }

    /// The number in full: `1,698,941`, or the reason in words.
    public var exact: String {
        guard let value else { return text }
        return switch unit {
        case .persons: NumberText.exact(value)
        case .percent: NumberText.precise(value) + "%"
        case .perThousand: NumberText.precise(value) + " per 1,000"
        case .number: NumberText.precise(value)
        }
    }

    /// What made the figure, in a word: `reported`, `estimated`, `computed`, or the reason.
    public var kindText: String {
        switch kind {
        case .reported: "reported"
        case .estimated: "estimated"
        case .computed: "computed"
        case .missing(let reason): reason.name
        }
    }
}
