internal import Atlas
internal import Foundation
internal import Hummingbird
internal import Office

/// Makes the page of a route: query, then view.
struct Pages {
    let office: Office
    let snapshot: Snapshot
    let site: Site

    /// - Parameter asData: the same as JSON, for routes that have data.
    func reply(_ route: Route, asData: Bool) async throws -> Reply {
        switch route {
        case .home(let indicator, let year):
            switch try HomeQuery(snapshot).answer(indicator, year) {
            case .model(let model): return Reply(.html, HomePage.render(model, site: site))
            case .elsewhere(let route): return Reply(status: .found, to: route.path)
            }
        case .areas(let query):
            return Reply(.html, AreasPage.render(AreasQuery(snapshot).model(query), site: site))
        case .area(let code):
            return Reply(
                .html, AreaPage.render(try AreaQuery(snapshot, code).model(), site: site))
        case .abroad(let code, let year):
            let model = try AbroadQuery(snapshot.state.office, snapshot, code).model(year)
            return Reply(.html, AbroadPage.render(model, site: site))
        case .corridor(let origin, let destination):
            let model = try await CorridorQuery(snapshot).model(origin, destination)
            return Reply(.html, CorridorPage.render(model, site: site))
        case .explain(let dataflow, let key, let period):
            let query = try ExplainQuery(
                office, snapshot, dataflow: dataflow, key: key, period: period)
            return asData
                ? Reply(.json, try JSONPage.text(query.explanation()))
                : Reply(.html, ExplainPage.render(try query.model(), site: site))
        case .about:
            return Reply(.html, AboutPage.render(AboutQuery(snapshot: snapshot).model, site: site))
        case .validation(let start, let end):
            let model = try await ValidationQuery(snapshot).model(start, end)
            return Reply(.html, ValidationPage.render(model, site: site))
        case .compare(let origin, let destination, let left, let right):
            let model = try CompareQuery(snapshot).model(origin, destination, left, right)
            return Reply(.html, ComparePage.render(model, site: site))
        case .review(let area, let check, let from):
            let model = try await ReviewQuery(snapshot).model(area, check, from)
            return Reply(.html, ReviewPage.render(model, site: site))
        case .data:
            let model = try DataPageQuery(office: office, snapshot: snapshot).model()
            return Reply(.html, DataPage.render(model, site: site))
        case .stylesheet: return Reply(.css, Stylesheet.css)
        }
    }
}

extension Route {
    /// Whether the same is also given as JSON.
    var hasData: Bool {
        if case .explain = self { return true }
        return false
    }
}

/// Values as JSON with sorted keys.
enum JSONPage {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
