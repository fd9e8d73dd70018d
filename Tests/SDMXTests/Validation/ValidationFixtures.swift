import SDMX

/// A small structure to check data against: FREQ, REF_AREA, SEX, TIME_PERIOD; OBS_VALUE;
/// OBS_STATUS at the observation, UNIT at the series, TITLE at the group of areas, SOURCE at the
/// data set.
enum ValidationFixtures {
    static let header =
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT,"
        + "TITLE,SOURCE\n"

    static func structures() -> Structures {
        var structures = Structures()
        structures.codelists = [
            list("CL_FREQ", ["A", "Q"]), list("CL_SEX", ["F", "M", "_T"]),
            list("CL_STATUS", ["A", "E"]), list("CL_UNIT", ["PS", "HT"]),
        ]
        var areas = Codelist("CL_AREA", agency: "TEST", version: "1.0")
        areas.codes = [
            Code("W"), Code("EU", parent: "W"), Code("FRA", parent: "EU"),
            Code("DEU", parent: "EU"), Code("MEX", parent: "W"),
        ]
        structures.codelists.append(areas)
        structures.dataStructures = [structure()]
        structures.dataflows = [
            Dataflow(
                "DF", agency: "TEST", version: "1.0", structure: structure().reference)
        ]
        return structures
    }

    static func list(_ id: String, _ codes: [String]) -> Codelist {
        Codelist(id, agency: "TEST", version: "1.0", codes: codes.map { Code($0) })
    }

    static func structure() -> DataStructure {
        var structure = DataStructure("DSD", agency: "TEST", version: "1.0")
        structure.dimensions = [
            Dimension(coded("FREQ", "CL_FREQ")), Dimension(coded("REF_AREA", "CL_AREA")),
            Dimension(coded("SEX", "CL_SEX")),
            Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        structure.groups = [GroupDescriptor("AREAS", dimensions: ["REF_AREA"])]
        var value = TextFormat(.double)
        value.minValue = "0"
        structure.measures = [
            Measure(Component("OBS_VALUE", representation: Representation(format: value)))
        ]
        var title = TextFormat(.string)
        title.maxLength = 10
        title.pattern = "[A-Z].*"
        structure.attributes = [
            Attribute(
                coded("OBS_STATUS", "CL_STATUS"), usage: .mandatory, relationship: .observation),
            Attribute(
                coded("UNIT", "CL_UNIT"), usage: .mandatory,
                relationship: .dimensions([.init("FREQ"), .init("REF_AREA"), .init("SEX")])),
            Attribute(
                Component("TITLE", representation: Representation(format: title)),
                usage: .mandatory, relationship: .group("AREAS")),
            Attribute(Component("SOURCE"), usage: .mandatory, relationship: .dataflow),
        ]
        return structure
    }

    static func coded(_ id: String, _ list: String) -> Component {
        Component(
            id,
            representation: Representation(
                enumeration: ArtefactReference(.codelist, agency: "TEST", id: list)))
    }

    /// The report on rows of CSV after the header and the structure's cells.
    static func report(
        _ rows: [String], action: String = "I", structures: Structures = structures()
    ) throws -> ValidationReport {
        let lines = rows.map { "dataflow,TEST:DF(1.0),\(action),\($0)\n" }
        return try DataValidator(structures).validate(.text(header + lines.joined()))
    }
}
