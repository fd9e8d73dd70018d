import Cubes
import Foundation
import Office
import SDMX
import TestKit
import Testing
import Vocabulary
import Warehouse

@Suite struct RefusalTests {
    private static let header =
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
        + "TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\n"

    private func message(_ rows: [String], action: String = "I") -> String {
        Self.header
            + rows.map { "dataflow,CORRIDOR:DF_STOCK(1.0.0),\(action),A," + $0 + "\n" }.joined()
    }

    @Test(arguments: [
        "MADE_UP,MEX,USA,B,F,_T,2020,-5,A,PS,", "MADE_UP,MEX,USA,B,F,_T,2020,1e12,A,PS,",
        "MADE UP,MEX,USA,B,F,_T,2020,5,A,PS,", "MADE_UP,MEX,XYZ,B,F,_T,2020,5,A,PS,",
        "MADE_UP,MEX,USA,B,F,_T,2020,5,A,PS,99", "MADE_UP,MEX,USA,B,F,_T,20,5,A,PS,",
    ])
    func `a message with an absurd figure or code is refused with its row`(row: String) throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let file = try scratch.file("bad.csv", message([row]))
        let error = #expect(throws: OfficeError.self) { try office.importFile(file) }
        #expect(error?.details.contains { $0.contains("row 2") } == true)
        #expect(try office.warehouse.releases().isEmpty)
    }

    @Test func `merging, deleting, estimates and two sources are refused`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let good = "MADE_UP,MEX,USA,B,F,_T,2020,5,A,PS,"
        for text in [
            message([good], action: "M"), message([good], action: "D"),
            message([good, "OTHER,MEX,USA,B,F,_T,2020,5,A,PS,"]),
            message(["CORRIDOR,MEX,USA,B,F,_T,2020,5,A,PS,"]),
        ] {
            let file = try scratch.file("bad.csv", text)
            #expect(throws: (any Error).self) { try office.importFile(file) }
        }
        #expect(try office.warehouse.releases().isEmpty)
    }

    @Test func `figures on two criteria are never added`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let file = try scratch.file(
            "two.csv",
            message([
                "MADE_UP,FRA,USA,B,F,_T,2020,100,A,PS,", "MADE_UP,FRA,USA,C,F,_T,2020,80,A,PS,",
                "MADE_UP,DEU,USA,B,F,_T,2020,1500,A,PS,",
            ]))
        _ = try office.importFile(file)
        let shown = try office.show(try KeyPattern(.stock, "A.MADE_UP.155.USA.*.F._T"))
        let sums = Set(shown.compactMap { $0.series.observations.first?.value.number })
        #expect(sums == [1600, 80])
        let book = try StockBook(office, source: "MADE_UP")
        #expect(book.stock("FRA", "USA", 2020, sex: .female) == 100, "birth comes first")
    }

    @Test func `a printed total says nothing of another stated criterion`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let file = try scratch.file(
            "three.csv",
            message([
                "MADE_UP,FRA,USA,C,_T,_T,2020,80,A,PS,", "MADE_UP,FRA,USA,B,F,_T,2020,60,A,PS,",
                "MADE_UP,FRA,USA,B,M,_T,2020,40,A,PS,", "MADE_UP,DEU,USA,_U,_T,_T,2020,7,A,PS,",
                "MADE_UP,DEU,USA,B,F,_T,2020,3,A,PS,", "MADE_UP,DEU,USA,B,M,_T,2020,4,A,PS,",
                "MADE_UP,POL,USA,C,_T,_T,2020,9,A,PS,", "MADE_UP,POL,USA,_U,F,_T,2020,5,A,PS,",
                "MADE_UP,POL,USA,_U,M,_T,2020,4,A,PS,",
            ]))
        _ = try office.importFile(file)
        for (origin, wanted) in [("FRA", [100, 80]), ("DEU", [7]), ("POL", [9])] {
            let key = "A.MADE_UP.\(origin).USA.*._T._T"
            let pattern = try KeyPattern(.stock, key)
            let shown = try office.show(pattern)
            #expect(
                shown.compactMap { $0.series.observations.first?.value.number }.sorted()
                    == wanted.map(Double.init).sorted(), "\(origin)")
            // What the service gives is the same.
            let output = try FigureOutput(
                [FigureRequest(FigureQuestion(try office.state(), pattern))], .message(.csv2),
                FigureOutput.Frame(header: MessageHeader()))
            while try output.next() != nil {}
            #expect(output.count == wanted.count, "\(origin)")
        }
    }

    @Test func `rates are not added up and the world is not counted twice`() throws {
        let office = try #require(StarterWorkspace.shared).office
        let year = try #require(Period(year: 2020))
        let world = try office.show(try KeyPattern(.population, "A.STARTER_2024.W.POP._T._T"))
        #expect(world.count == 1)
        let value = try #require(world.first?.series[year]?.scaled)
        #expect(abs(value - 7_887_000_000) < 2_000_000, "as WPP 2024 prints it")
        let rates = try office.show(try KeyPattern(.population, "A.STARTER_2024.155.CBR._T._T"))
        #expect(rates.isEmpty)
    }

    @Test func `the Channel Islands are in the total of Europe, and absences are said`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let file = try scratch.file(
            "islands.csv",
            message([
                "MADE_UP,XCI,USA,B,F,_T,2020,10,A,PS,", "MADE_UP,FRA,USA,B,F,_T,2020,100,A,PS,",
            ]))
        _ = try office.importFile(file)
        let shown = try office.show(try KeyPattern(.stock, "A.MADE_UP.150.USA.*.F._T"))
        let observation = try #require(shown.first?.series.observations.first)
        #expect(observation.value == .number(110))
        #expect(observation.attributes[.comment]?.contains("of 150 have none") == true)
    }
}
