public import SDMX
public import Vocabulary
public import Warehouse

/// Data or structures that somebody sends in.
public struct Submission: Sendable {
    /// Who sends it; kept with the release as its publisher.
    public var submitter: String
    /// What it is, in one line; the release's title. Nil names the dataflow.
    public var title: String?
    public var citation: String?
    /// The terms of the figures; nil where they are not said.
    public var licence: Licence?
    /// The name of the file, for lineage.
    public var file: String
    /// Until then only those who work on the data see it.
    public var embargo: UTCTime?

    public init(submitter: String, file: String = "submission") {
        self.submitter = submitter
        self.file = file
    }

    /// The terms as a release keeps them.
    var terms: Licence { licence ?? Licence(name: "not stated", url: nil) }
}

/// What became of what was sent in.
public struct SubmissionOutcome: Hashable, Sendable {
    /// One for each source of the data, or one for all structures; none where nothing was to be
    /// done.
    public var releases: [Release] = []
    /// What was done to observations.
    public var counts = AmendmentCounts()
    /// The structures that were taken, and whether each is new.
    public var artefacts: [(reference: String, isNew: Bool)] = []

    public init(releases: [Release] = []) { self.releases = releases }

    public static func == (a: Self, b: Self) -> Bool {
        a.releases == b.releases && a.counts == b.counts
            && a.artefacts.map(\.reference) == b.artefacts.map(\.reference)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(releases) }
}

extension Office {
    /// Takes in an SDMX message of data or structures: all of it, each source a release of its own
    /// in one transaction, or nothing.
    ///
    /// Data are of the office's dataflows. Their actions are carried out as the standard says:
    /// append adds what is not there, merge changes the parts given, replace puts whole
    /// observations, delete takes away at the lowest level given. A figure that was imported from a
    /// publisher's table is not changed by what is sent in: it is to be imported anew or withdrawn.
    ///
    /// - Parameter kind: what it has to be; nil takes either.
    /// - Throws: ``OfficeError`` of the kind findings, with a line for each fault and its place;
    ///   ``SDMXError`` for what cannot be read; errors of the workspace.
    public func submit(
        _ bytes: [UInt8], _ submission: Submission, catalogue: StructureCatalogue,
        as kind: MessageKind? = nil
    ) throws -> SubmissionOutcome {
        let message = try Message.open(.bytes(bytes), structures: catalogue.registry.structures)
        if let kind, message.kind != kind, [.data, .structure].contains(message.kind) {
            throw OfficeError(
                kind: .findings, place: submission.file,
                found: "a message of kind \(message.kind)", expected: "one of kind \(kind)")
        }
        switch message {
        case .data(let reader):
            return try submit(
                DataSubmissionReading(reader, self, catalogue).read(), bytes, submission)
        case .structure(let message):
            return try StructureSubmission(self, catalogue).submit(message, bytes, submission)
        case .metadata:
            throw OfficeError(
                kind: .request, place: submission.file, found: "a message of reference metadata",
                expected: "data or structures; reference metadata are made from the releases")
        case .notes(let message):
            throw message.error
        }
    }

    private func submit(
        _ sources: [SubmittedSource], _ bytes: [UInt8], _ submission: Submission
    ) throws -> SubmissionOutcome {
        let file = ReleaseFile(
            name: submission.file, sha256: contentHash(bytes), size: bytes.count, sheets: [])
        let drafts = sources.map { source in
            var draft = ReleaseDraft(
                source: source.source, table: Self.submittedTable, kind: .submitted,
                publisher: submission.submitter,
                title: submission.title
                    ?? "Figures of " + source.dataflows.sorted().joined(separator: ", "),
                citation: submission.citation ?? "\(submission.submitter), sent in as SDMX data.",
                licence: submission.terms, url: "", notes: source.notes, files: [file],
                extent: .figures)
            draft.embargo = submission.embargo
            return (draft: draft, amendments: source.amendments)
        }
        var outcome = SubmissionOutcome()
        for (written, counts) in try warehouse.amend(drafts) {
            outcome.releases.append(written.release)
            outcome.counts.inserted += counts.inserted
            outcome.counts.changed += counts.changed
            outcome.counts.unchanged += counts.unchanged
            outcome.counts.deleted += counts.deleted
            outcome.counts.absent += counts.absent
        }
        return outcome
    }

    /// The table of a source to which figures that are sent in belong.
    static var submittedTable: String { "submitted" }
}

/// What a message says about the figures of one source.
struct SubmittedSource {
    let source: String
    var dataflows: Set<String> = []
    var amendments: [Amendment] = []
    var notes: [String] = []
}
