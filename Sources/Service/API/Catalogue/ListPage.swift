/// A page of a list that is at hand.
struct ListPage: Sendable {
    let items: [Datum]
    /// How many there are in all.
    let total: Int
    /// Where what follows is; nil at the end.
    let next: String?

    init(items: [Datum], total: Int, next: String?) {
        self.items = items
        self.total = total
        self.next = next
    }

    static func shape(
        _ name: String, _ about: String, items: String, _ item: Schema
    ) -> Shape<ListPage> {
        Shape(
            name, about,
            [
                .init(items, .list(of: item), "What was asked for.") { .list($0.items) },
                .init("count", .count(), "How many this page has.") { .whole($0.items.count) },
                .init("total", .count(), "How many there are in all.") { .whole($0.total) },
                .init("next", .address.orNull, "The next page; null at the end.") {
                    Datum($0.next)
                },
            ])
    }

    /// The part of a list that `limit` and `offset` ask for.
    ///
    /// - Parameters:
    ///   - size: how many there are unless asked otherwise.
    ///   - kept: parameters that the next page has too.
    init<Item>(
        _ all: [Item], _ request: APICall, of size: Int,
        keeping kept: [(name: String, value: String?)], _ datum: (Item) -> Datum
    ) {
        let limit = request.values.whole("limit") ?? size
        let offset = request.values.whole("offset") ?? 0
        items = all.dropFirst(offset).prefix(limit).map(datum)
        total = all.count
        guard offset + limit < all.count else {
            next = nil
            return
        }
        let parameters: [(name: String, value: String)] = kept.compactMap { item in
            item.value.map { (item.name, $0) }
        }
        next = APIAddress.text(
            request.call.origin, request.operation.path.text,
            parameters + [("limit", "\(limit)"), ("offset", "\(offset + limit)")])
    }
}
