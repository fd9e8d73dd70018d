import Testing
import Vocabulary

@Suite struct `Codes of areas` {
    let register = AreaRegister.standard

    func failure(_ code: String, _ scheme: AreaScheme, _ year: Int? = nil) -> AreaLookupError? {
        do {
            _ = try register.resolve(code, in: scheme, year: year)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("ARE", AreaScheme.unhcr, "EGY"), ("ARE", .alpha3, "ARE"), ("AUS", .unhcr, "AUT"),
        ("MAR", .unhcr, "MTQ"), ("GFR", .unhcr, "DEU"), ("GAZ", .unhcr, "PSE"),
        ("UKN", .unhcr, "UNK"), ("STA", .unhcr, "XXA"), ("TIB", .unhcr, "TIB"),
        ("XXA", .alpha3, "XXA"), ("UNK", .alpha3, "UNK"), ("AB9", .unhcr, "AB9"),
        ("EL", .eurostat, "GRC"), ("UK", .eurostat, "GBR"), ("XK", .eurostat, "XKX"),
        ("STLS", .eurostat, "XXA"), ("EU27_2020", .eurostat, "EU27_2020"),
        ("CHI", .worldBank, "XCI"), ("IMY", .worldBank, "IMN"), ("KSV", .worldBank, "XKX"),
        ("ROM", .worldBank, "ROU"), ("ZAR", .worldBank, "COD"), ("TMP", .worldBank, "TLS"),
        ("WBG", .worldBank, "PSE"), ("WLD", .worldBank, "W"), ("SCG", .worldBank, "SCG"),
        ("XCX", .undesaCopy, "XCI"), ("OOO", .undesaCopy, "OOO"), ("NOR", .undesaCopy, "NOR"),
        ("2003", .desa, "OOO"), ("412", .desa, "XKX"), ("830", .desa, "XCI"),
        ("900", .desa, "W"), ("947", .desa, "202"), ("1834", .desa, "202"), ("4", .desa, "AFG"),
        ("921", .desa, "DESA1831"), ("5505", .desa, "019"), ("941", .desa, "199"),
        ("4", .m49, "AFG"), ("004", .m49, "AFG"), ("001", .m49, "W"), (" nor ", .alpha3, "NOR"),
    ])
    func `a publisher's code means`(code: String, scheme: AreaScheme, id: String) throws {
        #expect(try register.resolve(code, in: scheme).id == id)
    }

    @Test func `every location number of DESA's lists resolves`() throws {
        let aggregates = """
            900 1834 1833 1831 1832 1830 1835 1836 1829 5502 901 902 941 934 948 1636 2087 2088
            2089 2090 1637 2091 2092 2093 5503 5504 1503 1859 1517 1502 1501 1500 1518 903 910
            911 912 913 914 935 5500 906 5501 920 922 908 923 924 925 926 5505 904 915 916 931 905
            909 927 928 954 957 947 921 917 918
            """
        for code in aggregates.split(whereSeparator: \.isWhitespace) {
            #expect(try register.resolve(String(code), in: .desa, year: 1950).isAggregate)
        }
        for area in register.countries {
            let code = try #require(area.desa)
            #expect(try register.resolve(code, in: .desa, year: 1950) == area)
        }
    }

    @Test func `each area is found by its own code in every scheme`() throws {
        for area in register.all {
            for scheme in AreaScheme.allCases {
                guard let code = area.code(in: scheme) else { continue }
                // Not the year of change, which belongs to two areas.
                let year = area.lastYear.map { $0 - 1 } ?? area.firstYear.map { $0 + 1 } ?? 2020
                #expect(try register.resolve(code, in: scheme, year: year) == area)
            }
        }
        #expect(try register.resolve("CS", in: .alpha2, year: 2004).id == "SCG")
    }

    @Test func `a code means one area at a time`() {
        for scheme in AreaScheme.allCases {
            for code in register.codes(in: scheme) {
                let history = register.history(of: code, in: scheme)
                for (position, one) in history.enumerated() {
                    for other in history[(position + 1)...] {
                        #expect(!one.dates.overlaps(other.dates), "\(code) in \(scheme)")
                    }
                }
            }
        }
    }

    @Test func `YUG without a year is ambiguous and names both`() {
        let error = failure("YUG", .alpha3)
        guard case .ambiguous(let candidates)? = error?.kind else {
            Issue.record("expected an ambiguity, got \(String(describing: error))")
            return
        }
        #expect(Set(candidates.map(\.id)) == ["YUG", "SCG"])
        #expect(error?.description.contains("expected a year") == true)
    }

    @Test func `YUG with a year is one of the two`() throws {
        #expect(try register.resolve("YUG", in: .alpha3, year: 1985).id == "YUG")
        #expect(try register.resolve("YUG", in: .alpha3, year: 1999).id == "SCG")
        #expect(try register.resolve("891", in: .m49).id == "SCG")
        #expect(try register.resolve("890", in: .m49).id == "YUG")
    }

    @Test func `736 in 2015 is refused and 729 named`() {
        let error = failure("736", .m49, 2015)
        guard case .outsideDates(let valid, let instead)? = error?.kind else {
            Issue.record("expected a refusal by date, got \(String(describing: error))")
            return
        }
        #expect(valid.values.map(\.last) == [2011])
        #expect(instead.map(\.m49) == ["729", "728"])
        #expect(error?.description.contains("729 (Sudan)") == true)
    }

    @Test func `the letters of Sudan follow its borders when a year is given`() throws {
        #expect(try register.resolve("SDN", in: .alpha3, year: 2005).id == "SDN736")
        #expect(try register.resolve("SDN", in: .alpha3, year: 2011).id == "SDN")
        #expect(try register.resolve("SDN", in: .alpha3).id == "SDN")
        #expect(try register.resolve("SDN", in: .undesaCopy, year: 1990).id == "SDN")
        #expect(try register.resolve("736", in: .m49).id == "SDN736")
    }

    @Test func `an area asked for before it existed gives its predecessor`() {
        let error = failure("RUS", .alpha3, 1980)
        guard case .outsideDates(_, let instead)? = error?.kind else {
            Issue.record("expected a refusal by date, got \(String(describing: error))")
            return
        }
        #expect(instead.map(\.id) == ["SUN"])
    }

    @Test func `a renamed country keeps its old letters in their years`() throws {
        #expect(try register.resolve("BUR", in: .alpha3, year: 1980).id == "MMR")
        #expect(failure("BUR", .alpha3, 1995)?.description.contains("MMR (Myanmar)") == true)
    }

    @Test func `an unknown code says what may have been meant`() {
        let german = failure("DEU", .unhcr)
        #expect(german?.kind == .unknown)
        #expect(german?.suggestions.map(\.id) == ["DEU"])
        #expect(german?.description.contains("GFR (Germany)") == true)
        #expect(failure("NOX", .alpha3)?.suggestions.contains { $0.id == "NOR" } == true)
        #expect(failure("Denmark", .alpha3)?.suggestions.map(\.id) == ["DNK"])
        let long = String(repeating: "A", count: 10_000)
        #expect(failure(long, .alpha3)?.description.count ?? .max < 200)
        #expect(failure("CRB", .unhcr)?.kind == .unknown, "listed by UNHCR without a meaning")
        #expect(failure("", .alpha3)?.kind == .unknown)
        #expect(failure("\u{0}💥", .m49)?.kind == .unknown)
    }
}
