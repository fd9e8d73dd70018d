import Cubes
import Publishers
import TestKit
import Testing
import Vocabulary

/// Eurostat's files damaged at random are read or refused, never taken for what they are not.
struct EurostatRobustnessTests {
    private static let files: [(String, InputFile)] = [
        (
            "eurostat-migr_imm1ctz",
            EstatFile.tsv(
                EstatFile.flowKey, years: "2010 2011 2012",
                [
                    "A,AF,COMPLET,TOTAL,NR,T,DE 1~ 2~p :~c", "A,DE,COMPLET,TOTAL,NR,T,DE 4~ 5~ :~",
                    "A,NAT,COMPLET,TOTAL,NR,T,DE 4~ 5~ :~",
                    "A,EU28_FOR,COMPLET,Y5-9,NR,F,EL 4~ 5~ :~",
                ])
        ),
        (
            "eurostat-migr_imm1ctz",
            EstatFile.csv([
                "A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,", "A,AF,COMPLET,TOTAL,NR,M,DE,2011,,p,C",
                "A,TOTAL,REACH,Y_LT5,NR,T,DE,2011,1,be,F",
            ])
        ),
        ("eurostat-migr_imm1ctz", EstatJSON.file()),
        (
            "eurostat-mirror-flows",
            .lines([
                EurostatCopyTests.mirrorHeader,
                "Total,2010,x,x,GR,BE,GRC,BEL,x,30,50,low,Medium,high,,1699.6",
                "Total,2011,x,x,GR,BE,GRC,BEL,x,,50,low,Medium,high,,1699.6",
            ])
        ),
        (
            "eurostat-immigration-copy",
            .lines([
                "Country of citizenship,geo,year,Migrants number", "Chad,Germany,2010,12.0",
                "\"Gambia, The\",Germany,2010,2.0", "Asia,Germany,2010,2.0",
            ])
        ),
    ]

    @Test(arguments: 0..<5)
    func `damaged files never crash and errors say where`(index: Int) throws {
        let (id, file) = Self.files[index]
        let named = Publishers.named(id)
        let publisher = try #require(named)
        var generator = SeededGenerator(seed: 41)
        let bytes = Array(",;:\"\n\r\t-.019AZ {}[]\u{7F}".utf8)
        var read = 0
        for _ in 0..<400 {
            var damaged = file.bytes
            for _ in 0...Int.random(in: 0..<3, using: &generator) where !damaged.isEmpty {
                let place = Int.random(in: damaged.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: damaged[place] = bytes.randomElement(using: &generator) ?? 0
                case 1: damaged.remove(at: place)
                case 2: damaged.removeSubrange(place..<min(damaged.count, place + 20))
                default: damaged[place] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            let broken = InputFile(name: "d.tsv", bytes: damaged)
            do throws(PublisherError) {
                let reading = try publisher.read(broken, areas: .standard)
                read += 1
                #expect(reading.report.figures == reading.cubes.reduce(0) { $0 + $1.count })
                for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
            } catch {
                #expect(error.place.hasPrefix("d.tsv"))
                #expect(!error.found.isEmpty && !error.expected.isEmpty)
            }
            _ = try? Publishers.recognise(broken)
        }
        #expect(read > 20)
    }
}
