import Cubes
import Testing
import Vocabulary
import Warehouse

struct RoundTripTests {
    private func state(
        _ warehouse: Warehouse, asOf release: Int?
    ) throws -> NaiveWarehouse.State {
        var state: NaiveWarehouse.State = [:]
        for flow in Dataflow.allCases {
            for held in try warehouse.series(KeyPattern(flow), asOf: release) {
                #expect(state[held.series.key] == nil)
                state[held.series.key] = zip(held.series.observations, held.releases).map {
                    NaiveWarehouse.Figure(observation: $0, release: $1)
                }
            }
        }
        return state
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `any sequence of releases leaves what a naive model holds, now and as of each release`(
        _ seed: UInt64
    ) throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var model = NaiveWarehouse()
        var random = RandomReleases(seed: seed)
        for number in 1...25 {
            let (draft, series) = try random.next(number)
            let outcome = try warehouse.write(draft, series: series)
            model.write(draft, series)
            #expect(outcome.release.id == model.last)
            #expect(try state(warehouse, asOf: nil) == model.state(model.last))
        }
        let again = try workspace.open(create: false)
        for release in 0...model.last {
            #expect(try state(again, asOf: release) == model.state(release), "as of \(release)")
        }
        #expect(try state(again, asOf: nil) == model.state(model.last))
    }

    @Test func `a full key, a wide key and the index name the same series`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a"),
            series: [try series("SYR", [2014: 1]), try series("IRQ", [2014: 2, 2015: 3])])
        let full = try KeyPattern(.displaced, "A.S.IRQ.TUR.REF")
        let cold = try workspace.open(create: false).series(full)
        #expect(cold == (try warehouse.series(displaced.with(.origin, "IRQ"))))
        #expect(cold == (try warehouse.series(full)))
        let index = try warehouse.index()
        #expect(index.count(.displaced) == 2)
        #expect(index.count(.stock) == 0)
        #expect(index.codes(.origin, in: displaced) == ["IRQ", "SYR"])
        #expect(index.codes(.sex, in: displaced).isEmpty)
        #expect(try index.keys(full).map(\.description) == ["A.S.IRQ.TUR.REF"])
    }

    @Test(arguments: ["A.S.XXX.TUR.REF", "..XXX", "..TUR", "..+"])
    func `codes that do not occur select nothing`(_ text: String) throws {
        let workspace = try Workspace()
        _ = try workspace.open().write(.test("a"), series: [try series("SYR", [2014: 1])])
        let warehouse = try workspace.open(create: false)
        let pattern = try KeyPattern(.displaced, text)
        #expect(try warehouse.series(pattern).isEmpty)
        #expect(try warehouse.index().keys(pattern).isEmpty)
    }

    @Test func `a release reads back as it was drafted`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var draft = ReleaseDraft.test("a", source: "UNHCR", table: "refugees")
        draft.notes = ["Mid-year figures", "“over” 10"]
        draft.licence = Licence(name: "terms of use", url: nil)
        draft.parameters = #"{"year":2015}"#
        let written = try warehouse.write(draft, series: [try series("SYR", [2014: 1])]).release
        let read = try #require(try workspace.open(create: false).releases().first)
        #expect(read == written)
        #expect(read.notes == draft.notes)
        #expect(read.licence == draft.licence)
        #expect(read.files == draft.files)
        #expect(read.parameters == draft.parameters)
        #expect(try warehouse.release(written.id) == written)
        #expect(try warehouse.release(99) == nil)
        #expect(try warehouse.latestRelease(source: "UNHCR", table: "refugees") == written)
        #expect(try warehouse.latestRelease(source: "UNHCR", table: "other") == nil)
        #expect(try warehouse.lastRelease(heldAt: String(read.heldFrom.prefix(10))) == written)
        #expect(try warehouse.lastRelease(heldAt: read.heldFrom) == written)
        #expect(try warehouse.lastRelease(heldAt: "2001-01-01") == nil)
    }

    @Test func `the hash of known bytes is the published one`() {
        #expect(
            contentHash(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
