import Foundation
import TestKit
import Testing

/// `corridor sdmx` as a process.
@Suite struct SDMXToolTests {
    private static let csv = """
        STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS
        dataflow,TEST:DF(1.0.0),I,A,FRA,2020,12.5,A
        dataflow,TEST:DF(1.0.0),I,A,FRA,2021,13,A
        dataflow,TEST:DF(1.0.0),I,A,DEU,2020,NaN,E

        """

    private static let structure = """
        <mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" \
        xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure" \
        xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"><mes:Header>\
        <mes:ID>S</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2020-01-01T00:00:00</mes:Prepared>\
        <mes:Sender id="TEST"/></mes:Header><mes:Structures><str:Codelists><str:Codelist id="CL_AREA" \
        agencyID="TEST" version="1.0.0"><com:Name>Areas</com:Name><str:Code id="FRA"><com:Name>France\
        </com:Name></str:Code></str:Codelist></str:Codelists><str:Dataflows><str:Dataflow id="DF" \
        agencyID="TEST" version="1.0.0"><com:Name>Flow</com:Name><str:Structure>\(urn)\
        </str:Structure></str:Dataflow></str:Dataflows><str:DataStructures><str:DataStructure id="DSD" \
        agencyID="TEST" version="1.0.0"><com:Name>Structure</com:Name><str:DataStructureComponents>\
        <str:DimensionList>\(dimension("FREQ", nil))\(dimension("REF_AREA", "CL_AREA"))\
        <str:TimeDimension id="TIME_PERIOD"><str:ConceptIdentity>\(concept("TIME_PERIOD"))\
        </str:ConceptIdentity><str:LocalRepresentation><str:TextFormat \
        textType="ObservationalTimePeriod"/></str:LocalRepresentation></str:TimeDimension>\
        </str:DimensionList><str:AttributeList><str:Attribute id="OBS_STATUS"><str:ConceptIdentity>\
        \(concept("OBS_STATUS"))</str:ConceptIdentity><str:AttributeRelationship><str:Observation/>\
        </str:AttributeRelationship></str:Attribute></str:AttributeList><str:MeasureList><str:Measure \
        id="OBS_VALUE"><str:ConceptIdentity>\(concept("OBS_VALUE"))</str:ConceptIdentity></str:Measure>\
        </str:MeasureList></str:DataStructureComponents></str:DataStructure></str:DataStructures>\
        </mes:Structures></mes:Structure>
        """

    private static let urn =
        "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=TEST:DSD(1.0.0)"

    private static func concept(_ id: String) -> String {
        "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=TEST:CS(1.0.0).\(id)"
    }

    private static func dimension(_ id: String, _ list: String?) -> String {
        let codes = list.map { list in
            "<str:LocalRepresentation><str:Enumeration>urn:sdmx:org.sdmx.infomodel.codelist.Codelist="
                + "TEST:\(list)(1.0.0)</str:Enumeration></str:LocalRepresentation>"
        }
        return "<str:Dimension id=\"\(id)\"><str:ConceptIdentity>\(concept(id))"
            + "</str:ConceptIdentity>\(codes ?? "")</str:Dimension>"
    }

