internal import Atlas
internal import Estimation
internal import Foundation
internal import Office
internal import Vocabulary
internal import Warehouse

/// How areas, sources, methods and times of a snapshot are called on pages.
struct Naming {
    let snapshot: Snapshot

    /// An area under the short name that UN usage accepts, for lists and pictures.
    func label(_ code: String) -> AreaLabel {
        AreaLabel(code: code, name: snapshot.areas.area(code)?.shortName ?? code)
    }

    /// An area under its name in full; remainders of a starter set keep the short one.
    func fullLabel(_ code: String) -> AreaLabel {
        guard let area = snapshot.areas.area(code), area.kind != .special else {
            return label(code)
        }
        return AreaLabel(code: code, name: area.name)
    }

    /// Subregion and region, narrowest first.
    func groupings(_ code: String) -> [String] {
        guard let area = snapshot.areas.area(code) else { return [] }
        return [
            snapshot.areas.intermediateRegion(of: area), snapshot.areas.subregion(of: area),
            snapshot.areas.region(of: area),
        ].compactMap { $0?.name }
    }

    /// A method as pages name it; the standard words where there are some.
    func method(_ method: FlowMethod) -> MethodLabel {
        MethodLabel.standard.first { $0.id == method.code }
            ?? MethodLabel(id: method.code, title: method.title, summary: method.summary)
    }

    /// A release as the source of figures.
    func note(_ release: Release) -> SourceNote {
        let publisher = publisher(release)
        let named =
            release.title.hasPrefix(publisher)
            ? release.title : "\(publisher), \(release.title)"
        return SourceNote(
            id: release.source, title: named, citation: Self.unstopped(release.citation),
            licence: release.licence,
            href: release.url.hasPrefix("http") ? release.url : nil)
    }

    /// Whose release it is, as short as readers know them.
    func publisher(_ release: Release) -> String {
        let known = [
            "United Nations, Department of Economic and Social Affairs, Population Division":
                "UN DESA", "United Nations High Commissioner for Refugees": "UNHCR",
        ]
        return known[release.publisher] ?? release.publisher
    }

    /// A citation without the full stop that pages set themselves.
    static func unstopped(_ citation: String) -> String {
        citation.hasSuffix(".") ? String(citation.dropLast()) : citation
    }

    /// The source of the stocks, or that there is none.
    var stocks: SourceNote { note(snapshot.stockRelease, snapshot.sources.stocks) }
    /// The source of the population.
    var population: SourceNote { note(snapshot.populationRelease, snapshot.sources.population) }
    /// The source of the refugees.
    var displaced: SourceNote { note(snapshot.displacedRelease, snapshot.sources.displaced) }

    private func note(_ release: Release?, _ source: String?) -> SourceNote {
        release.map(note)
            ?? SourceNote(
                id: source ?? "none", title: "no source yet", citation: "No source is held yet.")
    }

    /// The sources of a snapshot that pages use, each once.
    var all: [SourceNote] {
        var seen = Set<String>()
        return [snapshot.stockRelease, snapshot.populationRelease, snapshot.displacedRelease]
            .compactMap(\.self).map(note).filter { seen.insert($0.citation).inserted }
    }

    /// What stands in header and footer.
    var site: Site {
        var seen = Set<String>()
        let publishers = snapshot.releases.filter { $0.kind == .imported }.map(publisher)
            .filter { seen.insert($0).inserted }
        return Site(
            publishers: publishers, updated: snapshot.releases.last.map { day($0.heldFrom) })
    }

    /// A time such as `2026-11-21T10:58:00Z` as a day in words.
    func day(_ time: String) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        guard let date = CalendarDate(time.prefix(10)), months.indices.contains(date.month - 1)
        else { return time }
        return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }
}
