internal import Office
internal import SDMX

/// What is offered, by what is asked for. Of a name that several forms have the first counts, so
/// that the order is that of the standard's defaults: SDMX 2.1 first in SDMX REST 1.x, and SDMX 3.0
/// in 2.x.
extension Representation {
    private static let xml = ["application/xml", "text/xml"]
    private static let json = ["application/json"]
    private static let names = (xml: ["sdmx-ml", "xml"], json: ["sdmx-json", "json"])

    /// Those of data, the one given where nothing is asked for first.
    static func data(_ grammar: QueryGrammar) -> [Representation] {
        let generic = Representation(
            .data(.generic), "application/vnd.sdmx.genericdata+xml", "2.1",
            ["sdmx-ml-2.1-generic", "genericdata", "generictimeseriesdata", "xml"],
            alsoFor: ["application/vnd.sdmx.generictimeseriesdata+xml"] + xml, ending: "xml")
        let ml21 = Representation(
            .data(.message(.ml21)), "application/vnd.sdmx.structurespecificdata+xml", "2.1",
            ["sdmx-ml-2.1", "structurespecificdata", "structurespecifictimeseriesdata"]
                + names.xml,
            alsoFor: ["application/vnd.sdmx.structurespecifictimeseriesdata+xml"] + xml,
            ending: "xml")
        let ml30 = Representation(
            .data(.message(.ml30)), "application/vnd.sdmx.data+xml", "3.0.0",
            ["sdmx-ml-3.0", "structurespecificdata"] + names.xml, alsoFor: xml, ending: "xml")
        let json1 = Representation(
            .data(.message(.json1)), "application/vnd.sdmx.data+json", "1.0.0",
            ["sdmx-json-1", "jsondata"] + names.json, alsoFor: json, ending: "json")
        let json2 = Representation(
            .data(.message(.json2)), "application/vnd.sdmx.data+json", "2.0.0",
            ["sdmx-json-2", "jsondata"] + names.json, alsoFor: json, ending: "json")
        let csv1 = Representation(
            .data(.message(.csv1)), "application/vnd.sdmx.data+csv", "1.0.0",
            ["sdmx-csv-1"] + csv, alsoFor: ["application/csv"], ending: "csv")
        let csv2 = Representation(
            .data(.message(.csv2)), "application/vnd.sdmx.data+csv", "2.0.0",
            ["sdmx-csv-2"] + csv, alsoFor: ["application/csv"], ending: "csv")
        let stat = Representation(
            .data(.message(.jsonStat)), "application/vnd.json-stat+json", "2.0",
            ["json-stat", "jsonstat"], ending: "json")
        let plain = Representation(.data(.csv), "text/csv", nil, ["csv"], ending: "csv")
        return switch grammar {
        case .v1: [generic, ml21, json1, csv1, json2, ml30, csv2, stat, plain]
        case .v2: [json2, ml30, csv2, json1, ml21, generic, csv1, stat, plain]
        }
    }

    private static let csv = ["sdmx-csv", "csvdata", "csvfile", "csvfilewithlabels"]

    /// Those of structures and of what is available.
    static func structures(_ grammar: QueryGrammar) -> [Representation] {
        let ml21 = Representation(
            .structure(.ml21), "application/vnd.sdmx.structure+xml", "2.1",
            ["sdmx-ml-2.1", "structure"] + names.xml, alsoFor: xml, ending: "xml")
        let ml30 = Representation(
            .structure(.ml30), "application/vnd.sdmx.structure+xml", "3.0.0",
            ["sdmx-ml-3.0", "structure"] + names.xml, alsoFor: xml, ending: "xml")
        let json1 = Representation(
            .structure(.json1), "application/vnd.sdmx.structure+json", "1.0.0",
            ["sdmx-json-1"] + names.json, alsoFor: json, ending: "json")
        let json2 = Representation(
            .structure(.json2), "application/vnd.sdmx.structure+json", "2.0.0",
            ["sdmx-json-2"] + names.json, alsoFor: json, ending: "json")
        return switch grammar {
        case .v1: [ml21, json1, json2, ml30]
        case .v2: [json2, ml30, ml21, json1]
        }
    }

    /// Those of reference metadata.
    static func metadata(_ grammar: QueryGrammar) -> [Representation] {
        let ml21 = Representation(
            .metadata(.ml21), "application/vnd.sdmx.genericmetadata+xml", "2.1",
            ["sdmx-ml-2.1", "genericmetadata"] + names.xml, alsoFor: xml, ending: "xml")
        let ml30 = Representation(
            .metadata(.ml30), "application/vnd.sdmx.metadata+xml", "3.0.0",
            ["sdmx-ml-3.0"] + names.xml, alsoFor: xml, ending: "xml")
        let json2 = Representation(
            .metadata(.json2), "application/vnd.sdmx.metadata+json", "2.0.0",
            ["sdmx-json-2"] + names.json, alsoFor: json, ending: "json")
        let csv2 = Representation(
            .metadata(.csv2), "application/vnd.sdmx.metadata+csv", "2.0.0",
            ["sdmx-csv-2", "sdmx-csv"], alsoFor: ["application/csv", "text/csv"], ending: "csv")
        return switch grammar {
        case .v1: [ml21, json2, ml30, csv2]
        case .v2: [json2, ml30, csv2, ml21]
        }
    }

    /// Those of schemas: what messages are checked by, and the structures cut to what is allowed.
    static func schemas(_ grammar: QueryGrammar) -> [Representation] {
        let xsd21 = Representation(
            .schema(.ml21), "application/vnd.sdmx.schema+xml", "2.1",
            ["xsd-2.1", "xsd", "schema"], alsoFor: xml, ending: "xsd")
        let xsd30 = Representation(
            .schema(.ml30), "application/vnd.sdmx.schema+xml", "3.0.0",
            ["xsd-3.0", "xsd", "schema"], alsoFor: xml, ending: "xsd")
        return (grammar == .v1 ? [xsd21, xsd30] : [xsd30, xsd21]) + structures(grammar)
    }
}
