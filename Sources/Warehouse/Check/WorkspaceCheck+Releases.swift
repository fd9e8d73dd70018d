internal import GRDB
internal import Vocabulary

extension WorkspaceCheck {
    mutating func checkReleases() throws {
        var last = ""
        try db.each("SELECT * FROM release ORDER BY id") { row in
            counted(releases: 1)
            let id = try row.decode(Int.self, forColumn: "id")
            statedSeals[id] = try row.decode(Int64.self, forColumn: "series_sum")
            if try Warehouse.releaseSum(Int64(id), db) != row.decode(Int64.self, forColumn: "sum") {
                add("release", "\(id)", "content that its sum does not fit", "what was written")
            }
            let release: Release
            do {
                release = try Warehouse.release(
                    row, try Warehouse.files(db, release: id),
                    try ReleaseEvent.all(db, of: id))
            } catch {
                add("release", "\(id)", WarehouseError(error, place: path).found, "a release")
                return
            }
            releases[id] = release
            check(release, after: last)
            last = release.heldFrom
            let flag = try row.decode(Int.self, forColumn: "needs_sign_off")
            if flag != 0 && flag != 1 {
                add("release", "\(id)", "needs_sign_off \(flag)", "0 or 1")
            }
        }
        checkWithdrawals()
    }

    private mutating func check(_ release: Release, after last: String) {
        let place = "\(release.id)"
        if UTCTime(release.heldFrom)?.description != release.heldFrom || release.heldFrom < last {
            add(
                "release", place, "held from \(release.heldFrom)",
                "a time in UTC, not before the release before it (\(last))")
        }
        if let embargo = release.embargo, UTCTime(embargo)?.description != embargo {
            add("release", place, "embargo \(embargo)", "a time in UTC")
        }
        if case .periods(let texts) = release.extent {
            for text in texts.sorted() where Period(text)?.description != text {
                add("release", place, "period \(text) in its extent", "a period as SDMX writes it")
            }
        }
        for file in release.files {
            let digits = file.sha256.utf8
            let isHash =
                digits.count == 64
                && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            if !isHash || file.size < 0 {
                add(
                    "release", place,
                    "file \(file.name) of \(file.size) bytes and hash \(file.sha256)",
                    "a size, and a SHA-256 of 64 hexadecimal digits")
            }
        }
    }

    /// Each withdrawal takes back one earlier release of its table, and each release taken back
    /// has one.
    private mutating func checkWithdrawals() {
        var takenBack: [Int: Int] = [:]
        for (id, release) in releases.sorted(by: { $0.key < $1.key }) {
            guard release.kind == .withdrawal else {
                if let other = release.withdraws {
                    add("release", "\(id)", "withdraws \(other)", "that of withdrawals only")
                }
                continue
            }
            guard let target = release.withdraws, target < id, let other = releases[target],
                other.source == release.source, other.table == release.table,
                other.standing.isWithdrawn, takenBack.updateValue(id, forKey: target) == nil
            else {
                add(
                    "release", "\(id)",
                    "a withdrawal of " + (release.withdraws.map { "release \($0)" } ?? "nothing"),
                    "one of an earlier release of its table, which says so")
                continue
            }
        }
        for (id, release) in releases.sorted(by: { $0.key < $1.key })
        where release.standing.isWithdrawn && takenBack[id] == nil {
            add(
                "release", "\(id)", "withdrawn, without a withdrawal", "a release that withdraws it"
            )
        }
    }

    mutating func checkEvents() throws {
        var last = ""
        try db.each("SELECT * FROM release_event ORDER BY id") { row in
            let id = try row.decode(Int.self, forColumn: "id")
            if RowSum.of(row) != (try row.decode(Int64.self, forColumn: "sum")) {
                add(
                    "release event", "\(id)", "content that its sum does not fit",
                    "what was written")
            }
            let event = try ReleaseEvent(row)
            if UTCTime(event.at)?.description != event.at || event.at < last {
                add(
                    "release event", "\(id)", "at \(event.at)",
                    "a time in UTC, not before the event before it (\(last))")
            }
            last = event.at
            if let embargo = event.embargo, UTCTime(embargo)?.description != embargo {
                add("release event", "\(id)", "embargo \(embargo)", "a time in UTC")
            }
        }
    }

    /// Compares what the rows of series say that each release did with what it says itself.
    mutating func checkSeals() {
        for (id, stated) in statedSeals.sorted(by: { $0.key < $1.key })
        where (seals[id] ?? SeriesSeal()).value != stated {
            add(
                "release", "\(id)", "rows opened and closed that its sum does not fit",
                "the rows that it wrote")
        }
    }
}
