/// Something in data that is not as their structure has it, and where.
public struct Finding: Hashable, Sendable {
    /// What was broken.
    public enum Rule: String, Hashable, Sendable, CaseIterable {
        /// No structure is at hand, so that little can be checked.
        case structureMissing = "structure missing"
        /// A list of the structure is not at hand, so that its codes cannot be checked.
        case listMissing = "list missing"
        /// A component that the structure does not have.
        case undeclaredComponent = "undeclared component"
        /// A dimension without a value.
        case incompleteKey = "incomplete key"
        /// A key that was there already.
        case duplicateKey = "duplicate key"
        case unknownCode = "unknown code"
        /// Not of the type that the structure has.
        case wrongType = "wrong type"
        /// Not a period, or not of the form that the structure has.
        case timeFormat = "time format"
        /// Not as the structure's pattern has it.
        case pattern
        /// Longer or shorter, larger or smaller than the structure has it.
        case range
        /// More values than one component may have, or fewer.
        case occurrence
        /// A mandatory attribute or measure without a value.
        case missingMandatory = "missing mandatory"
        /// An attribute at another level than the structure has it.
        case attachment
        /// Two values of an attribute for one series or group.
        case conflict
        /// Outside of what a constraint allows.
        case constraint
        /// An artefact, item or component that is there twice.
        case duplicate
        /// A reference within the structures that leads nowhere.
        case brokenReference = "broken reference"
        /// A reference to an artefact that is not at hand.
        case unresolved
        /// A pattern or facet of the structure that is itself broken or too large to be checked.
        case uncheckable = "not checked"

        /// Whether data with it are wrong, and not merely unchecked.
        public var isError: Bool {
            switch self {
            case .structureMissing, .listMissing, .uncheckable, .unresolved: false
            case .undeclaredComponent, .incompleteKey, .duplicateKey, .unknownCode, .wrongType,
                .timeFormat, .pattern, .range, .occurrence, .missingMandatory, .attachment,
                .conflict, .constraint, .duplicate, .brokenReference:
                true
            }
        }
    }

    public var rule: Rule
    /// Number of the data set in the message, from 1; 0 for structures.
    public var dataSet: Int
    /// Line in the message, from 1; nil for what concerns a whole data set.
    public var line: Int?
    /// Character within the line, from 1; nil in formats of rows.
    public var character: Int?
    /// The id of the component; nil for what concerns the whole key.
    public var component: String?
    /// The key of the series or observation, with dots between values, or the artefact; nil where
    /// there is none.
    public var key: String?
    public var found: String
    public var expected: String

    public init(
        _ rule: Rule, dataSet: Int, component: String? = nil, found: String, expected: String
    ) {
        self.rule = rule
        self.dataSet = dataSet
        self.component = component
        self.found = found
        self.expected = expected
    }
}

extension Finding: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        var place: [String] = []
        if let line { place.append("line \(line)") }
        if let character { place.append("character \(character)") }
        if let component { place.append(component) }
        if let key { place.append(dataSet == 0 ? key : "key \(key)") }
        let start = place.isEmpty ? "data set \(dataSet)" : place.joined(separator: ", ")
        return "\(start): \(rule.rawValue): found \(found); expected \(expected)"
    }
}
