import SDMX

/// A row as what it says, for comparing.
struct ReadRow: Equatable {
    var level: DataRow.Level
    /// `ID=text`, of several values each, with `^` for what comes from the series.
    var cells: [String]
    var annotations: [String] = []
    var line = 0

    static func == (one: ReadRow, other: ReadRow) -> Bool {
        one.level == other.level && one.cells == other.cells
            && one.annotations == other.annotations
    }

    init(_ row: DataRow, line: Int = 0) {
        level = row.level
        self.line = line
        cells = row.columns.indices.compactMap { column in
            guard row.isPresent(column) else { return nil }
            let text =
                row.isList(column)
                ? "[" + row.values(column).map(Self.shown).joined(separator: " | ") + "]"
                : row.text(column) ?? ""
            return row.columns[column].id + "=" + text + (row.isInherited(column) ? "^" : "")
        }
        annotations = row.annotations.map { $0.id ?? $0.title ?? "" }
    }

    init(_ level: DataRow.Level, _ cells: String, annotations: [String] = []) {
        self.level = level
        self.cells = cells.split(separator: ";").map(String.init)
        self.annotations = annotations
    }

    private static func shown(_ value: ComponentValue) -> String {
        switch value {
        case .text(let text): text
        case .localised(let texts), .structured(let texts):
            texts.entries.map { "\($0.language):\($0.text)" }.joined(separator: "/")
        }
    }
}

/// A whole message as its rows, with the errors of rows that were passed over.
struct ReadMessage {
    var format: MessageFormat
    var header: MessageHeader
    var rows: [ReadRow] = []
    var dataSets: [DataSetInfo] = []
    var faults: [SDMXError] = []
    var notes: [MessageNote] = []
    var remarks: [SDMXError] = []

    /// Throws what opening throws and what ends the reading.
    init(
        _ input: MessageInput, structures: Structures? = nil,
        limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) {
        let reader = try DataMessageReader(input, structures: structures, limits: limits)
        format = reader.format
        header = reader.header
        while true {
            do {
                guard let row = try reader.next() else { break }
                if row.level == .dataSet { dataSets.append(reader.dataSet) }
                rows.append(ReadRow(row, line: reader.place.line))
            } catch {
                guard !error.kind.endsReading else { throw error }
                faults.append(error)
            }
        }
        notes = reader.notes
        remarks = reader.remarks
    }

    init(_ text: String, structures: Structures? = nil) throws(SDMXError) {
        try self.init(.text(text), structures: structures)
    }

    func rows(_ level: DataRow.Level) -> [ReadRow] { rows.filter { $0.level == level } }
}

/// The error that opening or reading ends with, or the first of a row; nil if there is none.
func dataFault(_ text: String) -> SDMXError? {
    do {
        return try ReadMessage(text).faults.first
    } catch {
        return error
    }
}

/// Messages of our own making.
enum JSONSample {
    static let meta = """
        "meta": {"id": "T1", "prepared": "2024-01-02T03:04:05Z", "test": true,
          "contentLanguages": ["en"], "sender": {"id": "OFFICE", "name": "An office"}}
        """

    /// Dimensions, `ids` of their values after a colon: `SEX: M F`.
    static func dimensions(_ list: [String], from position: Int = 0) -> String {
        list.enumerated().map { index, text in
            let parts = text.split(separator: ":")
            let values = parts[1].split(separator: " ").map {
                #"{"id": "\#($0)", "name": "\#($0)."}"#
            }
            return #"{"id": "\#(parts[0])", "name": "\#(parts[0]) name", "#
                + #""keyPosition": \#(position + index), "values": [\#(values.joined(separator: ", "))]}"#
        }.joined(separator: ",\n")
    }

    /// Migrants by origin, a series of two, with an attribute at each level.
    static func migrants(
        _ dataSets: String = migrantSets, annotations: String = annotations
    ) -> String {
        """
        {\(meta), "data": {"dataSets": [\(dataSets)],
          "structures": [{
            "links": [{"rel": "dataflow", "urn": "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=OFFICE:MIG(1.2)"}],
            "name": "Migrants",
            "dimensions": {"dataSet": [\(dimensions(["FREQ:A"]))],
              "series": [\(dimensions(["SEX:M F", "ORIGIN:FRA DEU ESP"], from: 1))],
              "observation": [\(dimensions(["TIME_PERIOD:2019 2020"], from: 3))]},
            "measures": {"observation": [{"id": "OBS_VALUE"}]},
            "attributes": {
              "dataSet": [{"id": "UNIT", "relationship": {"dataflow": {}}, "values": [{"id": "PS", "name": "Persons"}]}],
              "dimensionGroup": [{"id": "SOURCE", "relationship": {"dimensions": ["ORIGIN"]}}],
              "series": [{"id": "TITLE", "relationship": {"dimensions": ["FREQ", "SEX", "ORIGIN"]}, "values": [{"value": "Men from France"}, {"value": {"en": "Women", "fr": "Femmes"}}]}],
              "observation": [
                {"id": "OBS_STATUS", "relationship": {"observation": {}}, "values": [null, {"id": "A", "name": "Normal"}, {"id": "P", "name": "Provisional"}]},
                {"id": "NOTE", "relationship": {"observation": {}}, "format": {"isMultiLingual": true, "maxOccurs": "unbounded"}}]},
            "annotations": [\(annotations)]}]}}
        """
    }

    static let annotations = #"{"id": "N0", "type": "t"}, {"id": "N1", "texts": {"en": "One"}}"#

    static let migrantSets = """
        {"structure": 0, "action": "Replace", "validFrom": "2024-01-01T00:00:00Z", "annotations": [1],
          "attributes": [0],
          "dimensionGroupAttributes": {"::0:": ["register"], "::2:": [["a", "b"]]},
          "series": {
            "0:0": {"attributes": [0], "observations": {"0": [12.50, 1], "1": [13, 2, {"en": "so", "fr": "ainsi"}]}},
            "1:2": {"observations": {"1": ["NaN", null, ["x", "y"], 0, 1]}, "attributes": [1], "annotations": [0]}}}
        """
}
