internal import Cubes
internal import Vocabulary

/// What the tables and their columns mean, in words for readers.
enum DownloadDefinitions {
    static func definition(of dataflow: Dataflow) -> String {
        switch dataflow {
        case .stock:
            "A stock is the number of people who live in an area at a date, by where they come "
                + "from."
        case .flow:
            "A flow is the number of people who moved from one area to another over a period, or "
                + "whose area of residence differs between its two ends."
        case .displaced:
            "Refugees, asylum-seekers and other groups, by their area of origin and the area where "
                + "they are."
        case .population:
            "The population of an area and what changes it: births, deaths and net migration."
        case .remittance: "Money that people sent from one area to another over a period."
        case .asylum:
            "Applications for asylum over a period and decisions on them, by the area of origin and "
                + "the area where people ask for asylum."
        case .emigration:
            "The number of people who left an area over a period to live in another, by their "
                + "citizenship or country of birth. Where they went is not told."
        case .permit:
            "Permits to stay that an area issued to foreigners over a period, or that are valid at "
                + "its end, by citizenship, reason and length."
        case .acquisition:
            "People who became citizens of an area over a period, by the citizenship they held "
                + "before."
        case .deaths:
            "People who died or disappeared during migration to another country, as far as anybody "
                + "recorded it: the least there were."
        case .displacedAge:
            "Refugees, asylum-seekers and other groups by sex and age, by their area of origin and "
                + "the area where they are."
        }
    }

    static func definition(of dimension: DimensionID, in dataflow: Dataflow) -> String {
        switch dimension {
        case .freq:
            "How often there are figures, or how long the period of a flow is: A is a year, A5 "
                + "five years."
        case .source:
            "The publisher and edition of the figure; CORRIDOR for estimates that were made here."
        case .origin:
            switch dataflow {
            case .stock:
                "The area that people come from: where they were born, whose citizens they are or "
                    + "where they lived before, as CRITERION says."
            case .displaced, .displacedAge, .asylum:
                "The area of origin, as the publisher states it."
            case .permit: "The area whose citizens hold the permits."
            case .acquisition: "The area whose citizens they were before."
            case .flow, .population, .remittance, .emigration, .deaths:
                "The area that people moved from."
            }
        case .destination:
            switch dataflow {
            case .stock: "The area where they live."
            case .displaced, .displacedAge:
                "The area where they are: of asylum, or of origin for people who were displaced "
                    + "within it or returned to it."
            case .asylum: "The area where people ask for asylum."
            case .permit: "The area that issued the permits."
            case .acquisition: "The area whose citizens they became."
            case .flow, .population, .remittance, .emigration, .deaths:
                "The area that people moved to."
            }
        case .criterion:
            "What makes someone a migrant in the figure: country of birth (B), of citizenship (C) "
                + "or of previous residence (P); _U where the publisher does not say, or mixes them."
        case .sex: "Women, men, or both together (_T)."
        case .age: "Age in completed years; _T is all ages together."
        case .reporter:
            "Who reported the flow: the area of ORIGIN or that of DESTINATION; _Z where neither "
                + "did."
        case .method: "The method of an estimate; _Z for figures as they were reported."
        case .popType: "The group of people."
        case .refArea:
            dataflow == .emigration
                ? "The area that people left." : "The area that the figure is about."
        case .criterionArea:
            "The area whose citizens they are or where they were born, as CRITERION says; of "
                + "returning or leaving nationals and natives it is REF_AREA itself."
        case .indicator: "What is counted or measured."
        case .sendingArea: "The area that money was sent from."
        case .receivingArea: "The area that money was sent to."
        case .procedure: "Who decides: the government (G), UNHCR (U), or both together (J)."
        case .asylumMeasure: "Applications, or decisions by their outcome."
        case .applicationType: "New (N), repeat (R), appeal (A) and others; _Z for decisions."
        case .decisionLevel: "The level of the procedure, such as first instance (FI)."
        case .countUnit: "Whether persons (P) or cases (C) are counted: never add the two."
        case .permitMeasure:
            "Permits issued for the first time over the period (FIRST), or valid at its end (VALID)."
        case .permitReason: "What the permit is for; _T is every reason."
        case .incidentRegion: "The region where people died or disappeared, as the source names it."
        case .route: "The route on which they were; _U where it is not known."
        case .cause: "What they died of; _U where nothing is said."
        case .casualty:
            "Who is counted: dead, missing, both, or the women, men and children among them."
        case .permitDuration: "How long the permit is valid; _T is any length."
        }
    }

    static func definition(of attribute: AttributeID) -> String {
        switch attribute {
        case .confidentiality:
            "Whether the figure may be published, where the source says so: F is free."
        case .unitMeasure: "The unit of the figure."
        case .unitMult:
            "The power of ten by which OBS_VALUE is to be multiplied: 3 is thousands. Empty is 0."
        case .dataType:
            "What the United Nations say of the data behind a figure: B foreign-born, C foreign "
                + "citizens, R refugees were added, I imputed."
        case .comment: "A remark on the figure, or how it was computed."
        }
    }

    /// All columns of the plain table with what they mean, in their order.
    static func columns(_ dataflow: Dataflow) -> [(term: String, meaning: String)] {
        let dimensions = dataflow.dimensions.flatMap { dimension in
            [
                (dimension.rawValue, definition(of: dimension, in: dataflow)),
                (dimension.rawValue + "_NAME", "The name of the code in \(dimension.rawValue)."),
            ]
        }
        let observation = [
            (
                "TIME_PERIOD",
                "A year, or a start and a length: 2015-07-01/P5Y is the five years from 1 July "
                    + "2015. On which day of a year a stock is counted, the notes of its source say."
            ),
            (
                "OBS_VALUE",
                "The figure, to be multiplied as UNIT_MULT says. Empty where there is none."
            ),
            ("OBS_STATUS", "The status of the figure as a letter; those that occur are explained."),
            ("OBS_STATUS_NAME", "The status in words; of a missing value the reason."),
        ]
        let release = (
            "RELEASE",
            "The number of the release that brought the figure, as listed under the sources. "
                + "Empty for a total that was computed on request."
        )
        return dimensions + observation
            + AttributeID.allCases.map { ($0.rawValue, definition(of: $0)) } + [release]
    }
}
