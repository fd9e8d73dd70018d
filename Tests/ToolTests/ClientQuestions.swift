import Foundation
import TestKit
import Testing

/// What clients of others ask the service for: the folder that `scripts/oracles/figures.py` reads.
enum ClientQuestions {
    private struct Question: Encodable {
        var name: String
        var dataflow: String
        var codes: [String: [String]] = [:]
        var start: String?
        var end: String?
        var first: Int?
        var last: Int?
        var isLarge = false
        var export = ""

        /// The key as `corridor export` takes it.
        var key: [String] {
            let parts = codes.map { $0.key + "=" + $0.value.joined(separator: "+") }
            return parts.isEmpty ? [] : [parts.sorted().joined(separator: ",")]
        }
    }

    private struct Folder: Encodable {
        var address: String
        let agency = "CORRIDOR"
        let dataflows = [
            "DF_STOCK", "DF_FLOW", "DF_DISPLACED", "DF_POPULATION", "DF_REMITTANCE", "DF_ASYLUM",
            "DF_EMIGRATION", "DF_PERMIT", "DF_ACQUISITION", "DF_DISPLACED_AGE", "DF_DEATHS",
        ]
        var questions: [Question]
    }

    private static let questions = [
        Question(
            name: "a corridor", dataflow: "DF_STOCK",
            codes: ["ORIGIN": ["MEX"], "DESTINATION": ["USA"]]),
        Question(
            name: "several codes since a year", dataflow: "DF_STOCK",
            codes: [
                "ORIGIN": ["MEX", "GTM", "SLV"], "DESTINATION": ["USA", "CAN"], "SEX": ["F"],
            ], start: "2015"),
        Question(
            name: "totals added up, until a year", dataflow: "DF_STOCK",
            codes: ["ORIGIN": ["SYR"], "SEX": ["_T"]], end: "2010"),
        Question(
            name: "the last of each", dataflow: "DF_STOCK", codes: ["ORIGIN": ["VEN"]], last: 1),
        Question(
            name: "the first two of each between years", dataflow: "DF_STOCK",
            codes: ["DESTINATION": ["COL"]], start: "1995", end: "2015", first: 2),
        Question(
            name: "flows by six methods", dataflow: "DF_FLOW",
            codes: ["ORIGIN": ["VEN"], "DESTINATION": ["COL"]]),
        Question(
            name: "the last two flows of each", dataflow: "DF_FLOW",
            codes: ["ORIGIN": ["SYR"], "METHOD": ["DA_PB", "RATE"]], last: 2, isLarge: true),
        Question(
            name: "refugees", dataflow: "DF_DISPLACED",
            codes: ["ORIGIN": ["SYR"], "POP_TYPE": ["REF", "ASY"]]),
        Question(
            name: "population", dataflow: "DF_POPULATION",
            codes: ["REF_AREA": ["MEX", "USA"]], start: "2000", end: "2010"),
        Question(name: "a whole dataflow", dataflow: "DF_DISPLACED", isLarge: true),
    ]

    /// Writes the questions, and for each what `corridor export` writes of its key.
    static func write(for service: StarterService) throws {
        var folder = Folder(address: service.address, questions: questions)
        for index in questions.indices {
            let question = questions[index]
            let file = service.scratch.path + "/export-\(index).csv"
            let result = try Tool.run(
                ["export", question.dataflow] + question.key + [
                    "--format", "sdmx-csv-2", "-o", file, "--workspace",
                    service.scratch.workspace,
                ])
            try #require(result.status == 0, "\(question.name): \(result.errors)")
            folder.questions[index].export = file
        }
        _ = try service.scratch.file(
            "questions.json", Array(try JSONEncoder().encode(folder)))
    }
}
