internal import Crypto
internal import CryptoExtras
internal import Foundation

/// How passwords are turned into what is kept: scrypt (RFC 7914).
///
/// Memory: 128 N r bytes for each password under work, 32 MiB with the standard cost.
public struct Hashing: Sendable {
    /// What it costs. The parameters are kept with each hash, so that they can grow.
    public struct Cost: Hashable, Sendable {
        /// log2 of N, the number of rounds.
        public let logRounds: Int
        public let blockSize: Int
        public let parallelism: Int

        public init(logRounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// N = 2^15, r = 8, p = 1: about a tenth of a second and 32 MiB.
        public static let standard = Cost(logRounds: 15)
    }

    /// The cost of passwords that are set from now on.
    public let cost: Cost
    /// Told of each time that a password is worked on.
    private let whenWorking: @Sendable () -> Void

    /// - Parameter whenWorking: called once for each derivation, which tests count.
    public init(
        cost: Cost = .standard, whenWorking: @escaping @Sendable () -> Void = {}
    ) {
        self.cost = cost
        self.whenWorking = whenWorking
    }

    /// What is kept of a password: `scrypt$15$8$1$SALT$KEY`.
    func hash(_ password: String) throws(AccountError) -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        let key = try derive(Array(password.utf8), salt, cost)
        return "scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)"
            + "$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }

    /// Whether a password is the one of which this was kept. Without anything kept the same work is
    /// done, and the answer is no.
    func isRight(_ password: String, _ kept: String?) throws(AccountError) -> Bool {
        guard let kept, !password.isEmpty else {
            _ = try derive([1] + password.utf8, [UInt8](repeating: 0, count: 16), cost)
            return false
        }
        let parts = kept.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            let block = Int(parts[2]), let parallelism = Int(parts[3]), (1...24).contains(rounds),
            (1...64).contains(block), (1...64).contains(parallelism),
            let salt = Data(base64Encoded: parts[4]), let key = Data(base64Encoded: parts[5]),
            key.count == Self.keyBytes
        else {
            throw AccountError(
                .unreadable, "password", found: "a hash that cannot be read",
                expected: "scrypt with its parameters; set the password anew")
        }
        let own = try derive(
            Array(password.utf8), Array(salt),
            Cost(logRounds: rounds, blockSize: block, parallelism: parallelism))
        return Secret.isSame(own, Array(key))
    }

    /// Whether what was kept cost less than is asked for now.
    func isOutdated(_ kept: String) -> Bool {
        !kept.hasPrefix("scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)$")
    }

    private static let keyBytes = 32

    private func derive(
        _ password: [UInt8], _ salt: [UInt8], _ cost: Cost
    ) throws(AccountError) -> [UInt8] {
        whenWorking()
        return try Self.scrypt(password, salt: salt, cost, bytes: Self.keyBytes)
    }

    /// The key of a password, as RFC 7914 has it.
    package static func scrypt(
        _ password: [UInt8], salt: [UInt8], _ cost: Cost, bytes: Int
    ) throws(AccountError) -> [UInt8] {
        guard !password.isEmpty, !salt.isEmpty else {
            throw AccountError(
                .value, "password", found: "nothing", expected: "a password and a salt")
        }
        do {
            // More than the arithmetic asks for: the library counts its own tables too.
            let memory = 128 * cost.blockSize * ((1 << cost.logRounds) + cost.parallelism + 8)
            return try KDF.Scrypt.deriveKey(
                from: Data(password), salt: Data(salt), outputByteCount: bytes,
                rounds: 1 << cost.logRounds, blockSize: cost.blockSize,
                parallelism: cost.parallelism, maxMemory: memory
            ).withUnsafeBytes { Array($0) }
        } catch {
            throw AccountError(
                .storage, "password", found: "scrypt that failed (\(error))",
                expected: "memory for it")
        }
    }
}
