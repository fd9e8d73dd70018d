import SDMX
import TestKit
import Testing

@Suite struct JSONDataHostileTests {
    @Test func `a stream in tiny pieces reads the same`() throws {
        let bytes = Array(JSONSample.migrants().utf8)
        let whole = try ReadMessage(.bytes(bytes))
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5 {
            var at = 0
            let read = try ReadMessage(
                .stream {
                    let size = Int.random(in: 1...9, using: &generator)
                    defer { at += size }
                    return at < bytes.count ? Array(bytes[at...].prefix(size)) : nil
                })
            #expect(read.rows == whole.rows)
        }
    }

    @Test func `messages in UTF-16 read the same`() throws {
        let text = JSONSample.migrants()
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try ReadMessage(.bytes([0xFF, 0xFE] + wide)).rows == ReadMessage(text).rows)
    }

    @Test func `a message longer than the window keeps keys, values and lines`() throws {
        var generator = SeededGenerator(seed: 11)
        var series: [String] = []
        var sum = 0
        var lines: [Int] = []
        var line = 1
        for index in 0..<6000 {
            let values = (0..<2).map { _ in Int.random(in: 0...1_000_000, using: &generator) }
            sum += values[0] + values[1]
            let blank = String(repeating: " ", count: Int.random(in: 0...90, using: &generator))
            series.append(
                "\"\(index / 3000):\(index % 3000)\":\(blank){\"observations\": {\n"
                    + "\"0\": [\(values[0]), 1],\n\"1\":\(blank)[\(values[1])]}}")
            lines += [line + 1, line + 2]
            line += 3
        }
        let origins = (0..<3000).map { "O\($0)" }.joined(separator: " ")
        let text = """
            {"data": {"dataSets": [{"series": {\(series.joined(separator: ",\n"))}}], "structures": [{
             "dimensions": {"series": [\(JSONSample.dimensions(["SEX:M F", "ORIGIN:\(origins)"]))],
              "observation": [\(JSONSample.dimensions(["TIME_PERIOD:2019 2020"], from: 2))]},
             "measures": {"observation": [{"id": "OBS_VALUE"}]},
             "attributes": {"observation": [{"id": "S", "values": [{"id": "a"}, {"id": "b"}]}]}}]}}
            """
        #expect(text.utf8.count > 600_000)
        let reader = try DataMessageReader(.text(text))
        var found = 0
        var count = 0
        var places: [Int] = []
        while let row = try reader.nextObservation() {
            found += Int(row["OBS_VALUE"] ?? "") ?? 0
            #expect(row["ORIGIN"] == "O\(count / 2 % 3000)")
            places.append(reader.place.line)
            count += 1
        }
        #expect(count == 12_000 && found == sum)
        #expect(places == lines)
    }

    @Test func `mutated messages give rows or located errors`() throws {
        var generator = SeededGenerator(seed: 2024)
        let bytes = Array(JSONSample.migrants().utf8)
        var faults = 0
        for _ in 0..<1500 {
            do {
                var changed = mutated(bytes, using: &generator)
                changed[0] = UInt8(ascii: "{")
                let read = try ReadMessage(.bytes(changed))
                for fault in read.faults {
                    #expect(fault.line != nil || fault.path != nil, "\(fault)")
                    faults += 1
                }
            } catch {
                #expect(error.line != nil || error.byte != nil, "\(error)")
                faults += 1
            }
        }
        #expect(faults > 500)
    }

    @Test func `deep values and long keys end within limits`() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(
            dataFault(JSONSample.migrants(#"{"observations": {"0:0:0": \#(deep)"#))?.kind == .limit)
        let long = String(repeating: "0:", count: 100_000)
        #expect(
            dataFault(JSONSample.migrants(#"{"observations": {"\#(long)0": [1]}}"#))?.kind
                == .columnCount)
    }
}
