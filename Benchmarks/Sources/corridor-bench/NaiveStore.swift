import Foundation
import GRDB
import Vocabulary

/// An import as one would write it in an afternoon: the text split by line and comma, a dictionary
/// of series, and one row of SQLite for each figure, in one transaction and as safely written as
/// ours (write-ahead log, full synchronisation).
///
/// It looks up area codes and refuses a figure that occurs twice, as it must; it keeps no history,
/// no lineage but the row, no attributes but the flags.
struct NaiveStore {
    /// A series by the dimensions that differ in this table.
    struct Key: Hashable {
        let origin: String
        let destination: String
        let criterion: String
        let sex: String
    }

    /// One figure of a series.
    struct Figure {
        let year: Int
        let value: Double
        let flags: String
        let row: Int
    }

    private let pool: DatabasePool

    /// Opens a database, and makes its table where there is none.
    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS observation (
                      origin TEXT NOT NULL, destination TEXT NOT NULL, criterion TEXT NOT NULL,
                      sex TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL,
                      flags TEXT NOT NULL, row INTEGER NOT NULL,
                      PRIMARY KEY (origin, destination, criterion, sex, year)
                    ) WITHOUT ROWID
                    """)
        }
    }

    /// Reads a file and writes its figures; gives the number of series.
    func load(_ path: String, areas: [String: String]) throws -> Int {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var series: [Key: [Figure]] = [:]
        for (number, line) in text.split(separator: "\n").dropFirst().enumerated() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count == 9, let year = Int(fields[1]), let value = Double(fields[4]),
                let destination = areas[String(fields[0])], let origin = areas[String(fields[2])]
            else {
                throw WrongAnswer(
                    place: "row \(number + 2)", found: String(line), expected: "nine proper fields")
            }
            let criterion =
                switch (fields[5], fields[6]) {
                case ("1", "0"): "B"
                case ("0", "1"): "C"
                default: "_U"
                }
            let key = Key(
                origin: origin, destination: destination, criterion: criterion,
                sex: fields[3] == "female" ? "F" : "M")
            series[key, default: []].append(
                Figure(
                    year: year, value: value, flags: fields[5...].joined(separator: " "),
                    row: number + 2))
        }
        try pool.write { db in
            let insert = try db.makeStatement(
                sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            for (key, figures) in series {
                for figure in figures {
                    try insert.execute(arguments: [
                        key.origin, key.destination, key.criterion, key.sex, figure.year,
                        figure.value, figure.flags, figure.row,
                    ])
                }
            }
            try db.execute(
                sql: """
                    CREATE INDEX IF NOT EXISTS observation_destination
                    ON observation (destination)
                    """)
        }
        return series.count
    }
}

extension NaiveStore {
    /// The sum of all figures.
    func sum() throws -> Double {
        try pool.read { try Double.fetchOne($0, sql: "SELECT sum(value) FROM observation") ?? 0 }
    }

    /// The figures of one series.
    func series(_ key: Key) throws -> [Figure] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT year, value, flags, row FROM observation
                    WHERE origin = ? AND destination = ? AND criterion = ? AND sex = ?
                    """, arguments: [key.origin, key.destination, key.criterion, key.sex]
            ).map { Figure(year: $0[0], value: $0[1], flags: $0[2], row: $0[3]) }
        }
    }

    /// The series of one destination.
    func series(destination: String) throws -> [Key: [Figure]] {
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM observation WHERE destination = ?",
                arguments: [destination])
            var series: [Key: [Figure]] = [:]
            while let row = try rows.next() {
                let key = Key(origin: row[0], destination: row[1], criterion: row[2], sex: row[3])
                series[key, default: []].append(
                    Figure(year: row[4], value: row[5], flags: row[6], row: row[7]))
            }
            return series
        }
    }

    /// The keys of all series.
    func keys() throws -> [Key] {
        try pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT DISTINCT origin, destination, criterion, sex FROM observation"
            ).map { Key(origin: $0[0], destination: $0[1], criterion: $0[2], sex: $0[3]) }
        }
    }
}
