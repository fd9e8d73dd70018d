/// What a request or connection can be refused or cut off for. The names are those of the
/// settings.
package enum Limit: String, Sendable, CaseIterable {
    case connections
    case connectionsPerClient = "connections-per-client"
    case requests
    case requestsPerClient = "requests-per-client"
    case streams
    case streamsPerClient = "streams-per-client"
    case rate = "rate-per-client"
    case target = "target-bytes"
    case header = "header-bytes"
    case body = "body-bytes"
    case requestTime = "request-seconds"
    case streamTime = "stream-seconds"
    case headTime = "head-seconds"
    case bodyTime = "body-seconds"
    case writeTime = "write-seconds"
}
