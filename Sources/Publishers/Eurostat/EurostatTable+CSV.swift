import Tables
import Vocabulary

extension EurostatTable {
    /// One row a figure; labels may stand beside the codes, in columns of their own or behind a
    /// colon.
    func readCSV(
        _ file: InputFile, _ head: EurostatHead, _ rows: inout EurostatRows
    ) throws(PublisherError) {
        let names = head.columns.map { EurostatHead.name($0) }
        /// The column of a name: where a label's column reads like a code's, the first.
        func column(_ name: String) -> String? {
            names.firstIndex(of: name).map { head.columns[$0] }
        }
        let axes = EurostatAxis.allCases.compactMap { axis -> (axis: EurostatAxis, name: String)? in
            let name = names.first { EurostatAxis.named($0) == axis }
            return name.flatMap(column).map { (axis, $0) }
        }
        let stated = column("dataflow") ?? column("structure_id")
        // In the order of the places below.
        let wanted =
            ["time_period", "obs_value", "obs_flag", "conf_status"].map { column($0) ?? $0 }
            + [stated ?? "dataflow"] + axes.map(\.name)
        let isLabelled = names.contains("structure_name") || names.contains("dataflow_name")
        let known = ["last update", "structure", "structure_name", "dataflow_name", "time"]
        let labels = head.columns.indices
            .filter { isLabelled || known.contains(names[$0]) }.map {
                head.columns[$0].lowercased()
            }
        var table = try ColumnTable(
            file, columns: wanted, optional: ["obs_flag", "conf_status", "dataflow"],
            labels: labels, isExact: true)
        let (period, value, flags, confidentiality, flow) = (0, 1, 2, 3, 4)
        var flowText: String?
        while try table.advance(&rows.log) {
            let reader = table.reader
            if stated != nil {
                let place = table.places[flow]
                if let flowText {
                    guard reader.equals(place, flowText) else {
                        try rows.log.fault(
                            "a row of another table", at: table.cell(flow),
                            found: table.shown(flow), expected: flowText)
                        continue
                    }
                } else {
                    flowText = reader.text(place)
                }
            }
            for (index, axis) in axes.enumerated() {
                reader.withBytes(table.places[5 + index]) { rows.choose(axis.axis, $0) }
            }
            var time = frequency == .annual ? table.year(period) : nil
            if time == nil {
                // A label may stand behind a colon.
                time = rows.time(String(reader.text(table.places[period]).prefix { $0 != ":" }))
            }
            guard let year = time else {
                try rows.log.fault(
                    "period", at: table.cell(period), found: table.shown(period),
                    expected: frequency.words)
                continue
            }
            guard let figure = try Self.figure(table, value, flags, confidentiality, &rows) else {
                continue
            }
            rows.settle()
            try rows.take(
                figure, year: year, row: reader.row, column: table.places[value] + 1)
        }
    }

    /// The figure of a row; nil after a finding.
    private static func figure(
        _ table: ColumnTable, _ value: Int, _ flags: Int, _ confidentiality: Int,
        _ rows: inout EurostatRows
    ) throws(PublisherError) -> EurostatRows.Figure? {
        let reader = table.reader
        var figure = EurostatRows.Figure()
        let place = table.places[value]
        if let number = table.double(value), FigureRule.persons.allows(number) {
            figure.value = number
        } else if !reader.isEmpty(place),
            ![":", ""].contains(ColumnTable.trimmed(reader.text(place)))
        {
            try rows.log.fault(
                "persons", at: table.cell(value), found: table.shown(value),
                expected: FigureRule.persons.words + ", or nothing")
            return nil
        }
        if !reader.isEmpty(table.places[flags]) {
            guard let letters = reader.withBytes(table.places[flags], { EurostatFlags($0) }) else {
                try rows.log.fault(
                    "flags", at: table.cell(flags), found: table.shown(flags),
                    expected: "Eurostat's flags, such as p or be")
                return nil
            }
            figure.flags = letters
        }
        if !reader.isEmpty(table.places[confidentiality]) {
            let letter = reader.withBytes(table.places[confidentiality]) { bytes in
                bytes.count == 1 || bytes.count > 1 && bytes[1] == UInt8(ascii: ":") ? bytes[0] : 0
            }
            guard EurostatMarks.confidentiality.contains(letter) else {
                try rows.log.fault(
                    "confidentiality", at: table.cell(confidentiality),
                    found: table.shown(confidentiality), expected: "a code of CL_CONF_STATUS")
                return nil
            }
            figure.confidentiality = letter
        }
        return figure
    }
}
