/// Puts cubes into the form of JSON-stat.
struct JSONStatWriting {
    let header: MessageHeader
    let structures: Structures
    let language: String
    let output: MessageSink

    /// The order of a cube's categories, and the numbers of cells.
    struct Plan {
        /// For each dimension, the numbers of its categories as they are written.
        var order: [[UInt32]] = []
        /// For each dimension, where each category is written.
        var place: [[Int]] = []
        var sizes: [Int] = []
        /// Number of cells.
        var cells = 1
    }

    func write(_ cubes: inout [JSONStatCube], _ losses: inout LossLog) throws(SDMXError) {
        var writer = JSONWriter(.compact, sink: output)
        if cubes.count == 1 {
            try write(cubes[0], &writer, &losses)
        } else {
            try writer.beginObject()
            try writer.key("version")
            try writer.value("2.0")
            try writer.key("class")
            try writer.value("collection")
            try writeHeader(&writer)
            try writer.key("link")
            try writer.beginObject()
            try writer.key("item")
            try writer.beginArray()
            for cube in cubes { try write(cube, &writer, &losses) }
            try writer.endArray()
            try writer.endObject()
            try writer.endObject()
        }
        try writer.finish()
    }

    private func write(
        _ cube: JSONStatCube, _ writer: inout JSONWriter, _ losses: inout LossLog
    ) throws(SDMXError) {
        let definition = cube.info.structure.flatMap { structures.dataStructure($0) }
        let plan = try plan(cube, definition)
        try writer.beginObject()
        try writer.key("version")
        try writer.value("2.0")
        try writer.key("class")
        try writer.value("dataset")
        try writer.key("label")
        try writer.value(label(cube))
        try writeHeader(&writer)
        try writer.key("id")
        try writer.beginArray()
        for column in cube.dimensions { try writer.value(cube.info.columns[column].id) }
        if cube.hasMetric { try writer.value(metricID(cube)) }
        try writer.endArray()
        try writer.key("size")
        try writer.beginArray()
        for size in plan.sizes { try writer.value(size) }
        try writer.endArray()
        try writeRoles(cube, definition, &writer)
        try writer.key("dimension")
        try writer.beginObject()
        for (place, column) in cube.dimensions.enumerated() {
            let component = definition?.component(
                cube.info.columns[column].id, cube.info.columns[column].role)
            try writeDimension(cube, place, plan.order[place], component, &writer)
        }
        if cube.hasMetric { try writeMetric(cube, &writer) }
        try writer.endObject()
        try writeValues(cube, plan, &writer, &losses)
        try writeExtension(cube, &writer)
        try writer.endObject()
    }

    private func writeHeader(_ writer: inout JSONWriter) throws(SDMXError) {
        if let source = header.sources.best(language) ?? header.sender?.names.best(language)
            ?? header.sender?.id, !source.isEmpty
        {
            try writer.key("source")
            try writer.value(source)
        }
        if let updated = header.extracted ?? header.prepared {
            try writer.key("updated")
            try writer.value(updated)
        }
    }

    private func label(_ cube: JSONStatCube) -> String {
        if let name = cube.info.names.best(language) { return name }
        guard let reference = cube.info.structure else { return cube.info.id ?? "" }
        let flow =
            reference.artefactClass == .dataflow
            ? structures.find(reference, in: structures.dataflows)?.names : nil
        let names = flow ?? structures.dataStructure(reference)?.names
        return names?.best(language) ?? reference.id
    }

    private func plan(
        _ cube: JSONStatCube, _ definition: DataStructure?
    ) throws(SDMXError) -> Plan {
        var plan = Plan()
        for (place, column) in cube.dimensions.enumerated() {
            let component = definition?.component(
                cube.info.columns[column].id, cube.info.columns[column].role)
            let order = cube.order(place, known: codes(of: component))
            var places = Array(repeating: 0, count: order.count)
            for (index, code) in order.enumerated() { places[Int(code)] = index }
            plan.order.append(order)
            plan.place.append(places)
            plan.sizes.append(order.count)
        }
        if cube.hasMetric { plan.sizes.append(cube.measures.count) }
        for size in plan.sizes {
            let (cells, isTooMany) = plan.cells.multipliedReportingOverflow(by: size)
            // The largest number that every reader of JSON keeps exactly.
            guard !isTooMany, cells <= 1 << 53 else {
                throw SDMXError(
                    .value, path: "size", found: "a cube of more than 2^53 cells",
                    expected: "fewer dimensions or categories")
            }
            plan.cells = cells
        }
        return plan
    }

    private func codes(of component: Component?) -> [String] {
        guard let component,
            let list = structures.representation(of: component)?.enumeration
        else { return [] }
        return (structures.codes(of: list) ?? structures.codelist(list)?.codes ?? []).map { $0.id }
    }
}
