import SDMX
import Testing

/// Answers to availability queries.
struct AvailabilityAnswerTests {
    private static var availability: DataAvailability {
        var availability = DataAvailability(of: RegistryFixtures.reference(.dataflow, "DF_SOME"))
        availability.codes = [("FREQ", ["A"]), ("REF_AREA", ["DEU", "USA"]), ("NONE", [])]
        availability.time = TimeRange(
            start: .init("2015-07-01/P5Y"), end: .init("2024", isInclusive: false))
        availability.series = 2
        availability.observations = 18_446_744_073_709_551_615
        return availability
    }

    @Test func `the constraint says which codes, when and how much`() throws {
        let constraint = Self.availability.constraint(agency: "AA")
        #expect(constraint.role == .actual && constraint.kind == .data)
        #expect(constraint.attachments == [RegistryFixtures.reference(.dataflow, "DF_SOME")])
        #expect(
            constraint.cubeRegions[0].keys.map(\.component) == ["FREQ", "REF_AREA", "TIME_PERIOD"])
        #expect(constraint.cubeRegions[0].keys[1].values.map(\.value) == ["DEU", "USA"])
        #expect(constraint.cubeRegions[0].keys[2].timeRange?.end?.period == "2024")
        #expect(constraint.annotations.map(\.id) == ["series_count", "obs_count"])
        #expect(constraint.annotations.map(\.title) == ["2", "18446744073709551615"])
        #expect(constraint.annotations.allSatisfy { $0.type == "sdmx_metrics" })
        let empty = DataAvailability(of: RegistryFixtures.reference(.dataflow, "DF_SOME"))
        #expect(empty.constraint(agency: "AA").cubeRegions.isEmpty)
    }

    @Test(arguments: [MessageFormat.ml21, .ml30, .json2])
    func `every format carries it`(_ format: MessageFormat) throws {
        var structures = Structures()
        structures.constraints = [Self.availability.constraint(agency: "AA")]
        var header = MessageHeader(id: "X")
        header.prepared = "2024-01-01T00:00:00Z"
        header.sender = Party("S")
        let message = StructureMessage(format, header: header, structures: structures)
        var bytes: [UInt8] = []
        let losses = try message.write(format) { bytes += Array($0) }
        #expect(losses == [])
        guard case .structure(let again) = try Message.open(.bytes(bytes)) else {
            Issue.record("no structures")
            return
        }
        let read = try #require(again.structures.constraints.first)
        #expect(read.role == .actual)
        #expect(read.cubeRegions == structures.constraints[0].cubeRegions)
        #expect(read.annotations == structures.constraints[0].annotations)
    }

    private func answer(
        _ references: Selection<AvailabilityQuery.Reference>
    ) -> Structures {
        Registry(RegistryFixtures.structures())
            .answer(Self.availability.constraint(agency: "AA"), with: references)
    }

    @Test func `references are cut to what the constraint is about`() throws {
        let all = answer(.all)
        #expect(
            all.ids == [
                "DATA_PROVIDERS", "CL_FREQ", "CL_AREA", "CS", "DSD", "DF_SOME",
                "AVAILABILITY_DF_SOME",
            ])
        #expect(all.codes("CL_FREQ") == ["A"])
        // With the codes above.
        #expect(all.codes("CL_AREA") == ["W", "EU", "DEU", "USA"])
        #expect(all.codelists.allSatisfy { $0.maintenance.isPartial })
        #expect(all.conceptSchemes[0].concepts.map(\.id) == ["FREQ", "REF_AREA", "TIME_PERIOD"])
        #expect(all.organisationSchemes[0].organisations.map(\.id) == ["P1"])
    }

    @Test(
        arguments: [
            ([], []), ([.codelist], ["CL_FREQ", "CL_AREA"]), ([.dataflow], ["DF_SOME"]),
            ([.dataStructure], ["DSD"]), ([.conceptScheme], ["CS"]),
            ([.dataProviderScheme], ["DATA_PROVIDERS"]), ([.valueList], []),
            ([.dataflow, .dataStructure], ["DSD", "DF_SOME"]),
        ] as [([AvailabilityQuery.Reference], [String])])
    func `each kind of reference is taken by itself`(
        _ references: [AvailabilityQuery.Reference], _ wanted: [String]
    ) {
        #expect(answer(.only(references)).ids == wanted + ["AVAILABILITY_DF_SOME"])
    }

    @Test func `an agreement or a structure may be asked about`() {
        let registry = Registry(RegistryFixtures.structures())
        for (artefactClass, id, wanted) in [
            (.provisionAgreement, "PA", ["DF_SOME"]), (.dataStructure, "DSD", []),
            (.dataflow, "GONE", []),
        ] as [(ArtefactClass, String, [String])] {
            let availability = DataAvailability(of: RegistryFixtures.reference(artefactClass, id))
            let found = registry.answer(
                availability.constraint(agency: "AA"), with: [.dataflow])
            #expect(found.dataflows.map(\.id) == wanted)
        }
    }
}
