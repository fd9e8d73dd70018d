import Testing
import Vocabulary

@Suite struct `The register of areas` {
    let register = AreaRegister.standard

    func ids(_ areas: [Area]) -> Set<String> { Set(areas.map(\.id)) }

    @Test func `there are five regions, seventeen subregions and seven intermediate ones`() {
        #expect(register.areas(of: .region).count == 5)
        #expect(register.areas(of: .subregion).count == 17)
        #expect(register.areas(of: .intermediateRegion).count == 7)
        #expect(register.areas(of: .world).map(\.id) == ["W"])
    }

    @Test func `there are 195 member and observer states and 250 areas that make the world`() {
        #expect(register.areas(of: .country).count == 195)
        #expect(register.countries.count == 250)
        #expect(!ids(register.countries).contains("XCI"))
        #expect(ids(register.countries).isSuperset(of: ["XKX", "PSE", "GGY", "TWN"]))
    }

    @Test(arguments: [("199", 45), ("432", 32), ("722", 53), ("DESA1637", 57), ("EU27_2020", 27)])
    func `a group has as many members as its publisher lists`(group: String, count: Int) {
        #expect(register.members(of: group).count == count)
    }

    @Test func `flags and group lists agree`() {
        #expect(ids(register.all.filter(\.isLDC)) == ids(register.members(of: "199")))
        #expect(ids(register.all.filter(\.isLLDC)) == ids(register.members(of: "432")))
        #expect(ids(register.all.filter(\.isSIDS)) == ids(register.members(of: "722")))
        let burundi = register.area("BDI")
        #expect(burundi?.isLDC == true && burundi?.isLLDC == true && burundi?.isSIDS == false)
    }

    @Test func `regions divide the world, and subregions each region`() {
        let regions = register.areas(of: .region)
        let divided = regions.flatMap { register.members(of: $0.id) }
        #expect(divided.count == ids(divided).count)
        #expect(ids(register.countries).subtracting(ids(divided)) == ["ATA"])
        for region in regions {
            let parts = register.areas(of: .subregion).filter { $0.regionID == region.id }
            let members = parts.flatMap { register.members(of: $0.id) }
            #expect(ids(members) == ids(register.members(of: region.id)))
        }
    }

    @Test func `income groups and development groups divide the areas DESA lists`() {
        let developed = register.members(of: "DESA901") + register.members(of: "DESA902")
        let income = ["DESA1500", "DESA1501", "DESA1502", "DESA1503", "DESA1518"]
            .flatMap(register.members)
        #expect(developed.count == 237)
        #expect(income.count == 236)
        #expect(ids(income).count == 236)
        #expect(ids(developed).subtracting(ids(income)).count == 1)
    }

    @Test func `groups that are unions of others have their members`() {
        func union(_ groups: String...) -> Set<String> { ids(groups.flatMap(register.members)) }
        #expect(union("DESA1501", "DESA1502") == union("DESA1517"))
        #expect(union("199", "DESA934") == union("DESA902"))
        #expect(union("150", "021").isSuperset(of: union("DESA1829")))
        #expect(union("DESA902").subtracting(union("DESA948")) == ["CHN", "HKG", "MAC", "TWN"])
    }

    @Test func `an area knows its regions`() throws {
        let haiti = try #require(register.area("HTI"))
        #expect(register.region(of: haiti)?.name == "Americas")
        #expect(register.subregion(of: haiti)?.name == "Latin America and the Caribbean")
        #expect(register.intermediateRegion(of: haiti)?.name == "Caribbean")
        #expect(ids(register.groups(containing: haiti)).isSuperset(of: ["199", "722", "DESA902"]))
    }

    @Test func `the Channel Islands stand for Guernsey and Jersey`() throws {
        let islands = try #require(register.area("XCI"))
        #expect(islands.isComposite && !islands.isAggregate)
        #expect(ids(register.members(of: "XCI")) == ["GGY", "JEY"])
        #expect(!ids(register.members(of: "154")).contains("XCI"))
    }

