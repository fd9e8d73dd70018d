internal import Accounts
internal import Atlas
internal import Collection
internal import Foundation
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// `/desk/questionnaires/COLLECTION/AREA/ROUND`: what is asked, the workbook, and the form.
struct QuestionnairesSection: DeskSection {
    let segment = "questionnaires"
    let title: String? = "Questionnaires"
    let about = "What a collection asks of a country, filled with what is known already."

    func answer(_ request: DeskRequest) async throws -> Reply {
        switch request.path.count {
        case 0 where !request.isPost: return try list(request)
        case 3:
            let desk = try QuestionnaireDesk(
                request, request.path[0], request.path[1], request.path[2])
            return request.isPost ? try desk.post() : try desk.page()
        default: throw request.nothingHere()
        }
    }

    /// Where the questionnaire of an area is.
    static func path(_ collection: String, _ area: String, _ round: String) -> String {
        "\(DeskEndpoint.root)/questionnaires/"
            + [collection, area, round].map {
                $0.addingPercentEncoding(withAllowedCharacters: Self.kept) ?? $0
            }.joined(separator: "/")
    }

    /// What a part of a path holds as it is.
    private static let kept = CharacterSet.alphanumerics.intersection(
        CharacterSet(charactersIn: "!"..."~")
    ).union(CharacterSet(charactersIn: "-_."))

    private func list(_ request: DeskRequest) throws -> Reply {
        if let collection = try request.address.value("collection"),
            let area = try request.address.value("area"),
            let round = try request.address.value("round"), !collection.isEmpty, !area.isEmpty,
            !round.isEmpty
        {
            return request.seeOther(Self.path(collection, area, round))
        }
        let state = try request.registers()
        let collections = state.collections.compactMap { record -> QuestionnairesPage.Collection? in
            guard let tables = try? TableRequest.tables(of: record, in: request.office.areas),
                !tables.isEmpty
            else { return nil }
            return .init(
                id: record.key.id, title: record.value("title") ?? record.key.id,
                tables: tables.map(\.title))
        }
        let areas = request.office.areas.countries.map { (value: $0.id, text: $0.shortName) }
            .sorted { $0.text < $1.text }
        return request.reply(
            QuestionnairesPage.render(
                collections, areas: areas, area: request.principal.areas.sorted().first,
                round: String(request.office.clock().prefix(4)), request.frame))
    }
}
