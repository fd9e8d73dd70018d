import Cubes
import Foundation

/// DuckDB from the package index for Python, on a file of the rows that ours holds.
final class DuckDB {
    /// What a task took, and what its answer is checked by.
    struct Reply: Decodable {
        let wall: Double
        let cpu: Double
        /// Rows, and the sum of their last column; of codes, the rows that have them.
        let rows: Int?
        let sum: Double?
        /// How many codes of each dimension.
        let codes: [Int]?
        let first: String?
        let last: String?
        let version: String?
        /// Rows of each file.
        let counts: [Int]?
        /// Sums over each file; nil where none was asked for.
        let sums: [Double?]?

        var time: Time { Time(wall: wall, cpu: cpu) }
    }

    private struct Order: Encodable {
        var task: String
        var base: String?
        var statements: [String]?
        var sql: String?
        var given: [[String]]?
        var files: [String]?
        var sums: [String]?
    }

    private let peer: PeerProcess
    let version: String

    init() throws {
        peer = try PeerProcess("duckdb_peer.py")
        let reply: Reply = try peer.ask(Order(task: "version"))
        version = reply.version ?? ""
    }

    /// Reads the two files of a world into a wide table `current`, and `figures` with past versions.
    func load(_ world: ServiceWorld, series: String, figures: String, base: String) throws -> Reply
    {
        let key = Self.key.joined(separator: ", ")
        let sets = ServiceWorld.attributes.enumerated().map { place, set in
            let values = Self.attributes.map { id in
                set.first { $0.key.rawValue == id }.map { "'\($0.value)'" } ?? "NULL"
            }
            return "(\(place), " + values.joined(separator: ", ") + ")"
        }
        let columns = "'ID': 'INTEGER', " + Self.key.map { "'\($0)': 'VARCHAR', " }.joined()
        let statements = [
            "CREATE TABLE sets AS SELECT * FROM (VALUES \(sets.joined(separator: ", "))) AS t(ID, "
                + Self.attributes.joined(separator: ", ") + ")",
            "CREATE TABLE figures AS SELECT \(key), TIME_PERIOD, OBS_STATUS, "
                + Self.attributes.joined(separator: ", ") + ", OPENED, CLOSED, OBS_VALUE "
                + "FROM read_csv('\(figures)', header = false, columns = {'SERIES': 'INTEGER', "
                + "'TIME_PERIOD': 'INTEGER', 'OBS_VALUE': 'DOUBLE', 'OBS_STATUS': 'VARCHAR', "
                + "'SET': 'INTEGER'}) f JOIN read_csv('\(series)', header = false, columns = {"
                + columns + "'OPENED': 'INTEGER', 'CLOSED': 'INTEGER'}) s ON f.SERIES = s.ID "
                + "JOIN sets ON f.SET = sets.ID ORDER BY \(key), TIME_PERIOD",
            "CREATE TABLE current AS SELECT * EXCLUDE (OPENED, CLOSED) FROM figures "
                + "WHERE CLOSED IS NULL ORDER BY \(key), TIME_PERIOD",
            "CHECKPOINT",
        ]
        return try peer.ask(Order(task: "load", base: base, statements: statements))
    }

    static let key = [
        "FREQ", "SOURCE", "ORIGIN", "DESTINATION", "CRITERION", "SEX", "AGE", "REPORTER", "METHOD",
    ]
    private static let attributes = [
        "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DATA_TYPE", "COMMENT",
    ]

    /// Reads text files into a table each, all columns as text.
    ///
    /// - Parameter sums: of each file the columns to be added up, with blanks between; empty for none.
    func tables(_ files: [String], sums: [String], base: String) throws -> Reply {
        try peer.ask(Order(task: "tables", base: base, files: files, sums: sums))
    }

    /// All columns of rows; the value comes last.
    func rows(_ sql: String) throws -> Reply { try peer.ask(Order(task: "query", sql: sql)) }

    /// The series of each key in turn.
    func series(_ keys: [[String]]) throws -> Reply {
        let sql =
            "SELECT * FROM current WHERE "
            + Self.key.map { $0 + " = ?" }.joined(separator: " AND ")
        return try peer.ask(Order(task: "queries", sql: sql, given: keys))
    }

    /// Writes rows as CSV to nowhere.
    func copy(_ sql: String) throws -> Reply {
        try peer.ask(Order(task: "copy", sql: "COPY (\(sql)) TO '/dev/null' (FORMAT csv)"))
    }

    /// How many codes of each dimension there are under conditions, and observations.
    ///
    /// - Parameter conditions: by dimension; those that name none are under an empty text. With
    ///   `available` a dimension's own does not count for its codes.
    func codes(_ conditions: [String: String], available: Bool = false) throws -> Reply {
        func all(but dimension: String) -> String {
            let texts = conditions.filter { $0.key.isEmpty || $0.key != dimension }.values.sorted()
            return texts.isEmpty ? "true" : texts.map { "(\($0))" }.joined(separator: " AND ")
        }
        let whole = all(but: "-")
        let lists = Self.key.map { dimension in
            available
                ? "list(DISTINCT \(dimension)) FILTER (WHERE \(all(but: dimension)))"
                : "list(DISTINCT \(dimension))"
        }
        let filter = available ? " FILTER (WHERE \(whole))" : ""
        let sql =
            "SELECT \(lists.joined(separator: ", ")), count(*)\(filter), "
            + "min(TIME_PERIOD)\(filter)::VARCHAR, max(TIME_PERIOD)\(filter)::VARCHAR FROM current"
            + (available ? "" : " WHERE \(whole)")
        return try peer.ask(Order(task: "codes", sql: sql))
    }
}
