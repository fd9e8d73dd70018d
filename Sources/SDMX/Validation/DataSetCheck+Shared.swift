extension DataSetCheck {
    /// That attributes of a series, group or data set are the same wherever a flat format repeats
    /// them.
    func checkShared(_ row: DataRow, _ series: KeyHash, _ run: ValidationRun) {
        for column in plans.indices where plans[column].role == .attribute {
            let plan = plans[column]
            var key: KeyHash
            switch plan.attachment {
            case .dataSet?: key = KeyHash()
            case .series? where plan.attachedTo.isEmpty: key = series
            case .series?, .group?:
                key = KeyHash()
                for dimension in plan.attachedTo { row.withBytes(dimension) { key.add($0) } }
            case .observation?, nil: continue
            }
            guard let slot = row.slot(column) else { continue }
            withUnsafeBytes(of: column) { bytes in
                key.add(bytes.bindMemory(to: UInt8.self))
            }
            var value = KeyHash()
            value.add(slot.bytes.buffer)
            let number = Int(truncatingIfNeeded: value.low >> 1)
            if let first = shared.insert(key, number: number), first != number {
                run.add(
                    .conflict, self, row, component: row.columns[column].id,
                    found: SDMXError.quoted(slot.bytes.string),
                    expected: "the value that the rows before have for the same key")
            }
        }
    }
}
