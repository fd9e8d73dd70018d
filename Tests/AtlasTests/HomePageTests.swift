import Atlas
import Foundation
import Testing
import Vocabulary

@Suite struct `The world map` {
    let html = HomePage.render(Samples.home)

    @Test func `offers every indicator and year without a script`() {
        let read = Wellformed(html)
        let options = read.all("option").compactMap { $0.attributes["value"] }
        #expect(options == MapIndicator.allCases.map(\.rawValue) + ["2024", "2020", "2015"])
        let chosen = read.all("option").filter { $0.attributes["selected"] != nil }
        #expect(chosen.map(\.text) == ["Immigrants", "2020"])
        #expect(read.all("form").first?.attributes["method"] == "get")
        #expect(read.all("button").count == 1)
    }

    @Test func `links the other years with the same indicator`() {
        #expect(html.contains("href=\"/?indicator=immigrants&amp;year=2015\""))
        #expect(html.contains("href=\"/?indicator=immigrants&amp;year=2024\""))
        #expect(!html.contains("href=\"/?indicator=immigrants&amp;year=2020\""))
    }

    @Test func `draws areas as land or as points, each a link with its figure`() throws {
        let links = Wellformed(html).all("a")
        let france = try #require(
            links.first { $0.attributes["href"] == "/area/FRA" && $0.children.contains("path") })
        #expect(france.text.contains("Name of FRA: 8.52 million"))
        let tuvalu = try #require(
            links.first { $0.attributes["href"] == "/area/TUV" && $0.children.contains("circle") })
        #expect(tuvalu.text.contains(": 0"))
        #expect(Wellformed(html).all("circle").count == 1)
    }

    @Test func `hatches an area without a figure and never says zero of it`() throws {
        let read = Wellformed(html)
        let chad = try #require(
            read.all("a").first {
                $0.attributes["href"] == "/area/TCD" && $0.children.contains("path")
            })
        #expect(chad.text.contains("Name of TCD: not reported"))
        let map = try #require(read.all("svg").first { $0.attributes["class"] == "map" })
        #expect(map.attributes["fill"] == "url(#hatch)")
        #expect(html.contains("Name of TCD: not reported</title><path d="), "no colour of its own")
        #expect(html.contains("no figure"))
        let zero = try #require(read.all("circle").first)
        #expect(zero.attributes["class"] == "c-zero")
    }

    @Test func `says the world's figure in words`() {
        #expect(html.contains("281 million</span> people were international migrants"))
        #expect(html.contains("title=\"280,598,105, computed\""))
    }

    @Test func `draws bars in proportion to their figures`() {
        let widths = Wellformed(html).all("rect").filter { $0.attributes["class"] == "above" }
            .compactMap { $0.attributes["width"].flatMap(Double.init) }
        #expect(widths == [100, 22.7, 0, 0, 100, 25])
    }

    @Test func `keeps everything in its table, missing areas last`() throws {
        let table = try #require(Wellformed(html).all("details").first)
        for code in ["COL", "FRA", "TCD", "TUV"] {
            #expect(table.text.contains("Name of \(code)"))
        }
        let end = try #require(table.text.range(of: "Name of TCD"))
        #expect(!table.text[end.upperBound...].contains("Name of"))
    }

    @Test func `has land for the areas of the world, coded once each`() {
        let places = ["FRA", "NOR", "XKX", "ESH", "GUF", "PSE", "SSD"].map {
            Samples.place($0, Figure(5))
        }
        let map = WorldMap(
            title: "T", places: places, breaks: ClassBreaks(values: [5]), unit: .persons)
        let links = Wellformed(map.view.text).all("a")
        #expect(links.count == places.count)
        #expect(links.allSatisfy { $0.children.contains("path") })
    }

    @Test func `stays under a hundred kilobytes with two hundred areas`() {
        var model = Samples.home
        model.places = (0..<233).map { Samples.place("A\($0)", Figure(Double($0 * 1000))) }
        #expect(HomePage.render(model).utf8.count < 100_000)
    }
}

@Suite struct `Class breaks` {
    @Test(arguments: 0..<40)
    func `put every number in exactly one class`(_ seed: Int) throws {
        var state = UInt64(seed) &* 2_654_435_761 &+ 1
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31)
        }
        let diverging = seed.isMultiple(of: 2)
        let values = (0..<(seed * 6)).map { place -> Double in
            if place.isMultiple(of: 9) { return 0 }
            let size = next() * next() * next() * 1e7
            return diverging && next() < 0.5 ? -size : size
        }
        let breaks = ClassBreaks(values: values, diverging: diverging)
        for value in values {
            let index = try #require(breaks.index(of: value))
            let group = breaks.groups[index]
            if group.isZero {
                #expect(value == 0)
            } else {
                #expect(group.lower.map { $0 <= value } ?? true)
                #expect(group.upper.map { value < $0 } ?? true)
                if diverging, value != 0 {
                    #expect((value < 0) == ["d-0", "d-1", "d-2"].contains(group.style))
                }
            }
        }
        let shown = breaks.groups.map(\.style)
        #expect(Set(shown).count == shown.count)
    }

    @Test func `are round numbers`() {
        let breaks = ClassBreaks(values: (1...200).map { Double($0 * $0 * 37) })
        let bounds = breaks.groups.compactMap(\.upper)
        #expect(bounds.count == 5)
        for bound in bounds {
            var digits = bound
            while digits >= 100 { digits /= 10 }
            #expect(digits.rounded() == digits)
        }
    }

    @Test func `leave a missing figure out of every class`() {
        let breaks = ClassBreaks(values: [1, 2, 3, 0])
        #expect(breaks.style(of: Figure(missing: .notReported)) == "nd")
        #expect(breaks.style(of: Figure(0)) == "c-zero")
        #expect(breaks.index(of: .nan) == nil)
    }

    @Test func `stand without any number at all`() {
        let breaks = ClassBreaks(values: [])
        #expect(breaks.groups.count == 1)
        #expect(ClassBreaks(values: [0, 0]).groups.map(\.isZero) == [true])
    }
}
