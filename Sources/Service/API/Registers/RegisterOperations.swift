internal import Hummingbird
internal import Office
internal import Registers

/// Registers and what they hold.
enum RegisterOperations {
    /// Addresses with words of their own come before those that name a register.
    static let all =
        [list] + RegisterViewOperations.everywhere + [details] + RecordOperations.all
        + RegisterViewOperations.within + RegisterWriteOperations.all

    static let components: [Datum.Member] =
        StatementFacts.components + RecordFacts.components + RegisterFacts.components
        + RecordChangeFacts.components + RecordOperations.components
        + RegisterViewOperations.components + RegisterWriteOperations.components

    static let tag = "Registers"

    static func json(_ schema: Schema) -> [Operation.Content] {
        [.init(mediaType: "application/json", schema: schema)]
    }

    private static let list = Operation(
        "registers", "\(APIService.root)/registers", tag: tag, "Registers",
        about: "Who asks whom for which data, who answered, what was decided, which treaties and "
            + "policies apply. Registers for members alone are listed to members.",
        contents: json(RegisterFacts.listShape.reference)
    ) { request in
        let state = try request.records()
        return try request.reply(state) {
            RegisterFacts.listShape.datum(
                state.registers.map {
                    RegisterFacts(
                        register: $0, count: state.count($0.id), origin: request.call.origin)
                })
        }
    }

    private static let details = Operation(
        "register", "\(APIService.root)/registers/{register}", tag: tag,
        "A register with its fields", parameters: [RegisterParameters.register],
        contents: json(RegisterFacts.detailsShape.reference)
    ) { request in
        let register = try request.register()
        let state = try request.records()
        return try request.reply(state) {
            RegisterFacts.detailsShape.datum(
                RegisterFacts(
                    register: register, count: state.count(register.id),
                    origin: request.call.origin))
        }
    }
}
