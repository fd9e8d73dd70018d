import Atlas
import Testing
import Vocabulary

@Suite struct `Every page` {
    @Test(arguments: Samples.pages.map(\.name))
    func `is well-formed`(_ name: String) throws {
        let page = try #require(Samples.pages.first { $0.name == name })
        #expect(Wellformed(page.html).faults == [])
    }

    @Test(arguments: Samples.pages.map(\.name))
    func `lets no name become a tag or a script`(_ name: String) throws {
        let page = try #require(Samples.pages.first { $0.name == name })
        let read = Wellformed(page.html)
        #expect(read.all("script").isEmpty)
        #expect(!page.html.contains("<script"))
        #expect(!page.html.contains("<i>"))
        #expect(read.elements.allSatisfy { $0.attributes["style"] == nil })
        #expect(read.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
        for link in read.all("a") {
            let href = try #require(link.attributes["href"])
            #expect(href.hasPrefix("/") || href.hasPrefix("#") || href.hasPrefix("https://"))
            #expect(!href.hasPrefix("//"))
        }
    }

    @Test(arguments: Samples.pages.map(\.name))
    func `gives every picture that is not mere ornament a title first`(_ name: String) throws {
        let page = try #require(Samples.pages.first { $0.name == name })
        for picture in Wellformed(page.html).all("svg")
        where picture.attributes["aria-hidden"] != "true" {
            #expect(picture.children.first == "title")
            // A map of links is a group: in a picture they would not be found.
            #expect(["img", "group"].contains(picture.attributes["role"]))
        }
    }

    @Test(arguments: Samples.pages.map(\.name))
    func `has one main heading, the navigation and the disclaimer`(_ name: String) throws {
        let page = try #require(Samples.pages.first { $0.name == name })
        let read = Wellformed(page.html)
        #expect(read.all("h1").count == 1)
        #expect(read.all("nav").contains { $0.text.contains("Map") && $0.text.contains("Data") })
        #expect(page.html.contains("legal status of any country, territory, city or area"))
        #expect(page.html.contains("delimitation of its frontiers or boundaries"))
    }

    @Test func `asks for nothing from elsewhere`() {
        for page in Samples.pages {
            let read = Wellformed(page.html)
            #expect(read.elements.allSatisfy { $0.attributes["src"] == nil })
            #expect(
                read.all("link").compactMap { $0.attributes["href"] } == [Route.stylesheet.path])
        }
        #expect(!Stylesheet.css.contains("http"))
        #expect(!Stylesheet.css.contains("@import"))
    }
}

@Suite struct `An area page` {
    let html = AreaPage.render(Samples.area)

    @Test func `shows its figures, rounded to read and exact to quote`() {
        #expect(html.contains("3.06 million"))
        #expect(html.contains("3,063,518"))
        #expect(html.contains("2,904,873"))
        #expect(html.contains("5.9%"))
        #expect(html.contains("\u{2212}1,130,000"))
    }

    @Test func `links each origin to the corridor from it, and not back`() {
        #expect(html.contains("href=\"/corridor/COL/X%2FY%3F%22%3C\""))
        #expect(!html.contains("href=\"/corridor/X%2FY%3F%22%3C/COL\""))
    }

    @Test func `says what is missing and why, and never as zero`() {
        let read = Wellformed(html)
        let missing = read.elements.filter { $0.attributes["class"] == "fig missing" }
        #expect(!missing.isEmpty)
        for item in missing {
            #expect(MissingReason.allCases.map(\.name).contains(item.text))
        }
        #expect(html.contains("suppressed"))
        #expect(html.contains("Other and unknown origins"))
    }

    @Test func `breaks a line where a year is missing`() throws {
        let lines = Wellformed(html).all("path").compactMap { $0.attributes["d"] }
        let stocks = try #require(lines.first { $0.hasPrefix("M") && $0.contains("M") })
        let immigrants = lines.filter { $0.filter { $0 == "M" }.count == 2 }
        #expect(!stocks.isEmpty)
        #expect(immigrants.count == 1)
    }
}

@Suite struct `A corridor page` {
    let html = CorridorPage.render(Samples.corridor)

    @Test func `flags a flow above both of its stocks in words`() {
        #expect(html.contains("⚑ above both of its stocks"))
        #expect(html.contains("1.13 million"))
        #expect(html.contains("title=\"1,129,102, estimated\""))
        #expect(html.contains("href=\"/explain/x/y?period=z\""))
    }

    @Test func `marks every method with a shape and names it`() {
        for method in MethodLabel.standard { #expect(html.contains(method.title)) }
    }

    @Test func `tells a little from nothing`() {
        let cells = Wellformed(html).all("td").map(\.text)
        #expect(cells.contains("under 1"))
        #expect(cells.contains("0"))
    }

    @Test func `says so where nothing is reported at all`() {
        #expect(html.contains("No stock is reported for any year."))
        #expect(html.contains("No method gives an estimate for any interval: not applicable."))
    }
}

@Suite struct `An explanation` {
    @Test func `shows every digit and a link only where it is safe`() {
        let html = ExplainPage.render(Samples.explain)
        #expect(html.contains("1,698,941"))
        #expect(html.contains("href=\"/x\">row 12</a>"))
        #expect(!html.contains("javascript"))
        #expect(html.contains("2015-07-01/P5Y"))
    }
}

@Suite struct `An error page` {
    @Test func `says what was asked for and what there is`() {
        let html = ErrorPage.render(
            .init(
                status: 404, title: "No such area", problem: "ATL is not held.",
                allowed: [Link(text: "Austria", href: "/area/AUT")]))
        #expect(html.contains("404"))
        #expect(html.contains("ATL is not held."))
        #expect(html.contains("<a href=\"/area/AUT\">Austria</a>"))
    }
}
