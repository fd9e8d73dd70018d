internal import Cubes
internal import Vocabulary

/// Every code that occurs in a download, with its name.
struct DownloadCodes {
    /// A column of codes.
    struct List {
        let column: String
        /// Sorted by code; a name is empty where none is known.
        let codes: [(code: String, name: String)]
    }

    /// Dimensions in their order, then the status and the attributes that have codes.
    let lists: [List]

    init(_ tally: DownloadTally, _ names: DownloadNames) {
        var names = names
        var lists: [List] = []
        for (dimension, codes) in zip(tally.dataflow.dimensions, tally.codes) {
            lists.append(
                List(
                    column: dimension.rawValue,
                    codes: codes.sorted().map { ($0, names.name(of: $0, in: dimension)) }))
        }
        lists.append(
            List(
                column: "OBS_STATUS",
                codes: tally.statuses.keys.map { ($0.rawValue, $0.name) }.sorted { $0.0 < $1.0 }))
        for attribute in AttributeID.allCases {
            guard let codes = tally.attributes[attribute] else { continue }
            lists.append(
                List(
                    column: attribute.rawValue,
                    codes: codes.sorted().map {
                        ($0, DownloadNames.name(of: $0, in: attribute))
                    }))
        }
        self.lists = lists
    }

    /// The codes of a column with their names; none where the column has no codes.
    subscript(column: String) -> [(code: String, name: String)] {
        lists.first { $0.column == column }?.codes ?? []
    }
}
