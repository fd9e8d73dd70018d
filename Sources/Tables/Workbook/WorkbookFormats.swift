import CLibxlsxwriter

/// The looks of cells of one workbook. They belong to the workbook and go with it.
struct WorkbookFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let heading: Format
    let wrapped: Format
    /// Whole numbers, with all their digits.
    let whole: Format
    /// Other numbers, with as many decimals as they have.
    let fraction: Format

    /// Nil if there is no memory.
    init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        guard let heading = workbook_add_format(workbook),
            let wrapped = workbook_add_format(workbook),
            let whole = workbook_add_format(workbook),
            let fraction = workbook_add_format(workbook)
        else { return nil }
        format_set_bold(heading)
        format_set_text_wrap(wrapped)
        format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        format_set_num_format(whole, "0")
        format_set_num_format(fraction, "0.###############")
        self.heading = heading
        self.wrapped = wrapped
        self.whole = whole
        self.fraction = fraction
    }

    /// The look of a number, and its width in characters; no look of its own where Excel's general
    /// one, which may use powers of ten, says more.
    func look(of number: Double) -> (format: Format?, width: Int) {
        let size = abs(number)
        guard size < 1e15 else { return (nil, 12) }
        if number == number.rounded() { return (whole, Self.digits(size) + (number < 0 ? 1 : 0)) }
        return size >= 1e-4 ? (fraction, 18) : (nil, 12)
    }

    private static func digits(_ size: Double) -> Int {
        var count = 1
        var limit = 10.0
        while size >= limit {
            count += 1
            limit *= 10
        }
        return count
    }
}
