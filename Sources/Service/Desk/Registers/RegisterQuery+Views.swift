internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

extension RegisterQuery {
    func timeline() throws -> Reply {
        let size = 100
        let path = RegisterPaths.register(register.id, "timeline")
        let timeline = state.timeline(asking.question, offset: asking.offset, limit: size)
        let pages = asking.pages(path, total: timeline.total, size: size)
        var model = RegisterTimelinePage.Model()
        model.title = "\(register.title): timeline"
        model.back = back
        model.path = path
        model.filters = asking.filters()
        model.areas = areas
        model.entries = timeline.entries.map { entry in
            RegisterTimelinePage.Entry(
                year: entry.date.isOpenBefore ? "Beginning not known" : "\(entry.date.first.year)",
                date: entry.date.description, what: entry.title,
                record: Link(
                    text: state.label(entry.record), href: RegisterPaths.record(entry.record.key)))
        }
        model.total = timeline.total
        model.undated = timeline.undated
        model.years = timeline.years
        (model.previous, model.next) = pages
        return request.reply(RegisterTimelinePage.render(model, request.frame))
    }

    /// The most rows and columns of a matrix that a page shows.
    private static let most = (rows: 200, columns: 24)

    func matrix() throws -> Reply {
        let fields = countable
        let row = try chosen("rows", fields) ?? fields.first?.value ?? ""
        let column = try chosen("columns", fields) ?? ""
        let path = RegisterPaths.register(register.id, "matrix")
        var model = RegisterMatrixPage.Model()
        model.title = "\(register.title): matrix"
        model.back = back
        model.path = path
        model.filters = asking.filters()
        model.areas = areas
        model.fields = fields
        model.row = row
        model.column = column
        if !row.isEmpty {
            let matrix = try state.matrix(
                asking.question, rows: row, columns: column.isEmpty ? nil : column)
            let columns = matrix.columns.prefix(Self.most.columns)
            model.total = matrix.total
            model.columns = column.isEmpty ? ["Records"] : columns.map(\.title)
            model.rows = zip(matrix.rows, matrix.counts).prefix(Self.most.rows).map {
                heading, counts in
                (heading.title, href(heading, row), Array(counts.prefix(columns.count)))
            }
            model.more =
                max(0, matrix.rows.count - Self.most.rows)
                + max(0, matrix.columns.count - Self.most.columns)
        }
        return request.reply(RegisterMatrixPage.render(model, request.frame))
    }

    /// The fields by which records can be counted.
    private var countable: [RegisterPage.Filter.Option] {
        register.fields.flatMap { field -> [RegisterPage.Filter.Option] in
            switch field.kind {
            case .choice, .area, .link, .dataflow, .text: [.init(field.id, field.title)]
            case .date: [.init(field.id + ".year", field.title + ", by year")]
            case .integer, .decimal, .longText, .address: []
            }
        }.sorted { a, b in
            let names = [a.value, b.value].map { value in
                register.fields.first { $0.id == value }?.kind.name == "choice"
            }
            return names[0] && !names[1]
        }
    }

    private func chosen(
        _ name: String, _ fields: [RegisterPage.Filter.Option]
    ) throws -> String? {
        guard let text = try request.address.value(name), !text.isEmpty else { return nil }
        guard fields.contains(where: { $0.value == text }) else {
            throw Refusal.malformed(
                "That cannot be counted",
                "\(name): found \(Refusal.shortened(text)), expected one of "
                    + fields.map(\.value).joined(separator: ", ") + ".")
        }
        return text
    }

    /// The records of a row; nil where they cannot be asked for.
    private func href(_ heading: RegisterMatrix.Heading, _ row: String) -> String? {
        guard let value = heading.value else { return nil }
        let own: [(name: String, value: String)] =
            row.hasSuffix(".year")
            ? [("from", value), ("until", value)] : [("f.\(row)", value)]
        let rest = asking.items.filter { item in !own.contains { $0.name == item.name } }
        return RegisterPaths.with(RegisterPaths.register(register.id), own + rest)
    }

    func map() throws -> Reply {
        let fields = register.fields.filter { field in
            switch field.kind {
            case .integer, .decimal, .choice, .date: true
            case .text, .longText, .area, .dataflow, .link, .address: false
            }
        }
        let options = fields.map { RegisterPage.Filter.Option($0.id, $0.title) }
        let name = try chosen("field", options) ?? ""
        let field = fields.first { $0.id == name }
        let path = RegisterPaths.register(register.id, "map")
        var model = RegisterMapPage.Model()
        model.title = "\(register.title): map"
        model.back = back
        model.path = path
        model.filters = asking.filters()
        model.areas = areas
        model.fields = options
        model.field = name
        model.isNumber = field?.kind.isNumber ?? false
        let words = words
        model.places = state.areas(asking.question, field: field?.id).map { tally in
            let area = request.office.areas.area(tally.area)
            let rest = asking.items.filter { $0.name != "area" }
            return RegisterMapPage.Place(
                code: tally.area, name: area?.shortName ?? tally.area,
                point: area?.point.map {
                    GeoPoint(latitude: $0.latitude, longitude: $0.longitude)
                }, count: tally.count,
                latest: tally.latest.flatMap { latest in field.map { words.view(latest, $0) } },
                number: tally.latest?.number,
                href: RegisterPaths.with(
                    RegisterPaths.register(register.id), [("area", tally.area)] + rest))
        }
        return request.reply(RegisterMapPage.render(model, request.frame))
    }
}
