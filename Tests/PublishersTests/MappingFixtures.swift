import Cubes
import Publishers
import Vocabulary

/// Mappings for tests: the parts that every table has, and what a test adds.
enum MappingFixtures {
    static func text(
        table: String, figures: String, dimensions: String, more: String = "",
        dataflow: String = "DF_STOCK"
    ) -> String {
        """
        corridor-mapping: 1
        source:
          id: STATEX_2024
          table: residents
          publisher: Statistics Examplia
          title: Residents by country of birth
          citation: Statistics Examplia, Residents, 2024
          licence: CC BY 4.0
        dataflow: \(dataflow)
        table: {\(table)}
        figures: \(figures)
        dimensions: \(dimensions)
        \(more)
        """
    }

    /// Countries down, years across, all else fixed.
    static let wide =
        "{FREQ: A, ORIGIN: {column: A, read: names}, DESTINATION: DEU, CRITERION: B, SEX: _T, "
        + "AGE: _T, TIME_PERIOD: {header: 1}}"

    static func mapping(_ text: String) throws -> Mapping {
        try Mapping(text, name: "map.yaml", areas: .standard)
    }

    static func read(_ mapping: String, _ file: String) throws -> TableReading {
        try read(mapping, InputFile(name: "table.csv", bytes: Array(file.utf8)))
    }

    static func read(_ mapping: String, _ file: InputFile) throws -> TableReading {
        let table = MappedTable(try self.mapping(mapping), areas: .standard)
        return try table.read(file, areas: .standard)
    }

    /// Figures by key without source and by period: `A.FRA.DEU.B._T._T 2020`.
    static func figures(_ reading: TableReading) throws -> [String: Observation] {
        var result: [String: Observation] = [:]
        for series in try reading.cubes.flatMap({ try $0.series() }) {
            let key = series.key.codes.enumerated().filter { $0.offset != 1 }.map(\.element)
                .joined(separator: ".")
            for item in series.observations { result["\(key) \(item.period)"] = item }
        }
        return result
    }
}
