import SDMX
import Testing

/// Data of SDMX-JSON 1.0, written and read back.
@Suite struct JSON1DataRoundTripTests {
    private func written(
        _ sample: JSONDataSample, _ layout: DataMessageWriter.Layout = .asGiven,
        header: MessageHeader = MessageHeader(id: "M1")
    ) throws -> (text: String, losses: [Loss], rows: [ReadRow]) {
        var sample = sample
        var rows: [ReadRow] = []
        let (text, losses) = try writtenData(.json1, sample.info, layout: layout, header: header) {
            writer, _ throws(SDMXError) in
            do {
                try sample.run { buffer in
                    rows.append(ReadRow(buffer.row))
                    try writer.write(buffer.row)
                }
            } catch let error as SDMXError { throw error } catch {}
        }
        return (text, losses, rows)
    }

    @Test(arguments: [true, false], 1...8)
    func `what is written is read back`(isSeries: Bool, seed: Int) throws {
        var sample = JSONDataSample(seed: UInt64(seed), isSeries: isSeries, .json1)
        sample.hasGroups = false
        var header = MessageHeader(id: "M1")
        header.prepared = "2024-05-06T07:08:09Z"
        header.sender = Party("S", names: "Sender")
        header.contentLanguages = ["en"]
        header.names = LocalisedText("Test")
        let (text, losses, rows) = try written(sample, header: header)
        // Some codes of the dimensions are no ids.
        #expect(losses.allSatisfy { $0.kind == .invalid && $0.path.hasPrefix("dimension D") })
        let read = try ReadMessage(text)
        #expect(read.format == .json1)
        #expect(read.faults == [] && read.remarks == [])
        var expected = rows
        expected[0].annotations = ["set"]
        #expect(read.rows == expected)
        header.schema = read.header.schema
        #expect(read.header == header)
        #expect(read.dataSets == [sample.info])
    }

    @Test(
        arguments: [DataMessageWriter.Layout.asGiven, .flat, .series(), .series(by: "D2")], 1...6)
    func `every layout says the same of each observation`(
        layout: DataMessageWriter.Layout, seed: Int
    ) throws {
        for isSeries in [true, false] {
            let sample = JSONDataSample(seed: UInt64(100 + seed), isSeries: isSeries, .json1)
            let (text, losses, rows) = try written(sample, layout)
            let kinds: Set<Loss.Kind> = [.invalid, .madeUp, .leftOut, .changed]
            #expect(Set(losses.map(\.kind)).isSubset(of: kinds))
            let read = try ReadMessage(text)
            #expect(read.faults == [])
            #expect(Self.whole(read.rows).sorted() == Self.whole(rows).sorted(), "\(text)")
        }
    }

    /// Observations with all that holds for them, with groups for what comes after them.
    private static func whole(_ rows: [ReadRow]) -> [String] {
        var own: [String: String] = [:]
        var groups: [(key: [String: String], values: [String: String])] = []
        var found: [String] = []
        for row in rows {
            let cells = Dictionary(
                row.cells.map { cell in
                    let parts = cell.split(separator: "=", maxSplits: 1).map(String.init)
                    return (parts[0], parts.count > 1 ? parts[1] : "")
                }
            ) { one, _ in one }
            switch row.level {
            case .dataSet: own = cells
            case .group:
                let key = cells.filter { $0.key.hasPrefix("D") }
                groups.append((key, cells.filter { $0.key.hasPrefix("A") }))
            case .series: break
            case .observation:
                var all = own
                let plain = cells.mapValues { $0.hasSuffix("^") ? String($0.dropLast()) : $0 }
                for group in groups where group.key.allSatisfy({ plain[$0.key] == $0.value }) {
                    all.merge(group.values) { _, new in new }
                }
                all.merge(plain) { _, new in new }
                found.append(all.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ";"))
            }
        }
        return found
    }

    @Test func `data sets share the one structure of the message`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.json1) { bytes += Array($0) }
        for (flow, value) in [("F1", "a"), ("F2", "b"), ("F1", "c")] {
            let info = DataSetInfo(
                structure: ArtefactReference(.dataflow, agency: "T", id: flow),
                columns: [DataColumn("A", .dimension), DataColumn("V", .measure)])
            try writer.begin(info)
            let buffer = DataRowBuffer(columns: info.columns)
            buffer.begin(.observation)
            buffer.set(0, value)
            buffer.set(1, 1.25)
            try writer.write(buffer.row)
        }
        let losses = try writer.finish()
        #expect(losses.map(\.path).contains("measure V"))
        let read = try ReadMessage(.bytes(bytes))
        #expect(read.dataSets.map { $0.structure?.id } == ["F1", "F2", "F1"])
        #expect(
            read.rows(.observation).map { $0.cells } == [
                ["A=a", "OBS_VALUE=1.25"], ["A=b", "OBS_VALUE=1.25"], ["A=c", "OBS_VALUE=1.25"],
            ])
    }

    @Test func `a data set of other components is refused`() throws {
        let writer = try DataMessageWriter(.json1) { _ in }
        var errors: [SDMXError] = []
        for id in ["A", "B"] {
            let columns = [DataColumn(id, .dimension), DataColumn("OBS_VALUE", .measure)]
            do throws(SDMXError) {
                try writer.begin(DataSetInfo(columns: columns))
                let buffer = DataRowBuffer(columns: columns)
                buffer.begin(.observation)
                buffer.set(0, "x")
                try writer.write(buffer.row)
            } catch {
                errors.append(error)
            }
        }
        #expect(errors.map(\.kind) == [.unsupported])
        #expect(errors.first?.path == "data set 2")
    }
}
