/// A million observations read, validated and written, beside pysdmx and bare parsers of XML.
enum SDMXBench {
    static func run(quick: Bool, progress: (String) -> Void) throws -> Report {
        let peers = try SDMXPeers()
        let versions = try peers.ask(.versions)
        var report = Report(
            "sdmx",
            about: "made-up series of ten years over six dimensions; pysdmx "
                + "\(versions.pysdmx ?? ""), \(versions.expat ?? ""), libxml2 "
                + "\(versions.libxml2 ?? ""), Python \(versions.python ?? "")")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        progress("sdmx: files")
        let session = try SDMXSession(quick: quick, peers, folder)
        for kind in [SDMXFile.Kind.ml21, .ml30, .generic21, .csv1, .csv2, .json2] {
            progress("sdmx: read \(kind.rawValue)")
            report.peers.append(try session.read(kind))
        }
        for kind in [SDMXFile.Kind.ml21, .csv2] {
            progress("sdmx: validate \(kind.rawValue)")
            report.peers.append(try session.validate(kind))
        }
        for kind in [SDMXFile.Kind.ml21, .ml30, .csv2, .json2, .jsonStat] {
            progress("sdmx: write \(kind.rawValue)")
            report.peers.append(try session.write(kind))
        }
        report.memory = try SDMXMemory.measure(quick: quick, folder, progress: progress)
        report.notes = [
            "every answer checked: values sum to \(session.messages.answer.sum)",
            "rates are of processor time, of one thread, and medians; pysdmx does not validate, and"
                + " has a tenth of the observations, since a million takes it a minute in some",
        ]
        return report
    }
}
