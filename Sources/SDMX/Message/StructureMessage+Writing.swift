extension StructureMessage {
    /// Writes the structures as a message of that format; returns what it could not carry.
    ///
    /// Throws `.unsupported` for formats without structures, or in which they are only read.
    public func write(
        _ format: MessageFormat, output: @escaping MessageSink
    ) throws(SDMXError) -> [Loss] {
        switch format {
        case .ml21, .ml30: return try MLStructureWriter(format, sink: output).write(self)
        case .json1, .json2: return try JSONStructureWriter(format, sink: output).write(self)
        case .ml20, .ml31, .json21, .csv1, .csv2, .jsonStat, .unknown:
            throw SDMXError(
                .unsupported, found: "structures to be written in \(format.rawValue)",
                expected: "sdmx-ml-2.1, sdmx-ml-3.0, sdmx-json-1 or sdmx-json-2")
        }
    }
}

extension MetadataMessage {
    /// Writes the metadata as a message of that format, in SDMX-ML 2.1 a generic one; returns what
    /// it could not carry.
    ///
    /// What SDMX 2.1 has in another way is said in that of 3.0, and the reverse: since 3.0 a set is
    /// an artefact with an agency and a version, and its targets are URNs; in 2.1 each of several
    /// targets has a report of its own.
    ///
    /// Throws `.unsupported` for formats without metadata, or in which they are only read, and
    /// what the writers of structures throw.
    public func write(
        _ format: MessageFormat, output: @escaping MessageSink
    ) throws(SDMXError) -> [Loss] {
        switch format {
        case .ml21, .ml30:
            guard let edition = MLEdition(format) else { break }
            let writer = MLElementWriter(edition, sink: output)
            do throws(SDMXError) {
                try writer.metadataMessage(self)
                _ = try writer.finish()
            } catch {
                throw writer.located(error)
            }
            return writer.log.losses
        case .json2:
            let writer = JSONElementWriter(.v2, .compact, sink: output)
            do throws(SDMXError) {
                try writer.metadataMessage(self)
                _ = try writer.finish()
            } catch {
                throw writer.located(error)
            }
            return writer.log.losses
        case .csv2: return try CSVMetadataWriting.write(self, output)
        case .ml20, .ml31, .json1, .json21, .csv1, .jsonStat, .unknown: break
        }
        throw SDMXError(
            .unsupported, found: "metadata to be written in \(format.rawValue)",
            expected: "sdmx-ml-2.1, sdmx-ml-3.0, sdmx-json-2 or sdmx-csv-2")
    }
}