    @Test func `a message is looked into as text and as JSON`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("data.txt", Self.csv)
        let text = try Tool.run(["sdmx", "inspect", file])
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("sdmx-csv-2"))
        #expect(text.output.contains("2020 to 2021"))
        let json = try Tool.run(["sdmx", "inspect", file, "--json"])
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(record["observations"] as? Int == 3)
        #expect(record["series"] as? Int == 2)
        #expect(record["kind"] as? String == "data")
    }

    @Test func `data are valid, or not with the line and the code`() throws {
        let scratch = try Scratch()
        let data = try scratch.file("data.csv", Self.csv)
        let structure = try scratch.file("structure", Self.structure)
        let bad = try Tool.run(["sdmx", "validate", data, "--structure", structure])
        #expect(bad.status == 1)
        #expect(bad.output.contains("unknown code, REF_AREA: 1"), "\(bad.output)")
        #expect(bad.output.contains("\"DEU\"") && bad.output.contains("line 4"))
        let lines = Self.csv.split(separator: "\n").filter { !$0.contains("DEU") }
        let mended = try scratch.file("mended.csv", lines.joined(separator: "\n") + "\n")
        let good = try Tool.run(["sdmx", "validate", mended, "--structure", structure])
        #expect(good.status == 0, "\(good.output) \(good.errors)")
        #expect(good.output.contains("valid"))
    }

    @Test(arguments: ["sdmx-ml-2.1", "sdmx-ml-3.0", "sdmx-json-2", "sdmx-csv-1"])
    func `data come back from another format as they were`(_ format: String) throws {
        let scratch = try Scratch()
        let data = try scratch.file("data.csv", Self.csv)
        let structure = try scratch.file("structure", Self.structure)
        let there = scratch.path + "/there"
        let back = scratch.path + "/back"
        let one = try Tool.run([
            "sdmx", "convert", data, "--to", format, "--structure", structure, "-o", there,
        ])
        #expect(one.status == 0, "\(one.errors)")
        let two = try Tool.run([
            "sdmx", "convert", there, "--to", "sdmx-csv-2", "--structure", structure, "-o", back,
        ])
        #expect(two.status == 0, "\(two.errors)")
        let text = try String(contentsOfFile: back, encoding: .utf8)
        #expect(text.replacing("\r\n", with: "\n") == Self.csv)
    }

    @Test func `structures are converted, and what that costs is said`() throws {
        let scratch = try Scratch()
        let structure = try scratch.file("structure", Self.structure)
        let result = try Tool.run(["sdmx", "convert", structure, "--to", "sdmx-json-2"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"CL_AREA\""))
        let csv = try Tool.run(["sdmx", "convert", structure, "--to", "sdmx-csv-2"])
        #expect(csv.status == 1)
        #expect(csv.errors.contains("structures"))
    }

    @Test func `a broken message leaves no file behind`() throws {
        let scratch = try Scratch()
        let data = try scratch.file("data.csv", Self.csv + "dataflow,TEST:DF(1.0.0),I,A\n")
        let there = scratch.path + "/there"
        let result = try Tool.run(["sdmx", "convert", data, "--to", "sdmx-ml-3.0", "-o", there])
        #expect(result.status == 1)
        #expect(result.errors.contains("line 5"))
        #expect(!FileManager.default.fileExists(atPath: there))
        #expect(!FileManager.default.fileExists(atPath: there + ".part"))
    }

    @Test func `gzip is unpacked, and a cut one is refused`() throws {
        let scratch = try Scratch()
        let plain = try scratch.file("data.csv", Self.csv)
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gzip.arguments = [plain]
        try gzip.run()
        gzip.waitUntilExit()
        let whole = try Tool.run(["sdmx", "inspect", plain + ".gz"])
        #expect(whole.status == 0, "\(whole.errors)")
        #expect(whole.output.contains("observations  3"), "\(whole.output)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
        let cut = try scratch.file("cut", Array(bytes.prefix(bytes.count / 2)))
        let result = try Tool.run(["sdmx", "inspect", cut])
        #expect(result.status == 1)
        #expect(result.errors.contains("the end of the file"), "\(result.errors)")
    }

    @Test func `what is no message, no file or no format is said`() throws {
        let scratch = try Scratch()
        let page = try scratch.file("page", "<!DOCTYPE html><html/>")
        #expect(try Tool.run(["sdmx", "inspect", page]).status == 1)
        let none = try Tool.run(["sdmx", "inspect", scratch.path + "/none"])
        #expect(none.status == 1)
        #expect(none.errors.contains("none"))
        let wrong = try Tool.run(["sdmx", "convert", page, "--to", "pdf"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("sdmx-ml-3.0"))
    }
}
