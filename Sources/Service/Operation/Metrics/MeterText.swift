internal import HTTPTypes

/// Counts in the text form that Prometheus reads.
struct MeterText {
    private(set) var text = ""

    /// A group of samples with its help and type.
    mutating func group(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Int) {
        add(name, labels, "\(value)")
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Double) {
        add(name, labels, "\(value)")
    }

    /// A group of one sample without labels; none where the value is not known.
    mutating func single(_ name: String, _ type: String, _ help: String, _ value: Double?) {
        guard let value else { return }
        group(name, type, help)
        if value == value.rounded(), abs(value) < 1e15 {
            add(name, [], "\(Int(value))")
        } else {
            add(name, [], "\(value)")
        }
    }

    private mutating func add(_ name: String, _ labels: [(String, String)], _ value: String) {
        text += name
        if !labels.isEmpty {
            text +=
                "{" + labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
                + "}"
        }
        text += " \(value)\n"
    }

    private static func escaped(_ text: String) -> String {
        guard text.contains(where: { "\\\"\n".contains($0) }) else { return text }
        return text.reduce(into: "") { result, character in
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
    }
}

extension MeterText {
    /// Adds all that is counted of requests.
    mutating func add(_ meters: Meters) {
        let tallies = zip(meters.endpoints, meters.tallies()).filter { $0.1.count > 0 }
        let methods = Meters.methods.map(\.rawValue) + ["other"]
        let requests = "corridor_http_requests_total"
        group(requests, "counter", "Requests answered, by endpoint, method and status.")
        for (endpoint, tally) in tallies {
            for (kind, count) in tally.requests.sorted(by: { $0.key < $1.key }) {
                sample(
                    requests,
                    [
                        ("endpoint", endpoint), ("method", methods[Int(kind.method)]),
                        ("status", "\(kind.status)"),
                    ], count)
            }
        }
        let duration = "corridor_http_request_duration_seconds"
        group(duration, "histogram", "Time from the head of a request to the end of its reply.")
        for (endpoint, tally) in tallies {
            var sum = 0
            for (bound, count) in zip(Meters.bounds.map { "\($0)" } + ["+Inf"], tally.durations) {
                sum += count
                sample(duration + "_bucket", [("endpoint", endpoint), ("le", bound)], sum)
            }
            sample(duration + "_sum", [("endpoint", endpoint)], tally.time)
            sample(duration + "_count", [("endpoint", endpoint)], sum)
        }
        let bytes = "corridor_http_response_bytes_total"
        group(bytes, "counter", "Bytes of reply bodies, after compression.")
        for (endpoint, tally) in tallies {
            sample(bytes, [("endpoint", endpoint)], tally.bytes)
        }
        let refusals = "corridor_http_refused_total"
        group(refusals, "counter", "Requests and connections refused or cut off, by limit.")
        let refused = meters.refused
        for limit in Limit.allCases {
            sample(refusals, [("limit", limit.rawValue)], refused[limit] ?? 0)
        }
    }

    /// Adds what the operating system knows of the process.
    mutating func add(_ facts: ProcessFacts) {
        single(
            "process_resident_memory_bytes", "gauge", "Memory in use.",
            facts.memory.map(Double.init))
        single(
            "process_cpu_seconds_total", "counter", "Time on processors.", facts.processorTime)
        single("process_open_fds", "gauge", "Open files.", facts.openFiles.map(Double.init))
        single("process_threads", "gauge", "Threads.", facts.threads.map(Double.init))
        single(
            "process_start_time_seconds", "gauge", "When the process began, since 1970.",
            facts.start)
    }
}
