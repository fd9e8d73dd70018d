import Collection
import Cubes
import Foundation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Whatever is typed anywhere is in the release, kept with the definitions, or told of in a finding.
struct NothingLostTests {
    @Test(arguments: 1...6)
    func `no typed cell goes unmentioned`(seed: Int) throws {
        let bench = try AnswerOffice()
        var generator = SeededGenerator(seed: UInt64(seed))
        var book = try bench.filled()
        let sheets = [
            try bench.cell("born", "W _T _T", 2022).sheet,
            try bench.cell("born", "W _T _T", 2022).sheet,
            try bench.cell("citizens", "W _T _T", 2022).sheet,
            QuestionnaireLayout.metadataSheet, QuestionnaireLayout.startSheet,
        ]
        var typed: [QuestionnairePlace: String] = [:]
        for number in 0..<60 {
            let sheet = sheets.randomElement(using: &generator) ?? sheets[0]
            let place = QuestionnairePlace(
                sheet: sheet, row: Int.random(in: 1...70, using: &generator),
                column: Int.random(in: 1...20, using: &generator))
            let isText = Bool.random(using: &generator)
            let text = isText ? "word \(number)" : "\(30_000 + number)"
            try book.set(place, isText ? .text(text) : .number(text))
            typed[place] = text
        }
        let answer = try bench.receive(book, inPart: true)
        let kept = Set(try places(bench, answer))
        for (place, text) in typed {
            let neighbour = QuestionnairePlace(
                sheet: place.sheet, row: place.row, column: place.column - 1)
            let isTold = answer.findings.contains { finding in
                // A flag is told of at the figure that it stands beside.
                finding.place.sheet != nil
                    && (finding.place.covers(place)
                        || (finding.rule == .code && finding.place.covers(neighbour)))
            }
            #expect(kept.contains(place) || isTold, "\(text) in \(place)")
        }
        #expect(try Warehouse.check(folder: bench.folder).findings == [])
    }

    /// The cells whose content is in the release, left out by name, or kept as a definition.
    private func places(
        _ bench: AnswerOffice, _ answer: ReceivedAnswer
    ) throws -> [QuestionnairePlace] {
        var places = answer.account.leftOut.compactMap(\.place)
        places += answer.account.metadata.compactMap(\.place)
        let release = try answer.release.flatMap { try bench.office.warehouse.release($0) }
        let sheets = release?.files.first?.sheets ?? []
        for held in try bench.office.held(try KeyPattern(.stock, "SOURCE=TEST_STOCKS")) {
            for item in held.series.observations where sheets.indices.contains(item.sheet) {
                places.append(
                    QuestionnairePlace(
                        sheet: sheets[item.sheet], row: item.row, column: item.column))
            }
        }
        return places
    }
}
