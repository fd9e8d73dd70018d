internal import Atlas
internal import Office
internal import Warehouse

/// Fills the page about definitions, methods and sources.
struct AboutQuery {
    let snapshot: Snapshot

    var model: AboutPage.Model {
        let naming = Naming(snapshot: snapshot)
        var seen = Set<String>()
        let notes = snapshot.releases.filter { $0.kind == .imported }.map(naming.note)
            .filter { seen.insert($0.citation).inserted }
        return AboutPage.Model(sources: notes)
    }
}
