import Cubes
import Tables
import Vocabulary

/// The area codes of one column, each looked up once: from the publisher's code to the
/// register's area and its integer in a cube.
struct AreaColumn {
    /// What a code came to.
    struct Entry {
        let text: String
        let area: Area?
        /// The area's integer in the cube; nil where the code is unknown.
        let code: UInt32?
        /// Why the register does not know it.
        let explanation: String
    }

    private let register: AreaRegister
    private let scheme: AreaScheme
    /// The dimension's place in the cube's key.
    private let place: Int
    /// Our ids of codes that the scheme lacks.
    private let also: [String: String]
    private(set) var entries: [Entry] = []
    private var short: [UInt64: Int] = [:]
    private var long: [String: Int] = [:]
    private var last: (bytes: UInt64, entry: Int)?

    /// - Parameter also: our ids of marks beside the scheme, such as one for all areas together.
    init(
        _ register: AreaRegister, _ scheme: AreaScheme, at place: Int,
        also: [String: String] = [:]
    ) {
        self.register = register
        self.scheme = scheme
        self.place = place
        self.also = also
    }

    /// The entry of a field, without making a String for one that was seen.
    mutating func entry(
        _ reader: DelimitedReader, _ field: Int, in cube: inout Cube
    ) -> Int {
        guard let bytes = reader.code(field) else {
            return entry(reader.text(field), in: &cube)
        }
        if let last, last.bytes == bytes { return last.entry }
        let index: Int
        if let known = short[bytes] {
            index = known
        } else {
            index = entry(reader.text(field), in: &cube)
            short[bytes] = index
        }
        last = (bytes, index)
        return index
    }

    /// The entry of a code.
    mutating func entry(_ text: String, in cube: inout Cube) -> Int {
        if let known = long[text] { return known }
        let entry: Entry
        do throws(AreaLookupError) {
            let other = also[ColumnTable.trimmed(text)].flatMap { register.area($0) }
            let area = if let other { other } else { try register.resolve(text, in: scheme) }
            entry = Entry(
                text: text, area: area, code: cube.intern(area.id, at: place), explanation: "")
        } catch {
            entry = Entry(text: text, area: nil, code: nil, explanation: error.description)
        }
        entries.append(entry)
        long[text] = entries.count - 1
        return entries.count - 1
    }

    subscript(entry: Int) -> Entry { entries[entry] }
}