    @Test func `aggregates are told from areas by their kind`() throws {
        #expect(try register.resolve("900", in: .desa).kind == .world)
        #expect(try register.resolve("1503", in: .desa).isAggregate)
        #expect(try register.resolve("894", in: .desa).isAggregate == false)
        #expect(register.area("OOO")?.kind == .special)
    }

    @Test func `fifteen states followed the Soviet Union`() throws {
        let union = try #require(register.area("SUN"))
        #expect(union.successorIDs.count == 15)
        #expect(register.successorsToday(of: union).count == 15)
        #expect(!union.isCurrent && union.lastYear == 1991)
        #expect(register.area("KAZ")?.predecessorIDs == ["SUN"])
    }

    @Test func `successors are followed through later changes`() throws {
        let yugoslavia = try #require(register.area("YUG"))
        let today: Set = ["BIH", "HRV", "MKD", "SVN", "SRB", "MNE"]
        #expect(ids(register.successorsToday(of: yugoslavia)) == today)
        let in2000: Set = ["BIH", "HRV", "MKD", "SVN", "SCG"]
        #expect(ids(register.successors(of: yugoslavia, in: 2000)) == in2000)
        let serbia = try #require(register.area("SRB"))
        #expect(register.predecessors(of: serbia, in: 1980).map(\.id) == ["YUG"])
        #expect(register.successorsToday(of: serbia).isEmpty)
    }

    @Test func `every id an area refers to is in the register`() {
        for area in register.all {
            let places = [area.regionID, area.subregionID, area.intermediateRegionID]
            let relatives = area.predecessorIDs + area.successorIDs + area.memberIDs
            for id in places.compactMap({ $0 }) + relatives {
                #expect(register.area(id) != nil, "\(area.id) refers to \(id)")
            }
            #expect((area.kind == .former) == !area.successorIDs.isEmpty, "\(area.id)")
            #expect((area.kind == .former) == !area.isCurrent, "\(area.id)")
            for heir in register.areas(area.successorIDs) {
                #expect(heir.predecessorIDs.contains(area.id))
                #expect(heir.firstYear != nil)
            }
        }
        #expect(Set(register.all.map(\.id)).count == register.all.count)
        #expect(register.all.count == 346, "every row of the table reads")
    }

    @Test func `countries and territories have six names, a short one and a point on Earth`() {
        for area in register.all where area.kind == .country || area.kind == .territory {
            #expect(!area.name.isEmpty && !area.shortName.isEmpty)
            #expect(area.shortName.count <= 28, "\(area.shortName)")
            for language in [Language.russian, .arabic, .chinese] {
                #expect(area.name(in: language) != area.name, "\(area.id) in \(language)")
            }
            guard let point = area.point else {
                Issue.record("\(area.id) has no point")
                continue
            }
            #expect((-90...90).contains(point.latitude) && (-180...180).contains(point.longitude))
        }
    }

    @Test func `points lie where the areas are`() throws {
        let france = try #require(register.area("FRA")?.point)
        #expect((44...49).contains(france.latitude) && (0...5).contains(france.longitude))
        let states = try #require(register.area("USA")?.point)
        #expect((35...45).contains(states.latitude) && (-105 ... -90).contains(states.longitude))
        let fiji = try #require(register.area("FJI")?.point)
        #expect((-19 ... -16).contains(fiji.latitude) && abs(fiji.longitude) > 176)
    }

    @Test func `names are those of M49`() {
        #expect(register.area("TUR")?.name == "Türkiye")
        #expect(register.area("VNM")?.name == "Viet Nam")
        #expect(register.area("CIV")?.name == "Côte d'Ivoire")
        #expect(register.area("BOL")?.name == "Bolivia (Plurinational State of)")
        #expect(register.area("BOL")?.shortName == "Bolivia")
        #expect(register.area("KOR")?.shortName == "Rep. of Korea")
        #expect(register.area("150")?.name(in: .chinese) == "欧洲")
        #expect(register.area("EGY")?.name(in: .arabic) == "مصر")
        #expect(register.area("DESA948")?.name(in: .french) == register.area("DESA948")?.name)
    }
}
