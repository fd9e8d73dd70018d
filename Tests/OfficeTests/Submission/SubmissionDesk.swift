import Cubes
import Foundation
import Office
import SDMX
import Vocabulary
import Warehouse

/// An empty workspace to which messages are sent.
struct SubmissionDesk {
    let folder: String
    let office: Office

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-submission-"
            + UUID().uuidString
        office = try Office(workspace: folder, create: true)
    }

    /// Removes the workspace.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    @discardableResult
    func send(_ text: String, _ change: (inout Submission) -> Void = { _ in }) throws
        -> SubmissionOutcome
    {
        var submission = Submission(submitter: "Office of tests")
        change(&submission)
        return try office.submit(
            Array(text.utf8), submission, catalogue: try catalogue())
    }

    func catalogue(_ audience: Office.Audience = .desk) throws -> StructureCatalogue {
        let office = office.seen(by: audience)
        return try StructureCatalogue(
            try office.state(), submitted: try office.submittedStructures())
    }

    /// Rows of SDMX-CSV 2.0 for stocks: action, origin, period, value, status.
    static func stocks(_ rows: [String]) -> String {
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
            + "TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT\n"
            + rows.map { row in
                let cells = row.split(separator: ",", omittingEmptySubsequences: false)
                return "dataflow,CORRIDOR:DF_STOCK(1.0.0),\(cells[0]),A,NSO,\(cells[1]),USA,B,_T,"
                    + "_T," + cells[2...].joined(separator: ",") + "\n"
            }.joined()
    }

    /// What is held: `MEX 2020 5 A`, by origin and period.
    func held(_ audience: Office.Audience = .desk) throws -> [String] {
        try office.seen(by: audience).held(KeyPattern(.stock)).flatMap { held in
            held.series.observations.map { item in
                let value = item.value.number.map { "\(Int($0))" } ?? "-"
                let comment = item.attributes[.comment].map { " " + $0 } ?? ""
                return "\(held.series.key[.origin] ?? "") \(item.period) \(value) "
                    + item.status.rawValue + comment
            }
        }
    }
}
