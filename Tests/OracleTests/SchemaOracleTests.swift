import SDMX
import SDMXTestKit
import TestKit
import Testing

/// Schemas made of structures beside the official ones, by an independent validator.
@Suite(.enabled(if: Oracle.python != nil)) struct SchemaOracleTests {
    private func schema(
        _ structures: Structures, _ format: MessageFormat, _ context: SchemaQuery.Context,
        _ id: String, dimension: String? = nil, isForDeletion: Bool = false
    ) throws -> DataSchema {
        var query = SchemaQuery(context, agency: "AA", id: id)
        query.dimensionAtObservation = dimension
        query.isForDeletion = isForDeletion
        return try #require(
            try Registry(structures).schema(query, .v2, as: format))
    }

    /// The codes of the first dimension, series by series.
    private static func codes(_ text: String) -> [String] {
        text.matches(of: #/<Series [^>]*?DIM1="([^"]*)"/#).map { String($0.output.1) }
    }

    @Test func `what is written is valid by the schema of its structure`() throws {
        let batch = try SchemaBatch()
        var count = 0
        for seed in 1...18 as ClosedRange<UInt64> {
            let data = DataGenerator(seed: seed, is30: seed % 2 == 0)
            let layouts: [(DataMessageWriter.Layout, String?)] = [
                (.asGiven, nil), (.flat, DataQuery.allDimensions), (.series(by: "DIM1"), "DIM1"),
            ]
            let (layout, dimension) = layouts[Int(seed % 3)]
            for format in [MessageFormat.ml21, .ml30] where format == .ml30 || !data.is30 {
                let made = try schema(
                    data.structures, format, .dataflow, "FLOW", dimension: dimension)
                let (bytes, losses) = try data.bytes(format, layout)
                guard !losses.contains(where: { $0.kind == .invalid }) else { continue }
                try batch.add(String(decoding: bytes, as: UTF8.self), try batch.schema(made))
                count += 1
            }
        }
        let counts = try batch.check()
        #expect(counts.valid == count && count > 20)
    }

    @Test(arguments: [MessageFormat.ml21, .ml30])
    func `what is not right is refused`(_ format: MessageFormat) throws {
        let batch = try SchemaBatch()
        let data = DataGenerator(seed: 5, is30: false)
        let bytes = try data.bytes(format, .asGiven).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        let file = try batch.schema(try schema(data.structures, format, .dataflow, "FLOW"))
        try batch.add(text, file)
        let code = " DIM1=\"" + (try #require(Self.codes(text).first)) + "\""
        let faults: [(String, String, String)] = [
            (code, " DIM1=\"other\"", "other"), (code, "", "DIM1"),
            (" OBS_VALUE=\"", " OBS_VALUE=\"x", "OBS_VALUE"),
            (" TIME_PERIOD=\"", " TIME_PERIOD=\"2020-13-", "TIME_PERIOD"),
            (" TIME_PERIOD=", " PERIOD=", "PERIOD"), (" OBS_VALUE=", " VALUE=", "VALUE"),
            ("<Obs ", "<Obs DIM1=\"A\" ", "DIM1"),
            ("<Series ", "<Series OBS_VALUE=\"1\" ", "OBS_VALUE"),
        ]
        for (right, wrong, fault) in faults {
            var changed = text
            let place = try #require(
                right == code ? text.firstRange(of: "<Series ") : text.firstRange(of: right))
            let range = try #require(changed[place.lowerBound...].firstRange(of: right))
            changed.replaceSubrange(range, with: wrong)
            #expect(changed != text)
            try batch.add(changed, file, fault: fault)
        }
        let counts = try batch.check()
        #expect(counts.valid == 1 && counts.refused == faults.count)
    }

    @Test(arguments: [MessageFormat.ml21, .ml30])
    func `codes are those that constraints leave`(_ format: MessageFormat) throws {
        let batch = try SchemaBatch()
        let data = DataGenerator(seed: 7, is30: false)
        let text = String(decoding: try data.bytes(format, .asGiven).bytes, as: UTF8.self)
        let used = Self.codes(text)
        for (isIncluded, fault) in [(true, nil), (false, used.first)] {
            var structures = data.structures
            var constraint = Constraint(.data, id: "CON", agency: "AA", version: "1.0")
            constraint.attachments = [structures.dataStructures[0].reference]
            var member = MemberSelection("DIM1", values: used.map { ConstraintValue($0) })
            member.isIncluded = isIncluded
            constraint.cubeRegions = [CubeRegion(keys: [member])]
            structures.constraints = [constraint]
            let file = try batch.schema(try schema(structures, format, .dataflow, "FLOW"))
            try batch.add(text, file, fault: fault)
        }
        let counts = try batch.check()
        #expect(counts.valid == 1 && counts.refused == 1)
    }

    @Test func `messages that delete may leave out parts of the key`() throws {
        let batch = try SchemaBatch()
        for format in [MessageFormat.ml21, .ml30] {
            let data = DataGenerator(seed: 5, is30: false)
            let text = String(decoding: try data.bytes(format, .asGiven).bytes, as: UTF8.self)
            let changed = text.replacing(#/ (DIM1|TIME_PERIOD)="[^"]*"/#, with: "")
            let normal = try schema(data.structures, format, .dataflow, "FLOW")
            let deletion = try schema(
                data.structures, format, .dataflow, "FLOW", isForDeletion: true)
            try batch.add(changed, try batch.schema(normal), fault: "TIME_PERIOD")
            try batch.add(changed, try batch.schema(deletion))
            try batch.add(text, try batch.schema(deletion))
        }
        let counts = try batch.check()
        #expect(counts.valid == 4 && counts.refused == 2)
    }

    @Test func `of any structure the schema is one`() throws {
        let batch = try SchemaBatch()
        var count = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                var structures = generator.structures()
                for place in structures.dataStructures.indices {
                    structures.dataStructures[place].maintenance.agency = "AA"
                }
                for structure in structures.dataStructures
                where !structure.maintenance.isExternalReference {
                    let dimensions =
                        [nil, DataQuery.allDimensions] + structure.dimensions.map { $0.id }
                    let dimension = dimensions[Int(seed) % dimensions.count]
                    for format in [MessageFormat.ml21, .ml30] {
                        let made: DataSchema
                        do {
                            made = try schema(
                                structures, format, .dataStructure, structure.id,
                                dimension: dimension)
                        } catch let error as SDMXError {
                            #expect(error.kind == .unsupported, "\(error)")
                            continue
                        }
                        try batch.add(made)
                        count += 1
                    }
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.schemas == count && count > 100)
    }
}
