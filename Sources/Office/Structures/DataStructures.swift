internal import Cubes
internal import SDMX

/// A data structure and its dataflow, in one version.
struct DataStructures {
    let dataflow: Cubes.Dataflow
    let version: String
    /// The version of each list at the time.
    let lists: [HouseCodelist: String]

    var structure: DataStructure {
        var structure = DataStructure(
            StructureNames.dataStructure(dataflow), agency: StructureNames.agency,
            version: version)
        structure.identity.name(
            "Structure of: \(dataflow.title)", "The components of \(dataflow.rawValue).")
        structure.dimensions = dataflow.dimensions.enumerated().map { place, dimension in
            Dimension(
                component(dimension.rawValue, representation(dimension)), position: place + 1)
        }
        structure.dimensions.append(
            Dimension(
                component(
                    "TIME_PERIOD", Representation(format: TextFormat(.observationalTimePeriod))),
                kind: .time))
        structure.measures = [
            // Estimates can be as small as 5e-05, which the standard's Decimal refuses.
            Measure(component("OBS_VALUE", Representation(format: TextFormat(.double))))
        ]
        structure.attributes = attributes
        return structure
    }

    var flow: SDMX.Dataflow {
        var flow = SDMX.Dataflow(
            dataflow.rawValue, agency: StructureNames.agency, version: version,
            structure: ArtefactReference(
                .dataStructure, agency: StructureNames.agency,
                id: StructureNames.dataStructure(dataflow), version: version))
        flow.identity.name(dataflow.title, DataflowReport.description(dataflow))
        return flow
    }

    private var attributes: [Attribute] {
        var release = TextFormat(.integer)
        release.minValue = "1"
        var letters = TextFormat(.string)
        letters.pattern = "[BCIR]( [BCIR]){0,3}"
        let series = dataflow.dimensions.map {
            AttributeRelationship.DimensionReference($0.rawValue)
        }
        return [
            Attribute(
                component("OBS_STATUS", enumeration(GlobalCodelists.observationStatus)),
                usage: .mandatory, relationship: .observation),
            Attribute(
                component("CONF_STATUS", enumeration(GlobalCodelists.confidentialityStatus)),
                relationship: .observation),
            Attribute(
                component("UNIT_MEASURE", representation(.unit)), relationship: .observation),
            Attribute(
                component("UNIT_MULT", enumeration(GlobalCodelists.unitMultiplier)),
                relationship: .observation),
            Attribute(
                component("DATA_TYPE", Representation(format: letters)),
                relationship: .observation),
            Attribute(
                component("COMMENT", Representation(format: TextFormat(.string))),
                relationship: .observation),
            Attribute(
                component("RELEASE", Representation(format: release)),
                relationship: .dimensions(series)),
        ]
    }

    private func component(_ id: String, _ representation: Representation) -> Component {
        Component(id, concept: StructureNames.concept(id), representation: representation)
    }

    private func representation(_ dimension: DimensionID) -> Representation {
        HouseCodelist(dimension).map(representation) ?? enumeration(GlobalCodelists.sex)
    }

    private func representation(_ list: HouseCodelist) -> Representation {
        Representation(enumeration: list.reference(lists[list] ?? StructureNames.fixed))
    }

    private func enumeration(_ list: Codelist) -> Representation {
        Representation(enumeration: list.reference)
    }
}
