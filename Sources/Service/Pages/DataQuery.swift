internal import Atlas
internal import Cubes
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the list of tables and releases.
struct DataQuery {
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
                links: [])
        }
    }
}
