import Foundation
import SDMX
import TestKit
import Testing

/// The scanners beside libxml2 and Python's reader of JSON, on changed documents.
@Suite(.enabled(if: Oracle.python != nil)) struct ScannerOracleTests {
    private static let count =
        ProcessInfo.processInfo.environment["CORRIDOR_FUZZ"].flatMap { Int($0) } ?? 10_000

    @Test(arguments: ["xml", "json"])
    func `a scanner finds what others find, and refuses what they refuse`(_ mode: String) throws {
        let scratch = try Scratch()
        let documents = scratch.path + "/documents"
        let made = try Oracle.run(
            "compare_xml.py", ["make", mode, "\(Self.count)", "20261121", documents])
        #expect(made.isGood, "\(made.text)")
        var answers = ""
        for document in try Self.documents(documents) {
            answers += mode == "xml" ? Self.xml(document) : Self.json(document)
            answers += "\n"
        }
        let file = try scratch.file("answers", answers)
        let compared = try Oracle.run("compare_xml.py", ["compare", mode, documents, file])
        #expect(compared.isGood, "\(compared.text)")
    }

    private static func documents(_ path: String) throws -> [[UInt8]] {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var documents: [[UInt8]] = []
        var at = 0
        while at + 4 <= bytes.count {
            let size = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            documents.append(Array(bytes[(at + 4)..<(at + 4 + size)]))
            at += 4 + size
        }
        return documents
    }

    private static func xml(_ document: [UInt8]) -> String {
        do throws(SDMXError) {
            var cells = ["A"]
            for event in try XMLEvents(.bytes(document)).events {
                switch event {
                case .start(let name, let attributes):
                    cells.append("S" + JSONEvents.escaped(name))
                    for attribute in attributes {
                        cells.append("@" + JSONEvents.escaped(attribute.name))
                        cells.append("=" + JSONEvents.escaped(attribute.value))
                    }
                case .end: cells.append("E")
                case .text(let text): cells.append("T" + JSONEvents.escaped(text))
                }
            }
            return cells.joined(separator: "\t")
        } catch {
            return "R\t" + JSONEvents.escaped("\(error)")
        }
    }

    private static func json(_ document: [UInt8]) -> String {
        do throws(SDMXError) {
            return (["A"] + (try JSONEvents.lines(.bytes(document)))).joined(separator: "\t")
        } catch {
            return "R\t" + JSONEvents.escaped("\(error)")
        }
    }
}
