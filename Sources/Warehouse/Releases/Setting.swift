internal import GRDB

/// A choice that is kept with a workspace.
public enum Setting: String, CaseIterable, Sendable {
    /// Whether new releases wait for somebody to sign them off.
    case signOffRequired = "sign-off-required"

    /// What it may be; the first is so until it is set.
    public var values: [String] {
        switch self {
        case .signOffRequired: ["no", "yes"]
        }
    }

    /// What it does, in words.
    public var summary: String {
        switch self {
        case .signOffRequired:
            "whether new imports, estimates and submissions wait for `corridor sign-off`"
        }
    }
}

extension Warehouse {
    /// What a setting is.
    public func value(of setting: Setting) throws(WarehouseError) -> String {
        try reading { try Self.value(of: setting, $0) }
    }

    /// Changes a setting. Releases written before keep what held for them.
    public func set(_ setting: Setting, to value: String) throws(WarehouseError) {
        try writing { db in
            guard setting.values.contains(value) else {
                throw WarehouseError(
                    kind: .conflict, place: "setting \(setting.rawValue)", found: value,
                    expected: "one of " + setting.values.joined(separator: ", "))
            }
            try db.execute(
                sql: """
                    INSERT INTO setting (name, value, sum) VALUES (?, ?, 0)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, arguments: [setting.rawValue, value])
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM setting WHERE name = ?", arguments: [setting.rawValue])
            try db.execute(
                sql: "UPDATE setting SET sum = ? WHERE name = ?",
                arguments: [row.map(RowSum.of) ?? 0, setting.rawValue])
        }
    }

    static func value(of setting: Setting, _ db: Database) throws -> String {
        let kept = try String.fetchOne(
            db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting.rawValue])
        guard let kept else { return setting.values.first ?? "" }
        guard setting.values.contains(kept) else {
            throw Dictionaries.damaged("\(kept) as setting \(setting.rawValue)")
        }
        return kept
    }
}
