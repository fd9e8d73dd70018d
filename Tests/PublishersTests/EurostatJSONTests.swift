import Cubes
import Publishers
import Testing
import Vocabulary

/// Answers in the layout of Eurostat's statistics API; the figures are made up.
enum EstatJSON {
    /// Two citizenships in two years.
    static func file(
        table: String = "migr_imm1ctz", value: String = "{\"0\":12,\"3\":0}",
        status: String = "{\"0\":\"p\",\"2\":\"c\"}", size: String = "[1,2,1,1,1,1,1,2]",
        citizens: String = "{\"AF\":0,\"TOTAL\":1}"
    ) -> InputFile {
        let others = [
            ("freq", "A"), ("agedef", "COMPLET"), ("age", "TOTAL"), ("unit", "NR"), ("sex", "T"),
        ]
        .map {
            "\"\($0)\":{\"label\":\"x\",\"category\":{\"index\":{\"\($1)\":0},\"label\":{\"\($1)\":\"y\"}}}"
        }
        return .text(
            "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"L\",\"source\":\"ESTAT\","
                + "\"updated\":\"2026-05-22T11:00:00+0200\",\"value\":\(value),\"status\":\(status),"
                + "\"id\":[\"freq\",\"citizen\",\"agedef\",\"age\",\"unit\",\"sex\",\"geo\",\"time\"],"
                + "\"size\":\(size),\"dimension\":{" + others.joined(separator: ",")
                + ",\"citizen\":{\"category\":{\"index\":\(citizens)}}"
                + ",\"geo\":{\"category\":{\"index\":[\"DE\"],\"label\":{\"DE\":\"Germany\"}}}"
                + ",\"time\":{\"category\":{\"index\":{\"2010\":0,\"2011\":1}}}}"
                + ",\"extension\":{\"lang\":\"EN\",\"id\":\"\(table.uppercased())\","
                + "\"datastructure\":{\"id\":\"X\"}}}",
            name: "answer.json")
    }
}

struct EurostatJSONTests {
    private static let afghans = "A.ESTAT.AFG.DEU.C._T._T.DESTINATION._Z"
    private static let all = "A.ESTAT.W.DEU.C._T._T.DESTINATION._Z"

    @Test(arguments: ["{\"0\":12,\"3\":0}", "[12,null,null,0]"])
    func `figures stand in an array or in an object that lists some`(value: String) throws {
        let reading = try EstatFile.read("migr_imm1ctz", EstatJSON.file(value: value))
        let first = try #require(reading.observation(.flow, Self.afghans, 2010))
        #expect(first.value == .number(12) && first.status == .provisional)
        #expect((first.row, first.column) == (1, 1))
        #expect(reading.observation(.flow, Self.all, 2011)?.value == .number(0))
        #expect(reading.observation(.flow, Self.all, 2010)?.value == .missing(.suppressed))
        #expect(reading.observation(.flow, Self.afghans, 2011) == nil)
        #expect(reading.report.rows == 3 && reading.report.figures == 3)
        #expect(reading.faults.isEmpty)
    }

    @Test(
        arguments: [
            ("an empty result", EstatJSON.file(value: "{}", status: "{}")),
            ("a place beyond the grid", EstatJSON.file(value: "{\"4\":1}")),
            ("a negative place", EstatJSON.file(value: "{\"-1\":1}")),
            ("a place twice", EstatJSON.file(value: "{\"0\":1,\"0\":1}")),
            ("a text as value", EstatJSON.file(value: "{\"0\":\"1\"}")),
            ("too large a number", EstatJSON.file(value: "{\"0\":1e999}")),
            ("sizes that are not the codes'", EstatJSON.file(size: "[1,3,1,1,1,1,1,2]")),
            ("a size too few", EstatJSON.file(size: "[1,2,1,1,1,1,1]")),
            ("a size beyond counting", EstatJSON.file(size: "[1,9223372036854775807,1,1,1,1,1,2]")),
            ("an index with a hole", EstatJSON.file(citizens: "{\"AF\":0,\"TOTAL\":2}")),
            ("a code twice", EstatJSON.file(citizens: "{\"AF\":0,\"AF\":1}")),
        ])
    func `an answer at fault is refused with its place`(what: String, file: InputFile) {
        let error = #expect(throws: PublisherError.self, "\(what)") {
            try EstatFile.read("migr_imm1ctz", file)
        }
        #expect(error?.place.hasPrefix("answer.json") == true)
        #expect(error?.found.isEmpty == false && error?.expected.isEmpty == false)
    }

    @Test func `an unknown code and a negative figure are findings`() throws {
        let unknown = try EstatFile.read(
            "migr_imm1ctz", EstatJSON.file(citizens: "{\"QQ\":0,\"TOTAL\":1}"))
        #expect(unknown.report.findings.map(\.what) == ["citizen"])
        #expect(unknown.accounted + unknown.report.findings.count == unknown.report.rows)
        let negative = try EstatFile.read(
            "migr_imm1ctz", EstatJSON.file(value: "{\"0\":-1,\"1\":2}"))
        #expect(negative.report.findings.map(\.what) == ["persons"])
    }
}
