/// How much a file may cost before it is refused.
///
/// Units: bytes, except `ratio`.
public struct ByteLimits: Sendable, Equatable {
    /// Greatest size of a file on disk. 2 GiB.
    public var file = 2 << 30
    /// Greatest size after inflating. 4 GiB.
    public var inflated = 4 << 30
    /// Greatest inflated size as a multiple of the compressed size, once `ratioFloor` is passed.
    public var ratio = 200
    /// Inflated size up to which no ratio is asked for. 10 MiB.
    public var ratioFloor = 10 << 20

    public init() {}

    /// The inflated bytes that a compressed input of `compressed` bytes may become.
    func allowance(compressed: Int) -> Int {
        let (product, overflow) = compressed.multipliedReportingOverflow(by: max(ratio, 1))
        return min(inflated, max(ratioFloor, overflow ? .max : product))
    }
}
