internal import Cubes
internal import Hummingbird
internal import Office

/// What differs between two states.
enum ChangeOperations {
    static let all = [changes]

    static let components: [Datum.Member] = [
        ChangedFigure.shape.component, ChangedFigure.side.component, ChangeCounts.shape.component,
        ChangeGroup.sourceShape.component, ChangeGroup.areaShape.component,
        ChangePage.shape.component,
    ]

    private static let changes = Operation(
        "changes", "\(APIService.root)/changes", tag: "Releases", "What changed between releases",
        about: "The figures that differ between the state after one release and that after "
            + "another, or the present one: how many by source and area, and the largest of each "
            + "kind. Missing is never zero: only revised figures have a difference. Totals and "
            + "their parts are counted alike, as they are held; totals that are added up on "
            + "request are not.",
        parameters: [
            Parameter(
                "since", .whole(0...Int(Int32.max)),
                "The earlier state: as it was when that release came; 0 is before the first.",
                required: true, examples: ["0"]),
            FigureParameters.dataflow.optional(
                "Only figures of that table. Key and dimensions need it."), FigureParameters.key,
        ] + FigureParameters.dimensions + StateChoice.parameters + [
            FigureParameters.limit(
                1000,
                "The most figures of each kind to give, largest first, and the most areas; 10 "
                    + "unless asked otherwise. All are counted.")
        ],
        contents: [.init(mediaType: "application/json", schema: ChangePage.shape.reference)],
        fields: FigureOperations.linkFields
    ) { request in
        try await ChangePage.reply(request)
    }
}
