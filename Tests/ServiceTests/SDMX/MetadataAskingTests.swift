import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// Queries for reference metadata and schemas over HTTP.
@Suite struct MetadataAskingTests {
    private func ids(_ rest: Rest, _ path: String) async throws -> Set<String> {
        let reply = try await rest.get(path)
        if reply.status == .noContent { return [] }
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(300))")
        guard reply.status == .ok else { return [] }
        return Set(try reply.metadata().map(\.identity.id))
    }

    @Test func `metadata are found by set, by flow and by what they are about`() async throws {
        try await Rest.ask { rest in
            let all = try await self.ids(rest, "v2/metadata/metadataset")
            #expect(all.isSuperset(of: ["MDS_DF_STOCK", "MDS_DF_FLOW"]) && all.count > 5)
            for (path, wanted) in [
                ("metadataset/*/*/*", all), ("metadataset/CORRIDOR", all),
                ("metadataset/OTHER", []),
                (
                    "metadataset/OTHER,CORRIDOR/MDS_DF_STOCK",
                    ["MDS_DF_STOCK"]
                ),
                (
                    "metadataset/CORRIDOR/MDS_DF_STOCK,MDS_DF_FLOW",
                    ["MDS_DF_STOCK", "MDS_DF_FLOW"]
                ),
                ("metadataset/CORRIDOR/MDS_NONE", []),
                ("metadataset/CORRIDOR/MDS_DF_STOCK/99.0.0", []),
                ("metadataset/CORRIDOR/MDS_DF_STOCK/~", ["MDS_DF_STOCK"]),
                ("metadataflow", all), ("metadataflow/CORRIDOR/MDF_ESMS", all),
                ("metadataflow/CORRIDOR/MDF_ESMS/+", all),
                ("metadataflow/CORRIDOR/MDF_ESMS/*/CORRIDOR", all),
                ("metadataflow/CORRIDOR/MDF_ESMS/*/CORRIDOR,CORRIDOR", all),
                ("metadataflow/CORRIDOR/MDF_ESMS/*/OTHER+CORRIDOR", all),
                ("metadataflow/CORRIDOR/MDF_ESMS/*/OTHER", []),
                ("metadataflow/CORRIDOR/MDF_NONE", []), ("metadataflow/OTHER", []),
                ("structure/dataflow/CORRIDOR/DF_STOCK", ["MDS_DF_STOCK"]),
                ("structure/dataflow/CORRIDOR/DF_STOCK,DF_FLOW", ["MDS_DF_STOCK", "MDS_DF_FLOW"]),
                ("structure/codelist/CORRIDOR/CL_SEX", []), ("structure/process", []),
                ("structure/*/*/*/*", all),
            ] as [(String, Set<String>)] {
                let found = try await self.ids(rest, "v2/metadata/" + path)
                #expect(found == wanted, "\(path)")
            }
            let sources = try await self.ids(
                rest, "v2/metadata/structure/codelist/CORRIDOR/CL_SOURCE/*")
            #expect(sources.contains { $0.hasSuffix("TEST_2025") })
            #expect(!sources.contains("MDS_DF_STOCK"))
        }
    }

    @Test func `metadata of 1.5 are found by flow and provider, and not by key`() async throws {
        try await Rest.ask { rest in
            let all = try await self.ids(rest, "v2/metadata/metadataset")
            for path in [
                "MDF_ESMS", "CORRIDOR,MDF_ESMS", "CORRIDOR,MDF_ESMS,1.0.0", "all",
                "MDF_ESMS/all", "MDF_ESMS/all/CORRIDOR", "MDF_ESMS/all/all,CORRIDOR",
            ] {
                let found = try await self.ids(rest, "v1/metadata/" + path)
                #expect(found == all, "\(path)")
            }
            for path in ["MDF_NONE", "OTHER,MDF_ESMS", "MDF_ESMS/all/OTHER"] {
                let error = try await rest.error("v1/metadata/" + path)
                #expect(error.status == 404 && error.code == "100", "\(path)")
            }
            for (path, part) in [
                ("MDF_ESMS/A.B", "key"), ("MDF_ESMS?startPeriod=2020", "startPeriod"),
                ("MDF_ESMS?endPeriod=2020", "endPeriod"),
                ("MDF_ESMS?updatedAfter=2020-01-01T00:00:00Z", "updatedAfter"),
                ("MDF_ESMS?firstNObservations=1", "firstNObservations"),
                ("MDF_ESMS?lastNObservations=1", "lastNObservations"),
                ("MDF_ESMS?dimensionAtObservation=SEX", "dimensionAtObservation"),
                ("MDF_ESMS?detail=nodata", "detail"),
                ("MDF_ESMS?includeHistory=true", "includeHistory"),
            ] {
                let error = try await rest.error("v1/metadata/" + path)
                #expect(error.status == 501 && error.code == "501", "\(path)")
                #expect(error.text.contains(part), "\(path)")
            }
        }
    }

    @Test func `stubs of metadata have no texts`() async throws {
        try await Rest.ask { rest in
            for path in ["metadataset", "metadataflow", "structure/dataflow"] {
                let full = try await rest.get("v2/metadata/\(path)?detail=full").metadata()
                let stubs = try await rest.get("v2/metadata/\(path)?detail=allstubs").metadata()
                #expect(full.map(\.identity.id) == stubs.map(\.identity.id))
                #expect(full.allSatisfy { !$0.attributes.isEmpty }, "\(path)")
                #expect(stubs.allSatisfy { $0.attributes.isEmpty }, "\(path)")
            }
        }
    }

    @Test func `metadata are given in each form, and are those of a time`() async throws {
        try await Rest.ask { rest in
            let all = try await self.ids(rest, "v2/metadata/metadataset")
            for version in ["v1/metadata/all?", "v2/metadata/metadataset?"] {
                for form in ["sdmx-json-2", "sdmx-ml-3.0", "sdmx-ml-2.1", "sdmx-csv-2"] {
                    let reply = try await rest.get(version + "format=\(form)")
                    #expect(reply.status == .ok && reply.text.contains("TEST_2025"), "\(form)")
                    #expect(reply.headers[.contentType]?.contains("metadata") == true)
                }
            }
            let early = try await self.ids(
                rest, "v2/metadata/metadataset?asOf=2026-01-15T00:00:00Z")
            #expect(early.isSubset(of: all))
            #expect(!early.contains { $0.hasSuffix("TEST_OTHER") })
            #expect(all.contains { $0.hasSuffix("TEST_OTHER") })
        }
    }

    @Test func `a schema is of a dataflow or a data structure, in either version`() async throws {
        try await Rest.ask { rest in
            for (path, version, name) in [
                ("v1/schema/dataflow/CORRIDOR/DF_STOCK", "2.1", "Dataflow=CORRIDOR:DF_STOCK"),
                (
                    "v1/schema/datastructure/CORRIDOR/DSD_STOCK/latest", "2.1",
                    "DataStructure=CORRIDOR:DSD_STOCK"
                ),
                ("v2/schema/dataflow/CORRIDOR/DF_STOCK", "3.0.0", "Dataflow=CORRIDOR:DF_STOCK"),
                ("v2/schema/dataflow/CORRIDOR/DF_STOCK/+", "3.0.0", "Dataflow=CORRIDOR:DF_STOCK"),
                (
                    "v2/schema/datastructure/CORRIDOR/DSD_STOCK/~", "3.0.0",
                    "DataStructure=CORRIDOR:DSD_STOCK"
                ),
                (
                    "v2/schema/dataflow/CORRIDOR/DF_STOCK?format=xsd-2.1", "2.1",
                    "Dataflow=CORRIDOR:DF_STOCK"
                ),
            ] {
                let reply = try await rest.get(path)
                #expect(reply.status == .ok, "\(path)")
                #expect(
                    reply.headers[.contentType]
                        == "application/vnd.sdmx.schema+xml;version=\(version)", "\(path)")
                #expect(reply.text.contains("<xs:schema") && reply.text.contains(name))
                #expect(reply.text.contains("DESTINATION") && reply.text.contains("\"TEST_2025\""))
            }
        }
    }

    @Test func `the dimension at the observations and deletion change a schema`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/schema/dataflow/CORRIDOR/DF_STOCK", "v2/schema/dataflow/CORRIDOR/DF_STOCK",
            ] {
                let plain = try await rest.get(path).text
                #expect(plain.contains("ObsLevelDim:TIME_PERIOD"))
                for dimension in ["SEX", "AllDimensions"] {
                    let reply = try await rest.get(path + "?dimensionAtObservation=\(dimension)")
                    #expect(reply.text.contains("ObsLevelDim:\(dimension)"), "\(path)")
                }
            }
            let path = "v2/schema/dataflow/CORRIDOR/DF_STOCK"
            let deletion = try await rest.get(path + "?deletion=true")
            let plain = try await rest.get(path + "?deletion=false")
            #expect(deletion.status == .ok && deletion.text != plain.text)
            let usual = try await rest.get(path)
            #expect(plain.text == usual.text)
            for (path, status) in [("v1", 403), ("v2", 422)] {
                let error = try await rest.error(
                    "\(path)/schema/dataflow/CORRIDOR/DF_STOCK?dimensionAtObservation=COLOUR")
                #expect(error.status == status && error.code == "150")
                #expect(error.text.contains("COLOUR") && error.text.contains("DESTINATION"))
            }
        }
    }

    @Test func `a schema as structures is cut to what is allowed`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/schema/dataflow/CORRIDOR/DF_STOCK?format=sdmx-ml-2.1",
                "v2/schema/dataflow/CORRIDOR/DF_STOCK?format=sdmx-json-2",
            ] {
                let found = try await rest.structures(path)
                #expect(found.dataStructures.map(\.id) == ["DSD_STOCK"])
                // A stock has no previous residence.
                let criteria = try #require(found.codelists.first { $0.id == "CL_CRITERION" })
                #expect(criteria.codes.map(\.id).sorted() == ["B", "C", "_U"])
                #expect(criteria.maintenance.isPartial)
                let agencies = found.organisationSchemes.flatMap(\.organisations).map(\.id)
                #expect(Set(agencies) == ["CORRIDOR", "SDMX"])
            }
        }
    }

    @Test func `schemas that are not given say so`() async throws {
        try await Rest.ask { rest in
            for (path, status, words) in [
                ("v1/schema/metadataflow/CORRIDOR/MDF_ESMS", 501, "metadataflow"),
                ("v2/schema/metadatastructure/CORRIDOR/MSD_ESMS", 501, "metadatastructure"),
                (
                    "v2/schema/metadataprovisionagreement/CORRIDOR/MPA_ESMS", 501,
                    "metadataprovisionagreement"
                ),
                (
                    "v1/schema/dataflow/CORRIDOR/DF_STOCK?explicitMeasure=true", 501,
                    "explicitMeasure"
                ),
                ("v1/schema/provisionagreement/CORRIDOR/PA", 404, "provisionagreement"),
                ("v2/schema/dataflow/CORRIDOR/DF_NONE", 404, "DF_NONE"),
                ("v2/schema/dataflow/OTHER/DF_STOCK", 404, "OTHER"),
                ("v2/schema/dataflow/CORRIDOR/DF_STOCK/9.9.9", 404, "version"),
            ] {
                let error = try await rest.error(path)
                #expect(error.status == status, "\(path): \(error)")
                #expect(error.text.contains(words), "\(path): \(error.text)")
            }
            let same = try await rest.get(
                "v1/schema/dataflow/CORRIDOR/DF_STOCK?explicitMeasure=false")
            #expect(same.status == .ok)
            let asOf = try await rest.get(
                "v2/schema/dataflow/CORRIDOR/DF_STOCK?asOf=2026-01-15T00:00:00Z")
            #expect(asOf.status == .ok && !asOf.text.contains("TEST_OTHER"))
        }
    }
}
