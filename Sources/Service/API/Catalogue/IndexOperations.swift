internal import Cubes
internal import Hummingbird

/// What there is to be asked, for people and for programs.
enum IndexOperations {
    static let all = [index, description]

    static let components: [Datum.Member] = [shape.component]

    private static let shape = Shape<[(name: String, address: String)]>(
        "Index", "What this interface has.",
        [
            .init("title", .text, "What it is.") { _ in
                .text("Corridor: figures of international migration")
            },
            .init("about", .text, "How to begin.") { _ in
                .text(
                    "Begin with dataflows, choose figures by plain parameters, and cite the address "
                        + "under state.permanent. Every figure has the address of its explanation.")
            },
            .init("links", .map(of: .address), "Where to go on.") { links in
                .object(links.map { .init($0.name, .text($0.address)) })
            },
        ])

    private static let index = Operation(
        "index", APIService.root, tag: "About", "What there is",
        contents: [.init(mediaType: "application/json", schema: shape.reference)]
    ) { request in
        let origin = request.call.origin
        func address(_ path: String, _ items: [(name: String, value: String)] = []) -> String {
            APIAddress.text(origin, APIService.root + path, items)
        }
        let links: [(name: String, address: String)] = [
            ("description", address("/openapi.json")),
            ("dataflows", address("/dataflows")),
            ("areas", address("/areas")),
            ("validation", address("/validation")),
            ("definitions", address("/definitions")),
            ("frameworks", address("/frameworks")),
            ("review", address("/review")),
            ("harmonisation", address("/harmonisation")),
            ("releases", address("/releases")),
            ("registers", address("/registers")),
            ("changes", address("/changes", [("since", "0")])),
            ("series", address("/series", [("dataflow", "stock")])),
            (
                "figures",
                address(
                    "/figures",
                    [
                        ("dataflow", "stock"), ("origin", "MEX"), ("destination", "USA"),
                        ("sex", "_T"),
                    ])
            ),
            (
                "download",
                APIAddress.text(
                    origin, APIService.downloads + "/stock.zip",
                    [("origin", "MEX"), ("destination", "USA")])
            ),
            ("atlas", APIAddress.text(origin, "/")),
        ]
        return try request.reply([]) { shape.datum(links) }
    }

    private static let description = Operation(
        "description", "\(APIService.root)/openapi.json", tag: "About",
        "The description of this interface in OpenAPI 3.1",
        contents: [.init(mediaType: "application/json", schema: .object)]
    ) { request in
        try request.reply([]) { OpenAPIDocument(request.service.operations).datum }
    }
}
