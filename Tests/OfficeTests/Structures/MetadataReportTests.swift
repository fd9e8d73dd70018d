import Cubes
import Office
import SDMX
import Testing

@Suite struct MetadataReportTests {
    private let made: HouseStructures

    init() throws { made = try StructureSamples.sample() }

    /// Headings with what is said under them.
    private func texts(_ attributes: [ReportedAttribute]) -> [String: String] {
        attributes.reduce(into: [:]) { texts, attribute in
            for value in attribute.values {
                if case .text(let text) = value { texts[attribute.id] = text["en"] }
            }
            texts.merge(self.texts(attribute.children)) { own, _ in own }
        }
    }

    private func set(_ id: String) throws -> MetadataSet {
        try #require(made.metadata.first { $0.identity.id == id })
    }

    @Test func `each dataflow is told of under every heading that is asked for`() throws {
        let headings = [
            "CONTACT_ORGANISATION", "META_LAST_UPDATE", "DATA_DESCR", "STAT_CONC_DEF",
            "UNIT_MEASURE", "REF_PERIOD", "INST_MANDATE", "CONF", "REL_POLICY", "FREQ_DISS",
            "ONLINE_DB", "DOC_METHOD", "QUALITY_MGMNT", "RELEVANCE", "ACCURACY",
            "TIMELINESS_PUNCT", "COMPAR_GEO", "COMPAR_TIME", "COHERENCE", "COST_BURDEN",
            "REV_POLICY", "DATA_VALIDATION", "DATA_COMP", "COMMENT_DSET", "COVERAGE_TIME",
        ]
        for dataflow in Cubes.Dataflow.allCases {
            let set = try set("MDS_" + dataflow.rawValue)
            let texts = texts(set.attributes)
            for heading in headings {
                #expect((texts[heading]?.count ?? 0) > 3, "\(dataflow) \(heading)")
            }
            let urn = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CORRIDOR:"
            #expect(set.targets == [.urn(urn + "\(dataflow.rawValue)(1.0+.0)")])
        }
        let stock = texts(try set("MDS_DF_STOCK").attributes)
        #expect(
            stock["COVERAGE_TIME"]
                == "First period: 1990. Last period: 2024. 8 series, 64 observations.")
        #expect(stock["SOURCE_TYPE"] == "ONE: Office of ONE\nTWO: Office of TWO")
    }

    @Test func `the target of a report is any version there is of what it tells of`() throws {
        for set in made.metadata {
            guard case .urn(let urn) = set.targets.first,
                let target = ArtefactReference(urn: urn),
                let wanted = VersionReference(target.version)
            else {
                Issue.record("no target in \(set.identity.id)")
                continue
            }
            let versions = made.structures.versions(target.id).compactMap { Version($0) }
            #expect(versions.count > 1)
            #expect(versions.filter { !$0.isDraft }.allSatisfy(wanted.admits))
        }
    }

    @Test func `headings are those of the metadata structure, in its order`() throws {
        let structure = try #require(made.structures.metadataStructures.first)
        func expectOrder(_ said: [ReportedAttribute], _ known: [MetadataAttribute]) {
            let ids = said.map(\.id)
            #expect(ids == known.map(\.id).filter(ids.contains))
            for attribute in said {
                guard let place = known.first(where: { $0.id == attribute.id }) else { continue }
                #expect(place.isPresentational == !place.children.isEmpty)
                expectOrder(attribute.children, place.children)
            }
        }
        for set in made.metadata {
            #expect(set.structure == made.structures.metadataflows.first?.reference)
            expectOrder(set.attributes, structure.attributes)
        }
    }

    @Test func `a source is told of with citation, licence, files and releases`() throws {
        let set = try set("MDS_SOURCE_ONE")
        #expect(set.maintenance?.version == "1.1.0")
        let texts = texts(set.attributes)
        #expect(texts["CITATION"] == "Office of ONE (2026).")
        #expect(texts["LICENCE"] == "CC BY 4.0")
        #expect(texts["STAT_CONC_DEF"] == "Stocks refer to 1 July.")
        #expect(texts["FILES"]?.contains("ONE.csv, 12 bytes, SHA-256 ab1") == true)
        let lines = texts["REV_PRACTICE"]?.split(separator: "\n") ?? []
        #expect(lines.count == 2 && lines[1].hasPrefix("Release 3, stock, imported"))
    }

    @Test func `what a reader does about oddities is told of a source that it knows`() throws {
        let releases = [try StructureSamples.release(1, "UNHCR")]
        let made = HouseStructures(releases: releases, found: FoundCodes())
        let set = try #require(made.metadata.last)
        #expect(texts(set.attributes)["ADJUSTMENT"]?.contains("AUS is Austria") == true)
    }

    @Test func `a withdrawal is told with its reason and makes a new version`() throws {
        let withdrawn = #"{"withdrawn":{"at":"2026-02-02T00:00:00Z","reason":"wrong column"}}"#
        let releases = [
            try StructureSamples.release(1, "ONE"),
            try StructureSamples.release(2, "ONE", standing: withdrawn),
            try StructureSamples.release(3, "ONE", kind: "withdrawal"),
        ]
        let set = try #require(
            HouseStructures(releases: releases, found: FoundCodes()).metadata.last)
        #expect(set.maintenance?.version == "1.3.0")
        #expect(texts(set.attributes)["REV_PRACTICE"]?.contains("wrong column") == true)
    }

    @Test func `only what may be told is told, and what is pending is a draft`() throws {
        #expect(try set("MDS_SOURCE_THREE").maintenance?.version == "1.0.0-draft")
        let releases = [
            try StructureSamples.release(1, "ONE"), try StructureSamples.release(4, "THREE"),
        ]
        let made = HouseStructures(
            releases: releases, found: StructureSamples.found(), telling: [releases[0]])
        #expect(
            made.metadata.map(\.identity.id).filter { $0.contains("SOURCE") } == ["MDS_SOURCE_ONE"])
    }

    @Test func `whom to ask is said where the office says it`() throws {
        var contact = Contact(names: "Data desk")
        contact.emails = ["desk@example.org"]
        let made = HouseStructures(releases: [], found: FoundCodes(), contact: contact)
        let texts = texts(try #require(made.metadata.first).attributes)
        #expect(texts["CONTACT_NAME"] == "Data desk")
        #expect(texts["CONTACT_EMAIL"] == "desk@example.org")
        let providers = made.structures.organisationSchemes.first { $0.kind == .metadataProvider }
        #expect(providers?.organisations.first?.contacts == [contact])
    }
}
