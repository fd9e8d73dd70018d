internal import Office
internal import Registers
internal import Vocabulary

/// Governments' views, policies and treaties, and what is given back to a country.
enum LawOperations {
    static let tag = "Policies and law"

    static let all = PolicyOperations.all + TreatyOperations.all + GiveBackOperations.all

    static let components: [Datum.Member] =
        [place.component] + PolicyAnswer.components + TreatyAnswer.components
        + GiveBackAnswer.components

    static let place = Shape<NamedPlace>(
        "NamedPlace", "An area with its name.",
        [
            .init("code", .text, "Its code.") { .text($0.code) },
            .init("name", .text, "Its short name.") { .text($0.name) },
        ])
}

extension APICall {
    /// The records of all registers, and what tells their state from others.
    func registers() throws -> (state: RegisterState, mark: String) {
        let state = try service.desk.registers.state()
        return (state, "registers \(state.revision)")
    }

    /// A day that a parameter names; today, UTC, where it is not given.
    func day(_ name: String) throws -> CalendarDate {
        let text = values.text(name) ?? String(service.office.clock().prefix(10))
        guard let day = CalendarDate(text) else {
            throw Problem(
                .unfit, "That is no day", where: "parameter \(name)", found: text,
                expected: "YYYY-MM-DD, such as 2004-10-28")
        }
        return day
    }

    /// Does what may fail for want of a record, and says so as of an address.
    func found<Result>(_ make: () throws -> Result) throws -> Result {
        do {
            return try make()
        } catch let error as OfficeError where error.kind == .notFound {
            throw Problem(
                .noSuchAddress, "There is no such record", where: error.place,
                found: error.found, expected: error.expected)
        }
    }
}
