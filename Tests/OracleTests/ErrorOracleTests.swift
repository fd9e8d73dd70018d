import SDMX
import Testing

/// Error messages beside the official schemas.
@Suite(.enabled(if: Oracle.python != nil)) struct ErrorOracleTests {
    @Test func `errors are valid in every format`() throws {
        let batch = try OracleBatch()
        for code in ErrorCode.allCases {
            let detail = LocalisedText([.init("en", "What <was> wrong"), .init("fr", "Le tort")])
            var message = NoteMessage(.ml21, notes: [MessageNote(code, detail: detail)])
            message.header.id = "ERROR"
            message.header.prepared = "2026-01-02T03:04:05Z"
            message.header.sender = Party("OFFICE")
            for format in [MessageFormat.ml21, .ml30, .json1, .json2] {
                for kind in [MessageKind.data, .structure, .metadata] {
                    var bytes: [UInt8] = []
                    let losses = try message.write(format, of: kind) { bytes += $0 }
                    #expect(losses.allSatisfy { $0.what == "header" })
                    try batch.add("error.\(format.suffix)", bytes, losses)
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.valid == batch.entries.count)
    }
}
