internal import Foundation
internal import Hummingbird
internal import Office
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// Structures and data that are sent in, as SDMX REST 2 has it for structures.
///
/// `POST /rest/v2/structure` and `/rest/v2/data` take a message, `DELETE` on the address of one
/// structure takes it away. All need a token with the right to submit.
struct SubmissionEndpoint {
    private let service: SDMXService

    init(_ service: SDMXService) { self.service = service }

    func reply(to call: Call, path: [String]) async throws -> Reply {
        try call.require(.submit)
        switch (call.method, path.first) {
        case (.post, "structure"?), (.put, "structure"?): return try await post(call, .structure)
        case (.post, "data"?): return try await post(call, .data)
        case (.delete, "structure"?): return try delete(call, path)
        default:
            throw Refusal(
                status: .methodNotAllowed, title: "Nothing can be sent in here",
                problem: "Data are sent to data, structures to structure.",
                headers: [.allow: "GET, HEAD"])
        }
    }

    private func post(_ call: Call, _ kind: MessageKind) async throws -> Reply {
        let body = try await call.body.collect()
        let bytes = Array(body.readableBytesView)
        let submission = try Self.submission(call)
        do {
            defer { service.states.forget() }
            // Long messages must not keep short requests waiting.
            let outcome = try await withTaskExecutorPreference(StreamExecutor.shared) {
                let office = service.office.seen(by: .desk)
                let catalogue = try service.catalogues.catalogue(try office.state())
                return try office.submit(bytes, submission, catalogue: catalogue, as: kind)
            }
            return try Self.told(outcome)
        } catch let error as SDMXError {
            throw Refusal.malformed("The message cannot be read", "\(error)")
        } catch let error as OfficeError {
            throw Self.refusal(error)
        } catch let error as WarehouseError where error.kind == .conflict {
            throw Refusal(
                status: .conflict, title: "The message contradicts what is held",
                problem: "\(error)")
        }
    }

    private func delete(_ call: Call, _ path: [String]) throws -> Reply {
        guard path.count == 5,
            let type = StructureType(rawValue: path[1].lowercased()),
            let artefactClass = type.artefactClasses.first
        else {
            throw Refusal.malformed(
                "That is not one structure",
                "Expected structure/TYPE/AGENCY/ID/VERSION with an exact version.")
        }
        let office = service.office.seen(by: .desk)
        let catalogue = try service.catalogues.catalogue(try office.state())
        do {
            defer { service.states.forget() }
            let release = try office.deleteStructure(
                ArtefactReference(
                    artefactClass, agency: path[2], id: path[3], version: path[4]),
                try Self.submission(call), catalogue: catalogue)
            return try Self.told(SubmissionOutcome(releases: [release]))
        } catch let error as OfficeError {
            throw Self.refusal(error)
        }
    }

    /// Who sends it, and what the query says of it.
    private static func submission(_ call: Call) throws(Refusal) -> Submission {
        var submission = Submission(submitter: call.bearer.name ?? "")
        guard let query = call.query, !query.isEmpty else { return submission }
        let address = try Address(call.target)
        submission.title = try address.value("title")
        submission.citation = try address.value("citation")
        if let name = try address.value("licence") {
            submission.licence = Licence(name: name, url: try address.value("licenceUrl"))
        }
        if let text = try address.value("embargo") {
            guard let time = UTCTime(text) else {
                throw .malformed(
                    "That is not a time",
                    "Found embargo=\(Refusal.shortened(text)); expected a day, or a day and time "
                        + "with Z or an offset.")
            }
            submission.embargo = time
        }
        return submission
    }

    private static func refusal(_ error: OfficeError) -> Refusal {
        let status: HTTPResponse.Status =
            switch error.kind {
            case .findings: .unprocessableContent
            case .conflict: .conflict
            case .notFound: .notFound
            case .tooLarge: .contentTooLarge
            case .file, .data, .request: .badRequest
            }
        return Refusal(
            status: status, title: "The message was not taken", problem: error.description)
    }

    private static func told(_ outcome: SubmissionOutcome) throws -> Reply {
        Reply(
            status: outcome.releases.isEmpty ? .ok : .created, .json,
            try JSONPage.text(SubmissionRecord(outcome)))
    }
}

/// What became of a submission, as JSON.
private struct SubmissionRecord: Encodable {
    struct Taken: Encodable {
        let id: Int
        let source: String
        let title: String
        let standing: String
        let embargo: String?
    }
    struct Artefact: Encodable {
        let urn: String
        let isNew: Bool
    }

    let releases: [Taken]
    let observations: AmendmentCounts
    let structures: [Artefact]

    init(_ outcome: SubmissionOutcome) {
        releases = outcome.releases.map { release in
            let standing =
                switch release.standing {
                case .pending: "pending"
                case .published: "published"
                case .withdrawn: "withdrawn"
                }
            return Taken(
                id: release.id, source: release.source, title: release.title, standing: standing,
                embargo: release.embargo)
        }
        observations = outcome.counts
        structures = outcome.artefacts.map { Artefact(urn: $0.reference, isNew: $0.isNew) }
    }
}
