/// Makes the columns of a data set from what the message says of its components.
struct JSONColumns {
    let structure: JSONOutline.Structure
    let path: JSONPath
    let reading: JSONReading
    private(set) var columns: [DataColumn] = []
    /// The column of a measure that the message does not name.
    private(set) var measure: Int?

    /// - Parameter known: the columns of the data structure in use; none if there is none.
    init(
        _ structure: JSONOutline.Structure, path: JSONPath, known: [DataColumn]?,
        reading: JSONReading
    ) throws(SDMXError) {
        self.structure = structure
        self.path = path
        self.reading = reading
        columns = known ?? []
        let stated = try statedColumns()
        let hasMeasures = structure.components.contains { $0.part == .measures }
        let isUnnamed = !hasMeasures && (reading.format == .json1 || !structure.statesMeasures)
        var places: [String: Int] = [:]
        for (index, column) in columns.enumerated() where places[column.id] == nil {
            places[column.id] = index
        }
        for var column in stated {
            if let index = places[column.id] {
                columns[index].complete(from: column)
            } else {
                column.isUndeclared = known != nil
                places[column.id] = columns.count
                columns.append(column)
            }
        }
        guard isUnnamed else { return }
        if let index = columns.firstIndex(where: { $0.role == .measure }) {
            measure = index
        } else {
            let last = columns.lastIndex { $0.role.isKey }.map { $0 + 1 } ?? 0
            let id = structure.components.lazy.compactMap { Self.measureID($0) }.first
            columns.insert(
                DataColumn(id ?? "OBS_VALUE", .measure, isGuessed: known == nil && id == nil),
                at: last)
            measure = last
        }
    }

    /// Dimensions in the order of the key, measures, attributes from the data set downwards.
    private func statedColumns() throws(SDMXError) -> [DataColumn] {
        var dimensions: [DataColumn] = []
        var others: [DataColumn] = []
        var ids: Set<String> = []
        var levels: [String: JSONOutline.Level] = [:]
        let time = timeDimension
        let order: [JSONOutline.Level] = [.dataSet, .dimensionGroup, .series, .observation]
        for part in [JSONOutline.Part.dimensions, .measures, .attributes] {
            for level in order {
                for component in structure.components
                where component.part == part && component.level == level {
                    let item = self.item(component)
                    let id = try item.required("id")
                    guard ids.insert(id).inserted else { continue }
                    levels[id] = level
                    if part == .dimensions {
                        var column = DataColumn(id, id == time ? .timeDimension : .dimension)
                        column.keyPosition = try item.int("keyPosition")
                        column.usage = .mandatory
                        column.names = try item.localised("name", "names")
                        dimensions.append(column)
                    } else {
                        others.append(
                            try column(id, part == .measures ? .measure : .attribute, item))
                    }
                }
            }
        }
        // Stable; a time dimension without position is the last.
        let sorted = dimensions.enumerated().sorted { one, other in
            let left = one.element.keyPosition ?? .max
            let right = other.element.keyPosition ?? .max
            return left == right ? one.offset < other.offset : left < right
        }
        dimensions = sorted.map { $0.element }
        let series = Set(dimensions.lazy.filter { $0.role == .dimension }.map { $0.id })
        for index in others.indices where others[index].role == .attribute {
            others[index].settle(series: series, time: time, stated: levels[others[index].id])
        }
        return dimensions + others
    }

    private func item(_ component: JSONOutline.Component) -> JSONItem {
        let list = JSONPath(
            component.level.rawValue, in: JSONPath(component.part.rawValue, in: path))
        return JSONItem(component.node, JSONPath(component.index, in: list), reading)
    }

    private func column(
        _ id: String, _ role: DataColumn.Role, _ item: JSONItem
    ) throws(SDMXError) -> DataColumn {
        var column = DataColumn(id, role)
        column.names = try item.localised("name", "names")
        column.usage = item.node["isMandatory"]?.bool.map { $0 ? .mandatory : .optional }
        let format = item["format"]
        let most = item.node["maxOccurs"] ?? format?.node["maxOccurs"]
        column.isMultiValued = most?.string == "unbounded" || (most?.int ?? 1) > 1
        column.isMultilingual = format?.node["isMultiLingual"]?.bool ?? false
        guard role == .attribute, let relationship = item["relationship"] else { return column }
        if relationship.node["observation"] != nil || relationship.node["primaryMeasure"] != nil {
            column.attachment = .observation
        } else if let list = relationship["dimensions"] {
            // Ids; before version 1.0 was settled, URNs.
            column.attachedTo = try relationship.texts("dimensions").map { text in
                ArtefactReference(urn: text)?.lastID ?? text
            }
            if !list.node.elements.isEmpty { column.attachment = .group }
        } else if relationship.node["dataflow"] != nil || relationship.node["none"] != nil {
            column.attachment = .dataSet
        }
        return column
    }

    /// The id of the measure, where an attribute of version 1.0 says that it depends on it.
    private static func measureID(_ component: JSONOutline.Component) -> String? {
        guard let text = component.node["relationship"]?["primaryMeasure"]?.string, !text.isEmpty
        else { return nil }
        return ArtefactReference(urn: text)?.lastID ?? text
    }

    /// The dimension of that id, else the one with that role.
    private var timeDimension: String? {
        let dimensions = structure.components.filter { $0.part == .dimensions }
        let ids = dimensions.map { $0.node["id"]?.scalarText }
        if ids.contains("TIME_PERIOD") { return "TIME_PERIOD" }
        return dimensions.first { dimension in
            let one = dimension.node["role"]
            let roles = (dimension.node["roles"]?.elements ?? []) + (one?.elements ?? [])
            return (roles.map { $0.string } + [one?.string]).contains {
                $0 == "TIME_PERIOD" || $0?.lowercased() == "time"
            }
        }?.node["id"]?.scalarText
    }
}

extension DataColumn {
    /// Takes over from what the message says what the data structure does not.
    fileprivate mutating func complete(from stated: DataColumn) {
        if names.isEmpty { names = stated.names }
        if usage == nil { usage = stated.usage }
        if attachment == nil { attachment = stated.attachment }
    }

    /// Says of an attribute's dimensions whether they make a series, a group or an observation,
    /// and of one that names none what follows from where it is given.
    fileprivate mutating func settle(
        series: Set<String>, time: String?, stated: JSONOutline.Level?
    ) {
        if attachment == .group {
            if let time, attachedTo.contains(time) {
                attachment = .observation
            } else if Set(attachedTo) == series {
                attachment = .series
            }
        } else if attachment == nil {
            switch stated {
            case .dataSet?: attachment = .dataSet
            case .dimensionGroup?: attachment = .group
            case .series?: attachment = .series
            case .observation?: attachment = .observation
            case nil: break
            }
        }
    }
}
