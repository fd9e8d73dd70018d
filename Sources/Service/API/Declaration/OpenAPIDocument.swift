internal import Hummingbird

/// The description of the interface in OpenAPI 3.1, made from the operations that route requests.
struct OpenAPIDocument {
    private let operations: [Operation]

    init(_ operations: [Operation]) { self.operations = operations }

    var datum: Datum {
        [
            "openapi": "3.1.0", "info": info, "servers": [["url": "/"]],
            "tags": .list(
                Self.tags.map { ["name": .text($0.name), "description": .text($0.about)] }),
            "paths": paths,
            "components": [
                "schemas": .object(APIService.components),
                "responses": [
                    "Problem": [
                        "description": "The request is not answered as asked; why not.",
                        "content": .object([
                            .init(
                                Problem.mediaType,
                                ["schema": Problem.shape.reference.datum])
                        ]),
                    ],
                    "TooLong": [
                        "description": .text(
                            "The address or the header is longer than is read. Told before it is known what is asked, and so in plain text."
                        ),
                        "content": ["text/plain": ["schema": Schema.text.datum]],
                    ],
                ],
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": .text(
                            "Needed only for what is not public, for what members share, and for changing anything. Whoever runs the service gives tokens out."
                        ),
                    ]
                ],
            ],
        ]
    }

    private var info: Datum {
        [
            "title": "Corridor: figures of international migration", "version": "1.0.0",
            "summary":
                "Migrant stocks, flows, refugees and population, each figure with its source.",
            "description": .text(
                "For everybody who wants figures and does not know SDMX. Ask for what there is "
                    + "under \(APIService.root)/dataflows, choose figures by plain parameters under "
                    + "\(APIService.root)/figures, and take whole results with their meaning from "
                    + "\(APIService.downloads). What cannot be read is 400, what can be read and does "
                    + "not fit the figures held here is 422, and each says which part is wrong and "
                    + "what is allowed there. Unknown parameters are refused. Clients that know SDMX "
                    + "find the same figures under /rest/v2."),
            "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
        ]
    }

    private static let tags: [(name: String, about: String)] = [
        ("About", "What this interface has."),
        ("Dataflows", "The tables, and the codes by which their figures are told apart."),
        ("Areas", "Countries, territories, former areas, regions and groups."),
        ("Figures", "Figures, series, and where figures come from."),
        ("Comparing", "What figures count, whether they go together, and what is odd about them."),
        ("Policies and law", "Governments' views and policies, treaties and where States stand."),
        ("Releases", "Whose figures are held, since when, on which terms."),
        ("Registers", "Records of who asks, answers, decides and does what, with their history."),
        ("Approval", "What the office does with releases; needs a token."),
        ("Collections", "What is asked of countries, what is asked twice, and who answered."),
        ("Downloads", "Whole results as files that carry their meaning."),
        ("Meetings", "Meetings with what prepares and follows them, and open recommendations."),
        ("Marketplace", "Offers and needs of expertise, services and financing; for members."),
    ]

    private var paths: Datum {
        var paths: [Datum.Member] = []
        for operation in operations {
            let item = Datum.Member(operation.method.rawValue.lowercased(), datum(operation))
            if let place = paths.firstIndex(where: { $0.name == operation.path.text }) {
                paths[place] = .init(operation.path.text, paths[place].value.with([item]))
            } else {
                paths.append(.init(operation.path.text, .object([item])))
            }
        }
        return .object(paths)
    }

    private func datum(_ operation: Operation) -> Datum {
        var members: [Datum.Member] = [
            .init("operationId", .text(operation.id)), .init("tags", [.text(operation.tag)]),
            .init("summary", .text(operation.summary)),
        ]
        if !operation.about.isEmpty { members.append(.init("description", .text(operation.about))) }
        if !operation.parameters.isEmpty {
            members.append(.init("parameters", .list(operation.parameters.map(\.datum))))
        }
        if let body = operation.body {
            members.append(
                .init(
                    "requestBody",
                    [
                        "required": true,
                        "content": .object(
                            [.init("application/json", ["schema": body.datum])]
                                + operation.fileBodies.map {
                                    .init($0, ["schema": Schema.bytes.datum])
                                }),
                    ]))
        }
        members.append(.init("responses", responses(operation)))
        let token: Datum = ["token": []]
        members.append(
            .init("security", operation.needsToken ? [token] : [.object([]), token]))
        return .object(members)
    }

    private func responses(_ operation: Operation) -> Datum {
        var good: [Datum.Member] = [
            .init("description", .text(operation.summary)),
            .init(
                "content",
                .object(
                    operation.contents.map {
                        .init($0.mediaType, ["schema": $0.schema.datum])
                    })),
        ]
        if !operation.fields.isEmpty {
            good.append(
                .init(
                    "headers",
                    .object(
                        operation.fields.map {
                            .init(
                                $0.name,
                                [
                                    "description": .text($0.about),
                                    "schema": ["type": "string"],
                                ])
                        })))
        }
        let problem: Datum = ["$ref": "#/components/responses/Problem"]
        var responses: [Datum.Member] = [.init("200", .object(good))]
        if operation.method == .get {
            responses.append(
                .init("304", ["description": "What the client holds is still right."]))
        }
        for status in operation.statuses { responses.append(.init("\(status)", problem)) }
        for status in ["414", "431"] {
            responses.append(.init(status, ["$ref": "#/components/responses/TooLong"]))
        }
        responses.append(.init("default", problem))
        return .object(responses)
    }
}

extension Operation {
    /// Whether it is for those with a token or an account alone.
    fileprivate var needsToken: Bool { right != nil || deed != nil }

    /// The statuses, beside 200, that a client should be ready for.
    fileprivate var statuses: [Int] {
        var statuses = [400]
        if needsToken { statuses += [401, 403] }
        if parameters.contains(where: { $0.place == .path }) { statuses.append(404) }
        if body != nil { statuses += [415] }
        if needsToken, method != .get { statuses.append(409) }
        if parameters.contains(where: { $0.name == "release" }) { statuses += [410] }
        if !parameters.isEmpty || body != nil { statuses.append(422) }
        return statuses
    }
}
