public import Vocabulary

extension ILOSTAT {
    /// Reads the table of one indicator.
    ///
    /// Shape: DF_STOCK or DF_FLOW, one observation a row. Units: thousands of persons, as UNIT_MULT
    /// says. Missing: a blank is not reported. A file of another indicator is refused by name, as is
    /// one of two that are taken. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let content = FileContent(of: file)
        guard content.hasColumns(["ref_area", "indicator"]) else {
            throw PublisherError(
                kind: .layout, place: file.name,
                found: content.hasColumns(["ref_area.label"])
                    ? "ILOSTAT's labels without its codes" : content.description,
                expected: "columns " + Self.columns.joined(separator: ", ")
                    + "; ask for type=code or type=both")
        }
        var table = try ColumnTable(
            file, columns: Self.columns + Self.optional, optional: Self.optional,
            labels: Self.labels)
        var rows = ILORows(file: file.name, areas: areas)
        while try table.advance(&rows.log) { try rows.take(table) }
        return try rows.finish()
    }
}
