import Tables

/// A workbook of the publisher with errors said as a publisher's.
struct StockBook {
    let file: String
    let names: [String]
    private let workbook: Workbook

    init(_ input: InputFile) throws(PublisherError) {
        file = input.name
        let container = Container(sniffing: input.bytes)
        guard container == .xlsx else {
            throw PublisherError(
                kind: .container, place: input.name,
                found: FileContent(of: input).description,
                expected: "an Excel workbook (.xlsx)")
        }
        do throws(TableError) {
            workbook = try Workbook(bytes: input.bytes, file: input.name)
        } catch {
            throw PublisherError(error, file: input.name, expected: "an Excel workbook")
        }
        names = workbook.sheetNames
    }

    func sheet(_ name: String) throws(PublisherError) -> Sheet {
        guard names.contains(name) else {
            throw PublisherError(
                kind: .layout, place: file, found: "sheets " + names.joined(separator: ", "),
                expected: "a sheet \"\(name)\"")
        }
        do throws(TableError) {
            return try workbook.sheet(name)
        } catch {
            throw PublisherError(error, file: file, expected: "the sheet \"\(name)\"")
        }
    }

    /// Table 1 of a workbook that may be of an edition, for recognition; nil for any other file.
    ///
    /// Cost: nothing where the first sheet names another edition, else that of reading the sheet.
    static func firstTable(
        of file: InputFile, _ content: FileContent, edition: String
    ) -> Sheet? {
        guard case .workbook(let sheets, let texts) = content, sheets.contains("Table 1") else {
            return nil
        }
        let named = texts.filter { $0.contains("POP/DB/MIG/Stock/") }
        guard named.isEmpty || named.contains(where: { $0.contains(edition) }),
            let book = try? Workbook(bytes: file.bytes, file: file.name),
            let sheet = try? book.sheet("Table 1"), CorridorSheet.says(edition, sheet)
        else { return nil }
        return sheet
    }
}
