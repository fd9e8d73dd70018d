import Collection
import Cubes
import Testing
import Vocabulary

/// Each verdict on tables small enough to count by hand.
struct TableOverlapTests {
    /// Stocks of one year by the five regions, unless asked otherwise.
    static func table(
        _ collection: String, _ id: String = "1", _ dataflow: Dataflow = .stock,
        criterion: Criterion = .birth, counterpart: TableRequest.Counterpart = .groups,
        sex: Bool = false, ages: TableRequest.Ages = .total, stay: Int? = nil,
        years: ClosedRange<Int> = 2020...2020, interval: Int = 1, breakdowns: [Breakdown] = [],
        own: Bool = false, population: TableRequest.Population = .everybody,
        said: [Aspect: String] = [:], areas: Set<String> = []
    ) -> TableRequest {
        TableRequest(
            collection: collection, id: id, title: id, dataflow: dataflow, criterion: criterion,
            counterpart: counterpart, isBySex: sex, ages: ages, leastStay: stay, years: years,
            areas: areas, interval: interval, breakdowns: breakdowns, includesOwn: own,
            population: population, said: said)
    }

    @Test func `the same table of two collections is asked twice`() {
        let overlap = TableOverlap(Self.table("a", sex: true), Self.table("b", sex: true))
        #expect(overlap.verdict == .twice && overlap.extent == .same)
        // Five regions and those of whom it is not known, women and men.
        #expect(overlap.sharedCells(of: "FRA") == 12)
    }

