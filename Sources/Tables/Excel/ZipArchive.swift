import CLibzip

/// A zip container, such as that of a workbook: its list of entries, and any of them inflated on
/// demand.
///
/// Opened anew for each entry, so that it holds no state of libzip and may be shared.
package struct ZipArchive: Sendable {
    struct Entry: Sendable {
        let index: UInt64
        let name: String
        let size: Int
        let compressedSize: Int
        let isEncrypted: Bool
    }

    private let bytes: [UInt8]
    private let limits: WorkbookLimits
    /// By lower-case name: part names do not differ by case alone (ECMA-376 part 2, 6.2.2.3).
    private let entries: [String: Entry]

    package init(
        _ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()
    ) throws(TableError) {
        self.bytes = bytes
        self.limits = limits
        let listed = try ZipSession.open(bytes) { session throws(TableError) in
            try session.entries(limit: limits.parts)
        }
        var entries: [String: Entry] = [:]
        var compressed = 0
        for entry in listed {
            try Self.check(entry)
            guard entries.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
                throw Self.corrupt(entry.name, "two entries of this name", "one")
            }
            // Each entry has a local header of 30 bytes and its name before its data.
            let (sum, overflow) = compressed.addingReportingOverflow(entry.compressedSize)
            compressed = overflow ? .max / 2 : sum + 30 + entry.name.utf8.count
            guard compressed <= bytes.count else {
                throw Self.corrupt(
                    entry.name, "entries that overlap, or are larger than the file",
                    "entries side by side")
            }
        }
        self.entries = entries
    }

    /// The names of all entries, sorted.
    package var names: [String] { entries.values.map(\.name).sorted() }

    func contains(_ name: String) -> Bool { entries[name.lowercased()] != nil }

    /// Inflates an entry, its checksum verified; nil if there is none of that name.
    ///
    /// Throws `.limit` before inflating anything if its stated size passes the limits, and
    /// `.corrupt` if it does not keep to that size.
    package func read(_ name: String) throws(TableError) -> [UInt8]? {
        guard let entry = entries[name.lowercased()] else { return nil }
        if entry.isEncrypted {
            throw TableError(
                .unsupported, at: TablePlace(part: entry.name), found: "an encrypted entry",
                expected: "a workbook without a password")
        }
        let (product, overflow) = entry.compressedSize.multipliedReportingOverflow(by: limits.ratio)
        let allowance = min(limits.partBytes, max(limits.ratioFloor, overflow ? .max : product))
        guard entry.size <= allowance else {
            throw TableError(
                .limit, at: TablePlace(part: entry.name),
                found: "\(entry.size) bytes from \(entry.compressedSize) compressed bytes",
                expected: "at most \(allowance) bytes (the limit of size or ratio)")
        }
        return try ZipSession.open(bytes) { session throws(TableError) in
            try session.read(entry)
        }
    }

    private static func check(_ entry: Entry) throws(TableError) {
        let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
        guard !entry.name.hasPrefix("/"), !parts.contains(".."), !entry.name.contains(":") else {
            throw corrupt(entry.name, "a path that leads out of the archive", "a path inside it")
        }
        guard entry.size >= 0, entry.compressedSize >= 0 else {
            throw corrupt(entry.name, "an impossible size", "the size of the entry")
        }
    }

    fileprivate static func corrupt(
        _ part: String?, _ found: String, _ expected: String
    ) -> TableError {
        TableError(.corrupt, at: TablePlace(part: part), found: found, expected: expected)
    }
}

/// libzip over bytes in memory, open only within a closure.
private struct ZipSession {
    let archive: OpaquePointer

    static func open<Result>(
        _ bytes: [UInt8], _ body: (ZipSession) throws(TableError) -> Result
    ) throws(TableError) -> Result {
        try bytes.withUnsafeBufferPointer { buffer throws(TableError) in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            let count = zip_uint64_t(buffer.count)
            guard let source = zip_source_buffer_create(buffer.baseAddress, count, 0, &error) else {
                throw unopened(&error)
            }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                throw unopened(&error)
            }
            defer { zip_discard(archive) }
            return try body(ZipSession(archive: archive))
        }
    }

    func entries(limit: Int) throws(TableError) -> [ZipArchive.Entry] {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limit else {
            throw TableError(
                .limit, found: "a zip archive of \(count) entries", expected: "at most \(limit)")
        }
        var entries: [ZipArchive.Entry] = []
        for index in 0..<zip_uint64_t(max(count, 0)) {
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
                throw ZipArchive.corrupt(nil, "a damaged zip directory", "a list of entries")
            }
            entries.append(
                ZipArchive.Entry(
                    index: index,
                    // Some writers use the separator of their own system.
                    name: String(String(cString: name).map { $0 == "\\" ? "/" : $0 }),
                    size: Int(exactly: status.size) ?? -1,
                    compressedSize: Int(exactly: status.comp_size) ?? -1,
                    isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE)))
        }
        return entries
    }

    func read(_ entry: ZipArchive.Entry) throws(TableError) -> [UInt8] {
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw damaged(entry, zip_get_error(archive))
        }
        defer { zip_fclose(file) }
        var isSound = true
        // One byte more than stated: the read that finds the end also checks the checksum.
        let bytes = [UInt8](unsafeUninitializedCapacity: entry.size + 1) { buffer, count in
            while count < buffer.count {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[count...])
                let got = Int(zip_fread(file, rest.baseAddress, zip_uint64_t(rest.count)))
                if got < 0 { isSound = false }
                if got <= 0 { break }
                count += got
            }
        }
        guard isSound else { throw damaged(entry, zip_file_get_error(file)) }
        guard bytes.count == entry.size else {
            throw ZipArchive.corrupt(
                entry.name, "another size than the zip directory states", "\(entry.size) bytes")
        }
        return bytes
    }

    private func damaged(
        _ entry: ZipArchive.Entry, _ error: UnsafeMutablePointer<zip_error_t>?
    ) -> TableError {
        let reason = error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) }
        return ZipArchive.corrupt(
            entry.name, "a damaged entry (\(reason ?? "unknown"))", "an entry that inflates")
    }

    private static func unopened(_ error: inout zip_error_t) -> TableError {
        let reason = zip_error_strerror(&error).map { String(cString: $0) } ?? "unknown"
        return TableError(
            .truncated, found: "a zip archive without a sound directory at its end (\(reason))",
            expected: "a whole file; this one may have been cut off")
    }
}
