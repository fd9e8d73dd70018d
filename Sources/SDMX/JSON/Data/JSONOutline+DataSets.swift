extension JSONOutline {
    /// Reads over the data sets, for all that is not data.
    mutating func readDataSets(_ scanner: JSONScanner) throws(SDMXError) {
        hasDataSets = true
        guard try scanner.isArray(orNull: "dataSets") else { return }
        while try scanner.next() != .arrayEnd {
            guard scanner.isAtObject else { throw scanner.wrong("an object", "dataSets") }
            guard dataSets.count < limits.dataSets else {
                throw scanner.error(
                    .limit, found: "more than \(limits.dataSets) data sets",
                    expected: "at most that many")
            }
            dataSets.append(try dataSet(scanner))
        }
    }

    private mutating func dataSet(_ scanner: JSONScanner) throws(SDMXError) -> DataSet {
        let place = scanner.window.place(of: scanner.tokenStart)
        var fields: [JSONNode.Member] = []
        var isSeries = false
        var hasData = false
        var late: [Int: JSONNode] = [:]
        var lateGroups: [JSONNode.Member]?
        try members(scanner) { outline, name throws(SDMXError) in
            switch name {
            case "series":
                guard try scanner.isObject(orNull: name) else { return }
                isSeries = true
                hasData = true
                late = try outline.readOverSeries(scanner)
            case "dimensionGroupAttributes" where hasData:
                let node = try outline.node(scanner)
                guard !node.isNull else { return }
                guard case .object(let groups) = node.value else {
                    throw scanner.wrong("an object", name)
                }
                lateGroups = groups
            case "observations", "dimensionGroupAttributes":
                guard try scanner.isObject(orNull: name) else { return }
                hasData = name == "observations"
                try scanner.skipObject()
            default:
                fields.append(JSONNode.Member(name: name, value: try outline.node(scanner)))
            }
        }
        let node = JSONNode(value: .object(fields), line: place.line, character: place.character)
        return DataSet(node: node, isSeries: isSeries, late: late, lateGroups: lateGroups)
    }

    /// Passes over the series whose object is open; gives what stands after their observations and
    /// has to be known before them. Most writers have it before, so that there is nothing to keep.
    private mutating func readOverSeries(
        _ scanner: JSONScanner
    ) throws(SDMXError) -> [Int: JSONNode] {
        var late: [Int: JSONNode] = [:]
        var ordinal = 0
        while try scanner.next() == .key {
            defer { ordinal += 1 }
            guard try scanner.next() == .objectStart else {
                if scanner.isAtArray { try scanner.skipRest() }
                continue
            }
            var hasObservations = false
            var fields: [JSONNode.Member] = []
            while try scanner.next() == .key {
                if scanner.text.isSame(as: "observations") {
                    hasObservations = true
                    if try scanner.next() == .objectStart {
                        try scanner.skipObject()
                    } else if scanner.isAtArray {
                        try scanner.skipRest()
                    }
                } else if hasObservations {
                    let name = scanner.text.string
                    fields.append(JSONNode.Member(name: name, value: try node(scanner)))
                } else {
                    try scanner.skipValue()
                }
            }
            if !fields.isEmpty {
                late[ordinal] = JSONNode(value: .object(fields), line: 0, character: 0)
            }
        }
        return late
    }
}

extension JSONScanner {
    /// Passes over the rest of the object or array that the last token began.
    func skipRest() throws(SDMXError) {
        let outside = depth - 1
        while depth > outside {
            if try next() == .finish { return }
        }
    }

    /// Passes over the rest of the object that the last token began.
    func skipObject() throws(SDMXError) { try skipRest() }
}
