/// What the service is asked, in the words of SDMX REST and of SQL.
struct ServiceQuery {
    let what: String
    /// The key and the parameters.
    let text: String
    /// What must hold, by dimension; of observations under an empty text.
    let conditions: [String: String]
    /// The most that it may take. Units: seconds.
    let bar: Double

    init(_ what: String, _ text: String, _ conditions: [String: String], bar: Double) {
        self.what = what
        self.text = text
        self.conditions = conditions
        self.bar = bar
    }

    /// The path of a query for data.
    static func data(_ text: String) -> String { "/data/dataflow/CORRIDOR/DF_FLOW/1.0.0/" + text }

    /// The path of a query for what there is.
    static func availability(_ text: String) -> String {
        "/availability/dataflow/CORRIDOR/DF_FLOW/1.0.0/" + text
    }

    /// Which codes there are, under conditions of many kinds.
    static func availability(_ world: ServiceWorld) -> [ServiceQuery] {
        let (one, two, three) = (world.areas[0], world.areas[1], world.codes(1)[2])
        let keys = 0.005
        let figures = 0.05
        return [
            ServiceQuery("everything", "*", [:], bar: keys),
            ServiceQuery(
                "a destination", "*.*.*.\(one)", ["DESTINATION": "DESTINATION = '\(one)'"],
                bar: keys),
            ServiceQuery(
                "an origin", "*.*.\(three)", ["ORIGIN": "ORIGIN = '\(three)'"], bar: keys),
            ServiceQuery("a sex", "*?c[SEX]=F", ["SEX": "SEX = 'F'"], bar: keys),
            ServiceQuery(
                "two dimensions", "*.OECD.*.*.*.F",
                ["SOURCE": "SOURCE = 'OECD'", "SEX": "SEX = 'F'"], bar: keys),
            ServiceQuery(
                "several codes of each", "*.OECD+ESTAT.*.*.*.F+M",
                ["SOURCE": "SOURCE IN ('OECD', 'ESTAT')", "SEX": "SEX IN ('F', 'M')"], bar: keys),
            ServiceQuery(
                "two keys", "*.*.\(three).\(one),*.ILO.\(one)",
                [
                    "": "ORIGIN = '\(three)' AND DESTINATION = '\(one)' OR SOURCE = 'ILO' "
                        + "AND ORIGIN = '\(one)'"
                ], bar: keys),
            ServiceQuery(
                "half of the origins", "*?c[ORIGIN]=ge:M", ["ORIGIN": "ORIGIN >= 'M'"], bar: keys),
            ServiceQuery(
                "all but a code", "*?c[DESTINATION]=ne:\(one)",
                ["DESTINATION": "DESTINATION <> '\(one)'"], bar: keys),
            ServiceQuery(
                "years", "*?c[TIME_PERIOD]=ge:2011+le:2013",
                ["": "TIME_PERIOD BETWEEN 2011 AND 2013"], bar: figures),
            ServiceQuery(
                "a year and a key", "*.*.*.\(two)?c[TIME_PERIOD]=2022",
                ["DESTINATION": "DESTINATION = '\(two)'", "": "TIME_PERIOD = 2022"], bar: figures),
            ServiceQuery(
                "an attribute", "*?c[DATA_TYPE]=co:R", ["": "DATA_TYPE LIKE '%R%'"], bar: figures),
            ServiceQuery(
                "a status", "*?c[OBS_STATUS]=E,P", ["": "OBS_STATUS IN ('E', 'P')"], bar: figures),
            ServiceQuery(
                "values", "*?c[OBS_VALUE]=gt:100000", ["": "OBS_VALUE > 100000"], bar: figures),
            ServiceQuery(
                "years, a status, a key", "*.UNDESA_2024?c[TIME_PERIOD]=ge:2020&c[OBS_STATUS]=B",
                [
                    "SOURCE": "SOURCE = 'UNDESA_2024'",
                    "": "TIME_PERIOD >= 2020 AND OBS_STATUS = 'B'",
                ],
                bar: figures),
        ]
    }

    /// The same with `mode=available`.
    static func available(_ world: ServiceWorld) -> [ServiceQuery] {
        availability(world).filter { ["a destination", "several codes of each"].contains($0.what) }
            .map { query in
                ServiceQuery(
                    query.what + ", available", query.text + "?mode=available", query.conditions,
                    bar: query.bar)
            }
    }
}
