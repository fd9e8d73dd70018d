internal import Accounts
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers

/// A question or an order about rounds, with the registers that it is answered from.
struct RoundRequest: Sendable {
    let request: APICall
    let state: RegisterState

    var office: Office { request.service.office }
    private var values: Values { request.values }

    /// Answers a request about rounds; what the office refuses is told as a problem.
    static func answer(
        _ request: APICall, _ make: @Sendable (RoundRequest) async throws -> Reply
    ) async throws -> Reply {
        do {
            return try await make(
                RoundRequest(
                    request: request, state: try request.service.desk.registers.state()))
        } catch let error as CollectionError {
            throw problem(error)
        } catch let error as RegisterError {
            throw problem(error)
        }
    }

    var collection: String { values.text("id") ?? "" }
    var round: String { values.text("round") ?? "" }
    var area: String { values.text("area") ?? "" }

    /// The collection as rights see it, with the area of the address.
    func subject() throws -> Subject {
        Subject(
            organisations: try office.owners(of: collection),
            areas: values.has("area") ? [area] : [])
    }

    /// Refuses those who may not, and gives the name of who may.
    func require(_ deed: Deed) throws -> String {
        try request.call.require(deed, try subject())
        guard let name = request.call.bearer.principal.name else {
            throw Refusal.unauthorised("Send a token as Authorization: Bearer.")
        }
        return name
    }

    func status() throws -> Office.RoundStatus {
        try office.round(round, of: collection, in: state)
    }

    func response() throws -> RoundResponse {
        let found = try status().responses.first { $0.key.area == area }
        guard let found else {
            throw CollectionError(
                .notFound, "\(collection), \(round)", found: "no answer of \(area)",
                expected: "an area that was asked")
        }
        return found
    }

    /// An answer as whoever asks may read it.
    func seen(_ response: RoundResponse) throws -> SeenResponse {
        let subject = Subject(
            organisations: try office.owners(of: response.key.collection),
            areas: [response.key.area])
        return SeenResponse(
            response: response,
            isWhole: request.call.bearer.principal.may(.readUnpublished, subject))
    }

    /// A reply that changes when the registers do.
    ///
    /// - Parameter parts: what else it depends on.
    func reply(_ parts: [String] = [], _ make: () throws -> Datum) throws -> Reply {
        let principal = request.call.bearer.principal
        var reply = try request.reply(
            [
                "registers \(state.revision)",
                "\(principal.name ?? "") \(principal.role?.rawValue ?? "")",
            ] + parts, make)
        // What a member is shown may hold what others are not.
        if principal.isMember { reply.headers[.cacheControl] = "private, no-cache" }
        return reply
    }

    /// A reply to an order: what stands now, never kept.
    func done(_ datum: Datum) -> Reply {
        Reply(.json, datum.json, headers: [.cacheControl: "no-store"])
    }

    /// The same with the registers as they stand now.
    func again() throws -> RoundRequest {
        RoundRequest(request: request, state: try request.service.desk.registers.state())
    }

    private static func problem(_ error: CollectionError) -> Problem {
        let (kind, title): (Problem.Kind, String) =
            switch error.kind {
            case .notFound: (.noSuchAddress, "There is no such thing")
            case .state: (.conflict, "The answer is not in a state that allows this")
            case .request: (.unfit, "That makes no sense")
            case .declaration, .file, .content: (.unfit, "The records do not allow this")
            }
        return Problem(
            kind, title, where: error.place, found: error.found, expected: error.expected)
    }

    private static func problem(_ error: RegisterError) -> Problem {
        let (kind, title): (Problem.Kind, String) =
            switch error.kind {
            case .noRegister, .noRecord: (.noSuchAddress, "There is no such record")
            case .conflict, .exists: (.conflict, "Somebody else was first")
            case .format, .noField, .value, .required, .link, .request:
                (.unfit, "The registers do not take this")
            }
        return Problem(
            kind, title, where: error.place, found: error.found, expected: error.expected)
    }
}

/// The members of a body.
struct RoundBody: Sendable {
    private let value: JSONValue

    /// Reads the body of a request; refuses other members than these.
    init(_ request: APICall, _ names: [String]) async throws {
        let type = request.call.headers[.contentType] ?? ""
        let name = type.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard name == "application/json" else {
            var problem = Problem(
                .limit, "The body is not JSON", where: "header Content-Type",
                found: type.isEmpty ? "none" : type, expected: "application/json")
            problem.status = .unsupportedMediaType
            throw problem
        }
        let bytes = try await request.call.body.collect(upTo: 64 << 10)
        do {
            value = try JSONReader.read(Array(bytes.readableBytesView), name: "the body")
        } catch {
            throw Problem(
                .malformed, "The body cannot be read", where: error.place, found: error.found,
                expected: error.expected)
        }
        guard case .object(let members) = value else {
            throw Self.bad("the body", value, "an object with " + names.joined(separator: ", "))
        }
        for member in members where !names.contains(member.name) {
            var problem = Problem(
                .malformed, "There is no member \(Refusal.shortened(member.name))",
                where: "the body", found: member.name,
                expected: "only " + names.joined(separator: ", "))
            problem.nearest = Nearest.words(to: member.name, among: names)
            throw problem
        }
    }

    /// A text; nil where it is left out or null.
    func text(_ name: String, atMost most: Int = 2000) throws -> String? {
        guard let member = value[name], member != .null else { return nil }
        guard case .string(let text) = member, text.unicodeScalars.count <= most else {
            throw Self.bad("the body, \(name)", member, "a text of at most \(most) characters")
        }
        return text
    }

    /// A whole number; nil where it is left out or null.
    func whole(_ name: String) throws -> Int? {
        guard let member = value[name], member != .null else { return nil }
        guard case .number(let digits) = member, let number = Int(digits), number >= 0 else {
            throw Self.bad("the body, \(name)", member, "a whole number")
        }
        return number
    }

    /// A list of texts; empty where it is left out or null.
    func texts(_ name: String) throws -> [String] {
        guard let member = value[name], member != .null else { return [] }
        guard case .array(let items) = member, items.count <= 300 else {
            throw Self.bad("the body, \(name)", member, "a list of at most 300 texts")
        }
        return try items.map { item in
            guard case .string(let text) = item else {
                throw Self.bad("the body, \(name)", item, "a text")
            }
            return text
        }
    }

    static func bad(_ place: String, _ found: JSONValue, _ expected: String) -> Problem {
        Problem(
            .unfit, "The body is not understood", where: place, found: found.summary,
            expected: expected)
    }
}
