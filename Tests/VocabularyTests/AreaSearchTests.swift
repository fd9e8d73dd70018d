import Testing
import Vocabulary

@Suite struct `Searching for an area` {
    let register = AreaRegister.standard

    @Test(arguments: [
        ("turkey", "TUR"), ("Турция", "TUR"), ("TÜRKIYE", "TUR"), ("turkiye", "TUR"),
        ("ivory coast", "CIV"), ("cote d'ivoire", "CIV"), ("Côte d’Ivoire", "CIV"),
        ("burma", "MMR"), ("swaziland", "SWZ"), ("holland", "NLD"), ("Hollande", "NLD"),
        ("uk", "GBR"), ("usa", "USA"), ("south korea", "KOR"), ("tanzania", "TZA"),
        ("russia", "RUS"), ("россия", "RUS"), ("中国", "CHN"), ("مصر", "EGY"), ("المغرب", "MAR"),
        ("Allemagne", "DEU"), ("niger", "NER"), ("guinea", "GIN"), ("soviet", "SUN"),
        ("czech republic", "CZE"), ("GFR", "DEU"), ("EL", "GRC"), ("736", "SDN736"),
        ("kosovo", "XKX"), ("laos", "LAO"), ("reunion", "REU"), ("sao tome", "STP"),
        ("caribbean", "029"), ("europe", "150"), ("world", "W"), ("congo", "COG"),
        ("micronesia", "FSM"), ("Re\u{301}union", "REU"), ("vietnam", "VNM"),
    ])
    func `the area most readers mean comes first`(text: String, id: String) {
        #expect(register.search(text).first?.id == id)
    }

    @Test func `a code comes before a name that begins with it`() {
        #expect(register.search("MAR").map(\.id).prefix(2) == ["MAR", "MTQ"])
        #expect(register.search("NE").first?.id == "NER")
    }

    @Test func `words inside a name are found by their beginning`() {
        let found = register.search("guinea", limit: 10).map(\.id)
        #expect(Set(found).isSuperset(of: ["GIN", "GNB", "GNQ", "PNG"]))
        #expect(!register.search("uinea").map(\.id).contains("GIN"))
    }

    @Test func `former areas come after today's, and can be found`() {
        let found = register.search("sudan").map(\.id)
        #expect(found.first == "SDN")
        #expect(found.contains("SSD") && found.contains("SDN736"))
    }

    @Test func `nothing is found for nothing`() {
        #expect(register.search("").isEmpty)
        #expect(register.search(" -- ").isEmpty)
        #expect(register.search("atlantis").isEmpty)
        #expect(register.search("france", limit: 0).isEmpty)
        #expect(register.search("a", limit: 3).count == 3)
    }

    @Test func `a whole name in any language gives its area and part of one gives none`() {
        let register = AreaRegister.standard
        #expect(register.areas(named: "côte d\u{2019}ivoire").map(\.id) == ["CIV"])
        #expect(register.areas(named: "ALLEMAGNE").map(\.id) == ["DEU"])
        #expect(register.areas(named: "Niger").map(\.id) == ["NER"])
        #expect(register.areas(named: "Korea").isEmpty)
        #expect(register.areas(named: "FRA").isEmpty)
        #expect(register.areas(named: " - ").isEmpty)
    }
}
