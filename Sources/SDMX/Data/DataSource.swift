/// The reader of one wire format: puts row after row into a buffer.
///
/// A source announces a data set by filling `info`, resetting the buffer's columns and beginning a
/// row of level `.dataSet`, also where the data set has no attributes.
protocol DataSource: AnyObject {
    /// What the message says of itself, as far as it was read.
    var header: MessageHeader { get }
    /// What the sender says of how the request was answered, as far as it was read.
    var notes: [MessageNote] { get }
    /// The data set that the last row belongs to. Its columns are the buffer's.
    var info: DataSetInfo { get }
    /// Faults that change nothing else, as far as they were met.
    var remarks: [SDMXError] { get }

    /// What the values of rows point into; it does not hold the buffer.
    var memory: AnyObject { get }

    /// Puts the next row into the buffer; false at the end of the message.
    func next(into buffer: DataRowBuffer) throws(SDMXError) -> Bool

    /// Line and character of the buffer's row.
    func place(of row: RowPlace) -> ByteWindow.Place
}

/// Roles of components that no structure tells.
enum RoleGuess {
    /// Ids that are attributes wherever they occur in the standard's guidelines and in the data of
    /// statistical agencies.
    static let attributes: Set<String> = [
        "OBS_STATUS", "OBS_CONF", "CONF_STATUS", "OBS_PRE_BREAK", "OBS_COM", "COMMENT_OBS",
        "COMMENT_TS", "COMMENT_DSET", "COMMENT", "OBS_FLAG", "FLAG", "UNIT_MULT", "UNIT_MULTIPLIER",
        "DECIMALS", "TIME_FORMAT", "COLLECTION", "TITLE", "TITLE_COMPL", "SOURCE_AGENCY",
        "SOURCE_PUB", "SOURCE_DETAIL", "DATA_SOURCE", "PUBL_ECB", "PUBL_MU", "PUBL_PUBLIC",
        "COMPILATION", "COVERAGE", "DOM_SER_IDS", "BREAKS", "NAT_TITLE", "UNIT_INDEX_BASE",
        "BASE_PER", "REF_PERIOD_DETAIL", "REPYEARSTART", "REPYEAREND", "TIME_PER_COLLECT",
        "EMBARGO_DATE", "PRE_BREAK_VALUE", "COMMENT_OBS", "CONFIDENTIALITY", "FOOTNOTES", "NOTE",
        "NOTES", "LAST_UPDATE", "UPDATED", "EMBARGO_TIME", "DISS_ORG", "ORGANISATION_VISIBILITY",
    ]

    /// The role of a component of that id, met in a series or an observation.
    static func role(of id: String, dimensionAtObservation: String?) -> DataColumn.Role {
        if id == "TIME_PERIOD" { return .timeDimension }
        if id == dimensionAtObservation { return .dimension }
        if id == "OBS_VALUE" { return .measure }
        return attributes.contains(id) ? .attribute : .dimension
    }
}
