import Office
import SDMX
import Testing
import Vocabulary

@Suite struct AreaCodelistTests {
    private let structures: Structures
    private let codes: [String: Code]

    init() throws {
        structures = HouseStructures(releases: [], found: FoundCodes()).structures
        let list = try #require(structures.list("CL_AREA", "1.0.0"))
        codes = Dictionary(uniqueKeysWithValues: list.codes.map { ($0.id, $0) })
    }

    @Test func `every area and group of the register is a code`() {
        #expect(Set(codes.keys) == Set(AreaRegister.standard.all.map(\.id)))
    }

    @Test func `names are in the languages of the United Nations where the register has them`() {
        #expect(
            codes["MEX"]?.names.entries.map(\.language) == ["en", "fr", "es", "ru", "ar", "zh"])
        #expect(codes["MEX"]?.names["fr"] == "Mexique")
        #expect(codes["AGO"]?.names["fr"] == "Angola", "the same name is still the French one")
        #expect(codes["DESA2087"]?.names.entries.map(\.language) == ["en"])
    }

    @Test func `the regions that an area lies in are told, smallest first`() {
        let text = codes["MEX"]?.descriptions["en"]
        #expect(
            text?.contains(
                "In Central America (013), Latin America and the Caribbean (419), Americas (019).")
                == true)
        #expect(codes["013"]?.descriptions["en"]?.contains("(419)") == true)
        #expect(codes["OOO"]?.descriptions["en"]?.contains("In ") == false)
        #expect(codes.values.allSatisfy { $0.parent == nil })
    }

    @Test(arguments: [
        ("MEX", "013"), ("013", "419"), ("419", "019"), ("019", "W"), ("DEU", "155"),
        ("ATA", "W"), ("GGY", "154"), ("NZL", "053"),
    ])
    func `in the hierarchy an area is under the smallest M49 region`(
        _ area: String, _ region: String
    ) {
        func above(_ codes: [HierarchicalCode], _ parent: String?) -> String? {
            for code in codes {
                if code.id == area { return parent }
                if let found = above(code.children, code.id) { return found }
            }
            return nil
        }
        #expect(above(structures.hierarchies[0].codes, nil) == region)
    }

    @Test func `an area that ended says when, and whose its land is`() throws {
        let text = try #require(codes["YUG"]?.descriptions["en"])
        #expect(text.contains("1945-1992"))
        for area in ["BIH", "HRV", "MKD", "SVN", "SRB", "MNE"] { #expect(text.contains(area)) }
        let group = try #require(codes["EFTA"]?.descriptions["en"])
        #expect(group.contains("4 areas") && group.contains("CHE, ISL, LIE, NOR"))
    }

    @Test func `the hierarchy of regions has each country of today once`() throws {
        let hierarchy = try #require(structures.hierarchies.first)
        #expect(hierarchy.codes.map(\.id) == ["W"])
        func leaves(_ codes: [HierarchicalCode]) -> [String] {
            codes.flatMap { $0.children.isEmpty ? [$0.id] : leaves($0.children) }
        }
        let there = leaves(hierarchy.codes)
        #expect(there.count == Set(there).count)
        #expect(Set(there) == Set(AreaRegister.standard.countries.map(\.id)))
        let world = try #require(hierarchy.codes.first)
        #expect(world.children.filter { !$0.children.isEmpty }.count == 5)
    }
}
