import Collection
import Cubes
import Registers
import Testing

struct TableRequestTests {
    private func record(_ fields: KeyValuePairs<String, String>) -> Record {
        var content = RecordContent()
        for (name, value) in fields {
            if let path = FieldPath(text: name) { content[path] = [Statement(value)] }
        }
        return Record(key: RecordKey("collections", "jmq"), revision: 1, content: content)
    }

    @Test func `a collection's tables are read with what the collection says for all of them`()
        throws
    {
        let tables = try TableRequest.tables(
            of: record([
                "title": "Joint questionnaire", "deadline": "2026-09-30", "area": "FRA",
                "tables/1/title": "Immigrants by citizenship", "tables/1/dataflow": "DF_FLOW",
                "tables/1/criterion": "C", "tables/1/sex": "by-sex", "tables/1/years": "2020/2024",
            ]))
        #expect(tables.map(\.dataflow) == [.flow])
        #expect(tables.first?.years == 2020...2024)
        #expect(tables.first?.areas == ["FRA"])
        #expect(tables.first?.deadline?.description == "2026-09-30")
    }

    @Test func `a table without years is refused, by its place`() {
        let error = #expect(throws: CollectionError.self) {
            try TableRequest.tables(
                of: record(["tables/1/title": "Stocks", "tables/1/dataflow": "DF_STOCK"]))
        }
        #expect(error?.place == "collections/jmq, tables/1/years")
    }
}
