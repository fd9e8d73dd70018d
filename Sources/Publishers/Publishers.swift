/// Every publisher's table that can be read, in the order in which they are tried. Written
/// `Publishers.all`.
public let all: [any Publisher] =
    [
        UNDESA2024(), UNDESA2020(), UNDESACorridors(.of2024), UNDESACorridors(.of2020),
        UNDESA2019(), UNDESA2019(.of2017), UNDESAAges(.of2020), UNDESAAges(.of2019),
        UNDESAAges(.of2017),
        UNDESATotals(.of2015), UNDESATotals(.of2017), UNDESATotals(.of2019),
        UNDESATotals(.of2024), UNDESATotals(.originsOf2020), UNDESATotals(.originsOf2024),
        UNHCR(), UNHCRDemographics(), UNHCRSolutions(), UNHCRApplications(),
        UNHCRDecisions(), ThirdParty(.idmc), ThirdParty(.unrwa), WPP2024(), CorridorCSV(),
        WorldBankMigration(), WorldBankRemittances(), WorldBankIndicators(), OECDMigration(),
        ILOSTAT(), UNICEFMigration(),
        WPP2019(), WPP2019(women: true), WPP2019(women: false), WPP2024Projection(.population),
        WPP2024Projection(.migration), WPP2024MigrationAge(), EurostatCopy(), EurostatMirror(),
        MissingMigrants(), WPPIndicators(.of2024), WPPIndicators(.of2022),
    ] + EurostatTable.all

/// The reader with an id, such as `unhcr-population`. Written `Publishers.named(id)`.
public func named(_ id: String) -> (any Publisher)? { all.first { $0.id == id } }

/// The publisher whose layout a file's content shows; its name is not looked at. Written
/// `Publishers.recognise(file)`.
///
/// The error says what the file looks like, and which known layouts are nearest to it.
/// Cost: the head of a text, or the first sheet of a workbook.
public func recognise(_ file: InputFile) throws(PublisherError) -> any Publisher {
    let content = FileContent(of: file)
    let found = all.filter { $0.recognises(file, as: content) }
    if let publisher = found.first, found.count == 1 { return publisher }
    if !found.isEmpty {
        throw PublisherError(
            kind: .ambiguous, place: file.name,
            found: "a table whose content fits " + found.map(\.id).joined(separator: " and "),
            expected: "one of these named: --publisher "
                + found.map(\.id).joined(separator: " or --publisher "))
    }
    if let refusal = EurostatRefusal.refusal(of: file, content) { throw refusal }
    let near = nearest(to: content).map { "; nearest: \($0.layout) (\($0.id))" }
    throw PublisherError(
        kind: .unrecognised, place: file.name, found: content.description,
        expected: "a table of a publisher that is known (`corridor publishers` lists them)"
            + near.joined()
            + "; any other table is read by a mapping, which `corridor mapping suggest` drafts")
}

/// The readers whose layouts speak of most of the content's names, at most three, best first. None
/// where fewer than two names, or less than a third of them, are shared.
private func nearest(to content: FileContent) -> [any Publisher] {
    let names: [String]
    switch content {
    case .columns(let found), .items(let found): names = found
    case .workbook(let sheets, let texts): names = sheets + texts
    case .other: return []
    }
    let wanted = Set(names.prefix(200).map { $0.lowercased() }.filter { $0.count > 1 })
    let needed = max(2, (wanted.count + 2) / 3)
    let ranked = all.enumerated().compactMap { place, publisher -> (Int, Int)? in
        let layout = publisher.layout.lowercased()
        let shared = wanted.count { layout.hasWord($0) }
        return shared >= needed ? (shared, place) : nil
    }
    return ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3).map { all[$0.1] }
}

extension String {
    /// Whether these characters stand in it without a letter, digit or underscore at either side.
    fileprivate func hasWord(_ word: String) -> Bool {
        func isInside(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_"
        }
        var rest = self[...]
        while let range = rest.firstRange(of: word) {
            let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
            let after = range.upperBound < endIndex ? self[range.upperBound] : " "
            if !isInside(before), !isInside(after) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
