/// What objects of a kind look like in answers: each member with its schema, its meaning, and where
/// its value is taken from. The answer and what is said of it are made from the same list.
struct Shape<Value>: Sendable {
    struct Field: Sendable {
        let name: String
        let schema: Schema
        let about: String
        /// Whether some objects of the kind lack it.
        let isOptional: Bool
        /// Nil leaves the member out.
        let read: @Sendable (Value) -> Datum?

        init(
            _ name: String, _ schema: Schema, _ about: String,
            _ read: @escaping @Sendable (Value) -> Datum
        ) {
            self.init(name, schema, about, isOptional: false, read)
        }

        /// A member that some objects lack.
        init(
            optional name: String, _ schema: Schema, _ about: String,
            _ read: @escaping @Sendable (Value) -> Datum?
        ) {
            self.init(name, schema, about, isOptional: true, read)
        }

        /// The same member of a larger value.
        func of<Whole>(_ part: @escaping @Sendable (Whole) -> Value) -> Shape<Whole>.Field {
            let read = read
            return .init(name, schema, about, isOptional: isOptional) { read(part($0)) }
        }

        init(
            _ name: String, _ schema: Schema, _ about: String, isOptional: Bool,
            _ read: @escaping @Sendable (Value) -> Datum?
        ) {
            self.name = name
            self.schema = schema
            self.about = about
            self.isOptional = isOptional
            self.read = read
        }
    }

    /// Its name among the components of the description.
    let name: String
    let about: String
    let fields: [Field]

    init(_ name: String, _ about: String, _ fields: [Field]) {
        self.name = name
        self.about = about
        self.fields = fields
    }

    /// A value as members of an object.
    func members(_ value: Value) -> [Datum.Member] {
        fields.compactMap { field in field.read(value).map { .init(field.name, $0) } }
    }

    /// A value as an object.
    func datum(_ value: Value) -> Datum { .object(members(value)) }

    /// Refers to the schema.
    var reference: Schema { .named(name) }

    /// The schema under its name.
    var component: Datum.Member { .init(name, schema.datum) }

    var schema: Schema {
        .object(fields.map { ($0.name, $0.schema.described($0.about), $0.isOptional) })
            .described(about)
    }
}
