import SDMX
import Testing

/// What registries send although the standard has it otherwise.
@Suite struct JSONDataQuirkTests {
    private func message(
        _ dataSet: String, _ attributes: String = "", measures: String? = nil
    ) -> String {
        """
        {"data": {"dataSets": [\(dataSet)], "structure\(measures == nil ? "" : "s")":
        \(measures == nil ? "" : "[") {"dimensions": {"observation": [\(JSONSample.dimensions(["A:x y"]))]},
         \(measures.map { "\"measures\": {\($0)}," } ?? "")
         "attributes": {\(attributes)}} \(measures == nil ? "" : "]") }}
        """
    }

    @Test func `attributes without values may be left out of observations in version 1`() throws {
        let attributes =
            #""observation": [{"id": "E", "values": []}, {"id": "S", "values": [{"id": "p"}, {"id": "q"}]}]"#
        let whole = try ReadMessage(
            message(#"{"observations": {"0": [1, null, 1], "1": [2, null, null]}}"#, attributes))
        #expect(whole.rows(.observation)[0] == ReadRow(.observation, "A=x;OBS_VALUE=1;S=q"))
        #expect(whole.remarks == [])
        let short = try ReadMessage(
            message(#"{"observations": {"0": [1, 1], "1": [2, 0]}}"#, attributes))
        #expect(
            short.rows(.observation) == [
                ReadRow(.observation, "A=x;OBS_VALUE=1;S=q"),
                ReadRow(.observation, "A=y;OBS_VALUE=2;S=p"),
            ])
        #expect(short.remarks.map { $0.line } == [1])
    }

    @Test func `an empty list of values means that values are given themselves`() throws {
        let text = message(
            #"{"observations": {"0": ["42", "a"]}}"#,
            #""observation": [{"id": "S", "values": []}]"#,
            measures: #""observation": [{"id": "V", "values": []}]"#)
        #expect(
            try ReadMessage(text).rows(.observation) == [ReadRow(.observation, "A=x;V=42;S=a")])
    }

    @Test func `a text in the place of a number is taken as the value, which is remarked`() throws {
        let text = message(
            #"{"observations": {"0": [1, "q"], "1": [2, true]}}"#,
            #""observation": [{"id": "S", "values": [{"id": "p"}]}]"#)
        let read = try ReadMessage(text)
        #expect(
            read.rows(.observation) == [
                ReadRow(.observation, "A=x;OBS_VALUE=1;S=q"),
                ReadRow(.observation, "A=y;OBS_VALUE=2;S=true"),
            ])
        #expect(read.remarks.count == 1)
    }

    @Test func `the only value of the data set is taken where its number is left out`() throws {
        let text = message(
            #"{"attributes": [0], "observations": {}}"#,
            #""dataset": [{"id": "P", "values": [{"id": "a"}]}, {"id": "Q", "values": [{"id": "b"}]}, {"id": "R", "values": [{"id": "c"}, {"id": "d"}]}]"#
        )
        let read = try ReadMessage(text)
        #expect(read.rows == [ReadRow(.dataSet, "P=a;Q=b")])
        #expect(read.remarks.count == 1)
    }

    @Test func `a value may stand without its array, and nothing in its place`() throws {
        let read = try ReadMessage(message(#"{"observations": {"0": 3.5, "1": null}}"#))
        #expect(
            read.rows(.observation) == [
                ReadRow(.observation, "A=x;OBS_VALUE=3.5"), ReadRow(.observation, "A=y"),
            ])
    }

    @Test func `observations without series may be of a structure with series`() throws {
        let set = #"{"observations": {"1:1:0": [4]}}"#
        #expect(
            try ReadMessage(JSONSample.migrants(set)).rows.last
                == ReadRow(.observation, "FREQ=A;SEX=F;ORIGIN=DEU;TIME_PERIOD=2019;OBS_VALUE=4"))
    }

    @Test func `an empty answer is data without rows`() throws {
        let read = try ReadMessage(#"{"data": {"dataSets": []}, "errors": []}"#)
        #expect(read.rows == [])
        let nothing = try ReadMessage(
            message(#"{"observations": {}}"#).replacing("\"values\": [", with: "\"x\": ["))
        #expect(nothing.rows.count == 1)
    }
}
