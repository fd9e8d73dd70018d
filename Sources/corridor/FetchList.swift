import Office
import Publishers
import Vocabulary

/// The publishers that can be fetched from, or the tables of one.
struct FetchList {
    private let services: [WebService]

    init(_ publisher: String?) throws {
        guard let publisher else {
            services = WebService.all
            return
        }
        guard let service = WebService.named(publisher) else {
            throw OfficeError(
                kind: .request, place: "PUBLISHER", found: publisher,
                expected: "one of " + WebService.all.map(\.id).joined(separator: ", "))
        }
        services = [service]
    }

    func show(json: Bool) throws {
        if json { return try printJSON(services.flatMap(Record.all)) }
        var table = TextTable(["Publisher", "Table", "Address", "Reader", "Title"])
        for service in services {
            for endpoint in service.tables {
                table.add([
                    service.id, endpoint.table, endpoint.sureness.rawValue,
                    endpoint.reader ?? "none yet", endpoint.title,
                ])
            }
        }
        print(table.text)
        guard services.count == 1, let service = services.first else { return }
        print("\n\(service.name), \(service.base)")
        print("At most a request each \(exactText(service.interval)) s.")
        for note in service.notes { print(note) }
        if service.tables.contains(where: { $0.sureness == .unsure }) {
            print("An unsure address is from memory and may be wrong.")
        }
    }

    /// A table for programs.
    private struct Record: Encodable {
        let publisher: String
        let table: String
        let title: String
        let reader: String?
        let url: String
        let sureness: String
        let secondsBetweenRequests: Double
        let citation: String
        let licence: String
        let firstYear: Int?

        static func all(_ service: WebService) -> [Record] {
            service.tables.map { endpoint in
                Record(
                    publisher: service.id, table: endpoint.table, title: endpoint.title,
                    reader: endpoint.reader,
                    url: endpoint.url(base: service.base, part: endpoint.parts.first),
                    sureness: endpoint.sureness.rawValue,
                    secondsBetweenRequests: service.interval, citation: endpoint.citation,
                    licence: endpoint.licence.name, firstYear: endpoint.years.first)
            }
        }
    }
}
