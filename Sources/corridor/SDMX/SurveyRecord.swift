import SDMX

/// A survey as JSON. Names and their meaning stay; members may be added.
struct SurveyRecord: Encodable {
    struct Artefact: Encodable {
        var artefactClass: String
        var agency: String
        var id: String
        var version: String
        var name: String
        var holds: String

        enum CodingKeys: String, CodingKey {
            case artefactClass = "class"
            case agency, id, version, name, holds
        }
    }

    struct Column: Encodable {
        var id: String
        var role: String
        var isGuessed: Bool
    }

    struct DataSet: Encodable {
        var structure: String?
        var action: String
        var dimensionAtObservation: String?
        var series: Int
        var observations: Int
        var numbers: Int
        var firstPeriod: String?
        var lastPeriod: String?
        var columns: [Column]
        var guesses: [String]
    }

    struct Note: Encodable {
        var code: String?
        var severity: String?
        var text: String
    }

    var file: String
    var format: String
    var kind: String
    var id: String?
    var prepared: String?
    var sender: String?
    var series: Int
    var observations: Int
    var structures: [Artefact]
    var dataSets: [DataSet]
    var metadataSets: Int
    var notes: [Note]
    var remarks: [String]
    var faults: [String]
    var faultCount: Int

    init(_ survey: MessageSurvey, file: String) {
        self.file = file
        format = survey.format.rawValue
        kind = survey.kind.rawValue
        id = survey.header.id
        prepared = survey.header.prepared
        sender = survey.header.sender?.id
        series = survey.series
        observations = survey.observations
        structures = (survey.structures?.all ?? []).map { artefact in
            Artefact(
                artefactClass: artefact.artefactClass.rawValue, agency: artefact.agency,
                id: artefact.id, version: artefact.version, name: artefact.name(),
                holds: ArtefactContent.text(artefact))
        }
        dataSets = survey.dataSets.map { set in
            DataSet(
                structure: set.info.structure?.urn, action: "\(set.info.action)",
                dimensionAtObservation: set.info.dimensionAtObservation, series: set.series,
                observations: set.observations, numbers: set.numericObservations,
                firstPeriod: set.firstPeriod, lastPeriod: set.lastPeriod,
                columns: set.info.columns.map {
                    Column(id: $0.id, role: $0.role.rawValue, isGuessed: $0.isGuessed)
                }, guesses: set.info.guesses)
        }
        metadataSets = survey.metadataSets.count
        notes = survey.notes.map { note in
            Note(
                code: note.code, severity: note.severity?.rawValue,
                text: note.texts.compactMap { $0.best("en") }.joined(separator: " "))
        }
        remarks = survey.remarks.map { "\($0)" }
        faults = survey.faults.map { "\($0)" }
        faultCount = survey.faultCount
    }
}
