/// Every publisher's table that can be read, in the order in which they are tried. Written
/// `Publishers.all`.
public let all: [any Publisher] =
    [
        UNDESA2024(), UNDESA2020(), UNDESACorridors(.of2024), UNDESACorridors(.of2020),
        UNDESA2019(), UNDESAAges(.of2020), UNDESAAges(.of2019),
        UNHCR(), UNHCRDemographics(), UNHCRSolutions(), UNHCRApplications(),
        UNHCRDecisions(), ThirdParty(.idmc), ThirdParty(.unrwa), WPP2024(), CorridorCSV(),
        WorldBankMigration(), WorldBankRemittances(), WorldBankIndicators(), OECDMigration(),
        ILOSTAT(), UNICEFMigration(),
        WPP2019(), WPP2019(women: true), WPP2019(women: false), WPP2024Projection(.population),
        WPP2024Projection(.migration), WPP2024MigrationAge(), EurostatCopy(), EurostatMirror(),
        MissingMigrants(),
    ] + EurostatTable.all

/// The reader with an id, such as `unhcr-population`. Written `Publishers.named(id)`.
public func named(_ id: String) -> (any Publisher)? { all.first { $0.id == id } }

/// The publisher whose layout a file's content shows; its name is not looked at. Written
/// `Publishers.recognise(file)`.
///
/// The error says what the file looks like and which layouts are known.
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
    let layouts = all.map { "\($0.layout) (\($0.id))" }
    throw PublisherError(
        kind: .unrecognised, place: file.name, found: content.description,
        expected: "one of: " + layouts.joined(separator: "; "))
}
