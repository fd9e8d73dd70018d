internal import Office
internal import Vocabulary

/// Legal instruments and where States stand.
enum TreatyOperations {
    static let all = [list, status, matrix]

    private static let on = Parameter(
        "on", .text(.moment), "The day; today, UTC, unless asked otherwise.",
        examples: ["2004-10-28"])

    private static let list = Operation(
        "treaties", "\(APIService.root)/treaties", tag: LawOperations.tag,
        "Legal instruments with signatures and parties",
        about:
            "Counted from the actions of single States. Where none is held, the counts are null, "
            + "which is not zero. Counts that reports state stand beside.",
        parameters: [on],
        contents: [.init(mediaType: "application/json", schema: TreatyAnswer.list.reference)]
    ) { request in
        let (state, mark) = try request.registers()
        let day = try request.day("on")
        return try request.reply([mark, day.description]) {
            let treaties = Treaties(state, areas: request.service.office.areas)
            return TreatyAnswer.list.datum(
                .init(
                    on: day.description, instruments: treaties.list(on: day),
                    conflicts: treaties.conflicts(on: day)))
        }
    }

    private static let status = Operation(
        "treaty-status", "\(APIService.root)/treaties/{instrument}/status", tag: LawOperations.tag,
        "Where States stand towards an instrument on a day",
        about: "As the register's actions have it. A State without any action is not listed: it is "
            + "not known here.",
        parameters: [
            Parameter(
                "instrument", .text(.words), "The instrument's id.", in: .path,
                examples: ["migrant-workers-convention"]), on,
        ],
        contents: [.init(mediaType: "application/json", schema: TreatyAnswer.status.reference)]
    ) { request in
        let (state, mark) = try request.registers()
        let day = try request.day("on")
        return try request.reply([mark, day.description]) {
            let treaties = Treaties(state, areas: request.service.office.areas)
            let found = try request.found {
                try treaties.report(request.values.text("instrument") ?? "", on: day)
            }
            return TreatyAnswer.status.datum(found)
        }
    }

    private static let matrix = Operation(
        "treaty-matrix", "\(APIService.root)/treaties/matrix", tag: LawOperations.tag,
        "States against instruments on a day", parameters: [on],
        contents: [.init(mediaType: "application/json", schema: TreatyAnswer.matrix.reference)]
    ) { request in
        let (state, mark) = try request.registers()
        let day = try request.day("on")
        return try request.reply([mark, day.description]) {
            let treaties = Treaties(state, areas: request.service.office.areas)
            return TreatyAnswer.matrix.datum(treaties.matrix(on: day))
        }
    }
}
