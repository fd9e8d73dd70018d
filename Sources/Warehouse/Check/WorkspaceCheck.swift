internal import GRDB
internal import Vocabulary

/// Looks through a workspace in one state and gathers what is not as it should be.
struct WorkspaceCheck {
    let db: Database
    let path: String
    private let limit: Int
    private(set) var report = CheckReport()

    /// What was read so far, for the parts that refer to it.
    var codes: Set<UInt32> = []
    var periods: [UInt32: Period] = [:]
    var attributeSets: Set<UInt32> = []
    var tables: [Int: Table] = [:]
    var releases: [Int: Release] = [:]
    /// What the rows of series say that each release did, and what it says itself.
    var seals: [Int: SeriesSeal] = [:]
    var statedSeals: [Int: Int64] = [:]

    /// A table of a source.
    struct Table: Hashable {
        let source: String
        let name: String
    }

    init(_ db: Database, path: String, limit: Int) {
        self.db = db
        self.path = path
        self.limit = limit
    }

    mutating func run() {
        guard checkLayout() else { return }
        attempt("file") { try $0.checkFile() }
        attempt("schema") { try $0.checkSchema() }
        attempt("code") { try $0.checkCodes() }
        attempt("period") { try $0.checkPeriods() }
        attempt("attribute set") { try $0.checkAttributeSets() }
        attempt("table") { try $0.checkTables() }
        attempt("release") { try $0.checkReleases() }
        attempt("release event") { try $0.checkEvents() }
        attempt("setting") { try $0.checkSettings() }
        attempt("series") { try $0.checkSeries() }
        attempt("series") { try $0.checkTimelines() }
        attempt("amendment") { try $0.checkAmendments() }
        attempt("release") { $0.checkSeals() }
        attempt("register") { try $0.checkRevisions() }
        attempt("document") { try $0.checkDocuments() }
    }

    /// Runs a part; what stops it is a finding like any other.
    private mutating func attempt(_ what: String, _ part: (inout Self) throws -> Void) {
        do {
            try part(&self)
        } catch {
            let failure = WarehouseError(error, place: path)
            add(what, path, failure.found, failure.expected)
        }
    }

    mutating func add(_ what: String, _ place: String, _ found: String, _ expected: String) {
        report.count += 1
        guard report.findings.count < limit else { return }
        report.findings.append(
            CheckReport.Finding(what: what, place: place, found: found, expected: expected))
    }

    mutating func counted(
        releases: Int = 0, rows: Int = 0, observations: Int = 0, revisions: Int = 0,
        documents: Int = 0
    ) {
        report.documents += documents
        report.revisions += revisions
        report.releases += releases
        report.seriesRows += rows
        report.observations += observations
    }
}

extension WorkspaceCheck {
    /// Whether the file is a workspace of this layout; the rest makes no sense otherwise.
    private mutating func checkLayout() -> Bool {
        let state: WarehouseSchema.State
        do {
            state = try WarehouseSchema.state(db)
        } catch {
            let failure = WarehouseError(error, place: path)
            add("file", path, failure.found, failure.expected)
            return false
        }
        let expected = "a workspace of layout \(WarehouseSchema.version)"
        switch state {
        case .current: return true
        case .empty: add("file", path, "an empty file", expected)
        case .older(let version), .newer(let version):
            add("file", path, "layout \(version)", expected)
        case .foreign(let what): add("file", path, what, expected)
        }
        return false
    }

    mutating func checkFile() throws {
        for text in try String.fetchAll(db, sql: "PRAGMA integrity_check(\(limit))")
        where text != "ok" {
            add("file", path, text, "a sound structure")
        }
        try db.each("PRAGMA foreign_key_check") { row in
            add(
                row[0] ?? "table", "row \(row[1] ?? 0)", "a reference to nothing",
                "a row of \(row[2] ?? "another table")")
        }
    }

    /// Compares the tables and indexes with those of a new workspace.
    private mutating func checkSchema() throws {
        func objects(_ db: Database) throws -> [String: String] {
            var found: [String: String] = [:]
            let rows = try Row.fetchAll(
                db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
            for row in rows {
                let type = row[0] ?? "?"
                let name = row[1] ?? "?"
                found["\(type) \(name)"] = (row[2] ?? "?") + ": " + (row[3] ?? "made by SQLite")
            }
            return found
        }
        let there = try objects(db)
        let expected = try DatabaseQueue().write { fresh in
            try WarehouseSchema.create(fresh)
            return try objects(fresh)
        }
        for (name, text) in expected.sorted(by: { $0.key < $1.key }) where there[name] != text {
            add("schema", name, there[name] ?? "nothing", text)
        }
        for (name, text) in there.sorted(by: { $0.key < $1.key }) where expected[name] == nil {
            add("schema", name, text, "nothing of this name")
        }
    }

    private mutating func checkSettings() throws {
        try db.each("SELECT * FROM setting") { row in
            let name = try row.decode(String.self, forColumn: "name")
            let value = try row.decode(String.self, forColumn: "value")
            if RowSum.of(row) != (try row.decode(Int64.self, forColumn: "sum")) {
                add("setting", name, "\(value), which its sum does not fit", "the value as set")
            }
            if let setting = Setting(rawValue: name), !setting.values.contains(value) {
                add("setting", name, value, "one of " + setting.values.joined(separator: ", "))
            }
        }
    }
}

extension Database {
    /// Every row of a query, until one cannot be read.
    func each(_ sql: String, _ body: (Row) throws -> Void) throws {
        let rows = try Row.fetchCursor(self, sql: sql)
        while let row = try rows.next() { try body(row) }
    }
}
