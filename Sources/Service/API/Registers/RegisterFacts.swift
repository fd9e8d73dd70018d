internal import Registers

/// Registers and their fields as answers have them.
struct RegisterFacts: Sendable {
    let register: Register
    let count: Int
    let origin: String?

    static let components: [Datum.Member] = [
        fieldShape.component, partShape.component, shape.component, detailsShape.component,
        listShape.component,
    ]

    static let fieldShape = Shape<Field>(
        "RegisterField", "A field of a register.",
        [
            .init("id", .text(.fieldName), "Its name.") { .text($0.id) },
            .init("title", .text, "Its name in words.") { .text($0.title) },
            .init(
                "kind",
                .choice([
                    "text", "long text", "integer", "decimal", "date", "choice", "area", "dataflow",
                    "link", "address",
                ]), "What its values are."
            ) { .text($0.kind.name) },
            .init("required", .flag, "Whether a record must have it.") { .flag($0.isRequired) },
            .init("many", .flag, "Whether it takes several values.") { .flag($0.isMany) },
            .init("members_only", .flag, "Whether only members read it.") {
                .flag($0.readership != .everybody)
            },
            .init(optional: "unit", .text, "What is counted or measured.") {
                $0.kind.unit.map { .text($0) }
            },
            .init(optional: "codes", .map(of: .text), "The codes that it takes.") { field in
                guard case .choice(let list) = field.kind else { return nil }
                return .object(list.codes.map { .init($0.id, .text($0.title)) })
            },
            .init(optional: "register", .text, "The register that it links to.") { field in
                guard case .link(let register) = field.kind else { return nil }
                return .text(register)
            },
        ])

    static let partShape = Shape<Register.Part>(
        "RegisterPart", "A group of fields that a record may have several of.",
        [
            .init("id", .text(.fieldName), "Its name; a field of it is GROUP/KEY/FIELD.") {
                .text($0.id)
            },
            .init("title", .text, "Its name in words.") { .text($0.title) },
            .init("fields", .list(of: fieldShape.reference), "Its fields.") {
                .list($0.fields.map { fieldShape.datum($0) })
            },
        ])

    private static let fields: [Shape<RegisterFacts>.Field] = [
        .init("id", .text(.recordID), "Its name.") { .text($0.register.id) },
        .init("title", .text, "Its name in words.") { .text($0.register.title) },
        .init("purpose", .text, "What it is for.") { .text($0.register.purpose) },
        .init("count", .count(), "How many records it has.") { .whole($0.count) },
        .init("members_only", .flag, "Whether only members read it.") {
            .flag($0.register.readership != .everybody)
        },
        .init("address", .address, "Its fields.") {
            .text(APIAddress.text($0.origin, "\(APIService.root)/registers/\($0.register.id)"))
        },
        .init("records", .address, "Its records.") {
            .text(
                APIAddress.text($0.origin, "\(APIService.root)/registers/\($0.register.id)/records")
            )
        },
    ]

    static let shape = Shape<RegisterFacts>("Register", "A register.", fields)

    static let detailsShape = Shape<RegisterFacts>(
        "RegisterDetails", "A register with its fields.",
        fields + [
            .init("fields", .list(of: fieldShape.reference), "The fields of a record.") {
                .list($0.register.fields.map { fieldShape.datum($0) })
            },
            .init("parts", .list(of: partShape.reference), "What a record has several of.") {
                .list($0.register.parts.map { partShape.datum($0) })
            },
            .init("label", .list(of: .text), "The fields that name a record.") {
                .list($0.register.label.map { .text($0) })
            },
        ])

    static let listShape = Shape<[RegisterFacts]>(
        "RegisterList", "Registers.",
        [
            .init("registers", .list(of: shape.reference), "Those there are.") {
                .list($0.map { shape.datum($0) })
            }
        ])
}
