import Collection
import Cubes
import Registers
import Vocabulary

/// Questionnaires made up for tests.
enum Sample {
    static func record(_ fields: KeyValuePairs<String, String>) -> Record {
        var content = RecordContent()
        for (name, value) in fields {
            if let path = FieldPath(text: name) { content[path] = [Statement(value)] }
        }
        return Record(key: RecordKey("collections", "jmq"), revision: 7, content: content)
    }

    /// Stocks by birthplace, sex and broad age; flows by region; both of two years.
    static let collection = record([
        "title": "Joint questionnaire", "deadline": "2026-09-30", "owner": "unsd",
        "tables/1/title": "Foreign-born", "tables/1/dataflow": "DF_STOCK",
        "tables/1/criterion": "B", "tables/1/sex": "by-sex", "tables/1/ages": "broad",
        "tables/1/years": "2023/2024", "tables/1/least-stay": "12",
        "tables/2/title": "=Immigrants by region", "tables/2/dataflow": "DF_FLOW",
        "tables/2/criterion": "P", "tables/2/counterpart": "groups", "tables/2/sex": "by-sex",
        "tables/2/years": "2023/2024",
    ])

    static func questionnaire(
        _ record: Record = collection, area: String = "FRA", round: String = "2026"
    ) throws(CollectionError) -> Questionnaire {
        try Questionnaire(record, area: area, round: round, areas: .standard) { "Office of \($0)" }
    }

    static func known(_ text: String, source: String = "TEST_1") -> KnownFigure {
        KnownFigure(
            text: text, origin: .held, source: source, edition: "Stocks of tests", release: 1,
            difference: "least stay none: any stay, asked twelve months")
    }
}
