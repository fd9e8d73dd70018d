internal import Accounts
internal import Hummingbird
internal import Office
internal import Registers

/// What goes wrong with records, as problems, and what operations on them have in common.
enum MeetingProblem {
    /// Does something, with errors of the registers told as problems.
    static func told(_ work: () async throws -> Reply) async throws -> Reply {
        do {
            return try await work()
        } catch let error as RegisterError {
            throw problem(error)
        } catch let error as OfficeError where error.kind == .tooLarge {
            var problem = Problem(
                .limit, "More than is taken", where: error.place, found: error.found,
                expected: error.expected)
            problem.status = .tooManyRequests
            throw problem
        }
    }

    private static func problem(_ error: RegisterError) -> Problem {
        let kind: Problem.Kind
        let title: String
        switch error.kind {
        case .noRegister, .noRecord: (kind, title) = (.noSuchAddress, "There is no such record")
        case .conflict, .exists: (kind, title) = (.conflict, "Somebody changed the same")
        case .format, .noField, .value, .required, .link, .request:
            (kind, title) = (.unfit, "The record cannot hold that")
        }
        return Problem(
            kind, title, where: error.place, found: error.found, expected: error.expected)
    }

    /// The registers as whoever asks may read them.
    static func registers(_ request: APICall) throws -> RegisterState {
        try request.service.desk.registers.state().seen(
            by: request.call.bearer.principal.readership)
    }

    /// There is no record of an id.
    static func absent(_ register: String, _ id: String) -> Problem {
        Problem(
            .noSuchAddress, "There is no such record", where: "the address, id", found: id,
            expected: "the id of a record of \(register)")
    }

    /// The id in the address, of a record that there is.
    static func known(_ register: String, _ request: APICall) throws -> String {
        let id = request.values.text("id") ?? ""
        guard try registers(request)[RecordKey(register, id)] != nil else {
            throw absent(register, id)
        }
        return id
    }

    /// Refuses those who have not signed in, before it is told what there is.
    static func requireMember(_ request: APICall, _ deed: Deed) throws {
        if !request.call.bearer.principal.isMember { try request.call.require(deed) }
    }

    static func requireNoBody(_ request: APICall) async throws {
        guard try await request.call.body.collect(upTo: 1024).readableBytes == 0 else {
            throw Problem(
                .malformed, "Nothing is to be sent", where: "the body", found: "a body",
                expected: "none: the address says all")
        }
    }

    /// A member of the body; nil for null, an empty text, and what is not there.
    static func text(
        _ name: String, _ body: [String: Datum], required: Bool = false
    ) throws -> String? {
        switch body[name] {
        case .text(let text)?
        where text.contains(where: { !$0.isWhitespace })
            && !text.unicodeScalars.contains("\0"):
            return text
        case .text?, .null?, nil:
            if case .text(let text)? = body[name], text.unicodeScalars.contains("\0") { break }
            if !required { return nil }
        default: break
        }
        throw Problem(
            .unfit, "\(name) is not understood", where: "the body, \(name)",
            found: body[name] == nil ? "no \(name)" : "what is no text that says something",
            expected: "a text")
    }

    /// A reply that depends on who asks and on more than a state.
    static func unkept(_ datum: Datum) -> Reply {
        Reply(.json, datum.json, headers: [.cacheControl: "private, no-store"])
    }
}
