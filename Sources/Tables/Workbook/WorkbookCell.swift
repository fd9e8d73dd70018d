/// What is written into one cell of a workbook.
///
/// Never a formula: text that starts with `=`, `+`, `-` or `@` is written as text and shown so.
public enum WorkbookCell: Sendable, Hashable {
    /// Text of at most 32,767 characters, as Excel counts them; more are cut, with a mark.
    case text(String)
    /// Text in bold.
    case heading(String)
    /// A number, kept to 16 significant digits. NaN and the infinities, which a workbook cannot
    /// hold, leave the cell empty.
    case number(Double)
    /// Text that leads to an address of the web. Only for addresses that this program makes or
    /// knows: what is no address of http, https or mailto is written as text.
    case link(String, address: String)
    /// No value. Not zero, and not the empty text.
    case blank
}
