import SDMX
import Vocabulary

/// What is said of answers and tables of Eurostat that are not read.
enum EurostatRefusal {
    /// What tables of Eurostat that are known and not taken hold, by the start of their code:
    /// decision 0033.
    static let notTaken = [
        ("migr_eirfs", "refusals of entry"), ("migr_eipre", "people found to be illegally present"),
        ("migr_eiord", "people ordered to leave"), ("migr_eirt", "people returned"),
        ("migr_pop5ctz", "citizenship and country of birth crossed"),
        ("migr_pop6ctb", "country of birth and citizenship crossed"),
        ("migr_imm6ctz", "citizenship and country of birth crossed"),
        ("migr_imm7ctb", "country of birth and citizenship crossed"),
        ("migr_asywith", "withdrawn asylum applications"),
        ("migr_asyum", "unaccompanied minors"), ("migr_asyacc", "accelerated procedures"),
        ("migr_dub", "requests under the Dublin Regulation"),
        ("migr_resshare", "shares of permits"), ("migr_reschange", "changes of status"),
        ("migr_reslong", "long-term residents"), ("migr_resbc", "EU Blue Cards"),
    ]

    /// Why a file that is Eurostat's is not read; nil for one that is not known as such.
    static func refusal(of file: InputFile, _ content: FileContent) -> PublisherError? {
        if case .other = content, let error = json(file) { return error }
        guard let head = EurostatHead(file, content, for: "migr_") else { return nil }
        if let table = head.table { return refusal(table, file) }
        guard head.form == .tsv else { return nil }
        if let fault = fault(of: head, file) { return fault }
        let isEnforcement = ["border", "apprehen"].contains(where: head.dimensions.contains)
        return PublisherError(
            kind: .layout, place: file.name,
            found: "a TSV of Eurostat with dimensions " + head.dimensions.joined(separator: ", ")
                + (isEnforcement
                    ? " (refusals of entry or illegal stay), known and not taken" : ""),
            expected: "years, persons and the dimensions of one of: " + names)
    }

    /// What is wrong with a TSV whose dimensions are those of tables that are read.
    private static func fault(of head: EurostatHead, _ file: InputFile) -> PublisherError? {
        let tables = EurostatTable.all.filter { $0.has(head.dimensions) }
        guard let table = tables.first else { return nil }
        let words = Set(tables.map(\.frequency.words)).sorted().joined(separator: " or ")
        if let place = head.columns.firstIndex(where: { name in
            !tables.contains { $0.frequency.number(name) != nil }
        }) {
            let name = head.columns[place]
            return PublisherError(
                kind: .layout, place: "\(file.name), row 1, column \(place + 2)",
                found: name.isEmpty ? "nothing" : "\"\(name.prefix(80))\"", expected: words)
        }
        if !file.bytes.drop(while: { $0 != 10 && $0 != 13 }).contains(where: { $0 > 32 }) {
            return PublisherError(
                kind: .layout, place: "\(file.name), row 2",
                found: "nothing below the header", expected: "at least one row of figures")
        }
        let units = Set(tables.map(\.unit)).sorted().joined(separator: " or ")
        guard let unit = head.unit, !tables.contains(where: { $0.unit == unit }) else { return nil }
        return PublisherError(
            kind: .layout, place: "\(file.name), row 2", found: "unit \(unit.prefix(40))",
            expected: "unit \(units), as in \(table.code)")
    }

    private static func refusal(_ table: String, _ file: InputFile) -> PublisherError? {
        guard EurostatTable.named(table) == nil else { return nil }
        let what = notTaken.first { table.hasPrefix($0.0) }
            .map { " (\($0.1)), which is known and not taken" }
        return PublisherError(
            kind: .unrecognised, place: file.name, found: "Eurostat's \(table)" + (what ?? ""),
            expected: "one of: " + names)
    }

    private static var names: String {
        EurostatTable.all.map(\.code).joined(separator: ", ")
    }

    private static func json(_ file: InputFile) -> PublisherError? {
        guard file.bytes.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "{") else {
            return nil
        }
        let document: JSONStatDocument
        do throws(SDMXError) {
            document = try JSONStatDocument(file.bytes, head: true)
        } catch {
            let start = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
            guard start.contains("\"dataset\""), start.contains("\"ESTAT\"") else { return nil }
            return PublisherError(
                kind: .container,
                place: "\(file.name), line \(error.line ?? 0), character \(error.character ?? 0)",
                found: error.found, expected: error.expected)
        }
        if let complaint = document.complaint {
            return PublisherError(
                kind: .container, place: file.name,
                found: "an answer without data: \(complaint)",
                expected: "a table; ask again for less of it, or for the bulk file")
        }
        guard document.datasetClass == "dataset", let table = document.table else { return nil }
        return refusal(table, file)
    }
}
