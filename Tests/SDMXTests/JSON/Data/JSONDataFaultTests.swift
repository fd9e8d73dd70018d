import SDMX
import Testing

@Suite struct JSONDataFaultTests {
    /// A data set that begins in line 2, in the first observation's place.
    private func flat(_ observation: String) -> String {
        JSONSample.migrants("\n{\"observations\": {\n\(observation),\n\"1:2:0\": [9]}}")
            .replacing("\(JSONSample.meta), ", with: "")
    }

    @Test(arguments: [
        (#""2:0:0": [1]"#, SDMXError.Kind.value, "SEX"),
        (#""0:-1:0": [1]"#, .value, "ORIGIN"),
        (#""0:x:0": [1]"#, .value, "ORIGIN"),
        (#""0::0": [1]"#, .value, "ORIGIN"),
        (#""0:99999999999999999999:0": [1]"#, .value, "ORIGIN"),
        (#""0:0": [1]"#, .columnCount, "SEX:ORIGIN:TIME_PERIOD"),
        (#""0:0:0:0": [1]"#, .columnCount, "3 numbers"),
        (#""": [1]"#, .columnCount, "3 numbers"),
        (#""0:0:0": [1, 3]"#, .value, "OBS_STATUS"),
        (#""0:0:0": [1, -1]"#, .value, "OBS_STATUS"),
        (#""0:0:0": [1, 1.5]"#, .value, "OBS_STATUS"),
        (#""0:0:0": [1, null, null, 2]"#, .value, "annotation"),
        (#""0:0:0": [1, null, null, "x"]"#, .columnCount, "values"),
        (#""0:0:0": [1, null, {"en": []}]"#, .value, "texts by language"),
        (#""0:0:0": {"a": 1}"#, .value, "array"),
    ])
    func `a fault of an observation has its place, and the next one is read`(
        observation: String, kind: SDMXError.Kind, words: String
    ) throws {
        let message = try ReadMessage(flat(observation))
        let fault = try #require(message.faults.first)
        #expect(message.faults.count == 1)
        #expect(fault.kind == kind && fault.line == 3)
        #expect(fault.character != nil && fault.path == "data.dataSets[0].observations")
        #expect("\(fault)".contains(words), "\(fault)")
        #expect(message.rows(.observation).count == 1)
    }

    @Test func `a series with a wrong key is passed over with its observations`() throws {
        let set = """
            {"series": {
            "0:7": {"observations": {"0": [1], "1": [2]}},
            "0:1": {"observations": {"0": [3]}},
            "0": {"attributes": [0]},
            "1:1": {"attributes": [5], "observations": {"5": [1], "1": [4]}}}}
            """
        let message = try ReadMessage(JSONSample.migrants(set))
        #expect(message.faults.map { $0.kind } == [.value, .columnCount, .value, .value])
        #expect(
            message.faults.map { $0.path ?? "" }
                == ["0:7", "0", "1:1", "1:1"].map { "data.dataSets[0].series[\"\($0)\"]" })
        #expect(message.rows(.observation).map { $0.cells[4] } == ["OBS_VALUE=3", "OBS_VALUE=4"])
    }

    @Test func `a data set needs its structure`() throws {
        let none = try #require(dataFault(#"{"data": {"dataSets": [\#n{"observations": {}}]}}"#))
        #expect(none.kind == .structure && none.line == 2)
        let other = try #require(dataFault(JSONSample.migrants(#"{"structure": 4}"#)))
        #expect(other.kind == .structure && other.found == "structure 4")
        let several = JSONSample.migrants().replacing(#""FREQ:A""#, with: "")
        #expect(dataFault(several) == nil)
        let two = """
            {"data": {"structures": [{"dimensions": {"dataSet": [\(JSONSample.dimensions(["A:x y"]))]}}],
             "dataSets": [{"observations": {"": [1]}}]}}
            """
        #expect(dataFault(two)?.kind == .structure)
    }

    @Test func `an action that is none leaves its data set out, and no other`() throws {
        let sets =
            #"{"action": "Bin", "observations": {"0:0:0": [1]}}, {"observations": {"0:0:1": [2]}}"#
        let message = try ReadMessage(JSONSample.migrants(sets))
        #expect(message.faults.map { $0.kind } == [.action])
        #expect(message.rows.map { $0.level } == [.dataSet, .observation])
    }

    @Test func `a wrong attribute of the data set does not lose its data`() throws {
        let set = #"{"attributes": [8], "observations": {"0:0:0": [1]}}"#
        let message = try ReadMessage(JSONSample.migrants(set))
        #expect(message.rows.map { $0.level } == [.dataSet, .observation])
        #expect(message.faults.map { $0.kind } == [.value])
    }

    @Test(arguments: [
        (#"{"data": {"dataSets": [5]}}"#, SDMXError.Kind.unexpected),
        (#"{"data": {"dataSets": [{"series": 1}]}}"#, .unexpected),
        (#"{"data": {"dataSets": [{"series": {"a": {"observations": {"#, .truncated),
        (#"{"data": {"dataSets": [{"observations": {"0": [_, 0]}}]}}"#, .json),
        (#"{"data": {"dataSets": [], "dataSets": []}}"#, .json),
        (
            #"{"data": {"dataSets": [], "structures": [{"dimensions": {"series": [{"values": [{}]}]}}]}}"#,
            .missing
        ),
        (#"{"data": {"dataSets": {}}}"#, .unexpected),
        (#"{"hello": "world"}"#, .unrecognised),
        (#"{}"#, .unrecognised),
        (#"[1, 2]"#, .unrecognised),
        (#"{"version": "2.0", "class": "dataset", "id": [], "dimension": {}}"#, .unsupported),
    ])
    func `what is no message is refused with its place`(
        text: String, kind: SDMXError.Kind
    ) throws {
        let fault = try #require(dataFault(text))
        #expect(fault.kind == kind, "\(fault)")
        #expect(fault.line != nil)
    }

    @Test func `limits hold`() throws {
        var limits = MessageLimits()
        limits.spoolBytes = 100
        let pieces = Array(JSONSample.migrants().utf8)
        var at = 0
        #expect(throws: SDMXError.self) {
            try ReadMessage(
                .stream {
                    defer { at += 64 }
                    return at < pieces.count ? Array(pieces[at...].prefix(64)) : nil
                }, limits: limits)
        }
        var few = MessageLimits()
        few.nodes = 20
        #expect(throws: SDMXError.self) {
            try ReadMessage(.text(JSONSample.migrants()), limits: few)
        }
        few = MessageLimits()
        few.components = 3
        #expect(throws: SDMXError.self) {
            try ReadMessage(.text(JSONSample.migrants()), limits: few)
        }
        few = MessageLimits()
        few.dataSets = 1
        #expect(throws: SDMXError.self) {
            try ReadMessage(.text(JSONSample.migrants("{}, {}")), limits: few)
        }
    }
}
