import Vocabulary

/// One of Eurostat's tables of migration, as its dissemination services give it: bulk TSV,
/// SDMX-CSV 1.0, with or without labels, or JSON-stat 2.0.
public struct EurostatTable: Publisher {
    /// What the figures of a table are.
    enum Kind: Sendable {
        /// Arrivals in `geo`; the breakdown is the origin.
        case immigration
        /// Departures from `geo` by where they go: the breakdown is the destination.
        case emigrationToNext
        /// Departures from `geo`; the breakdown, if any, is neither origin nor destination.
        case emigration
        /// People living in `geo` on 1 January; the breakdown is the origin.
        case stock
        /// People who became citizens of `geo`; the breakdown is the citizenship before.
        case acquisition
        /// Permits that `geo` issued in the year for the first time, kinds of work apart or not.
        case firstPermits
        case workPermits
        /// Permits of `geo` that are valid on 31 December.
        case validPermits
        /// People who asked `geo` for asylum.
        case applicants
        /// Decisions of `geo` at first instance.
        case decisions
        /// Final decisions of `geo` on appeal or review.
        case finalDecisions
        /// People whose application in `geo` waits for a decision at the end of the month.
        case pending
        /// People under temporary protection at the end of the month.
        case protected
        /// Decisions that give temporary protection.
        case protections
    }

    /// Eurostat's code of the table, lower case: `migr_imm1ctz`.
    public let code: String
    let title: String
    let kind: Kind
    /// The dimension that tells migrants apart, `citizen`, `partner` or `c_birth`; nil for tables
    /// of totals.
    let breakdown: String?
    let criterion: Criterion
    /// The table of age groups beside one of single years of age, from which all but single years
    /// are held; nil for all other tables.
    var groups: String?
    /// How long its periods are.
    var frequency = EurostatFrequency.annual
    /// The code of the SOURCE dimension.
    var source = "ESTAT"

    public var id: String { "eurostat-" + code }

    /// All forms have the same dimensions.
    public var layout: String {
        "Eurostat's \(code) as TSV, SDMX-CSV or JSON-stat"
    }

    /// One table of the source `ESTAT`.
    public var dataSet: DataSet {
        DataSet(
            source: source, table: code, publisher: "Eurostat", title: title,
            citation: "Eurostat, \(title) (\(code)). https://ec.europa.eu/eurostat",
            licence: .eurostat,
            url: "https://ec.europa.eu/eurostat/databrowser/view/\(code)/default/table",
            notes: notes)
    }

    private var notes: [String] {
        var notes = [
            "Terms: Decision 2011/833/EU; figures of reporters outside the EU, EFTA and the "
                + "candidate countries are excepted and are their own statistical offices'."
        ]
        switch kind {
        case .immigration, .emigrationToNext, .emigration, .stock:
            notes.append(
                "A migrant changed the usual residence for 12 months or more, or is expected to.")
        case .firstPermits, .workPermits, .validPermits, .applicants, .decisions,
            .finalDecisions, .pending, .protected, .protections:
            notes.append("Figures are rounded to five: parts may not add up to their total.")
        case .acquisition: break
        }
        switch kind {
        case .immigration:
            notes.append(
                "The origin is the \(criterion.name); reported by the destination. W is the total, "
                    + "an origin equal to the destination are nationals or natives who came.")
        case .emigrationToNext:
            notes.append("The destination is the country of next residence; the origin reports.")
        case .emigration:
            notes.append(
                breakdown == nil
                    ? "Totals only."
                    : "CRITERION_AREA is the \(criterion.name), which is neither end of the move; W "
                        + "is the total, the area left itself are nationals or natives.")
        case .acquisition:
            notes.append("The origin is the citizenship before; W is the total.")
        case .firstPermits, .workPermits:
            notes.append(
                "Permits of three months or more issued within the year to people who had none.")
        case .validPermits:
            notes.append("Permits of three months or more that are valid on 31 December.")
        case .applicants:
            notes.append(
                "People, dependants included, who asked for international protection in the "
                    + "period; somebody can be counted again in another period or State.")
        case .decisions:
            notes.append(
                "Decisions at first instance within the period, whenever the application was made; "
                    + "all decisions are positive or negative ones, without applications closed.")
        case .finalDecisions:
            notes.append(
                "Final decisions on appeal or review within the period; not to be added to those at "
                    + "first instance, as they are on the same applications.")
        case .pending:
            notes.append(
                "People, dependants included, whose application waits for a decision, at whichever "
                    + "instance, at the end of the month: a stock.")
        case .protected:
            notes.append("People under temporary protection at the end of the month: a stock.")
        case .protections:
            notes.append("Decisions within the month that give temporary protection.")
        case .stock:
            notes.append("Stocks refer to 1 January of the year.")
            notes.append(
                "W is the total of foreigners"
                    + (criterion == .citizenship
                        ? ", stateless people included." : ": of the foreign-born."))
        }
        if let groups {
            notes.append("Single years of age; totals and age groups are held from \(groups).")
        }
        return notes
    }

    /// Dimensions beside `geo` and time that must be there; `freq` and `unit` may lack in older
    /// files.
    var dimensions: Set<String> {
        var names: Set<String> = ["geo"]
        if let breakdown { names.insert(breakdown) }
        switch kind {
        case .firstPermits, .workPermits, .validPermits: break
        case .stock, .applicants, .decisions, .finalDecisions, .pending, .protected,
            .protections:
            names.formUnion(["age", "sex"])
        case .immigration, .emigrationToNext, .emigration, .acquisition:
            names.formUnion(["age", "sex", "agedef"])
        }
        return names.union(particulars.map { "\($0)" })
    }

    /// Whether dimensions, in any order and lower case, are those of the table.
    func has(_ names: [String]) -> Bool {
        // The dimension's name of files before 2025 stands first.
        let found = Set(names.map { $0 == "asyl_app" ? "applicant" : $0 })
        return found.count == names.count
            && found.subtracting(["freq", "unit"]) == dimensions
    }

    /// What stands first says too little: see ``recognises(_:as:)``.
    public func recognises(_ content: FileContent) -> Bool { false }

    /// By the table's code where the file states it, else by its dimensions, which some tables
    /// share.
    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard let head = EurostatHead(file, content, for: code) else { return false }
        if let stated = head.table { return stated == code }
        guard has(head.dimensions), head.fits(frequency, unit: unit) else { return false }
        // Tables by single years of age have the dimensions of those by group.
        guard Self.all.contains(where: { $0.groups == code || $0.code == code && $0.groups != nil })
        else { return true }
        return Self.holds(file.bytes, ",Y1,") == (groups != nil)
    }
}

extension Licence {
    /// Reuse under Decision 2011/833/EU, which Eurostat states as CC BY 4.0.
    static let eurostat = Licence(
        name: "CC BY 4.0 (Decision 2011/833/EU)",
        url: "https://ec.europa.eu/eurostat/help/copyright-notice")
}
