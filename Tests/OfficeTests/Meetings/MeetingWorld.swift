import Cubes
import Foundation
import Office
import Registers
import Vocabulary
import Warehouse

/// An office with a series of three meetings, recommendations, activities and a few figures, made by
/// hand.
final class MeetingWorld: Sendable {
    let office: Office
    let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-meetings-" + UUID().uuidString
        var office = try Office(workspace: folder, create: true)
        office.clock = { "2026-05-10T12:00:00Z" }
        self.office = office
        try put(Self.records)
        try writeFigures()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Adds records: one plain statement by path, several where a text has `|` in it.
    func put(_ records: [(key: String, fields: [String: String])]) throws {
        let edits = records.compactMap { item -> Edit? in
            let parts = item.key.split(separator: "/").map(String.init)
            var statements: [FieldPath: [Statement]] = [:]
            for (text, value) in item.fields {
                guard let path = FieldPath(text: text) else { return nil }
                statements[path] = value.split(separator: "|").map { Statement(String($0)) }
            }
            return Edit(RecordKey(parts[0], parts[1]), RecordContent(statements), base: nil)
        }
        _ = try office.registers.apply(edits, by: "Ana", reason: "test")
    }

    func dossier(_ meeting: String, areas: [String] = []) throws -> MeetingDossier {
        try office.dossier(
            DossierRequest(meeting: meeting, areas: areas), office.registers.state(),
            figures: office.state(), review: nil)
    }

    private static let records: [(key: String, fields: [String: String])] = [
        ("organisations/ilo", ["title": "International Labour Organization", "short-name": "ILO"]),
        ("organisations/unsd", ["title": "Statistics Division", "short-name": "UNSD"]),
        ("meetings/one", ["title": "First meeting", "series": "Meetings", "date": "2024-03"]),
        (
            "meetings/two",
            [
                "title": "Second meeting", "series": "Meetings", "date": "2026-06-01/2026-06-02",
                "organiser": "unsd", "venue": "Nairobi", "area": "KEN",
                "sessions/1/title": "Opening", "sessions/2/title": "Data",
                "sessions/2/summary": "Censuses of the round",
                "people/1/name": "A. Kamau", "people/1/area": "KEN",
                "people/2/name": "B. Delegate", "people/2/organisation": "ilo",
                "papers/1/symbol": "P/1", "papers/1/title": "On stocks",
                "papers/1/address": "https://example.org/p1",
                "decisions/1/text": "Publish metadata\nof censuses",
                "decisions/1/owner": "unsd|ilo",
                "decisions/1/due": "2026-12", "decisions/2/text": "Meet again",
                "decisions/3/owner": "ilo",
            ]
        ),
        ("meetings/three", ["title": "Third meeting", "series": "Meetings", "date": "2028"]),
        ("meetings/other", ["title": "Another <b>meeting</b>", "date": "2025-05-05"]),
        (
            "recommendations/open-one",
            [
                "title": "Exchange tables", "meeting": "one", "date": "2024-03", "theme": "data",
                "addressee": "ilo", "due": "2025", "state": "open", "progress/1/area": "UGA",
                "progress/1/kind": "obstacle", "progress/1/text": "No staff",
                "progress/1/date": "2025-02",
            ]
        ),
        (
            "recommendations/done-one",
            ["title": "Print a form", "meeting": "one", "date": "2024-03", "state": "done"]
        ),
        (
            "recommendations/elsewhere",
            ["title": "Of another series", "meeting": "other", "state": "open"]
        ),
        (
            "activities/survey",
            ["title": "A survey", "organisation": "ilo", "period": "2025", "area": "UGA"]
        ),
        ("activities/old", ["title": "An old one", "organisation": "ilo", "period": "2020"]),
        (
            "activities/old-but-reported",
            ["title": "Told here", "period": "2020", "reported-at": "two"]
        ),
        ("activities/undated", ["title": "Some day", "organisation": "ilo"]),
        ("collections/yearbook", ["title": "Yearbook", "owner": "unsd"]),
        (
            "responses/uga",
            [
                "collection": "yearbook", "area": "UGA", "round": "2025", "state": "reminded",
                "date": "2026-01-01",
            ]
        ),
        (
            "responses/ken",
            ["collection": "yearbook", "area": "KEN", "round": "2025", "state": "accepted"]
        ),
        ("instruments/convention", ["title": "Convention", "in-force": "2003-07-01"]),
        (
            "treaty-actions/uga",
            [
                "instrument": "convention", "area": "UGA", "kind": "accession",
                "date": "2025-01-10", "effect": "2025-05-01",
            ]
        ),
        (
            "treaty-actions/ken",
            [
                "instrument": "convention", "area": "KEN", "kind": "implementation-stated",
                "date": "2020",
            ]
        ),
        (
            "views/ken-2020",
            ["area": "KEN", "year": "2020", "subject": "immigration", "view": "too-high"]
        ),
        (
            "views/ken-2025",
            ["area": "KEN", "year": "2025", "subject": "immigration", "view": "satisfactory"]
        ),
        (
            "views/ken-2027",
            ["area": "KEN", "year": "2027", "subject": "immigration", "view": "too-low"]
        ),
    ]

    /// Kenya has stocks by birth and sex until 2020, Uganda by birth until 2010.
    private func writeFigures() throws {
        func series(_ area: String, _ sex: String, _ years: [Int]) throws -> Series {
            Series(
                key: try SeriesKey(.stock, ["A", "TEST_1", "SOM", area, "B", sex, "_T"]),
                observations: years.compactMap { year in
                    Period(year: year).map {
                        Observation(period: $0, value: .number(10), row: 2, column: 2)
                    }
                })
        }
        let draft = ReleaseDraft(
            source: "TEST_1", table: "stocks", kind: .imported, publisher: "Test",
            title: "Stocks", citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/stocks",
            files: [
                ReleaseFile(
                    name: "stocks.csv", sha256: String(repeating: "0", count: 64), size: 1,
                    sheets: [])
            ])
        _ = try office.warehouse.write(
            draft,
            series: [
                try series("KEN", "F", [2010, 2020]), try series("UGA", "_T", [2010]),
            ])
    }
}
