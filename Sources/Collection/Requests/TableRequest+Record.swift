public import Cubes
public import Registers
public import Vocabulary

extension TableRequest {
    /// The tables that a record of the register of collections asks, in the order of their keys.
    ///
    /// A region or group among the areas asked stands for its members.
    ///
    /// - Throws: ``CollectionError`` for a table that says too little to be asked.
    public static func tables(
        of record: Record, in areas: AreaRegister = .standard
    ) throws(CollectionError) -> [TableRequest] {
        var tables: [TableRequest] = []
        for part in record.content.parts("tables") {
            tables.append(try TableRequest(record, part, areas))
        }
        return tables
    }

    /// The aspects of definitions that a table states, and the fields that it states them in.
    static let statedAspects: [Aspect] = [
        .durationBasis, .residence, .time, .compiledFrom, .refugees, .asylumSeekers, .students,
    ]

    private init(
        _ record: Record, _ part: FieldPath.PartKey, _ register: AreaRegister
    ) throws(CollectionError) {
        func values(_ field: String) -> [String] {
            record.content[FieldPath(field, part: part)].compactMap(\.value)
        }
        func value(_ field: String) -> String? { values(field).first }
        func missing(_ field: String, _ expected: String) -> CollectionError {
            CollectionError(
                .declaration, "\(record.key), tables/\(part.key)/\(field)",
                found: value(field) ?? "nothing", expected: expected)
        }
        guard let title = value("title") else { throw missing("title", "the table's title") }
        guard let dataflow = value("dataflow").flatMap(Dataflow.init(rawValue:)) else {
            throw missing("dataflow", "the dataflow where its answers belong")
        }
        guard let years = value("years").flatMap({ RecordDate($0) }), !years.isOpenBefore,
            !years.isOpenAfter
        else { throw missing("years", "a year or a range of years, such as 2015/2024") }
        let named = values("area").isEmpty ? record.values("area") : values("area")
        var areas: Set<String> = []
        for id in named {
            let isGroup = register.area(id)?.isAggregate ?? false
            areas.formUnion(isGroup ? register.members(of: id).map(\.id) : [id])
        }
        var said: [Aspect: String] = [:]
        for aspect in Self.statedAspects {
            said[aspect] = value(aspect.rawValue)
        }
        self.init(
            collection: record.key.id, id: part.key, title: title, dataflow: dataflow,
            end: value("end").flatMap(End.init(rawValue:)) ?? .destination,
            criterion: value("criterion").flatMap(Criterion.init(rawValue:)) ?? .unstated,
            counterpart: value("counterpart").flatMap(Counterpart.init(rawValue:)) ?? .each,
            isBySex: value("sex") == "by-sex",
            ages: value("ages").flatMap(Ages.init(rawValue:)) ?? .total,
            leastStay: value("least-stay").flatMap { Int($0) },
            definition: value("definition") ?? "",
            years: years.first.year...years.last.year,
            areas: areas,
            deadline: (value("deadline") ?? record.value("deadline")).flatMap { RecordDate($0) },
            interval: value("interval").flatMap { Int($0) } ?? 1,
            breakdowns: values("breakdown").compactMap(Breakdown.init(rawValue:)),
            groups: values("groups"), includesOwn: value("own") == "in",
            population: value("population").flatMap(Population.init(rawValue:)) ?? .everybody,
            said: said)
    }
}
