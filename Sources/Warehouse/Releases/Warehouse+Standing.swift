internal import GRDB

extension Warehouse {
    /// Signs off a release that waits for it: from then on it counts, once its embargo is over.
    ///
    /// - Parameter who: the name kept with the release.
    @discardableResult
    public func signOff(_ id: Int, by who: String) throws(WarehouseError) -> Release {
        try writing { db in
            let release = try Self.require(id, db)
            switch release.standing {
            case .pending: break
            case .published(let at, let by):
                throw WarehouseError(
                    kind: .conflict, place: "release \(id)",
                    found: by.map { "a release signed off by \($0) at \(at)" }
                        ?? "a release that needs no sign-off, published at \(at)",
                    expected: "one that waits for its sign-off")
            case .withdrawn(let at, let reason):
                throw Self.isWithdrawn(id, at, reason, "one that waits for its sign-off")
            }
            try ReleaseEvent.add(.signedOff, to: id, at: try now(db), by: who, db)
            return try Self.require(id, db)
        }
    }

    /// Sets the time until which a release is under embargo, or lifts the embargo with nil. An
    /// embargo on a release that everybody saw hides it again; what was copied stays copied.
    @discardableResult
    public func setEmbargo(
        _ id: Int, until time: UTCTime?, by who: String? = nil
    ) throws(WarehouseError) -> Release {
        try writing { db in
            let release = try Self.require(id, db)
            if case .withdrawn(let at, let reason) = release.standing {
                throw Self.isWithdrawn(id, at, reason, "one that counts")
            }
            guard release.kind != .withdrawal else {
                throw WarehouseError(
                    kind: .conflict, place: "release \(id)", found: "a withdrawal",
                    expected: "a release with figures of its own; a withdrawal counts at once")
            }
            guard release.embargo != time?.description else { return release }
            try ReleaseEvent.add(
                .embargo, to: id, at: try now(db), by: who, embargo: time, db)
            return try Self.require(id, db)
        }
    }

    static func isWithdrawn(
        _ id: Int, _ at: String, _ reason: String, _ expected: String
    ) -> WarehouseError {
        WarehouseError(
            kind: .conflict, place: "release \(id)",
            found: "a release withdrawn at \(at) (\(reason))", expected: expected)
    }
}
