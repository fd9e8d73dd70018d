internal import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

/// Codes, periods and attribute sets as the integers under which a workspace keeps them.
struct Dictionaries: Sendable {
    private(set) var codes: [String: UInt32] = [:]
    private(set) var codeTexts: [UInt32: String] = [:]
    private(set) var periods: [Period: UInt32] = [:]
    private(set) var periodValues: [UInt32: Period] = [:]
    private(set) var attributes: [AttributeSet: UInt32] = [:]
    private(set) var attributeSets: [UInt32: AttributeSet] = [:]

    init(_ db: Database) throws {
        let codeRows = try Row.fetchCursor(db, sql: "SELECT id, code FROM code")
        while let row = try codeRows.next() {
            remember(code: try row.decode(atIndex: 1), id: try row.decode(atIndex: 0))
        }
        let periodRows = try Row.fetchCursor(db, sql: "SELECT id, period FROM period")
        while let row = try periodRows.next() {
            let text = try row.decode(String.self, atIndex: 1)
            guard let period = Period(text) else { throw Self.damaged("period \(text)") }
            remember(period: period, id: try row.decode(atIndex: 0))
        }
        let setRows = try Row.fetchCursor(db, sql: "SELECT id, pairs FROM attribute_set")
        while let row = try setRows.next() {
            remember(
                attributes: try Self.attributes(row.decode(atIndex: 1)),
                id: try row.decode(atIndex: 0))
        }
    }

    mutating func id(ofCode code: String, _ db: Database) throws -> UInt32 {
        if let known = codes[code] { return known }
        try db.execute(sql: "INSERT INTO code (code) VALUES (?)", arguments: [code])
        let id = UInt32(db.lastInsertedRowID)
        remember(code: code, id: id)
        return id
    }

    mutating func id(of period: Period, _ db: Database) throws -> UInt32 {
        if let known = periods[period] { return known }
        try db.execute(
            sql: "INSERT INTO period (period) VALUES (?)", arguments: [period.description])
        let id = UInt32(db.lastInsertedRowID)
        remember(period: period, id: id)
        return id
    }

    mutating func id(of set: AttributeSet, _ db: Database) throws -> UInt32 {
        if let known = attributes[set] { return known }
        let object = Dictionary(
            set.pairs.map { ($0.id.rawValue, $0.value) }, uniquingKeysWith: { a, _ in a })
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(object), as: UTF8.self)
        try db.execute(sql: "INSERT INTO attribute_set (pairs) VALUES (?)", arguments: [text])
        let id = UInt32(db.lastInsertedRowID)
        remember(attributes: set, id: id)
        return id
    }

    private mutating func remember(code: String, id: UInt32) {
        codes[code] = id
        codeTexts[id] = code
    }

    private mutating func remember(period: Period, id: UInt32) {
        periods[period] = id
        periodValues[id] = period
    }

    private mutating func remember(attributes set: AttributeSet, id: UInt32) {
        attributes[set] = id
        attributeSets[id] = set
    }

    static func attributes(_ text: String) throws -> AttributeSet {
        let object = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        var values: [AttributeID: String] = [:]
        for (name, value) in object {
            guard let id = AttributeID(rawValue: name) else { throw damaged("attribute \(name)") }
            values[id] = value
        }
        return AttributeSet(values)
    }

    static func damaged(_ what: String) -> WarehouseError {
        WarehouseError(
            kind: .unreadable, place: "workspace", found: what,
            expected: "a dictionary entry that this version knows")
    }
}
