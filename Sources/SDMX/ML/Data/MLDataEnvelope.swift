/// What SDMX-ML data messages have around their observations: the header, the starts of data sets
/// and the footer.
final class MLDataEnvelope {
    let scanner: XMLScanner
    let root: MLRoot
    let binding: DataBinding
    private(set) var header: MLHeader?
    private(set) var notes: [MessageNote] = []
    private var ownRemarks: [SDMXError] = []
    private let annotationRemarks: MLRemarks
    /// The current data set.
    var info = DataSetInfo()
    /// The data structure in use, nil where there is none.
    private(set) var structure: DataStructure?
    /// What the header says of the current data set's layout.
    private(set) var entry: MLHeader.Entry?
    /// Of SDMX-ML 2.0: what the data set says itself.
    var keyFamily: String?
    /// Whether the current observation is one of a series.
    @exclusivity(unchecked) var isInSeries = false
    /// Of SDMX-ML 2.1: whether observations are by time because the root element says so.
    private let isTimeSeries: Bool
    private var held: XMLScanner.Token?
    private var dataSets = 0
    private var once: Set<String> = []

    /// Reads up to the first data set.
    ///
    /// - Parameter scanner: at the start of the message's element.
    init(
        _ root: MLRoot, _ scanner: XMLScanner, _ binding: DataBinding
    ) throws(SDMXError) {
        self.root = root
        self.scanner = scanner
        self.binding = binding
        annotationRemarks = MLRemarks(limits: scanner.limits)
        isTimeSeries = scanner.localName.string.hasSuffix("TimeSeriesData")
        let token = try scanner.nextTag()
        if token == .start, scanner.localName.isSame(as: "Header") {
            let node = try scanner.node()
            header = try MLHeader(node)
            remarkMarkup(in: node)
        } else {
            hold(token)
            remark(.missing, found: "no Header", expected: "one before the data sets")
        }
    }

    var limits: MessageLimits { scanner.limits }

    /// Faults that change nothing else, those within annotations last.
    var remarks: [SDMXError] { ownRemarks + annotationRemarks.list }

    /// The next tag, or the one that was given back.
    func nextTag() throws(SDMXError) -> XMLScanner.Token {
        if let token = held {
            held = nil
            return token
        }
        return try scanner.nextTag()
    }

    /// Gives the token back, at which the scanner still is.
    func hold(_ token: XMLScanner.Token) { held = token }

    /// Moves to the start of the next data set; false at the end of the message.
    func nextDataSet() throws(SDMXError) -> Bool {
        while true {
            switch try nextTag() {
            case .start:
                let name = scanner.localName
                if name.isSame(as: "DataSet") {
                    dataSets += 1
                    guard dataSets <= limits.dataSets else {
                        throw error(
                            .limit, found: "more than \(limits.dataSets) data sets",
                            expected: "at most that many")
                    }
                    return true
                }
                if name.isSame(as: "Footer") {
                    let room = max(limits.notes - notes.count, 0)
                    let node = try scanner.node()
                    notes += MLNotes.read(node).prefix(room)
                    remarkMarkup(in: node)
                } else {
                    try passOver(expected: "DataSet or Footer")
                }
            case .end, .text: break
            case .finish: return false
            }
        }
    }

    /// Takes what the start tag of a data set says. Returns the values of its components.
    func beginDataSet() throws(SDMXError) -> [(id: String, value: String)] {
        let start = MLDataSetStart(scanner, isSpecific: root.form == .specificData, root.format)
        info = DataSetInfo()
        structure = nil
        keyFamily = nil
        entry = try findEntry(start)
        info.structure = entry?.reference ?? start.structure
        info.dimensionAtObservation =
            entry?.dimensionAtObservation ?? (isTimeSeries ? "TIME_PERIOD" : nil)
        start.describe(&info, in: header?.header ?? MessageHeader(), index: dataSets - 1)
        if let action = start[.action], Action(name: action) == nil {
            remark(
                .action, found: "the action \(SDMXError.quoted(action)), taken for Information",
                expected: "Append, Replace, Delete or Information")
        }
        if let name = start.unqualified, root.format != .ml20 {
            remark(
                .namespace, found: "attribute \(name) without namespace, taken as if it had one",
                expected: "it in the namespace of structure-specific data")
        }
        return start.values
    }

