internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// Fills the pages of one register.
struct RegisterQuery {
    let request: DeskRequest
    let register: Register
    let asking: RegisterPageAsking
    let state: RegisterState

    init(_ request: DeskRequest, _ register: Register) throws {
        self.request = request
        self.register = register
        asking = try RegisterPageAsking(request, register)
        state = try request.service.registers.state(asOf: asking.asOf)
            .seen(by: request.principal.readership)
    }

    var words: RegisterWords { RegisterWords(state: state, register: register) }
    var areas: [RegisterPage.Filter.Option] {
        RegisterPageAsking.areas(register, request.office.areas)
    }
    var back: Link { Link(text: "All records", href: RegisterPaths.register(register.id)) }

    func list() throws -> Reply {
        let path = RegisterPaths.register(register.id)
        let answer = state.answer(asking.question)
        let pages = asking.pages(path, total: answer.total)
        let shown = columns
        var model = RegisterPage.Model()
        model.title = register.title
        model.purpose = register.purpose
        model.path = path
        model.filters = asking.filters()
        model.areas = areas
        model.columns = shown.map(\.title)
        model.rows = answer.records.map { record in
            (
                Link(text: state.label(record), href: RegisterPaths.record(record.key)),
                register.flags(record).count,
                shown.map { field in
                    record.content[field.id].prefix(3).map { words.view($0, field, most: 160) }
                }
            )
        }
        model.total = answer.total
        model.first = asking.offset
        (model.previous, model.next) = pages
        model.isFiltered = !asking.items.isEmpty
        model.views = views
        model.downloads = downloads
        model.new = mayAdd ? RegisterPaths.register(register.id, "new") : nil
        return request.reply(RegisterPage.render(model, request.frame))
    }

    /// The fields that a list has room for: short ones that the label does not say.
    private var columns: [Field] {
        Array(
            register.fields.filter { field in
                if case .longText = field.kind { return false }
                return !register.label.contains(field.id) && field.kind.name != "address"
            }.prefix(4))
    }

    private var views: [Link] {
        let names = register.fields + register.parts.flatMap(\.fields)
        var links: [Link] = []
        func add(_ text: String, _ view: String) {
            links.append(
                Link(
                    text: text,
                    href: RegisterPaths.with(
                        RegisterPaths.register(register.id, view), asking.items)))
        }
        if names.contains(where: { $0.kind.name == "date" }) { add("Timeline", "timeline") }
        add("Matrix", "matrix")
        if names.contains(where: { $0.kind.name == "area" }) { add("Map", "map") }
        links.append(
            Link(
                text: "What changed lately",
                href: RegisterPaths.with(
                    RegisterPaths.root + "/changes", [("register", register.id)])))
        return links
    }

    private var downloads: [Link] {
        let path = "\(APIService.root)/registers/\(register.id)/records"
        var items: [(name: String, value: String)] = []
        var fields: [String] = []
        for item in asking.items {
            if item.name.hasPrefix("f.") {
                fields.append("\(item.name.dropFirst(2)):\(item.value)")
            } else {
                items.append(item)
            }
        }
        if !fields.isEmpty { items.append(("where", fields.joined(separator: ","))) }
        return [("CSV", "csv"), ("JSON, as an import takes it", "message")].map { text, format in
            Link(text: text, href: RegisterPaths.with(path, [("format", format)] + items))
        }
    }

    private var mayAdd: Bool {
        let principal = request.principal
        if principal.may(.writeRecord) { return true }
        guard register.owners.part == nil, !register.owners.fields.isEmpty else { return false }
        return principal.may(.writeRecord, Subject(organisations: principal.organisations))
    }
}
