import SDMX
import TestKit
import Testing

/// Data messages beside the official schemas and independent clients.
@Suite(.enabled(if: Oracle.python != nil)) struct DataOracleTests {
    @Test func `written data are valid and others read the same in them`() throws {
        let batch = try OracleBatch()
        for seed in 1...24 as ClosedRange<UInt64> {
            let data = DataGenerator(seed: seed, is30: seed % 2 == 0)
            try addStructures(data, batch)
            let layouts: [DataMessageWriter.Layout] = [.asGiven, .flat, .series(by: "DIM1")]
            let layout = layouts[Int(seed % 3)]
            for format in Self.formats(data) {
                let (bytes, losses) = try data.bytes(format, layout)
                try add("\(seed)", bytes, losses, format, data, batch)
            }
            guard !data.is30 else { continue }
            let (bytes, losses) = try data.bytes(.ml21, layout, isGeneric: true)
            try add("\(seed)-generic", bytes, losses, .ml21, data, batch)
        }
        let counts = try batch.check()
        #expect(counts.valid + counts.excused == batch.entries.count)
        // Of SDMX-JSON 1.0, for which a time of day is no value of a dimension.
        #expect(counts.excused < 10)
        #expect(counts.read["json"] == 36)
        #expect(counts.read["csv"] == 36)
        #expect(counts.read["pysdmx", default: 0] > 50)
        #expect(counts.read["sdmx1", default: 0] > 20)
    }

    @Test func `data that went through all formats are what they were`() throws {
        let batch = try OracleBatch()
        for seed in 101...112 as ClosedRange<UInt64> {
            let data = DataGenerator(seed: seed, is30: false)
            try addStructures(data, batch)
            var bytes = try data.bytes(.ml21, seed % 3 == 0 ? .flat : .asGiven).bytes
            for format in [MessageFormat.csv2, .ml30, .json2, .ml21, .json1, .csv1] {
                var output: [UInt8] = []
                let conversion = MessageConversion(to: format, structures: data.structures)
                let result = try conversion.convert(.bytes(bytes)) { output += Array($0) }
                #expect(result.kind == .data)
                #expect(result.observations == data.observations.count)
                let isPlain = result.losses.allSatisfy { $0.kind != .invalid }
                #expect(isPlain || format == .json1)
                bytes = output
                try add("\(seed)", bytes, result.losses, format, data, batch)
            }
        }
        let counts = try batch.check()
        #expect(counts.valid + counts.excused == batch.entries.count)
        #expect(counts.excused < 10)
        #expect(counts.read["pysdmx", default: 0] > 40)
        #expect(counts.read["sdmx1", default: 0] > 20)
    }

    @Test func `what is not right is found`() throws {
        let batch = try OracleBatch()
        let data = DataGenerator(seed: 5, is30: false)
        for (right, wrong) in [
            ("OBS_VALUE=\"", "OBS_VALUE=\"1"), ("OBS_VALUE=\"", "OBS_VALUE=\"x"),
            (" DIM1=\"", " DIM1=\"other"), (" OBS_STATUS=", " STATUS="),
        ] {
            let text = String(decoding: try data.bytes(.ml21, .asGiven).bytes, as: UTF8.self)
            let changed = text.replacing(right, with: wrong, maxReplacements: 1)
            #expect(changed != text)
            try add("wrong", Array(changed.utf8), [], .ml21, data, batch)
        }
        let (text, isGood) = try batch.run()
        #expect(!isGood)
        for place in batch.entries.indices {
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("\(place)-") }
            #expect(lines.contains { $0.contains(" pysdmx: not found") }, "\(place)")
            #expect(lines.contains { $0.contains(" sdmx1: ") }, "\(place)")
            let isRefused = lines.contains { $0.contains(" schema: ") }
            #expect(isRefused == (place > 0), "\(place)")
        }
    }

    private static func formats(_ data: DataGenerator) -> [MessageFormat] {
        data.is30 ? [.ml30, .json2, .csv2] : [.ml21, .ml30, .json1, .json2, .csv1, .csv2]
    }

    private func addStructures(_ data: DataGenerator, _ batch: OracleBatch) throws {
        for format in [MessageFormat.ml21, .ml30] where format == .ml30 || !data.is30 {
            var header = MessageHeader(id: "STRUCTURE")
            header.prepared = "2024-01-02T03:04:05Z"
            header.sender = Party("SENDER")
            let message = StructureMessage(format, header: header, structures: data.structures)
            let (bytes, losses) = try MLStructureWriter.bytes(of: message, in: format)
            try batch.add("structure.\(format.suffix)", bytes, losses)
        }
    }

    private func add(
        _ name: String, _ bytes: [UInt8], _ losses: [Loss], _ format: MessageFormat,
        _ data: DataGenerator, _ batch: OracleBatch
    ) throws {
        let clients =
            switch format {
            case .ml21, .ml30: ["pysdmx", "sdmx1"]
            case .csv1: ["pysdmx", "csv"]
            case .csv2: ["pysdmx", "sdmx1", "csv"]
            case .json1: ["json", "sdmx1"]
            case .json2: ["json"]
            case .ml20, .ml31, .json21, .jsonStat, .unknown: [String]()
            }
        try batch.add("\(name).\(format.suffix)", bytes, losses, clients: clients) { entry in
            entry.components = data.components
            entry.observations = data.observations
        }
    }
}
