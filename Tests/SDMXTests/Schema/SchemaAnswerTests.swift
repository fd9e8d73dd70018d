import SDMX
import Testing

/// Schema queries answered with structures.
struct SchemaAnswerTests {
    private func answer(
        _ context: SchemaQuery.Context, _ id: String,
        _ change: (inout Structures) -> Void = { _ in }
    ) throws -> Structures {
        var structures = RegistryFixtures.structures()
        change(&structures)
        let query = SchemaQuery(context, agency: "AA", id: id)
        return try #require(Registry(structures).answer(query, .v2))
    }

    @Test func `only what data are made of is returned, cut to what is valid`() throws {
        let found = try answer(.provisionAgreement, "PA")
        #expect(found.ids == ["SDMX:AGENCIES", "CL_FREQ", "CL_AREA", "CL_UNIT", "CS", "DSD"])
        #expect(found.codes("CL_FREQ") == ["A"] && found.codes("CL_AREA") == ["DEU"])
        #expect(found.conceptSchemes[0].concepts.count == 5)
        #expect(found.organisationSchemes[0].organisations.map(\.id) == ["AA"])
        #expect(try answer(.dataStructure, "DSD").codes("CL_AREA")?.count == 5)
    }

    @Test func `constraints come where components share a narrowed list`() throws {
        let found = try answer(.dataflow, "DF_SOME") {
            var other = $0.dataStructures[0].dimensions[1]
            other.component.id = "PARTNER"
            $0.dataStructures[0].dimensions.insert(other, at: 2)
            $0.constraints.append(
                RegistryFixtures.constraint(
                    "CON_PARTNER", RegistryFixtures.reference(.dataflow, "DF_SOME"),
                    ["PARTNER": ["USA"]]))
        }
        #expect(found.codes("CL_AREA") == ["EU", "DEU", "USA"])
        #expect(found.constraints.map(\.id) == ["CON_DSD", "CON_SOME", "CON_PARTNER"])
    }
}