    @Test func `a finer table contains a coarser one, by what is to be added up`() {
        let fine = Self.table("a", counterpart: .each, sex: true, ages: .fiveYear, own: true)
        let coarse = Self.table("b", ages: .broad)
        let overlap = TableOverlap(fine, coarse)
        #expect(overlap.verdict == .contained && overlap.extent == .firstGives)
        #expect(overlap.sharedCells(of: "FRA") == 6 * 5)
        #expect(
            overlap.reasons == [
                "from the first, add up areas to groups, leave out the country's own, "
                    + "add up women and men, add up ages to four broad age groups"
            ])
        #expect(TableOverlap(coarse, fine).extent == .secondGives)
    }

    @Test func `tables that tell apart different things share their sums`() {
        let byAge = Self.table("a", ages: .broad, years: 2018...2020)
        let bySex = Self.table("b", sex: true, years: 2019...2021)
        let overlap = TableOverlap(byAge, bySex)
        #expect(overlap.verdict == .partly && overlap.years == [2019, 2020])
        // Six origins in each of two years.
        #expect(overlap.sharedCells(of: "FRA") == 12)
    }

    @Test func `the same table of fewer years is contained, of other years disjoint`() {
        let ten = Self.table("a", years: 2000...2020, interval: 10)
        #expect(TableOverlap(ten, Self.table("b", years: 2010...2010)).verdict == .contained)
        #expect(
            TableOverlap(ten, Self.table("b", years: 2010...2010)).reasons
                == ["from the first, take fewer years"])
        let between = TableOverlap(ten, Self.table("b", years: 2001...2009))
        #expect(between.verdict == .disjoint && between.reasons == ["no year in common"])
    }

    @Test
    func `a least stay that differs makes another definition, one that is not said leaves it open`()
    {
        func flow(_ id: String, _ stay: Int?) -> TableRequest {
            Self.table(id, "1", .flow, criterion: .citizenship, stay: stay)
        }
        let differs = TableOverlap(flow("a", 12), flow("b", 3))
        #expect(differs.verdict == .definition && differs.extent == .same)
        #expect(differs.reasons == ["least stay: twelve months and three months"])
        #expect(TableOverlap(flow("a", 12), flow("b", nil)).verdict == .unclear)
        #expect(TableOverlap(flow("a", nil), flow("b", nil)).verdict == .unclear)
        #expect(TableOverlap(flow("a", 12), flow("b", 12)).verdict == .twice)
        // How long somebody has been there decides nothing of who became a citizen.
        let citizens = { Self.table($0, "1", .acquisition, criterion: .citizenship) }
        #expect(TableOverlap(citizens("a"), citizens("b")).verdict == .twice)
    }

    @Test func `days of a stock that differ are a definition, sources are not`() {
        let january = Self.table("a", said: [.time: "01-01", .compiledFrom: "CENSUS"])
        let july = Self.table("b", said: [.time: "07-01", .compiledFrom: "CENSUS"])
        let register = Self.table("b", said: [.time: "01-01", .compiledFrom: "REGISTER"])
        #expect(TableOverlap(january, july).verdict == .definition)
        #expect(TableOverlap(january, register).verdict == .twice)
    }

    @Test func `other people are disjoint: criterion, end, population, dataflow`() {
        let births = Self.table("a")
        for other in [
            Self.table("b", criterion: .citizenship), Self.table("b", population: .workers),
            Self.table("b", "1", .flow),
        ] {
            #expect(TableOverlap(births, other).verdict == .disjoint)
        }
        #expect(
            TableOverlap(births, Self.table("b", criterion: .citizenship)).reasons
                == ["country of birth and country of citizenship"])
    }

    @Test func `a total with a country's own and one without have no figure in common`() {
        let all = Self.table("a", counterpart: .total, own: true)
        let foreign = Self.table("b", counterpart: .total)
        #expect(TableOverlap(all, foreign).verdict == .disjoint)
        let each = Self.table("c", counterpart: .each, own: true)
        #expect(TableOverlap(each, all).extent == .firstGives)
        #expect(TableOverlap(each, foreign).extent == .firstGives)
    }

    /// Counts what a table asks by writing each figure's codes down.
    private func enumerated(_ table: TableRequest, _ area: String) -> Int {
        var codes: Set<[String]> = []
        let further = table.breakdowns.reduce([[String]]([[]])) { lists, breakdown in
            lists.flatMap { list in breakdown.categories.map { list + [$0.code] } }
        }
        for year in table.askedYears {
            for other in table.counterparts(of: area) {
                for sex in table.sexCodes {
                    for age in table.ageCodes {
                        for rest in further {
                            codes.insert(["\(year)", other, sex, age] + rest)
                        }
                    }
                }
            }
        }
        return codes.count
    }

    @Test func `figures are counted as writing them all down does`() {
        for counterpart in TableRequest.Counterpart.allCases {
            for ages in TableRequest.Ages.allCases {
                for (sex, own) in [(true, true), (false, true), (true, false)] {
                    for criterion in [Criterion.birth, .citizenship] {
                        let table = Self.table(
                            "a", criterion: criterion, counterpart: counterpart, sex: sex,
                            ages: ages, years: 2000...2004, interval: 2,
                            breakdowns: ages == .total ? [.reason, .duration] : [], own: own)
                        for area in ["FRA", "SUN"] {
                            #expect(table.cells(of: area) == enumerated(table, area))
                        }
                    }
                }
            }
        }
    }

    @Test func `no overlap is larger than the smaller table, and order makes no difference`() {
        let tables = [
            Self.table("a", counterpart: .each, ages: .broad), Self.table("b", sex: true),
            Self.table("c", counterpart: .total, ages: .single, own: true),
            Self.table("d", counterpart: .each, sex: true, own: true),
            Self.table("e", counterpart: .total, breakdowns: [.occupation]),
        ]
        for first in tables {
            for second in tables where first.collection != second.collection {
                let there = TableOverlap(first, second)
                let back = TableOverlap(second, first)
                #expect(there.verdict == back.verdict)
                #expect(there.sharedCells(of: "FRA") == back.sharedCells(of: "FRA"))
                #expect(
                    there.sharedCells(of: "FRA")
                        <= min(first.cells(of: "FRA"), second.cells(of: "FRA")))
            }
        }
    }
}
