public import Cubes
public import Vocabulary

/// A mapping drafted for a table that nobody knows: what was found, what was guessed, and what its
/// user has to decide, as comments in a mapping that imports as it is.
///
/// The draft is for reading, not for trust: every guess is marked, and what could not be guessed
/// is marked `DECIDE`.
public struct MappingSuggestion: Sendable {
    /// The mapping in YAML.
    public let text: String
    /// What has to be decided, a line each, as it stands in the text, with the key that it is about.
    public let decisions: [String]
    /// What the draft takes from the file; nil where it does not import yet.
    public let report: ReadingReport?
    /// Why it does not import yet; nil where it does.
    public let refusal: String?

    /// Drafts a mapping for a table: delimited text of any separator and encoding, or a workbook.
    ///
    /// - Parameter codes: as for ``Mapping``.
    /// - Throws: where the file is no table, or has no column of figures.
    /// Cost: reads the file some times; 100,000 rows take seconds.
    public init(
        for file: InputFile, areas: AreaRegister, codes: [DimensionID: Set<String>] = [:]
    ) throws(PublisherError) {
        if let message = try MessageSurvey(file) {
            let text = message.draft(areas)
            self.init(text, message.attempt(text, file, areas, codes))
            return
        }
        var plan = TablePlan(try TableSurvey(file), file: file.name, areas: areas)
        var text = plan.text
        var attempt = Attempt(text, file, areas, codes)
        // What is missing for an import is found by trying; each round decides one thing.
        for _ in 0..<8 {
            guard plan.amend(after: attempt) else { break }
            text = plan.text
            attempt = Attempt(text, file, areas, codes)
        }
        self.init(text, attempt)
    }

    private init(_ text: String, _ attempt: Attempt) {
        self.text = text
        decisions = text.split(separator: "\n").compactMap { line in
            guard let range = line.firstRange(of: "DECIDE: ") else { return nil }
            // `"x": not-reported  # DECIDE: ...` is about "x".
            let before = line[..<range.lowerBound].drop { $0 == " " }
            let key = before.firstRange(of: ": ").map { before[..<$0.lowerBound] }
            let isComment = before.hasPrefix("#")
            return (isComment ? "" : key.map { $0 + ": " } ?? "") + line[range.upperBound...]
        }
        report = attempt.report
        refusal = attempt.refusal
    }

    /// What came of reading the file by a draft.
    struct Attempt {
        var report: ReadingReport?
        var refusal: String?
        var isDuplicate = false

        init(
            _ text: String, _ file: InputFile, _ areas: AreaRegister,
            _ codes: [DimensionID: Set<String>]
        ) {
            do throws(MappingError) {
                let mapping = try Mapping(text, name: "draft", areas: areas, codes: codes)
                do throws(PublisherError) {
                    report = try MappedTable(mapping, areas: areas, codes: codes)
                        .read(file, areas: areas).report
                } catch {
                    refusal = error.description
                    isDuplicate = error.kind == .duplicate
                }
            } catch {
                refusal = error.description
            }
        }
    }
}
