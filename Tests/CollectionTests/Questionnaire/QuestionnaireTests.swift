import Collection
import Cubes
import Registers
import Testing
import Vocabulary

/// What a questionnaire asks, and where its answers belong.
@Suite struct QuestionnaireTests {
    @Test func `totals stand before their parts, and who is no place stands last`() throws {
        let table = try #require(try Sample.questionnaire().tables.first)
        let counterparts = table.rows.map(\.counterpart)
        #expect(counterparts.first == "W" && Array(Set(counterparts)).count > 230)
        #expect(!counterparts.contains("FRA"))
        #expect(
            table.rows.prefix(6).map(\.age.code) == [
                "_T", "Y0T14", "Y15T24", "Y25T64", "Y_GE65", "_U",
            ])
        #expect(
            table.rows.prefix(18).map(\.sex)
                == [Sex.total, .female, .male].flatMap {
                    Array(repeating: $0, count: 6)
                })
        #expect(table.rows.suffix(36).first?.counterpart == "OOO")
        #expect(table.rows.last?.counterpart == "UNK")
    }

    @Test func `the key of a row leads back to it, and no two rows have one`() throws {
        for table in try Sample.questionnaire().tables {
            #expect(Set(table.rows.map(\.key)).count == table.rows.count)
            for row in table.rows { #expect(QuestionnaireRow(key: "  \(row.key) ") == row) }
        }
        #expect(QuestionnaireRow(key: "DZA F") == nil)
        #expect(QuestionnaireRow(key: "DZA X _T") == nil)
    }

    @Test
    func `answers belong to series of the collection's source, flows to the end that reports`()
        throws
    {
        let questionnaire = try Sample.questionnaire()
        #expect(questionnaire.source == "JMQ")
        let row = QuestionnaireRow(counterpart: "DZA", sex: .female, age: .total)
        let keys = questionnaire.tables.map {
            $0.seriesKey(row, source: questionnaire.source)?.description
        }
        #expect(keys == ["A.JMQ.DZA.FRA.B.F._T", "A.JMQ.DZA.FRA.P.F._T.DESTINATION._Z"])
        let away = try Sample.questionnaire(
            Sample.record([
                "title": "Away", "tables/1/title": "Emigrants", "tables/1/dataflow": "DF_FLOW",
                "tables/1/end": "origin", "tables/1/criterion": "P", "tables/1/years": "2024",
                "tables/2/title": "People", "tables/2/dataflow": "DF_POPULATION",
                "tables/2/years": "2024",
            ]))
        #expect(
            away.tables.map { $0.seriesKey(row, source: "X")?.description } == [
                "A.X.FRA.DZA.P.F._T.ORIGIN._Z", "A.X.FRA.POP.F._T",
            ])
        #expect(away.tables.last?.rows.map(\.key) == ["- _T _T"])
    }

    @Test func `tables whose answers cannot be kept apart are left out, and it is said`() throws {
        let record = Sample.record([
            "title": "Labour", "tables/1/title": "Workers", "tables/1/dataflow": "DF_STOCK",
            "tables/1/population": "workers", "tables/1/years": "2024",
            "tables/2/title": "Foreign-born", "tables/2/dataflow": "DF_STOCK",
            "tables/2/years": "2024",
        ])
        let questionnaire = try Sample.questionnaire(record)
        #expect(questionnaire.tables.map(\.id) == ["2"])
        #expect(questionnaire.leftOut.map(\.title) == ["Workers"])
        #expect(questionnaire.tables.first?.sheet == "Table 1")
    }

    @Test(arguments: [
        ("FRA", "soon", CollectionError.Kind.request), ("150", "2026", .notFound),
        ("UNK", "2026", .notFound), ("fra", "2026", .notFound),
    ]) func `what makes no questionnaire is refused`(
        _ area: String, _ round: String, _ kind: CollectionError.Kind
    ) {
        let error = #expect(throws: CollectionError.self) {
            try Sample.questionnaire(area: area, round: round)
        }
        #expect(error?.kind == kind)
    }

    @Test func `another round, area or year has another identity, which reads back as written`()
        throws
    {
        let identity = QuestionnaireIdentity(
            try Sample.questionnaire(), made: "2026-11-22T10:00:00Z")
        #expect(try QuestionnaireIdentity(items: identity.items) == identity)
        let other = try Sample.questionnaire(area: "DEU")
        #expect(
            identity.tables.map(\.fingerprint) != other.tables.map(\.fingerprint)
                && identity.tables[0].fingerprint.count == 64)
        let error = #expect(throws: CollectionError.self) {
            try QuestionnaireIdentity(items: identity.items.filter { $0.name != "area" })
        }
        #expect(error?.found == "no area")
    }

    @Test func `a check tells what agrees, what is not all there, and by how much parts differ`()
        throws
    {
        let table = try #require(try Sample.questionnaire().tables.last)
        let sexes = try #require(table.checks.first { $0.kind == .sexes && $0.total == 0 })
        #expect(sexes.parts == [1, 2])
        func words(_ figures: [Int: Double]) -> String { [sexes].words { figures[$0] } }
        #expect(words([:]) == "" && words([0: 10]) == "" && words([1: 4, 2: 6]) == "")
        #expect(words([0: 10, 1: 4, 2: 6]) == "OK")
        #expect(words([0: 10, 1: 4]) == "not all given")
        #expect(words([0: 10, 1: 4, 2: 7]) == "women and men: +1")
        #expect(words([0: 10, 1: 4, 2: 3]) == "women and men: -3")
        #expect(words([0: 10, 1: 14]) == "women and men: +4")
    }

    @Test func `an answer to a question is read as its code, however it is given`() throws {
        let duration = try #require(MetadataQuestion.all.first { $0.id == "duration" })
        for text in ["12", " 12 = twelve months ", "Twelve months"] {
            #expect(duration.reading(text) == "12")
        }
        #expect(duration.reading("13") == nil && duration.reading("  ") == nil)
        let remarks = try #require(MetadataQuestion.all.last)
        #expect(remarks.reading(" as  before ") == "as before")
    }
}
