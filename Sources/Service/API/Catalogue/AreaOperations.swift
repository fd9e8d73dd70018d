internal import Hummingbird
internal import Office
internal import Vocabulary

/// The areas that figures are about.
enum AreaOperations {
    static let all = [list, details]

    static let components: [Datum.Member] = [
        AreaFacts.shape.component, AreaFacts.detailsShape.component, listShape.component,
    ]

    private static let listShape = ListPage.shape(
        "AreaList", "Areas.", items: "areas", AreaFacts.shape.reference)

    private static let list = Operation(
        "areas", "\(APIService.root)/areas", tag: "Areas", "Areas",
        about: "All areas, or those that a word or code may mean, nearest first: names in six "
            + "languages, former names, and the codes of all publishers.",
        parameters: [
            Parameter(
                "q", .text(.words), "A name or code, or the beginning of one.",
                examples: ["Mexico", "Türkiye"]),
            Parameter(
                "kind", .choice(Area.Kind.allCases.map(\.plainName)), "Only areas of that kind."),
            FigureParameters.limit(1000, "The most areas to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ], contents: [.init(mediaType: "application/json", schema: listShape.reference)]
    ) { request in
        try request.reply([]) {
            let register = request.service.office.areas
            let query = request.values.text("q")
            let kind = request.values.text("kind")
            let found = (query.map { register.search($0, limit: .max) } ?? register.all).filter {
                kind == nil || $0.kind.plainName == kind
            }
            let origin = request.call.origin
            let page = ListPage(
                found, request, of: 100, keeping: [("q", query), ("kind", kind)]
            ) { AreaFacts.shape.datum(AreaFacts(area: $0, areas: register, origin: origin)) }
            return listShape.datum(page)
        }
    }

    private static let details = Operation(
        "area", "\(APIService.root)/areas/{code}", tag: "Areas", "An area",
        about: "An area with its names, codes, members and what it came from.",
        parameters: [
            Parameter(
                "code", .text(.code),
                "Its code, in capitals or not, or ISO's two letters or number.",
                in: .path, examples: ["MEX", "sdn736", "419"])
        ],
        contents: [.init(mediaType: "application/json", schema: AreaFacts.detailsShape.reference)]
    ) { request in
        let register = request.service.office.areas
        let code = request.values.text("code") ?? ""
        guard let area = register.known(code) else {
            var problem = Problem(
                .noSuchAddress, "There is no area \(code)", where: "the address, code", found: code,
                expected: "a code that \(APIService.root)/areas lists")
            problem.nearest = register.near(code).map { "\($0.id) (\($0.name))" }
            problem.links = ["\(APIService.root)/areas?q=\(code)"]
            throw problem
        }
        return try request.reply([]) {
            AreaFacts.detailsShape.datum(
                AreaFacts(area: area, areas: register, origin: request.call.origin))
        }
    }
}

extension AreaRegister {
    /// An area by our code, in capitals or not, or by ISO's two letters or number.
    func known(_ text: String) -> Area? {
        if let area = area(text) ?? area(text.uppercased()) { return area }
        for scheme in [AreaScheme.alpha2, .m49] {
            if let area = try? resolve(text, in: scheme) { return area }
        }
        return nil
    }

    /// Areas that may have been meant, nearest first.
    func near(_ text: String) -> [Area] {
        let found = search(text, limit: 5)
        guard found.isEmpty else { return found }
        do {
            return [try resolve(text, in: .corridor)]
        } catch {
            return error.suggestions
        }
    }
}
