import Cubes
import Office
import Publishers
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Two series beside one another.
@Suite struct CompareTests {
    private func office() throws -> Office { try #require(StarterWorkspace.shared).office }

    @Test func `a stock and an estimated flow are different things`() throws {
        let comparison = try office().compare(
            KeyPattern(.stock, "A.STARTER_2024.MEX.USA.*.F._T"),
            KeyPattern(.flow, "A5.CORRIDOR.MEX.USA.*._T._T.*.DA_CLOSED"))
        #expect(comparison.verdict == "not comparable")
        #expect(
            comparison.respects.contains {
                $0.respect == "What is counted" && $0.effect == "refusal"
            })
        #expect(comparison.pairs.isEmpty, "a stock is of a date and a flow of a period")
    }

    @Test func `two methods are compared with care, and their figures stand side by side`() throws {
        let key = "A5.CORRIDOR.VEN.COL.*._T._T.*."
        let comparison = try office().compare(
            KeyPattern(.flow, key + "DA_CLOSED"), KeyPattern(.flow, key + "DA_PB"))
        #expect(comparison.verdict == "with care")
        #expect(comparison.respects.filter { $0.effect != "none" }.map(\.respect) == ["METHOD"])
        let shown = try office().show(KeyPattern(.flow, key + "DA_CLOSED"))
        #expect(comparison.pairs.count == shown.first?.series.observations.count)
        for pair in comparison.pairs where pair.first != 0 {
            #expect(pair.ratio == pair.second / pair.first)
        }
        #expect(comparison.first.definition.contains { $0.code == "TRANSITION" })
        #expect(comparison.first.unsaid.contains("students"))
    }

    @Test func `women and men are different people, and a total is what its parts are`() throws {
        let women = try KeyPattern(.stock, "A.STARTER_2024.SYR.TUR.*.F._T")
        let men = try KeyPattern(.stock, "A.STARTER_2024.SYR.TUR.*.M._T")
        #expect(try office().compare(women, men).verdict == "not comparable")
        let both = try KeyPattern(.stock, "A.STARTER_2024.SYR.TUR.*._T._T")
        let total = try office().compare(both, both)
        #expect(total.verdict == "comparable")
        #expect(total.medianRatio == 1)
        #expect(total.first.definition.contains { $0.code == "07-01" })
    }

    @Test func `a source of which nothing is known leaves it open`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        for (source, count) in [("MINE", 5), ("YOURS", 10)] {
            let file = try scratch.file(
                source + ".csv",
                "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
                    + "TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\n"
                    + "dataflow,CORRIDOR:DF_STOCK(1.0.0),I,A,\(source),FRA,USA,B,_T,_T,2020,"
                    + "\(count),A,PS,\n")
            _ = try office.importFile(file)
        }
        let comparison = try office.compare(
            KeyPattern(.stock, "A.MINE"), KeyPattern(.stock, "A.YOURS"))
        #expect(comparison.verdict == "unclear")
        #expect(comparison.medianRatio == 2)
    }

    @Test func `a key that selects several series is refused with them`() throws {
        let one = try KeyPattern(.stock, "A.STARTER_2024.SYR.TUR.*.F._T")
        let many = try KeyPattern(.stock, "A.STARTER_2024.SYR.TUR")
        let error = #expect(throws: OfficeError.self) { try office().compare(one, many) }
        #expect(error?.kind == .request && error?.details.isEmpty == false)
        let none = try KeyPattern(.stock, "A.STARTER_2024.SYR.SYR")
        #expect(throws: OfficeError.self) { try office().compare(none, one) }
    }

    @Test func `what publishers say is in the answers of the aspects`() {
        for publisher in Publishers.all {
            for statement in publisher.definitions.flatMap(\.statements) {
                #expect(
                    statement.aspect.words(statement.code) != nil,
                    "\(publisher.id): \(statement.aspect) \(statement.code)")
            }
        }
    }

    @Test func `an explanation says what is counted`() throws {
        let explained = try office().explain(
            KeyPattern(.stock, "A.STARTER_2024.MEX.USA.*.F._T"),
            period: try #require(Period(year: 2024)))
        let section = try #require(explained.sections.first { $0.title == "What is counted" })
        #expect(section.rows.contains { $0.label == "Day or period" && $0.text == "on 1 July" })
    }
}

/// What is said of all that a source holds.
@Suite struct DefinitionTableTests {
    @Test func `every series of a source is of one kind, and silence is told`() throws {
        let office = try #require(StarterWorkspace.shared).office
        let tables = try office.definitionTables()
        let index = try office.index()
        for table in tables {
            let flow = try #require(Dataflow(rawValue: table.dataflow))
            let keys = try index.keys(KeyPattern(flow).with(.source, table.source))
            #expect(table.kinds.reduce(0) { $0 + $1.series } == keys.count)
            for kind in table.kinds {
                #expect(kind.said.count + kind.unsaid.count == Aspect.allCases.count)
            }
        }
        let stocks = try #require(tables.first { $0.dataflow == "DF_STOCK" })
        let born = try #require(stocks.kinds.first { $0.codes["CRITERION"] == ["B"] })
        #expect(born.said.contains { $0.aspect == "time" && $0.code == "07-01" })
        #expect(
            born.concepts.contains { $0.concept == "Stock of migrants" && $0.fit.contains("open") })
        #expect(throws: OfficeError.self) { try office.definitionTables(of: ["NOBODY"]) }
    }
}
