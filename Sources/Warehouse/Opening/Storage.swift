internal import GRDB

/// How a workspace's database file is open.
enum Storage: Sendable {
    case writing(DatabasePool)
    case reading(ReadOnlyDatabase)

    var isReadOnly: Bool {
        switch self {
        case .writing: false
        case .reading: true
        }
    }

    func read<T>(_ body: (Database) throws -> T) throws -> T {
        switch self {
        case .writing(let pool): try pool.read(body)
        case .reading(let database): try database.read(body)
        }
    }
}
