extension JSONStatWriting {
    /// The id of the dimension that tells measures apart.
    func metricID(_ cube: JSONStatCube) -> String {
        var id = "MEASURE"
        while cube.dimensions.contains(where: { cube.info.columns[$0].id == id }) { id += "_" }
        return id
    }

    /// Writes which dimensions are time, place and measure, where that is known.
    func writeRoles(
        _ cube: JSONStatCube, _ definition: DataStructure?, _ writer: inout JSONWriter
    ) throws(SDMXError) {
        var roles: [(name: String, ids: [String])] = [("time", []), ("geo", []), ("metric", [])]
        for column in cube.dimensions.map({ cube.info.columns[$0] }) {
            let dimension = definition?.dimensions.first { $0.id == column.id }
            if column.role == .timeDimension || dimension?.kind == .time {
                roles[0].ids.append(column.id)
            } else if dimension?.kind == .measure {
                roles[2].ids.append(column.id)
            } else if isGeographic(column.id, dimension?.component) {
                roles[1].ids.append(column.id)
            }
        }
        if cube.hasMetric { roles[2].ids.append(metricID(cube)) }
        roles.removeAll { $0.ids.isEmpty }
        guard !roles.isEmpty else { return }
        try writer.key("role")
        try writer.beginObject()
        for (name, ids) in roles {
            try writer.key(name)
            try writer.beginArray()
            for id in ids { try writer.value(id) }
            try writer.endArray()
        }
        try writer.endObject()
    }

    /// Whether a dimension is of places: by its code list, its concept's role, or the id that the
    /// standard's guidelines give it.
    private func isGeographic(_ id: String, _ component: Component?) -> Bool {
        let places: Set<String> = ["REF_AREA", "COUNTERPART_AREA", "GEO"]
        if places.contains(id) { return true }
        guard let component else { return false }
        if component.roles.contains(where: { places.contains($0.lastID) }) { return true }
        let list = structures.representation(of: component)?.enumeration
        return list.flatMap { structures.codelist($0)?.kind } == .geographic
    }

    func writeDimension(
        _ cube: JSONStatCube, _ place: Int, _ order: [UInt32], _ component: Component?,
        _ writer: inout JSONWriter
    ) throws(SDMXError) {
        let column = cube.info.columns[cube.dimensions[place]]
        let names = JSONCodeNames(component, structures)
        try writer.key(column.id)
        try writer.beginObject()
        try writer.key("label")
        try writer.value(column.names.best(language) ?? column.id)
        let ids = order.map { cube.categories[place][$0] }
        try writeCategories(
            ids.map { ($0, names[$0].best(language)) }, &writer)
        try writer.endObject()
    }

    func writeMetric(_ cube: JSONStatCube, _ writer: inout JSONWriter) throws(SDMXError) {
        try writer.key(metricID(cube))
        try writer.beginObject()
        try writer.key("label")
        try writer.value(metricID(cube))
        let columns = cube.measures.map { cube.info.columns[$0] }
        try writeCategories(columns.map { ($0.id, $0.names.best(language)) }, &writer)
        try writer.endObject()
    }

    private func writeCategories(
        _ categories: [(id: String, name: String?)], _ writer: inout JSONWriter
    ) throws(SDMXError) {
        try writer.key("category")
        try writer.beginObject()
        try writer.key("index")
        try writer.beginArray()
        for category in categories { try writer.value(category.id) }
        try writer.endArray()
        if categories.contains(where: { $0.name != nil }) {
            try writer.key("label")
            try writer.beginObject()
            for (id, name) in categories {
                try writer.key(id)
                try writer.value(name ?? id)
            }
            try writer.endObject()
        }
        try writer.endObject()
    }

    /// Writes what the format leaves to its writers: the URN of the structure and the attributes of
    /// the data set.
    func writeExtension(_ cube: JSONStatCube, _ writer: inout JSONWriter) throws(SDMXError) {
        guard cube.info.structure != nil || !cube.attributes.isEmpty else { return }
        try writer.key("extension")
        try writer.beginObject()
        if let reference = cube.info.structure {
            try writer.key("structure")
            try writer.value(reference.urn)
        }
        if !cube.attributes.isEmpty {
            try writer.key("attributes")
            try writer.beginObject()
            var ids: Set<String> = []
            for (id, values) in cube.attributes.reversed() where ids.insert(id).inserted {
                try writer.key(id)
                let texts = values.map { value in
                    switch value {
                    case .text(let text): text
                    case .localised(let texts), .structured(let texts):
                        texts.best(language) ?? ""
                    }
                }
                if texts.count == 1 {
                    try writer.value(texts[0])
                } else {
                    try writer.beginArray()
                    for text in texts { try writer.value(text) }
                    try writer.endArray()
                }
            }
            try writer.endObject()
        }
        try writer.endObject()
    }
}
