import SDMX
import SDMXTestKit
import Testing

/// Metadata messages beside the official schemas.
@Suite(.enabled(if: Oracle.python != nil)) struct MetadataOracleTests {
    @Test func `metadata are valid in every format, but where it is said`() throws {
        let batch = try OracleBatch()
        for seed in 1...12 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                let message = generator.metadataMessage()
                for format in [MessageFormat.ml21, .ml30, .json2] {
                    var bytes: [UInt8] = []
                    let losses = try message.write(format) { bytes += $0 }
                    try batch.add("metadata.\(format.suffix)", bytes, losses)
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.valid + counts.excused == batch.entries.count)
        // What is meant for one version and written in the other lacks what that asks for.
        #expect(counts.valid > batch.entries.count / 3)
    }
}
