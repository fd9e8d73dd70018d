import Foundation
import Testing
import Vocabulary

@Suite struct DefinitionStatementTests {
    @Test func `answers are codes of their own within an aspect`() {
        for aspect in Aspect.allCases {
            let codes = aspect.answers.map(\.code)
            #expect(codes.count > 1 && Set(codes).count == codes.count, "\(aspect)")
        }
    }

    @Test func `an answer that an aspect does not have is refused with those it has`() {
        let error = #expect(throws: DefinitionStatementError.self) {
            try DefinitionStatement(reading: .duration, "18")
        }
        #expect(error?.description.contains("PERMANENT") == true)
        let bad = Data(#"{"aspect":"duration","code":"18"}"#.utf8)
        #expect(throws: DefinitionStatementError.self) {
            try JSONDecoder().decode(DefinitionStatement.self, from: bad)
        }
    }

    @Test func `a statement reads back as it was written`() throws {
        for statement in [
            DefinitionStatement(.duration, "12"),
            DefinitionStatement(.refugees, "PART", .inferred, remark: "from 2020", source: "notes"),
        ] {
            let data = try JSONEncoder().encode(statement)
            #expect(try JSONDecoder().decode(DefinitionStatement.self, from: data) == statement)
        }
    }
}
