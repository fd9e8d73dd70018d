internal import Atlas
internal import Office
internal import Registers
internal import Vocabulary

/// Makes the fields of a form from the declaration of a register.
struct RecordFormFilling {
    private let request: DeskRequest
    private let register: Register

    init(_ request: DeskRequest, _ register: Register) {
        self.request = request
        self.register = register
    }

    /// The most records that a list of links offers.
    private static let offered = 150

    func fill(
        _ model: inout RecordFormPage.Model, _ draft: RecordFormDraft, _ faults: [RegisterError]
    ) throws {
        let state = try request.registers()
        let fields =
            draft.part.map { part in
                register.parts.first { $0.id == part.id }?.fields ?? []
            } ?? register.fields
        var rest = faults
        var lists: [String: [RecordFormPage.Control.Choice]] = [:]
        model.fields = fields.map { field in
            let path = FieldPath(field.id, part: draft.part)
            let own = rest.filter { $0.place.hasSuffix(", \(path)") }
            rest.removeAll { $0.place.hasSuffix(", \(path)") }
            return RecordFormPage.Field(
                field.title, control(field, state, &lists), isRequired: field.isRequired,
                isMany: field.isMany,
                takesHedge: field.kind.isNumber || field.kind.name == "date",
                lines: draft.lines[path] ?? [],
                fault: own.isEmpty
                    ? nil
                    : own.map { "Found \($0.found), expected \($0.expected)." }
                        .joined(separator: " "))
        }
        model.faults = rest.map { "\($0.place): found \($0.found), expected \($0.expected)." }
        if !faults.isEmpty {
            model.faults.insert(
                "Nothing was written. What is wrong stands at each field, and what you typed is kept.",
                at: 0)
        }
        model.lists = lists.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        model.qualifiers = Qualifier.allCases.map {
            .init($0 == .exact ? "" : $0.rawValue, $0.words)
        }
    }

    private func control(
        _ field: Field, _ state: RegisterState,
        _ lists: inout [String: [RecordFormPage.Control.Choice]]
    ) -> RecordFormPage.Control {
        switch field.kind {
        case .longText: return .lines
        case .choice(let list): return .choice(list.codes.map { .init($0.id, $0.title) })
        case .area:
            lists["areas"] = request.office.areas.countries.map { .init($0.id, $0.shortName) }
            return .line(hint: "a code such as MEX", list: "areas")
        case .dataflow:
            lists["dataflows"] = request.office.registers.rules.dataflows.sorted().map {
                .init($0, $0)
            }
            return .line(hint: "a dataflow such as DF_STOCK", list: "dataflows")
        case .link(let target):
            if lists[target] == nil {
                var question = RegisterQuestion(register: target)
                question.limit = Self.offered
                lists[target] = state.answer(question).records.map {
                    .init($0.key.id, state.label($0))
                }
            }
            return .line(hint: "the id of a record of \(target)", list: target)
        case .date:
            return .line(hint: "2004-10-27, 2004-10, 2004, or two with / between", list: nil)
        case .integer(let unit): return .line(hint: unit ?? "a whole number", list: nil)
        case .decimal(let unit): return .line(hint: unit ?? "a number", list: nil)
        case .address: return .line(hint: "https://", list: nil)
        case .text: return .line(hint: "", list: nil)
        }
    }
}
