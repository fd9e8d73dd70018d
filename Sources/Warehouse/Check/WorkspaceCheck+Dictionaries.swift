internal import Cubes
internal import GRDB
internal import Vocabulary

extension WorkspaceCheck {
    mutating func checkCodes() throws {
        try db.each("SELECT id, code FROM code") { row in
            guard let id = number(row, "code") else { return }
            codes.insert(id)
            if try row.decode(String.self, atIndex: 1).isEmpty {
                add("code", "\(id)", "nothing", "a code")
            }
        }
    }

    mutating func checkPeriods() throws {
        try db.each("SELECT id, period FROM period") { row in
            guard let id = number(row, "period") else { return }
            let text = try row.decode(String.self, atIndex: 1)
            guard let period = Period(text), period.description == text else {
                add("period", "\(id)", text, "a period as SDMX writes it")
                return
            }
            periods[id] = period
        }
    }

    mutating func checkAttributeSets() throws {
        try db.each("SELECT id, pairs FROM attribute_set") { row in
            guard let id = number(row, "attribute set") else { return }
            attributeSets.insert(id)
            let text = try row.decode(String.self, atIndex: 1)
            do {
                _ = try Dictionaries.attributes(text)
            } catch {
                add("attribute set", "\(id)", text, "known attributes and their values")
            }
        }
    }

    mutating func checkTables() throws {
        try db.each("SELECT id, source, name FROM data_table") { row in
            let id = try row.decode(Int.self, atIndex: 0)
            tables[id] = Table(
                source: try row.decode(atIndex: 1), name: try row.decode(atIndex: 2))
        }
    }

    /// The number in a row's first column, as series refer to it.
    private mutating func number(_ row: Row, _ what: String) -> UInt32? {
        let found: Int64? = row[0]
        guard let found, let id = UInt32(exactly: found), id > 0 else {
            add(what, "\(found ?? 0)", "a number out of range", "1 to \(UInt32.max)")
            return nil
        }
        return id
    }
}
