import Cubes
import Office
import Testing
import Vocabulary
import Warehouse

@Suite struct TotalsTests {
    private func office() throws -> Office { try #require(StarterWorkspace.shared).office }

    private func value(_ key: String, _ year: Int) throws -> Double? {
        let period = try #require(Period(year: year))
        let shown = try office().show(try KeyPattern(.stock, key))
        let values = shown.compactMap { $0.series[period]?.scaled }
        #expect(values.count <= 1)
        return values.first
    }

    @Test func `both sexes are women plus men`() throws {
        let women = try #require(try value("A.STARTER_2024.SYR.TUR.*.F._T", 2024))
        let men = try #require(try value("A.STARTER_2024.SYR.TUR.*.M._T", 2024))
        #expect(try value("A.STARTER_2024.SYR.TUR.*._T._T", 2024) == women + men)
    }

    @Test func `the totals of all areas make the world of 2024`() throws {
        let areas = try office().warehouse.index()
            .codes(.destination, in: try KeyPattern(.stock, "A.STARTER_2024.W"))
        #expect(areas.count == 233)
        var sum = 0.0
        for area in areas {
            sum += try value("A.STARTER_2024.W.\(area).*._T._T", 2024) ?? 0
        }
        #expect(sum == 304_021_813)
    }

    @Test func `corridors of the starter set make the same world`() throws {
        let period = try #require(Period(year: 2024))
        let areas = try office().areas
        let sum = try office().warehouse.series(KeyPattern(.stock)).reduce(0.0) { sum, held in
            let key = held.series.key
            let isDetail = [key[.origin], key[.destination]].allSatisfy { code in
                code.flatMap { areas.area($0) }?.isAggregate == false
            }
            return isDetail ? sum + (held.series[period]?.scaled ?? 0) : sum
        }
        #expect(sum == 304_021_813)
    }

    @Test func `a printed total is shown and not computed again`() throws {
        let shown = try office().show(try KeyPattern(.stock, "A.STARTER_2024.W.USA.*.F._T"))
        #expect(shown.count == 1)
        #expect(shown.allSatisfy { !$0.isComputed })
    }

    @Test func `a region's total adds its areas and never an aggregate`() throws {
        let pattern = try KeyPattern(.flow, "A5.CORRIDOR.021.MEX.*._T._T.*.DA_CLOSED")
        let period = try #require(Period("2015-07-01/P5Y"))
        let total = try #require(try office().show(pattern).first?.series[period]?.scaled)
        var sum = 0.0
        for origin in ["USA", "CAN"] {
            let one = try office().show(
                try KeyPattern(.flow, "A5.CORRIDOR.\(origin).MEX.*._T._T.*.DA_CLOSED"))
            sum += one.first?.series[period]?.scaled ?? 0
        }
        #expect(total == sum)
        #expect(sum > 0)
    }

    @Test func `an unknown code is named with what there is`() throws {
        let pattern = try KeyPattern(.stock, "A.STARTER_2024.MEXICO.USA")
        let error = try office().explainEmpty(pattern)
        #expect(error.details.contains { $0.contains("MEXICO") && $0.contains("MEX Mexico") })
    }
}
