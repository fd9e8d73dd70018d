import Foundation
import Office
import SDMX

/// The core of the service in process: queries from their text to the bytes of the answer, beside
/// DuckDB on the same rows.
enum ServiceBench {
    /// - Parameter only: what the names of the tasks hold that are done; nil for all.
    static func run(
        quick: Bool, large: Bool, only: String?, progress: (String) -> Void
    ) throws -> Report {
        let duck = try DuckDB()
        var report = Report(
            "service",
            about:
                "made-up flows, ten years a series; from the query's text to the answer's bytes; "
                + "DuckDB \(duck.version), rows to Python, dumps to CSV")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for count in quick ? [2_000] : large ? [100_000, 1_000_000] : [100_000] {
            let world = ServiceWorld(series: count)
            let workspace = folder.fresh()
            progress("service: a workspace of \(count) series")
            let session = try ServiceSession(
                world, duck, folder, workspace: workspace, repeats: quick ? 1 : 5)
            for task in tasks(session, quick: quick) where only.map(task.name.contains) ?? true {
                progress("service: \(task.name)")
                report.services.append(try task.run())
            }
            if only == nil {
                progress("service: memory")
                report.holdings.append(try ServiceCold.measure(workspace, session.size))
            }
            folder.remove(workspace)
        }
        report.notes = [
            "availability and data are asked for as SDMX REST 2 URLs; `ours is` compares processor"
                + " times, bars are for the clock"
        ]
        return report
    }

    /// Both sexes of a destination: as printed, and where no release prints them any more (one of
    /// them takes some back) women and men added up for the years that have both.
    private static func bothSexes(_ destination: String) -> String {
        let others = DuckDB.key.filter { $0 != "SEX" }.joined(separator: ", ")
        let here = "FROM current WHERE DESTINATION = '\(destination)' AND SEX ="
        let columns = "OBS_STATUS, CONF_STATUS, UNIT_MEASURE, UNIT_MULT, DATA_TYPE, COMMENT"
        return """
            SELECT \(others), SEX, TIME_PERIOD, \(columns), OBS_VALUE \(here) '_T' UNION ALL
            SELECT \(others), '_T', TIME_PERIOD, \(columns), w.OBS_VALUE + m.OBS_VALUE
            FROM (SELECT * \(here) 'F') w
            JOIN (SELECT \(others), TIME_PERIOD, OBS_VALUE \(here) 'M') m
            USING (\(others), TIME_PERIOD)
            ANTI JOIN (SELECT \(others) \(here) '_T') t USING (\(others))
            WHERE w.OBS_VALUE IS NOT NULL AND m.OBS_VALUE IS NOT NULL
            """
    }

    /// What is measured, by name, in the order of the table.
    private static func tasks(
        _ session: ServiceSession, quick: Bool
    ) -> [(name: String, run: () throws -> ServiceMeasurement)] {
        let world = session.world
        let many = quick ? 100 : 2_000
        let (csv, one) = (FigureForm.message(.csv2), world.largest)
        let key = DuckDB.key.joined(separator: ", ")
        let all = "SELECT * FROM current"
        let half = session.size.observations / 2
        let before = "OPENED <= 4 AND (CLOSED IS NULL OR CLOSED > 4)"
        let dump = Double(session.size.observations) / 1_500_000
        var tasks: [(name: String, run: () throws -> ServiceMeasurement)] = []
        for (form, name) in [
            (csv, "CSV 2.0"), (.message(.ml30), "ML 3.0"), (.message(.json2), "JSON 2.0"),
            (.csv, "plain CSV"),
        ] {
            let what = "one series, \(name)"
            tasks.append((what, { try session.series(what, form, count: many) }))
        }
        for query in ServiceQuery.availability(world) + ServiceQuery.available(world) {
            tasks.append((query.what, { try session.availability(query) }))
        }
        func data(
            _ what: String, _ text: String, _ form: FigureForm = .message(.csv2), sql: String?,
            bar: Double? = nil, copies: Bool = false, asOf release: Int? = nil, since: Int? = nil
        ) {
            tasks.append(
                (
                    what,
                    {
                        try session.data(
                            what, text, form, sql: sql, bar: bar, copies: copies, asOf: release,
                            since: since)
                    }
                ))
        }
        data("a destination", "*.*.*.\(one)", sql: all + " WHERE DESTINATION = '\(one)'")
        data(
            "a destination, both sexes", "*.*.*.\(one).*._T",
            sql: bothSexes(one))
        data(
            "a year of all series", "*?c[TIME_PERIOD]=2016", sql: all + " WHERE TIME_PERIOD = 2016")
        data(
            "last of all series", "*?lastNObservations=1",
            sql: all + " QUALIFY row_number() OVER (PARTITION BY \(key) "
                + "ORDER BY TIME_PERIOD DESC) = 1", bar: 0.1)
        data(
            "a page of 100 in the middle", "*?offset=\(half)&limit=100",
            sql: all + " ORDER BY \(key), TIME_PERIOD LIMIT 100 OFFSET \(half)")
        data(
            "the 100 largest", "*?sort=OBS_VALUE:desc&limit=100&c[OBS_VALUE]=gt:100000",
            sql: all + " WHERE OBS_VALUE > 100000 ORDER BY OBS_VALUE DESC, \(key), TIME_PERIOD "
                + "LIMIT 100")
        data(
            "a destination as of release 4", "*.*.*.\(one)",
            sql: "SELECT * FROM figures WHERE \(before) AND DESTINATION = '\(one)'", asOf: 4)
        data("changes between releases 4 and 6", "*", sql: changes(before), since: 4)
        data("everything, CSV 2.0", "*", sql: all, bar: dump, copies: true)
        data("everything, CSV 1.0", "*", .message(.csv1), sql: all, bar: dump, copies: true)
        data("everything, plain CSV", "*", .csv, sql: all, bar: dump, copies: true)
        data("everything, ML 3.0", "*", .message(.ml30), sql: nil)
        data("everything, ML 2.1", "*", .message(.ml21), sql: nil)
        data("everything, JSON 2.0", "*", .message(.json2), sql: nil)
        return tasks
    }

    /// Figures that are new or otherwise, and those that are gone, whose value does not count.
    private static func changes(_ before: String) -> String {
        let same =
            (DuckDB.key + ["TIME_PERIOD"]).map { "a.\($0) = b.\($0)" }.joined(separator: " AND ")
        let old = "(SELECT * FROM figures WHERE \(before))"
        let new = "(SELECT * FROM figures WHERE CLOSED IS NULL)"
        let differs = [
            "OBS_VALUE", "OBS_STATUS", "COMMENT", "DATA_TYPE", "CONF_STATUS", "UNIT_MULT",
        ]
        .map { "a.\($0) IS DISTINCT FROM b.\($0)" }.joined(separator: " OR ")
        return """
            SELECT a.* FROM \(new) a LEFT JOIN \(old) b ON \(same)
            WHERE b.FREQ IS NULL OR \(differs)
            UNION ALL
            SELECT b.* REPLACE (NULL AS OBS_VALUE) FROM \(old) b LEFT JOIN \(new) a ON \(same)
            WHERE a.FREQ IS NULL
            """
    }
}
