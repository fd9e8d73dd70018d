internal import Foundation
internal import Registers
internal import Vocabulary
internal import Warehouse

/// What became of a meeting's decisions.
public struct MeetingFollowUp: Hashable, Sendable, Codable {
    public let meeting: String
    /// Recommendations that were made now.
    public let added: [MeetingDossier.Named]
    /// Recommendations that had been made from decisions before.
    public let standing: [MeetingDossier.Named]
    /// Keys of decisions without a text, of which none can be made.
    public let withoutText: [String]
}

extension Office {
    /// Makes a recommendation of every decision of a meeting that has none, with its owners as
    /// addressees and its due date; each links to the other. One transaction; doing it again
    /// changes nothing.
    ///
    /// - Parameter who: the name kept with the revisions.
    /// - Throws: ``RegisterError``, among them a conflict where somebody changes the same decision
    ///   meanwhile; nothing is written then.
    public func followUp(meeting id: String, by who: String) throws -> MeetingFollowUp {
        for attempt in 0... {
            do {
                return try followUpOnce(id, who)
            } catch let error as RegisterError
                where attempt < 3 && [.conflict, .exists].contains(error.kind)
            {
                // Somebody did the same at the same time: what they made is found now.
                continue
            }
        }
        return try followUpOnce(id, who)
    }

    private func followUpOnce(_ id: String, _ who: String) throws -> MeetingFollowUp {
        let state = try registers.state()
        let making = try DossierMaking(id, state)
        var content = making.record.content
        var edits: [Edit] = []
        var added: [MeetingDossier.Named] = []
        var standing: [MeetingDossier.Named] = []
        var withoutText: [String] = []
        for part in content.parts("decisions") {
            func path(_ field: String) -> FieldPath { FieldPath(field, part: part) }
            if let known = content[path("recommendation")].first?.value {
                let name = state[RecordKey("recommendations", known)].map(state.label)
                standing.append(.init(id: known, name: name ?? known))
                continue
            }
            let text = content[path("text")].filter { $0.value != nil }
            guard let first = text.first?.value else {
                withoutText.append(part.key)
                continue
            }
            let name = Self.recommendationID(id, part.key, state)
            edits.append(
                Edit(
                    RecordKey("recommendations", name),
                    Self.recommendation(
                        text, owners: content[path("owner")], due: content[path("due")],
                        making),
                    base: 0))
            content[path("recommendation")] = [
                Statement(name, source: content[path("text")].first?.source)
            ]
            added.append(.init(id: name, name: Self.line(first)))
        }
        if !edits.isEmpty {
            edits.append(Edit(making.record.key, content, base: making.record.revision))
            _ = try registers.apply(edits, by: who, reason: "decisions of meetings/\(id)")
        }
        return MeetingFollowUp(
            meeting: id, added: added, standing: standing, withoutText: withoutText)
    }

    /// The content of a recommendation: the decision's words, and the meeting's last day.
    private static func recommendation(
        _ text: [Statement], owners: [Statement], due: [Statement], _ making: DossierMaking
    ) -> RecordContent {
        let source = text.first?.source
        var content = RecordContent()
        content["title"] = text.map { statement in
            var line = statement
            line.value = statement.value.map(Self.line)
            return line
        }
        content["meeting"] = [Statement(making.record.key.id, source: source)]
        if let last = making.date?.last {
            content["date"] = [Statement(last.description, source: source)]
        }
        content["addressee"] = owners
        content["due"] = due
        content["state"] = [Statement("open", source: source)]
        return content
    }

    /// A text in one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The meeting's id and the decision's key, with a number where somebody has that id.
    private static func recommendationID(
        _ meeting: String, _ key: String, _ state: RegisterState
    ) -> String {
        let name = String(meeting.prefix(60)) + "-" + String(key.prefix(30))
        guard state[RecordKey("recommendations", name)] != nil else { return name }
        var number = 2
        while state[RecordKey("recommendations", "\(name)-\(number)")] != nil { number += 1 }
        return "\(name)-\(number)"
    }

    /// Adds to what came of a recommendation, in one transaction; what others add at the same time
    /// stays.
    ///
    /// - Parameters:
    ///   - told: what is said; area or organisation must be named.
    ///   - who: the name kept with the revision.
    /// - Returns: the key of the new part.
    public func addProgress(
        _ told: ProgressNote, to id: String, by who: String
    ) throws -> String {
        guard told.area != nil || told.organisation != nil else {
            throw RegisterError(
                .required, "recommendations/\(id), progress",
                found: "neither area nor organisation",
                expected: "whose progress it is")
        }
        guard told.text.contains(where: { !$0.isWhitespace }) else {
            throw RegisterError(
                .required, "recommendations/\(id), progress/text", found: "nothing",
                expected: "what was done, or what stands in the way")
        }
        let key = RecordKey("recommendations", id)
        var attempt = 0
        while true {
            let record = try registers.record(key)
            let keys = record.content.parts("progress").compactMap { Int($0.key) }
            let part = FieldPath.PartKey("progress", "\((keys.max() ?? 0) + 1)")
            var content = record.content
            func say(_ field: String, _ value: String?) {
                guard let value, !value.isEmpty else { return }
                content[FieldPath(field, part: part)] = [Statement(value)]
            }
            say("area", told.area)
            say("organisation", told.organisation)
            say("date", told.date)
            say("kind", told.isObstacle ? "obstacle" : "progress")
            say("text", told.text)
            do {
                _ = try registers.apply(
                    [Edit(key, content, base: record.revision)], by: who,
                    reason: told.isObstacle ? "an obstacle told" : "progress told")
                return part.key
            } catch let error as RegisterError where error.kind == .conflict && attempt < 20 {
                attempt += 1
            }
        }
    }
}

/// What somebody tells of a recommendation.
public struct ProgressNote: Hashable, Sendable {
    public var area: String?
    public var organisation: String?
    /// As registers write dates.
    public var date: String?
    public var isObstacle: Bool
    public var text: String

    public init(
        area: String? = nil, organisation: String? = nil, date: String? = nil,
        isObstacle: Bool = false, text: String
    ) {
        self.area = area
        self.organisation = organisation
        self.date = date
        self.isObstacle = isObstacle
        self.text = text
    }
}
