import SDMX
import Testing

/// Which data structure data are read by.
@Suite struct DataBindingTests {
    private func read(_ csv: String, _ structures: Structures) throws -> DataSetInfo {
        let reader = try DataMessageReader(.text(csv), structures: structures)
        _ = try reader.nextObservation()
        return reader.dataSet
    }

    private func message(_ kind: String, _ name: String) -> String {
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,AREA,TIME_PERIOD,OBS_VALUE\n"
            + "\(kind),\(name),I,A,FR,2020,1\n"
    }

    @Test func `the only data structure is taken unless the data name another`() throws {
        let structures = MLDataMessages.structures
        for (kind, name) in [
            ("dataflow", "T:FLOW(1.0)"), ("dataprovision", "T:P(1.0)"),
            ("datastructure", "T:D(2.0)"),
        ] {
            let info = try read(message(kind, name), structures)
            #expect(info.columns.contains { $0.id == "TITLE" }, "\(name)")
            #expect(info.guesses.count == 1)
            #expect(info.guesses.first?.hasSuffix("T:D(1.0), was taken") == true)
        }
        for name in ["T:E(1.0)", "U:D(1.0)"] {
            let info = try read(message("datastructure", name), structures)
            #expect(!info.columns.contains { $0.id == "TITLE" }, "\(name)")
            #expect(info.guesses.first?.contains("the only data structure there is T:D") == true)
        }
        let own = try read(message("datastructure", "T:D(1.0)"), structures)
        #expect(own.guesses.isEmpty)
    }

    @Test func `a dataflow at hand tells its structure, which may be another`() throws {
        var structures = MLDataMessages.structures
        structures.dataflows = [
            Dataflow(
                "F", agency: "T", version: "1.0",
                structure: ArtefactReference(.dataStructure, agency: "T", id: "OTHER"))
        ]
        let info = try read(message("dataflow", "T:F(1.0)"), structures)
        #expect(info.guesses.first?.contains("is not among") == true)
        #expect(!info.columns.contains { $0.id == "TITLE" })
    }

    @Test func `a provision agreement that leads to itself leads nowhere`() throws {
        var structures = MLDataMessages.structures
        var agreement = ProvisionAgreement(
            "P", agency: "T", version: "1.0", dataflow: nil, dataProvider: nil)
        agreement.dataflow = agreement.reference
        structures.provisionAgreements = [agreement]
        #expect(structures.dataStructure(agreement.reference) == nil)
        let info = try read(message("dataprovision", "T:P(1.0)"), structures)
        #expect(info.guesses.count == 1)
    }

    @Test func `observations without any dimension of the structure are told`() throws {
        let text = """
            DATAFLOW,freq,geo,OBS_VALUE
            ESTAT:NAMA(1.0),A,LU,1

            """
        let info = try read(text, MLDataMessages.structures)
        #expect(info.guesses.contains { $0.contains("none of the dimensions") })
    }

    @Test func `a structure of more components than the limit is not taken`() throws {
        var limits = MessageLimits()
        limits.components = 7
        let text = MLDataMessages.specific(
            MLDataMessages.dataSet(#"<Obs FREQ="A" AREA="FR" TIME_PERIOD="2020" OBS_VALUE="1"/>"#))
        let reader = try DataMessageReader(
            .text(text), structures: MLDataMessages.structures, limits: limits)
        _ = try reader.nextObservation()
        #expect(reader.columns.count == 4)
        #expect(reader.dataSet.guesses.first?.contains("8 components, more than the limit") == true)
    }

    @Test func `concepts bring names and representations by any form of their version`() throws {
        var structures = Structures()
        var scheme = ConceptScheme("CS", agency: "T", version: "1.0.0")
        var concept = Concept("NOTE")
        concept.identity.names = "A note"
        scheme.concepts = [concept]
        structures.conceptSchemes = [scheme]
        var structure = DataStructure("D", agency: "T", version: "1.0")
        for version in ["1.0.0", "1.0+.0", "9.0"] {
            var component = Component("A\(structure.attributes.count)")
            component.concept = ArtefactReference(
                .concept, agency: "T", id: "CS", version: version, item: ["NOTE"])
            structure.attributes.append(Attribute(component, relationship: .observation))
        }
        let columns = DataSetInfo.columns(of: structure, in: structures)
        #expect(columns.map { $0.names["en"] } == ["A note", "A note", nil])
    }
}
