import Atlas
import Estimation
import Testing
import Vocabulary

@Suite struct `The page of estimates beside reports` {
    let html = ValidationPage.render(Samples.validation)

    @Test func `draws a picture for each method with points, and says what it shows`() throws {
        let read = Wellformed(html)
        let pictures = read.all("svg").filter { $0.attributes["class"] == "chart scatter" }
        #expect(pictures.count == 2)
        let clouds = read.all("path").filter {
            $0.attributes["class"]?.hasPrefix("cloud") == true
        }
        #expect(clouds.count == 2)
        for cloud in clouds {
            #expect(cloud.attributes["d"]?.split(separator: "h0").count == 3, "a dot a corridor")
        }
        #expect(html.contains("3 corridors. Correlation of logarithms"))
        #expect(html.contains("href=\"/corridor/COL/VEN\""))
    }

    @Test func `has every picture's numbers in a table as well`() {
        let read = Wellformed(html)
        let captions = read.all("caption").map(\.text)
        #expect(captions.contains("Beside the reports of destinations"))
        #expect(captions.contains("Estimates beside both reports of the same corridor, corridors"))
        #expect(captions.contains("Largest net migration"))
        #expect(html.contains("The origins’ reports, for comparison"))
    }

    @Test func `an estimate of nobody lies on the edge, and what cannot be measured is a dash`()
        throws
    {
        let cloud = try #require(
            Wellformed(html).all("path").first {
                $0.attributes["class"]?.hasPrefix("cloud") == true
            })
        // Dots go from left to right: the report of nobody, then that of 70, whose estimate is nobody.
        let dots = Self.dots(cloud.attributes["d"] ?? "")
        #expect(dots.map(\.x) == dots.map(\.x).sorted())
        #expect(dots[0].x == 64 && dots[0].y < 408, "nobody is reported, some are estimated")
        #expect(dots[1].x > 64 && dots[1].y == 408, "some are reported, nobody is estimated")
        #expect(html.contains("<td>–</td>"))
        #expect(!html.contains(">nan") && !html.contains(">inf") && !html.contains("(nan"))
    }

    /// Where the dots of a cloud are: each from the one before it.
    private static func dots(_ path: String) -> [(x: Int, y: Int)] {
        var dots: [(x: Int, y: Int)] = []
        for part in path.dropFirst().replacing("m", with: "").split(separator: "h0") {
            let numbers = part.replacing("-", with: " -").split(separator: " ").compactMap {
                Int($0)
            }
            guard numbers.count == 2 else { continue }
            let last = dots.last ?? (0, 0)
            dots.append((last.x + numbers[0], last.y + numbers[1]))
        }
        return dots
    }

    @Test func `names of points cover no other name and stay within the picture`() throws {
        let link = Link(text: "AAA → BBB", href: "/corridor/A/B")
        let points = (0..<300).map { (place: Int) -> LogScatter.Point in
            let report = Double(10 + place * 7)
            return LogScatter.Point(
                report: report, estimate: 0, label: place % 60 == 0 ? link : nil)
        }
        let chart = LogScatter(
            title: "Names", description: "", method: "SD_DROP", points: points, powers: 0...4)
        let read = Wellformed("<html><body>\(chart.view.text)</body></html>")
        let names = read.all("text").filter { $0.attributes["class"]?.hasPrefix("row") == true }
        #expect(names.count == 5)
        let boxes = names.compactMap { name -> (left: Double, y: Double)? in
            guard let x = name.attributes["x"].flatMap(Double.init),
                let y = name.attributes["y"].flatMap(Double.init)
            else { return nil }
            return (name.attributes["class"] == "row end" ? x - 78 : x, y)
        }
        for (place, box) in boxes.enumerated() {
            #expect(box.left >= 64 && box.left + 78 <= 470 && box.y > 14)
            #expect(box.y < 400, "above the dots on the axis")
            for other in boxes.dropFirst(place + 1) {
                #expect(abs(box.left - other.left) >= 77 || abs(box.y - other.y) >= 18)
            }
        }
    }

    @Test func `links the other intervals and says which have reports`() {
        #expect(
            html.contains("<a href=\"/validation?start=2010&amp;end=2015\">2010–2015</a> (reports)")
        )
        #expect(html.contains("<b aria-current=\"page\">2015–2020</b>"))
    }

    @Test func `says so where nothing is reported`() {
        var model = ValidationPage.Model(notes: ["Import something."])
        model.period = "mid-2015 to mid-2020"
        let html = ValidationPage.render(model)
        #expect(html.contains("No reports of flows between two areas are held"))
        #expect(html.contains("Import something."))
        #expect(Wellformed(html).faults == [])
        let none = ValidationPage.render(.init(notes: ["No stocks."]))
        #expect(Wellformed(none).faults == [] && none.contains("No stocks."))
    }
}

extension Samples {
    static let validation: ValidationPage.Model = {
        var model = ValidationPage.Model(
            intervals: [
                .init(start: 2010, end: 2015, hasReports: true, isShown: false),
                .init(start: 2015, end: 2020, hasReports: false, isShown: true),
            ], notes: [hostile, "Second"], sources: [source])
        model.period = "mid-2015 to mid-2020"
        model.coverage = .init(estimated: 53_592, byOrigin: 1, byDestination: 3, both: 1)
        let points: [ValidationPage.Point] = [
            .init(origin: "COL", destination: "VEN", report: 120_000, estimate: 80_000),
            .init(origin: "VEN", destination: "COL", report: 70, estimate: 0),
            .init(origin: "X/Y?\"<", destination: "COL", report: 0, estimate: 3),
        ]
        let agreement = FlowAgreement(points.map { ($0.estimate, $0.report) })
        model.reports = FlowAgreement([(10, 20)])
        model.methods = methods.prefix(2).map { label in
            .init(
                label: label, byDestination: agreement, byOrigin: nil,
                range: ReportRange([(10, 5, 20)]), net: NetAgreement([(5, 6), (-7, -8)]),
                implied: nil, points: points)
        }
        model.groups = [
            .init(
                title: "By region of origin",
                rows: [.init(name: hostile, agreements: [agreement, FlowAgreement([])])])
        ]
        model.corridors = [
            .init(
                origin: a, destination: b, byOrigin: Figure(missing: .notReported),
                byDestination: Figure(120_000),
                estimates: [Figure(80_000, kind: .estimated), Figure(0, kind: .estimated)])
        ]
        model.netRegions = [.init(name: hostile, agreements: [NetAgreement([(5, 6)])])]
        model.netAreas = [
            .init(
                area: b, published: Figure(-5), implied: Figure(missing: .notReported),
                estimates: [Figure(-4, kind: .estimated), Figure(3, kind: .estimated)])
        ]
        return model
    }()
}
