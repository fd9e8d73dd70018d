import SDMX
import Vocabulary

/// What is said of answers and tables of Eurostat that are not read.
enum EurostatRefusal {
    /// Tables of Eurostat that are known to hold migration and are not yet read.
    static let notYet: [String: String] = [
        "migr_eirfs": "refusals of entry", "migr_eipre": "people found to be illegally present",
    ]

    /// Why a file that is Eurostat's is not read; nil for one that is not known as such.
    static func refusal(of file: InputFile, _ content: FileContent) -> PublisherError? {
        if case .other = content, let error = json(file) { return error }
        guard let head = EurostatHead(file, content, for: "migr_") else { return nil }
        if let table = head.table { return refusal(table, file) }
        guard head.form == .tsv else { return nil }
        return PublisherError(
            kind: .layout, place: file.name,
            found: "a TSV of Eurostat with dimensions " + head.dimensions.joined(separator: ", "),
            expected: "years, persons and the dimensions of one of: " + names)
    }

    private static func refusal(_ table: String, _ file: InputFile) -> PublisherError? {
        guard EurostatTable.named(table) == nil else { return nil }
        let what = notYet[table].map { " (\($0)), which is known and not yet read" }
        return PublisherError(
            kind: .unrecognised, place: file.name, found: "Eurostat's \(table)" + (what ?? ""),
            expected: "one of: " + names)
    }

    private static var names: String {
        EurostatTable.all.map(\.code).joined(separator: ", ")
    }

    private static func json(_ file: InputFile) -> PublisherError? {
        guard file.bytes.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "{"),
            let document = try? JSONStatDocument(file.bytes, head: true)
        else { return nil }
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
