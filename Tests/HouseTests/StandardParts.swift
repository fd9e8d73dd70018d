/// What the texts of SDMX REST 1.5 and 2.2 define, by the sections of our table.
enum StandardParts {
    static let all = old.merging(new) { first, _ in first }

    private static let operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"]
    private static let period = ["startPeriod", "endPeriod", "updatedAfter"]
    private static let modes = ["mode=exact", "mode=available"]

    private static func prefixed(_ name: String, _ values: [String]) -> [String] {
        values.map { name + "=" + $0 }
    }

    private static let old: [String: [String]] = [
        "1.5: data": ["data", "flowRef", "key", "providerRef"] + period
            + ["firstNObservations", "lastNObservations", "dimensionAtObservation"]
            + ["includeHistory"]
            + prefixed("detail", ["full", "dataonly", "serieskeysonly", "nodata"]),
        "1.5: metadata": ["metadata", "flowRef", "key", "providerRef", "detail"] + period
            + ["firstNObservations", "lastNObservations", "dimensionAtObservation"]
            + ["includeHistory"],
        "1.5: structures": [
            "datastructure", "metadatastructure", "categoryscheme", "conceptscheme", "codelist",
            "hierarchicalcodelist", "organisationscheme", "agencyscheme", "dataproviderscheme",
            "dataconsumerscheme", "organisationunitscheme", "dataflow", "metadataflow",
            "reportingtaxonomy", "provisionagreement", "structureset", "process", "categorisation",
            "contentconstraint", "actualconstraint", "allowedconstraint", "attachmentconstraint",
            "transformationscheme", "rulesetscheme", "userdefinedoperatorscheme",
            "customtypescheme", "namepersonalisationscheme", "namealiasscheme", "structure",
            "agencyID", "resourceID", "version", "itemID",
        ]
            + prefixed(
                "detail",
                [
                    "full", "allstubs", "referencestubs", "referencepartial", "allcompletestubs",
                    "referencecompletestubs",
                ])
            + prefixed(
                "references",
                [
                    "none", "parents", "parentsandsiblings", "children", "descendants", "all",
                    "TYPE",
                ]),
        "1.5: availability": [
            "availableconstraint", "flowRef", "key", "providerRef", "componentID",
        ] + period + modes
            + prefixed(
                "references",
                [
                    "none", "all", "codelist", "datastructure", "conceptscheme", "dataflow",
                    "dataproviderscheme",
                ]),
        "1.5: schemas": [
            "schema", "datastructure", "metadatastructure", "dataflow", "metadataflow",
            "provisionagreement", "agencyID", "resourceID", "version", "dimensionAtObservation",
            "explicitMeasure",
        ],
        "1.5: forms": [
            "genericdata", "structurespecificdata", "generictimeseriesdata",
            "structurespecifictimeseriesdata", "genericmetadata", "structurespecificmetadata",
            "structure", "schema",
        ].map { "application/vnd.sdmx.\($0)+xml;version=2.1" },
        "1.5: errors": ["100", "110", "130", "140", "150", "500", "501", "503", "510", "1000"],
    ]

    private static let new: [String: [String]] = [
        "2.2: data": [
            "data", "datastructure", "dataflow", "provisionagreement", "agencyID", "resourceID",
            "version", "key", "c", ",", "+",
        ] + operators
            + [
                "updatedAfter", "firstNObservations", "lastNObservations",
                "dimensionAtObservation", "attributes", "measures", "includeHistory", "offset",
                "limit", "sort", "asOf", "reportingYearStartDay",
            ],
        "2.2: availability": [
            "availability", "datastructure", "dataflow", "provisionagreement", "agencyID",
            "resourceID", "version", "key", "componentID", "c", "updatedAfter",
            "reportingYearStartDay",
        ] + modes
            + prefixed(
                "references",
                [
                    "none", "all", "codelist", "valuelist", "datastructure", "conceptscheme",
                    "dataflow", "dataproviderscheme",
                ]),
        "2.2: structures": [
            "structure", "datastructure", "metadatastructure", "categoryscheme", "conceptscheme",
            "codelist", "hierarchy", "hierarchyassociation", "valuelist", "agencyscheme",
            "dataproviderscheme", "metadataproviderscheme", "dataconsumerscheme",
            "organisationunitscheme", "dataflow", "metadataflow", "reportingtaxonomy",
            "provisionagreement", "metadataprovisionagreement", "structuremap",
            "representationmap", "conceptschememap", "categoryschememap", "organisationschememap",
            "reportingtaxonomymap", "process", "categorisation", "dataconstraint",
            "metadataconstraint", "transformationscheme", "rulesetscheme",
            "userdefinedoperatorscheme", "customtypescheme", "namepersonalisationscheme",
            "vtlmappingscheme", "agencyID", "resourceID", "version", "itemID", "asOf", "POST",
            "PUT", "DELETE",
        ]
            + prefixed(
                "detail",
                [
                    "full", "allstubs", "referencestubs", "referencepartial", "allcompletestubs",
                    "referencecompletestubs", "raw",
                ])
            + prefixed(
                "references",
                [
                    "none", "parents", "parentsandsiblings", "ancestors", "children",
                    "descendants", "all", "TYPE",
                ]),
        "2.2: metadata": [
            "metadata/metadataset", "providerID", "metadatasetID", "metadata/metadataflow",
            "flowAgencyID", "flowID", "flowVersion", "providerRef", "metadata/structure",
            "artefactType", "agencyID", "resourceID", "version", "detail=full", "detail=allstubs",
        ],
        "2.2: schemas": [
            "schema", "datastructure", "metadatastructure", "dataflow", "metadataflow",
            "provisionagreement", "metadataprovisionagreement", "agencyID", "resourceID",
            "version", "dimensionAtObservation", "deletion", "asOf",
        ],
        "2.2: registrations": [
            "registration/id", "registration/provider", "registration/{context}",
        ],
        "2.2: forms": [
            "data+json;version=2.0.0", "data+xml;version=3.0.0", "data+csv;version=2.0.0",
            "structure+json;version=2.0.0", "structure+xml;version=3.0.0",
            "metadata+json;version=2.0.0", "metadata+xml;version=3.0.0",
            "metadata+csv;version=2.0.0", "schema+xml;version=3.0.0", "schema+json;version=2.0.0",
        ].map { "application/vnd.sdmx." + $0 } + ["labels", "timeFormat", "keys"],
        "2.2: status": [
            "200", "204", "304", "400", "401", "403", "404", "406", "413", "414", "422", "500",
            "501", "503",
        ],
        "Both: headers": [
            "Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since",
            "Vary",
        ],
    ]
}