    private func findEntry(_ start: MLDataSetStart) throws(SDMXError) -> MLHeader.Entry? {
        let entries = header?.entries ?? []
        guard let wanted = start[.structureRef] else {
            if root.format != .ml20 {
                remark(
                    .missing, found: "a data set without structureRef",
                    expected: "the structureID of one of the header's structures")
            }
            let named = entries.first { $0.namespace != nil && $0.namespace == start.typeNamespace }
            return named ?? (entries.count == 1 ? entries.first : nil)
        }
        if let entry = entries.first(where: { $0.id == wanted }) { return entry }
        remark(
            .reference, found: "structureRef \(SDMXError.quoted(wanted))",
            expected: "the structureID of one of the header's structures")
        return entries.count == 1 ? entries.first : nil
    }

    /// Finds the data structure and sets the columns by it.
    ///
    /// - Parameter guessesRoles: whether without it only guesses tell dimensions from attributes.
    func bind(guessesRoles: Bool) {
        if root.format == .ml20, let family = keyFamilyReference(),
            info.structure.flatMap({ binding.structures.dataStructure($0) }) == nil
        {
            info.structure = family
        }
        if root.format == .ml20, var latest = info.structure,
            binding.structures.dataStructure(latest) == nil
        {
            // SDMX 2.0 names the key family without its version.
            latest.version = "~"
            if let found = binding.structures.dataStructure(latest) {
                info.structure?.version = found.version
            }
        }
        structure = binding.bind(&info, guessesRoles: guessesRoles)
        if info.dimensionAtObservation == nil, root.format == .ml20 {
            info.dimensionAtObservation = structure?.timeDimension?.id
        }
    }

    private func keyFamilyReference() -> ArtefactReference? {
        let known = header?.keyFamily
        guard let id = keyFamily ?? known?.id, !id.isEmpty else { return nil }
        return ArtefactReference(.dataStructure, agency: known?.agency ?? "", id: id)
    }

    // MARK: Faults

    /// An error at the current token.
    func error(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        scanner.error(kind, at: scanner.tokenStart, found: found, expected: expected)
    }

    /// Notes a fault that changes nothing else, once for each text.
    func remark(_ kind: SDMXError.Kind, found: String, expected: String) {
        guard ownRemarks.count < limits.notes, once.insert(found).inserted else { return }
        ownRemarks.append(error(kind, found: found, expected: expected))
    }

    private func remarkMarkup(in node: XMLNode) {
        ownRemarks += node.flattened(atMost: max(0, limits.notes - ownRemarks.count))
    }

    /// Passes over an element that has no place where it is; the standard's own, and those of the
    /// data structure, are refused, since they may hold data.
    func passOver(expected: String) throws(SDMXError) {
        let uri = scanner.namespaces.uris[scanner.namespace]
        let name = "element " + SDMXError.quoted(scanner.name.string)
        guard !uri.isEmpty, uri != entry?.namespace, MLNamespace(uri) == nil else {
            throw error(.unexpected, found: name, expected: expected)
        }
        remark(
            .unexpected, found: "\(name) of namespace \(uri), which was passed over",
            expected: expected)
        try scanner.skipElement()
    }

    /// Passes over metadata within data.
    func passOverMetadata() throws(SDMXError) {
        remark(
            .unsupported, found: "metadata within data, which were passed over",
            expected: "metadata in a message of their own")
        try scanner.skipElement()
    }

    /// Reads an `Annotations` element, and adds what it holds to the others.
    func addAnnotations(to annotations: inout [Annotation]) throws(SDMXError) {
        guard annotations.count < limits.nodes else {
            throw error(
                .limit, found: "more than \(limits.nodes) annotations",
                expected: "at most that many in one place")
        }
        let node = try scanner.node()
        annotations += MLAnnotation.readAll(node, annotationRemarks)
        remarkMarkup(in: node)
    }

    /// Reads a `DataProvider` element.
    func takeProvider() throws(SDMXError) {
        let node = try scanner.node()
        do throws(SDMXError) {
            info.provider = try MLReference.read(node, expected: .dataProvider).urn
        } catch {
            info.provider = node.trimmedText.isEmpty ? nil : node.trimmedText
            if ownRemarks.count < limits.notes { ownRemarks.append(error) }
        }
    }
}
