public import Collection
public import Registers
public import Vocabulary
internal import Warehouse

extension Office {
    /// The answer of an area to a round as it stands; nil where nobody was asked and nothing came.
    public func response(_ key: ResponseKey) throws -> RoundResponse? {
        do {
            let record = try registers.record(key.record)
            guard let response = RoundResponse(record), response.key == key else {
                throw CollectionError(
                    .declaration, "\(key.record)", found: "a record that says something else",
                    expected: "collection, area, round and state of \(key)")
            }
            return response
        } catch let error as RegisterError where error.kind == .noRecord {
            return nil
        }
    }

    /// Records a step of an answer, where its state allows it; publishing signs its releases off,
    /// sending back and withdrawing take them back.
    ///
    /// Two who take a step at once: one does, the other is told by a conflict of ``RegisterError``.
    /// The record is written first and decides; a step that was cut off before its releases followed
    /// is finished by taking it again.
    ///
    /// - Parameters:
    ///   - who: the name kept with it.
    ///   - document: the SHA-256 of what came; ``ResponseStep/receive`` needs one.
    ///   - releases: the releases that the figures are in.
    ///   - findings: how many findings are open.
    ///   - cells: how many cells each table asks and has answered.
    ///   - base: the revision of the answer's record that somebody looked at; nil for whatever stands.
    /// - Throws: ``CollectionError``, ``RegisterError`` or ``WarehouseError``.
    @discardableResult
    public func recordStep(
        _ step: ResponseStep, collection: String, area: String, round: String, by who: String,
        reason: String = "", document: String? = nil, releases: [Int] = [], findings: Int? = nil,
        cells: [String: CellCount] = [:], base: Int? = nil
    ) throws -> RoundResponse {
        let key = try responseKey(collection, area, round)
        let standing = try response(key)
        if let base, base != standing?.revision ?? 0 {
            throw Self.overtaken(key, standing, base)
        }
        if let standing, try finish(step, standing, by: who) { return standing }
        if step == .publish, let standing { _ = try releasesToSign(standing) }
        let facts = StepFacts(
            by: who, date: try today(), reason: reason, document: document, releases: releases,
            findings: findings, cells: cells)
        let content = try RoundResponse.content(after: step, facts, of: key, standing: standing)
        _ = try registers.apply(
            [Edit(key.record, content, base: standing?.revision ?? 0)], by: who,
            reason: reason.isEmpty || !step.isReasonOpen
                ? step.title : "\(step.title): \(reason)")
        if let standing { try follow(step, standing, reason, by: who) }
        guard let after = try response(key) else {
            throw CollectionError(
                .state, "\(key)", found: "an answer that was deleted meanwhile",
                expected: "the answer with its last step")
        }
        return after
    }

    /// Somebody took a step after the revision that another looked at.
    private static func overtaken(
        _ key: ResponseKey, _ standing: RoundResponse?, _ base: Int
    ) -> RegisterError {
        let last = standing?.steps.last
        let what = last?.step.map { "took the step \($0.rawValue)" } ?? "changed the record"
        return RegisterError(
            .conflict, "\(key)", found: "that \(last?.by ?? "somebody") \(what) meanwhile",
            expected: "a step from revision \(standing?.revision ?? 0), not \(base)")
    }

    /// Who owns the collection of an answer, for rights: organisations and area.
    public func owners(of collection: String) throws -> Set<String> {
        Set(try collectionRecord(collection).values("owner"))
    }

    /// The day by the office's clock. UTC.
    ///
    /// - Throws: ``OfficeError`` for a clock that tells no day.
    public func today() throws(OfficeError) -> CalendarDate {
        let text = clock()
        guard let day = CalendarDate(text.prefix(10)) else {
            throw OfficeError(
                kind: .request, place: "clock", found: "\"\(text.prefix(40))\"",
                expected: "YYYY-MM-DDThh:mm:ssZ")
        }
        return day
    }

    func responseKey(
        _ collection: String, _ area: String, _ round: String
    ) throws -> ResponseKey {
        _ = try collectionRecord(collection)
        guard areas.area(area) != nil else {
            let near = areas.search(area, limit: 3).map(\.description)
            throw CollectionError(
                .request, "area", found: "\"\(area.prefix(40))\"",
                expected: "an area's code"
                    + (near.isEmpty ? "" : ", such as " + near.joined(separator: ", ")))
        }
        return try ResponseKey(collection: collection, area: area, round: round)
    }

    /// The record of a collection.
    func collectionRecord(_ id: String) throws -> Record {
        do {
            return try registers.record(RecordKey("collections", id))
        } catch let error as RegisterError where error.kind == .noRecord {
            throw CollectionError(
                .notFound, "collection", found: "\"\(id.prefix(120))\"",
                expected: "a record of the register collections; "
                    + "`corridor register show collections` lists them")
        }
    }

    /// Finishes a step that was recorded and cut off before its releases followed. False where
    /// there is nothing to finish.
    private func finish(
        _ step: ResponseStep, _ standing: RoundResponse, by who: String
    ) throws -> Bool {
        guard step == .publish || step == .withdraw || step == .sendBack,
            let last = standing.steps.last, last.step == step
        else { return false }
        let releases = try standing.lastNamedReleases.compactMap { try warehouse.release($0) }
        let isOpen = releases.contains { release in
            switch release.standing {
            case .pending: true
            case .published: step != .publish
            case .withdrawn: false
            }
        }
        guard isOpen else { return false }
        try follow(step, standing, last.reason, by: who)
        return true
    }

    /// What the releases of an answer do after a step.
    private func follow(
        _ step: ResponseStep, _ standing: RoundResponse, _ reason: String, by who: String
    ) throws {
        switch step {
        case .publish:
            for release in try releasesToSign(standing) where release.standing == .pending {
                try warehouse.signOff(release.id, by: who)
            }
        case .sendBack, .withdraw:
            for id in standing.lastNamedReleases {
                guard let release = try warehouse.release(id) else { continue }
                if case .withdrawn = release.standing { continue }
                // What was accepted of an earlier answer stays when a later one is turned down.
                if step == .sendBack, release.standing != .pending { continue }
                try warehouse.withdraw(id, reason: reason, by: who)
            }
        case .ask, .remind, .receive, .check, .query, .answer, .accept, .refuse, .close: break
        }
    }

    private func releasesToSign(_ response: RoundResponse) throws -> [Release] {
        let releases = try response.lastNamedReleases.compactMap { try warehouse.release($0) }
        let standing = releases.filter { release in
            if case .withdrawn = release.standing { false } else { true }
        }
        guard !standing.isEmpty else {
            throw CollectionError(
                .state, "\(response.key), publish", found: "no release of this answer",
                expected: "figures that were received and wait for their sign-off")
        }
        return standing
    }
}
