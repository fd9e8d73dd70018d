/// A kind of record that the office keeps: what it is for and what is said of each.
public struct Register: Sendable {
    /// Small letters and hyphens: `treaty-actions`.
    public let id: String
    public let title: String
    /// What it is for, in a sentence.
    public let purpose: String
    /// The fields of a record, in the order in which they are shown.
    public let fields: [Field]
    /// Groups of fields that a record may have several of, such as the sessions of a meeting.
    public let parts: [Part]
    /// The fields whose values name a record to a reader.
    public let label: [String]
    /// What should hold between figures of a record; where it does not, the record is flagged.
    public let checks: [FigureCheck]
    /// Who may read it at all.
    public let readership: Readership
    /// Whose matter its records are.
    public let owners: RecordOwners

    /// A group of fields that a record may have several of.
    public struct Part: Sendable {
        public let id: String
        public let title: String
        public let fields: [Field]
    }

    /// A figure that should be at least each of some others of its record.
    public struct FigureCheck: Sendable {
        public let total: String
        public let parts: [String]
    }

    init(
        _ id: String, _ title: String, _ purpose: String, label: [String], _ fields: [Field],
        parts: [Part] = [], checks: [FigureCheck] = [], readership: Readership = .everybody,
        owners: RecordOwners = .office
    ) {
        self.id = id
        self.title = title
        self.purpose = purpose
        self.label = label
        self.fields = fields
        self.parts = parts
        self.checks = checks
        self.readership = readership
        self.owners = owners
    }

    /// The field that a path leads to; nil where there is none.
    public func field(_ path: FieldPath) -> Field? {
        guard let part = path.part else { return fields.first { $0.id == path.field } }
        return parts.first { $0.id == part.id }?.fields.first { $0.id == path.field }
    }

    /// The place of a path among the fields as they are declared, for ordering.
    func rank(_ path: FieldPath) -> (part: Int, key: FieldPath.PartKey?, field: Int) {
        guard let part = path.part else {
            return (-1, nil, fields.firstIndex { $0.id == path.field } ?? fields.count)
        }
        let place = parts.firstIndex { $0.id == part.id } ?? parts.count
        let names = parts.indices.contains(place) ? parts[place].fields : []
        return (place, part, names.firstIndex { $0.id == path.field } ?? names.count)
    }

    /// Paths in the order in which a reader sees them.
    public func ordered(_ paths: some Sequence<FieldPath>) -> [FieldPath] {
        paths.map { ($0, rank($0)) }.sorted { a, b in
            if a.1.part != b.1.part { return a.1.part < b.1.part }
            if let left = a.1.key, let right = b.1.key, left != right { return left < right }
            if a.1.field != b.1.field { return a.1.field < b.1.field }
            return a.0.field < b.0.field
        }.map(\.0)
    }
}
