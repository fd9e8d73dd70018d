import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// How figures are put together, and what is told of them.
@Suite struct LayoutTests {
    private static let flow = "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*"

    /// Forms that say how observations are put together.
    static let messages = [
        "sdmx-ml-2.1-generic", "sdmx-ml-2.1", "sdmx-ml-3.0", "sdmx-json-1", "sdmx-json-2",
        "sdmx-csv-1", "sdmx-csv-2",
    ]

    @Test(arguments: [
        nil, "TIME_PERIOD", "AllDimensions", "SEX", "FREQ", "ORIGIN", "AGE",
    ])
    func `observations are told apart by any dimension, or stand alone`(
        _ dimension: String?
    ) async throws {
        try await Rest.ask { rest in
            for path in ["v1/data/DF_STOCK?", Self.flow + "?"] {
                for form in Self.messages {
                    let query =
                        path + "format=\(form)"
                        + (dimension.map { "&dimensionAtObservation=\($0)" } ?? "")
                    let answer = try await rest.data(query)
                    #expect(answer.set == RecordedWorld.stocks.figures, "\(query)")
                    #expect(answer.figures.count == RecordedWorld.stocks.count, "\(query)")
                    guard !form.contains("csv") else { continue }
                    #expect(
                        answer.dataSets.first?.dimensionAtObservation
                            == dimension ?? "TIME_PERIOD", "\(query)")
                }
            }
        }
    }

    @Test func `figures apart by a dimension are in one series where the rest is the same`()
        async throws
    {
        try await Rest.ask { rest in
            let reply = try await rest.get(
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*.*.MEX.USA?format=sdmx-ml-3.0"
                    + "&dimensionAtObservation=SEX")
            // 2010, 2015 and 2020 of both, and 2022 of women alone.
            #expect(reply.text.split(separator: "<Series ").count - 1 == 4)
            #expect(reply.text.split(separator: "<Obs ").count - 1 == 7)
        }
    }

    @Test func `an unknown dimension is refused with those there are`() async throws {
        try await Rest.ask { rest in
            for (path, status) in [("v1/data/DF_STOCK", 403), (Self.flow, 422)] {
                let error = try await rest.error(path + "?dimensionAtObservation=COLOUR")
                #expect(error.status == status && error.code == "150")
                #expect(error.text.contains("AllDimensions") && error.text.contains("DESTINATION"))
            }
        }
    }

    /// The attributes that are told of any observation.
    private func attributes(_ answer: DataAnswer) -> Set<String> {
        Set(answer.rows.flatMap(\.keys)).intersection([
            "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DATA_TYPE", "COMMENT",
            "RELEASE",
        ])
    }

    @Test(
        arguments: [
            (nil, ["OBS_STATUS", "UNIT_MEASURE", "DATA_TYPE", "COMMENT", "RELEASE"]),
            ("dsd", ["OBS_STATUS", "UNIT_MEASURE", "DATA_TYPE", "COMMENT", "RELEASE"]),
            ("all", ["OBS_STATUS", "UNIT_MEASURE", "DATA_TYPE", "COMMENT", "RELEASE"]),
            ("none", []), ("msd", []), ("dataset", []), ("series", ["RELEASE"]),
            ("obs", ["OBS_STATUS", "UNIT_MEASURE", "DATA_TYPE", "COMMENT"]),
            ("OBS_STATUS", ["OBS_STATUS"]), ("COMMENT,RELEASE", ["COMMENT", "RELEASE"]),
            ("series,OBS_STATUS", ["RELEASE", "OBS_STATUS"]),
        ] as [(String?, Set<String>)])
    func `the attributes that are asked for come, and no others`(
        _ asked: String?, _ wanted: Set<String>
    ) async throws {
        try await Rest.ask { rest in
            for form in Self.messages + ["csv"] {
                let path = Self.flow + "?format=\(form)" + (asked.map { "&attributes=\($0)" } ?? "")
                let answer = try await rest.data(path)
                #expect(self.attributes(answer) == wanted, "\(path)")
                #expect(
                    answer.figures.compactMap(\.value).count
                        == RecordedWorld.stocks.compactMap(\.value).count, "\(path)")
            }
        }
    }

    @Test func `measures come, or none`() async throws {
        try await Rest.ask { rest in
            for measures in ["all", "OBS_VALUE"] {
                let answer = try await rest.data(Self.flow + "?measures=\(measures)")
                #expect(answer.set == RecordedWorld.stocks.figures)
            }
            let none = try await rest.data(Self.flow + "?measures=none")
            #expect(none.figures.count == RecordedWorld.stocks.count)
            #expect(none.figures.allSatisfy { $0.value == nil && $0.status != nil })
            let error = try await rest.error(Self.flow + "?measures=SHARE")
            #expect(error.status == 422 && error.text.contains("OBS_VALUE"))
            let attribute = try await rest.error(Self.flow + "?attributes=COLOUR")
            #expect(attribute.status == 422 && attribute.text.contains("UNIT_MEASURE"))
        }
    }

    @Test func `the detail of 1.5 leaves out attributes, values or both`() async throws {
        let keys = Set(RecordedWorld.stocks.map { $0.codes.joined(separator: ".") })
        try await Rest.ask { rest in
            for form in Self.messages {
                let path = "v1/data/DF_STOCK?format=\(form)&detail="
                let full = try await rest.data(path + "full")
                #expect(full.set == RecordedWorld.stocks.figures, "\(form)")
                let data = try await rest.data(path + "dataonly")
                #expect(self.attributes(data).isEmpty, "\(form)")
                #expect(data.figures.count == RecordedWorld.stocks.count, "\(form)")
                #expect(
                    Set(data.figures.map(\.value)) == Set(full.figures.map(\.value)), "\(form)")
                for detail in ["serieskeysonly", "nodata"] {
                    if form == "sdmx-csv-1" {
                        // Its rows are observations.
                        let answer = try await rest.get(path + detail)
                        #expect(answer.status.code == 403)
                        #expect(String(buffer: answer.body).contains("SDMX-CSV 2"))
                        continue
                    }
                    let series = try await rest.data(path + detail)
                    #expect(series.figures.isEmpty, "\(form) \(detail)")
                    #expect(Set(series.emptySeries) == keys, "\(form) \(detail)")
                    #expect(series.emptySeries.count == keys.count, "\(form) \(detail)")
                }
            }
            let error = try await rest.error("v1/data/DF_STOCK?detail=some")
            #expect(error.status == 400 && error.text.contains("serieskeysonly"))
        }
    }

    @Test func `series alone are told in any layout`() async throws {
        let keys = Set(RecordedWorld.stocks.map { $0.codes.joined(separator: ".") })
        try await Rest.ask { rest in
            for dimension in ["AllDimensions", "SEX", "TIME_PERIOD"] {
                let answer = try await rest.data(
                    Self.flow + "?attributes=none&measures=none&dimensionAtObservation=\(dimension)"
                )
                #expect(Set(answer.emptySeries) == keys, "\(dimension)")
            }
        }
    }

    @Test func `a data set names what was asked by, in the version that it is of`() async throws {
        try await Rest.ask { rest in
            let latest = try await rest.structures("v2/structure/dataflow/CORRIDOR/DF_STOCK/+")
            let version = try #require(latest.dataflows.first?.version)
            for form in Self.messages where form != "sdmx-csv-1" {
                for asked in ["~", "*", "1.0.0"] {
                    let flow = try await rest.data(
                        "v2/data/dataflow/CORRIDOR/DF_STOCK/\(asked)?format=\(form)&limit=1")
                    let named = try #require(flow.dataSets.first?.structure)
                    #expect(named.artefactClass == .dataflow && named.id == "DF_STOCK", "\(form)")
                    #expect(named.version == version, "\(form) by \(asked)")
                    let structure = try await rest.data(
                        "v2/data/datastructure/CORRIDOR/DSD_STOCK/\(asked)?format=\(form)&limit=1")
                    let other = try #require(structure.dataSets.first?.structure)
                    #expect(
                        other.id == "DSD_STOCK" && other.artefactClass == .dataStructure, "\(form)")
                }
            }
        }
    }
}
