/// Which columns of a data set are written where, and under which names.
///
/// Classes, since rows pass them on many times: a struct of arrays would be retained array by array.
final class MLDataPlan {
    final class Column {
        let index: Int
        /// As it is written.
        let id: String
        let name: XMLAttributeName
        let role: DataColumn.Role
        let attachment: DataColumn.Attachment?

        init(_ index: Int, _ column: DataColumn, id: String, name: XMLAttributeName) {
            self.index = index
            self.id = id
            self.name = name
            role = column.role
            attachment = column.attachment
        }
    }

    /// As the header says it: a dimension's id or `AllDimensions`.
    let dimensionAtObservation: String
    /// The dimension that distinguishes the observations of a series; nil where there are none.
    @exclusivity(unchecked) private(set) var dimension: Column?
    /// The other dimensions, in the order of the key.
    @exclusivity(unchecked) private(set) var keys: [Column] = []
    /// What a series has besides its key, if the writer makes it.
    @exclusivity(unchecked) private(set) var seriesAttributes: [Column] = []
    /// What an observation has besides its dimension.
    @exclusivity(unchecked) private(set) var observation: [Column] = []
    /// All that are written.
    @exclusivity(unchecked) private(set) var all: [Column] = []
    /// The columns that are not written.
    @exclusivity(unchecked) private(set) var dropped: [Int] = []
    /// Number of columns that the plan was made for.
    let count: Int

    /// Throws `.unsupported` for dimensions and measures whose ids are no names of XML, `.missing`
    /// for a layout by a dimension that is not there, `.duplicateColumn` for two of one name.
    ///
    /// - Parameter known: how many columns had a plan already, of which losses were told.
    init(
        _ columns: [DataColumn], known: Int = 0, dimensionAtObservation: String,
        _ writer: MLElementWriter
    ) throws(SDMXError) {
        self.dimensionAtObservation = dimensionAtObservation
        count = columns.count
        var names: Set<String> = []
        let measure = Self.primaryMeasure(columns, writer)
        for (index, column) in columns.enumerated() {
            if writer.edition == .v21, column.role == .measure, index != measure {
                if index >= known {
                    writer.lose("measure \(column.id)", "SDMX-ML 2.1 has room for one measure")
                }
                dropped.append(index)
                continue
            }
            let id = Self.name(of: column, isPrimary: index == measure, writer.edition)
            if id != column.id, index >= known {
                let name = writer.edition.name
                writer.lose(.changed, "id of \(column.id)", "\(name) fixes it as \(id)")
            }
            guard let name = XMLAttributeName(id) else {
                guard column.role == .attribute else {
                    throw SDMXError(
                        .unsupported, columnID: column.id,
                        found: "the id \(SDMXError.quoted(id)) of a \(column.role.rawValue)",
                        expected: "a name of XML in ASCII")
                }
                if index >= known {
                    writer.lose("attribute \(column.id)", "its id is no name of XML")
                }
                dropped.append(index)
                continue
            }
            guard names.insert(id).inserted else {
                throw SDMXError(
                    .duplicateColumn, columnID: column.id, found: "a second component \(id)",
                    expected: "each component once")
            }
            add(Column(index, column, id: id, name: name), attachedTo: column.attachedTo)
        }
        if columns.allSatisfy({ !$0.role.isKey || $0.keyPosition != nil }) {
            keys.sort { columns[$0.index].keyPosition ?? 0 < columns[$1.index].keyPosition ?? 0 }
        }
        let measures = observation.filter { $0.role == .measure }
        observation = measures + observation.filter { $0.role != .measure }
        all = keys + (dimension.map { [$0] } ?? []) + measures
        all += seriesAttributes + observation.dropFirst(measures.count)
    }

    private func add(_ column: Column, attachedTo: [String]) {
        if column.role.isKey {
            if column.id == dimensionAtObservation {
                dimension = column
            } else {
                keys.append(column)
            }
            return
        }
        switch column.attachment {
        case .series? where attachedTo.contains(dimensionAtObservation):
            // It may be another for each observation of a series.
            observation.append(column)
        case .series?, .group?, .dataSet?: seriesAttributes.append(column)
        case .observation?, nil: observation.append(column)
        }
    }

    /// In SDMX-ML 2.1 there is one measure, and it has a fixed name.
    private static func primaryMeasure(
        _ columns: [DataColumn], _ writer: MLElementWriter
    ) -> Int? {
        guard writer.edition == .v21 else { return nil }
        return columns.firstIndex { $0.role == .measure && $0.id == "OBS_VALUE" }
            ?? columns.firstIndex { $0.role == .measure }
    }

    /// The standard fixes the names of the time dimension and of the one measure of SDMX 2.1.
    private static func name(
        of column: DataColumn, isPrimary: Bool, _ edition: MLEdition
    ) -> String {
        column.role == .timeDimension ? "TIME_PERIOD" : isPrimary ? "OBS_VALUE" : column.id
    }

    /// What the header says of a data set's observations in that layout.
    ///
    /// Throws `.missing` for a layout by a dimension that is not there.
    static func dimensionAtObservation(
        _ info: DataSetInfo, _ layout: DataMessageWriter.Layout
    ) throws(SDMXError) -> String {
        let time = info.columns.contains { $0.role == .timeDimension } ? "TIME_PERIOD" : nil
        switch layout {
        case .flat: return DataSetInfo.allDimensions
        case .asGiven:
            guard let told = info.dimensionAtObservation else {
                return time ?? DataSetInfo.allDimensions
            }
            return info.columns.first { $0.id == told }?.role == .timeDimension
                ? "TIME_PERIOD" : told
        case .series(by: let id?):
            guard let column = info.columns.first(where: { $0.id == id }), column.role.isKey else {
                throw SDMXError(
                    .missing, columnID: id, found: "no dimension \(SDMXError.quoted(id))",
                    expected: "one of the data's dimensions to distinguish observations")
            }
            return column.role == .timeDimension ? "TIME_PERIOD" : id
        case .series(by: nil):
            let last = info.columns.last { $0.role == .dimension }?.id
            return time ?? last ?? DataSetInfo.allDimensions
        }
    }
}
