internal import Tables

/// A workbook that somebody sent in, opened.
public struct AnswerDocument: Sendable {
    /// The file's name.
    public let name: String
    /// Whose questionnaire it says that it is; nil where the sheet that says it is gone.
    public let identity: QuestionnaireIdentity?
    let sheets: [Sheet]

    /// The names of all sheets, those that do not show included.
    public var sheetNames: [String] { sheets.map(\.name) }

    /// Opens a workbook.
    ///
    /// - Throws: ``CollectionError`` of kind `file` for anything that is no plain workbook, naming what it
    ///   is: text, an older or another format, a file under a password, macros, a file that is cut off
    ///   or far larger inside than outside; and for a questionnaire of another format.
    public init(_ bytes: [UInt8], name: String) throws(CollectionError) {
        self.name = name
        do {
            let workbook = try Workbook(bytes: bytes, limits: Self.limits, dates: true)
            guard !workbook.hasMacros else {
                throw CollectionError(
                    .file, name, found: "a workbook with macros (.xlsm)",
                    expected: "a workbook without them; save it as .xlsx")
            }
            sheets = try workbook.sheets()
        } catch let error as TableError {
            let place = error.place.description
            throw CollectionError(
                .file, place.isEmpty ? name : "\(name), \(place)", found: error.found,
                expected: error.expected.isEmpty
                    ? "the questionnaire as a workbook (.xlsx)" : error.expected)
        } catch let error as CollectionError {
            throw error
        } catch {
            throw CollectionError(
                .file, name, found: "\(error)", expected: "the questionnaire as a workbook (.xlsx)")
        }
        identity = try Self.identity(sheets, name)
    }

    /// What a questionnaire's workbook may cost: far more than any has, far less than hurts.
    private static var limits: WorkbookLimits {
        var limits = WorkbookLimits()
        limits.partBytes = 128 << 20
        limits.parts = 2_000
        limits.sheets = 200
        limits.cells = 5_000_000
        limits.merges = 100_000
        return limits
    }

    private static func identity(
        _ sheets: [Sheet], _ name: String
    ) throws(CollectionError) -> QuestionnaireIdentity? {
        let named = sheets.first { $0.name == QuestionnaireLayout.identitySheet }
        let sheet = named ?? sheets.first { $0["A1"].text == "format" }
        guard let sheet else { return nil }
        let items = sheet.rows.compactMap { row -> (name: String, value: String)? in
            guard let name = row[1].text else { return nil }
            return (name, row[2].description)
        }
        guard let format = items.first(where: { $0.name == "format" })?.value else { return nil }
        guard format == QuestionnaireIdentity.format else {
            throw CollectionError(
                .file, name, found: "a questionnaire of format \(format)",
                expected: QuestionnaireIdentity.format)
        }
        return try QuestionnaireIdentity(items: items)
    }
}
