internal import Atlas
internal import Cubes
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the list of tables and releases.
struct DataPageQuery {
    let office: Office
    let snapshot: Snapshot

    func model() throws -> DataPage.Model {
        let census = try office.census()
        let counts = census.releases.merging(snapshot.flows.counts) { a, _ in a }
        let naming = Naming(snapshot: snapshot)
        return DataPage.Model(
            releases: snapshot.releases.reversed().map { release($0, counts, naming) },
            tables: try tables(census))
    }

    private func release(
        _ release: Release, _ counts: [Int: ReleaseCount], _ naming: Naming
    ) -> DataPage.Release {
        let count = counts[release.id] ?? ReleaseCount()
        return DataPage.Release(
            publisher: release.publisher, edition: release.source,
            title: release.title,
            date: (release.kind == .imported ? "imported " : "estimated ")
                + naming.day(release.heldFrom) + ", release \(release.id)",
            licence: release.licence, citation: release.citation,
            files: release.files.map { DataPage.File(name: $0.name, sha256: $0.sha256) },
            series: count.series, observations: count.observations,
            href: release.url.hasPrefix("http") ? release.url : nil)
    }

    private func tables(_ census: Census) throws -> [DataPage.Table] {
        let index = try office.index()
        let own = snapshot.flows.counts.values.reduce(0) { $0 + $1.observations }
        return Dataflow.allCases.filter { index.count($0) > 0 }.map { flow in
            DataPage.Table(
                id: flow.rawValue, title: flow.title, series: index.count(flow),
                observations: census.figures[flow, default: 0] + (flow == .flow ? own : 0),
                links: Self.links(flow))
        }
    }

    /// Where the whole of a dataflow can be had.
    private static func links(_ flow: Dataflow) -> [Link] {
        let id = flow.rawValue
        return [
            Link(text: "With its notes (zip)", href: "/download/\(id).zip"),
            Link(text: "Plain table (CSV)", href: "/download/\(id).csv"),
            Link(
                text: "SDMX-CSV",
                href: "/rest/v2/data/dataflow/CORRIDOR/\(id)/~?format=sdmx-csv-2"),
            Link(
                text: "Structure",
                href: "/rest/v2/structure/dataflow/CORRIDOR/\(id)?references=descendants"
                    + "&format=sdmx-ml-3.0"),
            Link(text: "JSON", href: "/api/v1/dataflows/\(id)"),
        ]
    }
}
