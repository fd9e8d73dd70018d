internal import Hummingbird
internal import Registers

/// The body of a change, read.
struct RegisterBody {
    let reason: String
    /// The revision that the change was made from; nil where the body does not say.
    let revision: Int?
    /// The id of a new record; nil where the body does not say.
    let id: String?
    /// What the record shall hold, by field; an empty list is a field without statements.
    let content: RecordContent
    /// The fields that the body names.
    let paths: Set<FieldPath>

    /// As the description has it.
    static func schema(_ extra: [(name: String, schema: Schema, isOptional: Bool)]) -> Schema {
        .object(
            [
                ("reason", .text(.reason).described("Why, for those who read the history."), false),
                (
                    "fields",
                    Schema.map(of: Schema.list(of: StatementFacts.shape.reference)).described(
                        "By field: title, or sessions/1/title. A field has a list of statements."),
                    false
                ),
            ] + extra)
    }

    static let revision: (name: String, schema: Schema, isOptional: Bool) = (
        "revision",
        .count(from: 1).described(
            "The revision that the change was made from; If-Match says the same."),
        true
    )

    /// - Parameter names: the members that the body may have.
    init(_ request: APICall, _ names: [String]) async throws {
        let type = request.call.headers[.contentType] ?? ""
        guard type.prefix(while: { $0 != ";" && $0 != " " }).lowercased() == "application/json"
        else {
            var problem = Problem(
                .limit, "The body is not JSON", where: "header Content-Type",
                found: type.isEmpty ? "none" : type, expected: "application/json")
            problem.status = .unsupportedMediaType
            throw problem
        }
        let bytes = try await request.call.body.collect(upTo: 8 << 20)
        let json = try JSONReader.read(Array(bytes.readableBytesView), name: "the body")
        guard case .object(let members) = json else {
            throw Self.bad(
                "the body", json.summary, "an object with " + names.joined(separator: ", "))
        }
        for member in members where !names.contains(member.name) {
            var problem = Self.bad("the body", member.name, "only " + names.joined(separator: ", "))
            problem.nearest = Nearest.words(to: member.name, among: names)
            throw problem
        }
        guard let reason = json["reason"]?.string, TextForm.reason.matches(reason) else {
            throw Self.bad(
                "the body, reason", json["reason"]?.summary ?? "nothing", TextForm.reason.expected)
        }
        self.reason = reason
        id = try json["id"].map { value in
            guard let id = value.string, TextForm.recordID.matches(id) else {
                throw Self.bad("the body, id", value.summary, TextForm.recordID.expected)
            }
            return id
        }
        revision = try json["revision"].map { value in
            guard case .number(let digits) = value, let number = Int(digits), number > 0 else {
                throw Self.bad("the body, revision", value.summary, "a whole number from 1")
            }
            return number
        }
        guard let fields = json["fields"], case .object(let said) = fields else {
            throw Self.bad(
                "the body, fields", json["fields"]?.summary ?? "nothing", "an object of fields")
        }
        content = try RecordContent(fields, place: "the body")
        paths = Set(said.compactMap { FieldPath(text: $0.name) })
    }

    private static func bad(_ place: String, _ found: String, _ expected: String) -> Problem {
        Problem(
            .unfit, "The body is not understood", where: place, found: found, expected: expected
        )
    }
}
