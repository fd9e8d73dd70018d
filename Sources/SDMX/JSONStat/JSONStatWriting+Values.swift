extension JSONStatWriting {
    /// A value and the cell it is in.
    private struct Cell {
        var cell: Int
        /// Observation and measure in one number.
        var source: Int
    }

    /// Writes values and statuses: as arrays where at least half of the cells have a value, else as
    /// objects by the number of the cell.
    func writeValues(
        _ cube: JSONStatCube, _ plan: Plan, _ writer: inout JSONWriter,
        _ losses: inout LossLog
    ) throws(SDMXError) {
        let cells = self.cells(cube, plan, &losses)
        let isDense = cells.count >= plan.cells - cells.count
        let width = max(cube.measures.count, 1)
        try writer.key("value")
        try writeCells(cells, plan.cells, isDense, &writer) { cell in
            let value = cube.measures.isEmpty ? .nan : cube.values[cell.source]
            return value.isNaN ? nil : .number(value)
        }
        let statuses = cube.statuses.strings
        let marked = cells.lazy.filter { cube.marks[$0.source / width] > 0 }.count
        guard marked > 0 else { return }
        try writer.key("status")
        let isFull = isDense && marked >= cells.count - marked
        try writeCells(cells, plan.cells, isFull, &writer) { cell in
            let mark = Int(cube.marks[cell.source / width])
            return mark > 0 && mark <= statuses.count ? .text(statuses[mark - 1]) : nil
        }
    }

    /// Values in the order of their cells. Of several in one cell the last is kept.
    private func cells(
        _ cube: JSONStatCube, _ plan: Plan, _ losses: inout LossLog
    ) -> [Cell] {
        let width = max(cube.measures.count, 1)
        var cells: [Cell] = []
        cells.reserveCapacity(cube.count * width)
        var at = 0
        for observation in 0..<cube.count {
            var cell = 0
            for dimension in plan.place.indices {
                cell = cell * plan.sizes[dimension] + plan.place[dimension][Int(cube.codes[at])]
                at += 1
            }
            for measure in 0..<width {
                cells.append(
                    Cell(cell: cell * width + measure, source: observation * width + measure))
            }
        }
        cells.sort { $0.cell == $1.cell ? $0.source < $1.source : $0.cell < $1.cell }
        var kept = 0
        for index in cells.indices {
            if index + 1 < cells.count, cells[index + 1].cell == cells[index].cell {
                losses.add(
                    .leftOut, path: "observation", what: "the same key came again with another")
                continue
            }
            cells[kept] = cells[index]
            kept += 1
        }
        cells.removeLast(cells.count - kept)
        return cells
    }

    /// What is said of a cell.
    private enum Content {
        case number(Double)
        case text(String)
    }

    /// - Parameter content: nil where there is nothing to say.
    private func writeCells(
        _ cells: [Cell], _ count: Int, _ isArray: Bool, _ writer: inout JSONWriter,
        _ content: (Cell) -> Content?
    ) throws(SDMXError) {
        if isArray { try writer.beginArray() } else { try writer.beginObject() }
        var next = 0
        for cell in cells {
            let content = content(cell)
            if isArray {
                while next < cell.cell {
                    try writer.null()
                    next += 1
                }
                next += 1
            } else {
                guard content != nil else { continue }
                try writer.key("\(cell.cell)")
            }
            switch content {
            case .number(let number)?: try writer.value(number)
            case .text(let text)?: try writer.value(text)
            case nil: try writer.null()
            }
        }
        guard isArray else { return try writer.endObject() }
        while next < count {
            try writer.null()
            next += 1
        }
        try writer.endArray()
    }
}
