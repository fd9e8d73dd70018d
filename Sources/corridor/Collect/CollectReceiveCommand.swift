import ArgumentParser
import Collection
import Foundation
import Office
import Tables
import Warehouse

/// `corridor collect receive FILE`
struct CollectReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Take a filled questionnaire in, and say what was found in it.",
        discussion: """
            The document is kept as it came. Its figures become a release that waits until the answer \
            is published; with a fault nothing is taken, unless --in-part leaves the cells at fault out. \
            Exit 0 where it was taken without faults, 1 where faults remain. docs/answers.md says what is \
            looked at.
            """)

    @Argument(help: "The workbook (.xlsx), or cells as JSON (.json).")
    var file: String

    @Option(name: .long, help: "The collection, where the workbook does not say it any more.")
    var collection: String?

    @Option(name: .long, help: "The area, where the workbook does not say it any more.")
    var area: String?

    @Option(name: .long, help: "The round; needed for one that is not open.")
    var round: String?

    @Flag(name: .long, help: "Leave cells with faults out and take the others.")
    var inPart = false

    @Option(name: [.customShort("o"), .long], help: "Write the annotated workbook to this file.")
    var output: String?

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let source: ByteSource
        do {
            var limits = ByteLimits()
            limits.file = HeldDocument.largest
            source = try ByteSource(path: file, limits: limits)
        } catch {
            throw OfficeError(
                kind: .file, place: file, found: error.found, expected: error.expected)
        }
        let isJSON = file.lowercased().hasSuffix(".json")
        let office = try workspace.office()
        let answer = try office.receive(
            SentDocument(
                source.bytes, name: source.name,
                mediaType: isJSON ? SentDocument.cells : SentDocument.workbook,
                expected: .init(collection: collection, area: area, round: round),
                isInPart: inPart),
            by: person.name)
        if let output, answer.outcome != .unreadable {
            let bytes = try office.annotatedWorkbook(answer)
            try OutputFile.write(output) { put in try bytes.withUnsafeBytes { try put($0) } }
        }
        if json.json {
            try printJSON(AnswerFacts(answer))
        } else {
            print(AnswerText.whole(answer))
        }
        guard !answer.hasFaults else { throw ExitCode(1) }
    }
}

/// `corridor collect answers [COLLECTION [AREA [ROUND]]]`
struct CollectAnswersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "List the answers that came, the newest first.")

    @Argument(help: "Only those to this collection.")
    var collection: String?

    @Argument(help: "Only those of this area.")
    var area: String?

    @Argument(help: "Only those of this round.")
    var round: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let answers = try workspace.reading().answers(to: collection, of: area, round: round)
        if json.json { return try printJSON(answers.map { AnswerFacts($0) }) }
        var text = TextTable(
            ["answer", "at", "collection", "area", "round", "outcome", "cells", "findings"],
            right: [0, 6, 7])
        for answer in answers {
            text.add([
                "\(answer.id)", answer.receipt.at, answer.account.collection ?? "?",
                answer.account.area ?? "?", answer.account.round ?? "?",
                answer.outcome.rawValue, "\(answer.account.takenCount)",
                "\(answer.findings.count)",
            ])
        }
        print(text.text)
    }
}

/// `corridor collect answer NUMBER`
struct CollectAnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Show what was found in an answer, or get its workbook.")

    @Argument(help: "The answer's number, which `corridor collect answers` lists.")
    var number: Int

    @Option(name: [.customShort("o"), .long], help: "Write the annotated workbook to this file.")
    var output: String?

    @Option(name: .long, help: "Write the document as it came to this file.")
    var document: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let answer = try office.answer(number)
        if let document {
            let bytes = try office.documentBytes(answer)
            try OutputFile.write(document) { put in try bytes.withUnsafeBytes { try put($0) } }
        }
        if let output {
            let bytes = try office.annotatedWorkbook(answer)
            try OutputFile.write(output) { put in try bytes.withUnsafeBytes { try put($0) } }
        }
        if json.json { return try printJSON(AnswerFacts(answer)) }
        print(AnswerText.whole(answer))
    }
}
