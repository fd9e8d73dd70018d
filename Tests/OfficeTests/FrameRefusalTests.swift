import Cubes
import Foundation
import Office
import TestKit
import Testing
import Vocabulary

/// What is not moved to the areas of another date, and what is said of it.
@Suite struct FrameRefusalTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
        try take(.stock, "ESTAT", ["SUN,DEU,B,_T,_T,1990,1200", "RUS,DEU,B,_T,_T,2024,7"])
    }

    private func take(_ flow: Cubes.Dataflow, _ source: String, _ rows: [String]) throws {
        try office.take(flow, source, rows, in: scratch)
    }

    private func refusal(
        _ key: String, _ frame: String, _ weights: [String] = [], _ flow: Cubes.Dataflow = .stock
    ) throws -> String {
        let error = #expect(throws: OfficeError.self) {
            let weights = try weights.map { try office.frameWeights($0) }
            _ = try office.framed(
                KeyPattern(flow, key), in: FrameRequest(frame, weights: weights))
        }
        return try #require(error).description
    }

    @Test func `a code that is no area of the date names those that have its land`() throws {
        let ended = try refusal("ORIGIN=SUN,DESTINATION=DEU", "2024")
        #expect(ended.contains("ended on 1991-12-26") && ended.contains("UKR (Ukraine)"))
        let early = try refusal("ORIGIN=UKR,DESTINATION=DEU", "1990")
        #expect(early.contains("began on 1991-12-26") && early.contains("SUN ("))
        #expect(try refusal("ORIGIN=W,DESTINATION=DEU", "1990").contains("an aggregate"))
        #expect(try refusal("ORIGIN=XQQ,DESTINATION=DEU", "1990").contains("XQQ"))
    }

    @Test func `what cannot be moved is refused with the reason`() throws {
        #expect(try refusal("ORIGIN=DEU,DESTINATION=DEU", "1992").contains("one area at both ends"))
        #expect(try refusal("", "2024", [], .asylum).contains("DF_ASYLUM"))
        #expect(try refusal("METHOD=DA_PB", "2024", [], .flow).contains("_Z"))
        #expect(try refusal("INDICATOR=CBR", "2024", [], .population).contains("rates"))
        #expect(try refusal("ORIGIN=SUN", "1950").contains("1975"))
        #expect(try refusal("ORIGIN=SUN", "soon").contains("expected a year"))
        #expect(try refusal("SOURCE=CORRIDOR", "1990").contains("no series"))
        #expect(try refusal("ORIGIN=PER,DESTINATION=DEU", "1991").contains("no figure"))
    }

    @Test func `where nobody says what a code covers, its figure stays unknown`() throws {
        try take(.stock, "MINE", ["RUS,POL,B,_T,_T,1985,5", "RUS,POL,B,_T,_T,1995,6"])
        let series = try #require(
            try office.framed(
                KeyPattern(.stock, "SOURCE=MINE,ORIGIN=RUS,DESTINATION=POL"),
                in: FrameRequest("2024")
            ).first)
        #expect(series.figures.map(\.value) == [nil, 6])
        #expect(series.figures[0].gaps.map(\.kind) == ["unsaid"])
    }

    @Test func `weights must be held, named where there are several, or stated in a file`() throws {
        let key = "ORIGIN=UKR,DESTINATION=DEU"
        #expect(try refusal(key, "2024", ["population"]).contains("no population"))
        #expect(try refusal(key, "2024", ["population:NOBODY"]).contains("found NOBODY"))
        #expect(try refusal(key, "2024", ["population:A:soon"]).contains("a year"))
        #expect(try refusal(key, "2024", ["nothing.csv"]).contains("the path of a file"))
        for source in ["WPP_2019", "WPP_2024"] {
            try take(.population, source, ["UKR,POP,_T,_T,1992,50"])
        }
        #expect(try refusal(key, "2024", ["population"]).contains("WPP_2019, WPP_2024"))
        try take(.population, "ESTAT", ["SUN,POP,_T,_T,1985,90"])
        let people = try refusal("SOURCE=ESTAT,REF_AREA=UKR", "2024", ["stocks"], .population)
        #expect(people.contains("no other end"))
    }

    @Test(arguments: [
        ("area,part,share,axis,date\nSUN,UKR,1,origin,1991\n", "\"source\""),
        ("area,part,share,axis,date,source\nSUN,UKR,1.5,origin,1991,me\n", "row 2, column 3"),
        ("area,part,share,axis,date,source\nSUN,UKR,1,both,1991,me\n", "row 2, column 4"),
        ("area,part,share,axis,date,source\nSUN,W,1,origin,1991,me\n", "row 2, column 2"),
        ("area,part,share,axis,date,source\nSUN,UKR,1,origin,then,me\n", "row 2, column 5"),
        ("area,part,share,axis,date,source\nSUN,UKR,1,origin,1991,\n", "row 2, column 6"),
        ("area,part,share,axis,date,source\nSUN,UKR,.5,origin,1991,me\n", "sum to 0.5"),
        ("area,part,share,axis,date,source\nSUN,POL,1,origin,1991,me\n", "outside"),
        ("area,part,figure,axis,date,source\nSUN,UKR,0,origin,1991,me\n", "more than 0"),
        (
            "area,part,figure,axis,date,source\nSUN,UKR,1,origin,1991,me\nSUN,UKR,1,origin,1991,me\n",
            "row 3, column 2"
        ), ("area,part,share,axis,date,source\n", "no rows"),
    ])
    func `a file of weights at fault is refused with its place`(text: String, says: String) throws {
        let file = try scratch.file("weights.csv", text)
        let error = #expect(throws: OfficeError.self) { try office.frameWeights(file) }
        let words = try #require(error).description
        #expect(words.contains(says) && words.contains("weights.csv"), "\(words)")
    }

    @Test func `the result is whole as JSON`() throws {
        let all = try office.framed(
            KeyPattern(.stock, "ORIGIN=UKR,DESTINATION=DEU"), in: FrameRequest("2024"))
        let data = try JSONEncoder().encode(all)
        #expect(try JSONDecoder().decode([FramedSeries].self, from: data) == all)
        let object = try #require(
            try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        let figures = try #require(object.first?["figures"] as? [[String: Any]])
        #expect(figures.first?["value"] == nil && figures.first?["kind"] as? String == "unknown")
        #expect(
            (figures.first?["gaps"] as? [[String: Any]])?.first?["kind"] as? String == "noWeights")
        #expect(object.first?["frame"] as? String == "2024-07-01")
    }
}
