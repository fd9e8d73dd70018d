import ArgumentParser
import Office
import Registers
import Warehouse

/// `corridor register list`
struct RegisterListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the registers, or one register's fields.")

    @Argument(help: "The register whose fields are wanted.")
    var register: String?

    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        if output.json {
            printJSON(store.declarationsJSON)
            return
        }
        if let register {
            try printFields(store.register(register))
            return
        }
        let state = try store.state(asOf: asOf.time())
        var table = TextTable(["Register", "Records", "What it is for"], right: [1])
        for register in store.registers {
            table.add([register.id, "\(state.count(register.id))", register.purpose])
        }
        print(table.text)
    }

    private func printFields(_ register: Register) {
        print("\(register.id): \(register.title)\n\(register.purpose)\n")
        var table = TextTable(["Field", "Takes", "", "Meaning"])
        func add(_ field: Field, _ prefix: String) {
            let marks = [field.isRequired ? "required" : "", field.isMany ? "several" : ""]
            table.add([
                prefix + field.id, field.kind.summary,
                marks.filter { !$0.isEmpty }.joined(separator: ", "), field.title,
            ])
        }
        for field in register.fields { add(field, "") }
        for part in register.parts {
            for field in part.fields { add(field, "\(part.id)/KEY/") }
        }
        print(table.text)
    }
}

/// `corridor register show REGISTER [ID]`
struct RegisterShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a record, or the records of a register.")

    @Argument(help: "The register; `corridor register list` has all.")
    var register: String

    @Argument(help: "The record's id.")
    var id: String?

    @OptionGroup var selection: RecordSelection
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        let declared = try store.register(register)
        if let id {
            let record = try store.record(RecordKey(register, id), asOf: asOf.time())
            if output.json {
                printJSON(try store.message([record], history: false))
            } else {
                print(RecordText(record, declared, try store.state(asOf: asOf.time())).text)
            }
            return
        }
        let state = try store.state(asOf: asOf.time())
        let question = try selection.question(declared)
        let answer = state.answer(question)
        if output.json {
            printJSON(try store.message(answer.records, history: false))
        } else {
            print(RecordText.table(answer.records, state, withRegister: false))
        }
        tellRest(answer, offset: question.offset)
    }
}

/// `corridor register search WORDS`
struct RegisterSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find records of all registers by words.")

    @Argument(help: "Beginnings of words, in any order, case and accents.")
    var words: [String]

    @Option(name: .long, help: "Only of this register.")
    var register: String?

    @Option(name: .long, help: "At most so many.")
    var limit: Int = 100

    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        if let register { _ = try store.register(register) }
        let state = try store.state(asOf: asOf.time())
        var question = RegisterQuestion(register: register)
        question.words = words.joined(separator: " ")
        question.limit = max(1, limit)
        let answer = state.answer(question)
        if output.json {
            printJSON(try store.message(answer.records, history: false))
        } else {
            print(RecordText.table(answer.records, state, withRegister: true))
        }
        tellRest(answer, offset: 0)
    }
}

/// `corridor register history REGISTER ID`
struct RegisterHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show who changed what in a record, when and why.")

    @Argument(help: "The register.")
    var register: String

    @Argument(help: "The record's id.")
    var id: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        let key = RecordKey(register, id)
        if output.json {
            printJSON(try store.historyJSON(key))
            return
        }
        for change in try store.history(key) {
            let revision = change.revision
            print(
                "Revision \(revision.number)  \(revision.at)  \(revision.who): \(revision.reason)"
                    + (change.content == nil ? "  (deleted)" : ""))
            for field in change.changes {
                func said(_ statements: [Statement]) -> String {
                    statements.isEmpty ? "nothing" : statements.map(\.text).joined(separator: "; ")
                }
                print("  \(field.path): \(said(field.before)) -> \(said(field.after))")
            }
        }
    }
}

/// Says on standard error what a page left out.
func tellRest(_ answer: RegisterAnswer, offset: Int) {
    let rest = answer.total - min(offset, answer.total) - answer.records.count
    if rest > 0 { warn("\(rest) more records; --limit and --offset show them") }
}
